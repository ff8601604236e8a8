import { EXACT_KMH, type Limits } from './limits.ts'
import type { Following, Seen } from './seen.ts'
import { onItsWayOf } from './readings.ts'
import { asOrderedKmhOf, toleranceOf } from './tolerance.ts'

/** A machine that refuses the speed it was ordered, and when it is ordered again (governor, rule 10). */

/** The order that the machine refused, and does nothing of all the same; also while it is tried again. Null where there is none. */
export function refusedOrderOf(seen: Seen, nowMs: number): Following | null {
  const { following } = seen
  if (following === null || following.refusals === 0 || following.reachedAtMs !== null) return null
  const isRefused = following.answer === 'refused' || following.answer === null
  return isRefused && !(comesAllTheSame(seen, following) && onItsWayOf(seen, nowMs)) ? following : null
}

/** True where the belt has come nearer to the order since; one that only sets off comes to its minimum by itself. */
export function comesAllTheSame({ grid }: Seen, { atMs, progress }: Following): boolean {
  return progress.atMs !== atMs && progress.speedKmh > (grid?.minKmh ?? 0) + EXACT_KMH
}

/** True where an order would make the belt faster than it is measured. */
export function risesOf(seen: Seen, { speedKmh }: Following): boolean {
  return speedKmh > asOrderedKmhOf(seen, seen.sample?.speedKmh ?? 0)
}

/**
 * When a refused order is tried again by itself, ms: 2, 4, 8 … 30 s after the last try, since the machine may be ready then
 * (quirk 10). Null where it is not: a belt above a walk does not rise later than the runner expects it to, so there a
 * rise has the first of these tries alone.
 */
export function triedAgainAtMsOf(seen: Seen, following: Following, walkKmh: number): number | null {
  const isKmh = seen.sample?.speedKmh ?? 0
  if (risesOf(seen, following) && following.refusals > 1 && isKmh > walkKmh + toleranceOf(seen, walkKmh)) return null
  return following.atMs + backOffMsOf(following, seen.limits)
}

const backOffMsOf = ({ refusals }: Following, { refusedRetryMs, longestRetryMs }: Limits): number =>
  Math.min(longestRetryMs, refusedRetryMs * 2 ** (refusals - 1))
