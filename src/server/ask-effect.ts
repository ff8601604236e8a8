import { ASKS, type Ask, type DependingAskKind } from '../../protocol/panel/asks.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'

/** Carrying it out twice is harmless, leaving it out once is not. */
export const stops = ({ ask }: Ask): boolean => ASKS[ask].effect === 'stops'

/** Nothing gets faster by it. */
export const slows = (ask: Ask): boolean => stops(ask) || ASKS[ask.ask].effect === 'slows'

/**
 * Whether more would be wished for. `drawn`, which takes its time, is asked only where that depends on the session: what is not to be had may be
 * had by the time it is asked, and then raise.
 */
export function raises({ ask }: Ask, drawn: () => Pick<Snapshot, 'leadsTo'>): boolean {
  return dependsOn(ask) ? (drawn().leadsTo[ask]?.raises ?? true) : ASKS[ask].effect === 'raises'
}

const dependsOn = (kind: Ask['ask']): kind is DependingAskKind => ASKS[kind].effect === 'depends'
