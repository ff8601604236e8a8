import type { DependingAskKind } from '../protocol/panel/asks.ts'
import type { Snapshot } from '../protocol/panel/snapshot.ts'

/** Whether taking it makes the belt faster: such an ask is a long press. */
export const raises = (ask: DependingAskKind, { leadsTo }: Snapshot): boolean => leadsTo[ask]?.raises ?? true
