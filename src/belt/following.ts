import { toleranceOf } from './standstill.ts'
import type { Following, Seen } from './seen.ts'

/** How the belt follows the last speed that was ordered. */

/** Covers the last bit of a difference of two hundredths. */
const EPSILON = 1e-9

/** The aim that an order to run at `speedKmh` sets. */
export function followingFor(seen: Seen, speedKmh: number, atMs: number): Following {
  const measuredKmh = seen.sample?.speedKmh ?? 0
  const before = seen.following
  const again = before !== null && before.speedKmh === speedKmh
  return {
    speedKmh,
    fromKmh: fromKmhOf(before, speedKmh, measuredKmh),
    previousKmh: again ? before.previousKmh : (before?.speedKmh ?? measuredKmh),
    atMs,
    tries: again ? before.tries + 1 : 1,
    answer: null,
    reachedAtMs: null,
    nearSinceMs: null,
    arrivedAtMs: null,
    progress: { speedKmh: measuredKmh, atMs },
    unitCheck: !seen.unitChecked,
    settled: { count: 0, speedKmh: measuredKmh, sinceMs: atMs },
  }
}

/**
 * No honest belt exceeds it on the way down: where it is, or where it was still heading; in a row of falls what held
 * for the first, or a belt that has orders backwards would raise it with each.
 */
function fromKmhOf(before: Following | null, speedKmh: number, measuredKmh: number): number {
  if (speedKmh >= measuredKmh || before === null || before.reachedAtMs !== null) return measuredKmh
  const headingKmh = Math.max(measuredKmh, before.speedKmh)
  return before.speedKmh < before.fromKmh ? Math.min(before.fromKmh, headingKmh) : headingKmh
}

/** The aim after a reading of a moving belt. */
export function followingAfter(seen: Seen, aim: Following, speedKmh: number, atMs: number): Following {
  const offKmh = Math.abs(speedKmh - aim.speedKmh)
  const near = offKmh <= toleranceOf(seen) + EPSILON
  const nearSinceMs = near ? (aim.nearSinceMs ?? atMs) : null
  const arrived = nearSinceMs !== null && atMs - nearSinceMs >= seen.limits.settledMs
  const nearer = offKmh <= Math.abs(aim.progress.speedKmh - aim.speedKmh) - seen.limits.nearerKmh + EPSILON
  const sameKmh = Math.max(seen.limits.sameSpeedKmh, (seen.grid?.stepKmh ?? 0) / 2) + EPSILON
  const same = aim.settled.count > 0 && Math.abs(speedKmh - aim.settled.speedKmh) <= sameKmh
  return {
    speedKmh: aim.speedKmh,
    fromKmh: aim.fromKmh,
    previousKmh: aim.previousKmh,
    atMs: aim.atMs,
    tries: aim.tries,
    answer: aim.answer,
    reachedAtMs: aim.reachedAtMs ?? (near ? atMs : null),
    nearSinceMs,
    arrivedAtMs: aim.arrivedAtMs ?? (arrived ? atMs : null),
    progress: nearer ? { speedKmh, atMs } : aim.progress,
    unitCheck: aim.unitCheck,
    settled: same ? { ...aim.settled, count: aim.settled.count + 1 } : { count: 1, speedKmh, sinceMs: atMs },
  }
}

/** The aim where a speed is taken as it is found. */
export function followingAt(speedKmh: number, atMs: number): Following {
  return {
    speedKmh,
    fromKmh: speedKmh,
    previousKmh: speedKmh,
    atMs,
    tries: 1,
    answer: 'acknowledged',
    reachedAtMs: atMs,
    nearSinceMs: atMs,
    arrivedAtMs: atMs,
    progress: { speedKmh, atMs },
    unitCheck: false,
    settled: { count: 0, speedKmh, sinceMs: atMs },
  }
}
