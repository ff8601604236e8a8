import { handOnConsoleOf } from './following.ts'
import type { RiseSeen, Sample, Seen } from './seen.ts'

/**
 * How fast a belt gains speed once it begins to, learned from orders that it was seen to follow. It tells when a change has to
 * begin so that it ends on its line, and nothing else: no belt is told or judged by it.
 */

/** So many rises tell it: a single one may have been cut into by the console. */
const RISES = 3
/** What is less between two readings is no rise, km/h. */
const RISES_BY_KMH = 0.05

/** Km/h per second; null where neither this run nor the machine's profile tells it. */
export function rampOf({ rises, limits }: Pick<Seen, 'rises' | 'limits'>): number | null {
  if (rises.length < RISES) return limits.rampKmhPerS > 0 ? limits.rampKmhPerS : null
  const sorted = rises.map(({ kmhPerS }) => kmhPerS).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? null
}

/** The rises after a reading of a moving belt: of each order the steepest gain between two of them, three orders at most. */
export function risesAfter(seen: Seen, { speedKmh, atMs }: Sample): readonly RiseSeen[] {
  const { following, sample: before, rises, grid, limits } = seen
  if (following === null || before === null || grid === null || following.readings === null) return rises
  const rose = following.speedKmh > following.fromKmh && before.speedKmh >= grid.minKmh
  if (!rose || speedKmh - before.speedKmh < RISES_BY_KMH || handOnConsoleOf(seen)) return rises
  const kmhPerS = Math.min(limits.believableKmhPerS, ((speedKmh - before.speedKmh) / (atMs - before.atMs)) * 1000)
  const last = rises.at(-1)
  if (last?.ofMs !== following.firstAtMs) return [...rises, { ofMs: following.firstAtMs, kmhPerS }].slice(-RISES)
  return kmhPerS > last.kmhPerS ? rises.with(-1, { ...last, kmhPerS }) : rises
}
