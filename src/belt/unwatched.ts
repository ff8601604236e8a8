import type { Seen } from './seen.ts'

/**
 * Whether it changes anything that nobody has proven to watch for `forMs` (0: somebody does again): from the first of the
 * belt's limits of watching to the last. Before, nothing is kept back for it; after, everything is.
 */
export function changesWatching({ limits, unwatchedMs }: Seen, forMs: number): boolean {
  if (forMs === 0) return unwatchedMs > 0
  const { unwatchedRiseMs, unwatchedStopMs } = limits
  return forMs >= Math.min(unwatchedRiseMs, unwatchedStopMs) && unwatchedMs < Math.max(unwatchedRiseMs, unwatchedStopMs)
}
