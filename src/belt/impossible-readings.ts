import type { Sample, Seen } from './seen.ts'
import { ageMsOf, freshMsOf } from './readings.ts'

/**
 * What a reading is worth: the one place that decides what the belt's speed is. One impossible reading decides nothing,
 * a second that says the same does, at once.
 */

/**
 * The belt's speed by a new reading, km/h. A zero right after a reading at speed is noise (quirk 57), and so is a gain
 * that no belt makes (quirk 81), until the next reading agrees.
 */
export function beltKmhAfter(seen: Seen, read: Sample): number {
  const { sample } = seen
  if (sample === null || !isImpossible(seen, sample, read)) return read.speedKmh
  return bornOutBy(seen, read) === null ? sample.speedKmh : read.speedKmh
}

/** The reading before, not believed by itself, that this one bears out: the two count. Null where there is none. */
export function bornOutBy(seen: Seen, read: Sample): Sample | null {
  const { sample, rest } = seen
  if (sample === null || rest.doubted === null || !isImpossible(seen, sample, read)) return null
  return (rest.doubted.speedKmh === 0) === (read.speedKmh === 0) ? rest.doubted : null
}

/**
 * The belt's speed as it is known now, km/h; null where it is not: the newest reading is old, or a zero after motion that
 * no second one bears out yet, however long the machine was silent before it.
 */
export function knownKmhOf(seen: Seen, nowMs: number): number | null {
  const { sample, zeroSinceMs, limits } = seen
  if (sample === null || ageMsOf(seen, nowMs) > freshMsOf(seen)) return null
  const { lastMotion } = seen.rest
  const isLone = sample.speedKmh === 0 && sample.atMs === zeroSinceMs
  return isLone && lastMotion !== null && lastMotion.speedKmh > limits.loneZeroKmh ? null : sample.speedKmh
}

function isImpossible({ limits }: Seen, before: Sample, read: Sample): boolean {
  const afterMs = read.atMs - before.atMs
  if (afterMs > limits.longestPeriodMs) return false
  if (read.speedKmh === 0) return before.speedKmh > limits.loneZeroKmh
  return read.speedKmh - before.speedKmh > Math.max(limits.leapKmh, (limits.leapKmhPerS * afterMs) / 1000)
}
