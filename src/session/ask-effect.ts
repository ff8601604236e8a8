import type { Ask, AskKind } from '../../protocol/panel/asks.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'

/**
 * What an ask does to the belt: `stops` it, `slows` it or keeps it from getting faster, makes it go `faster`, goes on to
 * whatever comes `next`, or leaves it as it is (`none`).
 */
const EFFECT: Readonly<Record<AskKind, 'stops' | 'slows' | 'faster' | 'next' | 'none'>> = {
  begin: 'none',
  start: 'faster',
  hold: 'slows',
  'resume-plan': 'faster',
  slower: 'slows',
  faster: 'faster',
  'ease-off': 'slows',
  go: 'faster',
  'not-yet': 'slows',
  'skip-sprint': 'slows',
  next: 'next',
  'cool-down': 'slows',
  'walk-now': 'slows',
  stop: 'stops',
  pause: 'stops',
  resume: 'faster',
  end: 'none',
  discard: 'none',
  again: 'none',
  skip: 'none',
  'skip-all': 'none',
  'belt-is-still': 'none',
  'console-says': 'none',
  unlock: 'none',
}

/** Carrying it out twice is harmless, leaving it out once is not. */
export const stops = ({ ask }: Ask): boolean => EFFECT[ask] === 'stops'

/** Nothing gets faster by it. */
export const slows = ({ ask }: Ask): boolean => EFFECT[ask] === 'slows' || EFFECT[ask] === 'stops'

/** Whether the belt would go faster by it. `drawn`, which takes its time, is asked only where that depends on the session. */
export function speedsUp({ ask }: Ask, drawn: () => Pick<Snapshot, 'next' | 'targetKmh'>): boolean {
  if (EFFECT[ask] !== 'next') return EFFECT[ask] === 'faster'
  const { next, targetKmh } = drawn()
  return (next?.targetKmh ?? 0) > (targetKmh ?? 0)
}
