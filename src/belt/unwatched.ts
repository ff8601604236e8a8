import type { Because } from './order.ts'
import { nobodyOnBeltMsOf } from './readings.ts'
import type { Seen } from './seen.ts'

/** Whether somebody looks after the belt. */

/**
 * Whether it changes anything that nobody has proven to watch for `forMs` (0: somebody does again): from the first of the
 * belt's limits of watching to the last. Before, nothing is kept back for it; after, everything is.
 */
export function changesWatching({ limits, unwatchedMs }: Seen, forMs: number): boolean {
  if (forMs === 0) return unwatchedMs > 0
  const { unwatchedRiseMs, unwatchedStopMs } = limits
  return forMs >= Math.min(unwatchedRiseMs, unwatchedStopMs) && unwatchedMs < Math.max(unwatchedRiseMs, unwatchedStopMs)
}

/** Why a belt is left to itself; null while it is not (governor, rule 6). */
export function leftAloneOf(seen: Seen): Because | null {
  if (seen.unwatchedMs >= seen.limits.unwatchedStopMs) return 'nobody-watches'
  return nobodyOnBeltMsOf(seen) >= seen.limits.emptyStopMs ? 'nobody-on-belt' : null
}
