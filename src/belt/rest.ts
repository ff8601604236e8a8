import type { Sample, Seen } from './seen.ts'
import { ageMsOf, freshMsOf, mayStillStartOf, unseenMsOf } from './readings.ts'
import { stallMsOf, stepCountsOf } from './stopping.ts'

/**
 * Whether a belt rests: the one place that says so, for Stop, start, the will, the stretch, leaving and the end of a plan
 * alike (governor, rule 1). Two dangers pull apart: telemetry lies about zero (quirks 78 to 80), and a Stop at standstill
 * starts some machines (quirk 21).
 *
 * - `proven`: zero that lasts and that nothing contradicts, or the runner's eyes
 * - `likely`: last seen falling to rest, or resting
 * - null: neither. It may move.
 */
export type Rest = 'proven' | 'likely' | null

export function restOf(seen: Seen, nowMs: number): Rest {
  if (seen.link === 'down') return null
  if (seen.saidStillAtMs !== null) return 'proven'
  const rested = restedWhenReadOf(seen)
  if (rested && ageMsOf(seen, nowMs) <= freshMsOf(seen)) return 'proven'
  return rested || fellToRest(seen, nowMs) ? 'likely' : null
}

/** Rest proven. */
export function standstillOf(seen: Seen, nowMs: number): boolean {
  return restOf(seen, nowMs) === 'proven'
}

/**
 * True where the newest readings prove rest, however long ago they came: zero for 1 s and two readings, distance and
 * elapsed time standing where they tell anything, after a fall that a belt can make or for as long as the slowest takes,
 * on a machine that moved since its last start and whose zeros were never found false.
 */
export function restedWhenReadOf(seen: Seen): boolean {
  const { sample, zeroSinceMs, limits } = seen
  if (sample === null || zeroSinceMs === null || sample.speedKmh > 0) return false
  if (seen.rest.falseZeros || seen.rest.unmovedStart) return false
  const zeroMs = sample.atMs - Math.max(zeroSinceMs, seen.stop?.lastAtMs ?? -Infinity)
  if (zeroMs < limits.stillMs || sample.atMs - zeroSinceMs < runOutMsOf(seen)) return false
  return distanceStands(seen) && elapsedStands(seen, sample)
}

/** How long zero has to last after the speed before it, ms: nothing after a fall that a belt can make, and that was seen. */
function runOutMsOf({ rest: { lastMotion }, zeroSinceMs, limits }: Seen): number {
  if (lastMotion === null || zeroSinceMs === null) return 0
  const { speedKmh, atMs } = lastMotion
  const steep = speedKmh > (limits.steepestFallKmhPerS * unseenMsOf(limits, zeroSinceMs - atMs)) / 1000
  return steep ? (speedKmh / limits.slowestFallKmhPerS) * 1000 : 0
}

function distanceStands({ rest: { distance }, limits }: Seen): boolean {
  return distance === null || distance.atMs - distance.sinceMs >= limits.stillMs
}

/** Elapsed time that goes on at rest says nothing; one that was seen to stand there says that the belt moves by going on. */
function elapsedStands({ elapsed, rest, limits, periodMs }: Seen, { atMs }: Sample): boolean {
  return !rest.elapsedRests || elapsed === null || atMs - elapsed.sinceMs >= limits.stillMs + periodMs
}

/**
 * Last seen falling by a Stop or by the console, above zero; and now zero, or unheard of (zeros that were found false
 * say nothing either) for longer than the last speed needs to run out at the fall seen.
 */
function fellToRest(seen: Seen, nowMs: number): boolean {
  const { sample } = seen
  const { lastMotion, falseZeros, fall } = seen.rest
  const step = fall?.step ?? null
  if (lastMotion === null || sample === null || step === null || !stepCountsOf(seen, lastMotion.atMs)) return false
  if (sample.speedKmh === 0 && !falseZeros) return true
  if (distanceGrowsOf(seen, nowMs)) return false
  const runOutMs = (lastMotion.speedKmh / step.kmhPerS) * 1000
  return nowMs - lastMotion.atMs > Math.max(freshMsOf(seen), runOutMs)
}

/** True while the machine's distance goes on beside zeros: motion, whatever its speed says (quirk 80). */
export function distanceGrowsOf(seen: Seen, nowMs: number): boolean {
  const { zeroSinceMs, rest } = seen
  const { distance, falseZeros } = rest
  if (distance === null || zeroSinceMs === null || !falseZeros) return false
  return distance.sinceMs > zeroSinceMs && nowMs - distance.sinceMs <= stallMsOf(seen)
}

/**
 * True where only the runner's eyes can tell whether the belt rests: the machine is silent and may be at rest (quirks 8,
 * 58), reads zero without proof (78 to 80), or keeps sending a speed while distance and elapsed time stand (59).
 */
export function needsEyesOf(seen: Seen, nowMs: number): boolean {
  if (seen.link === 'down' || mayYetMoveOf(seen, nowMs) || standstillOf(seen, nowMs)) return false
  if (silentMsOf(seen, nowMs) > freshMsOf(seen)) return mayRestInSilence(seen, nowMs)
  if (seen.sample === null) return false
  if (seen.zeroSinceMs === null) return frozenOf(seen)
  const zeroMs = seen.sample.atMs - seen.zeroSinceMs
  return zeroMs >= seen.limits.unprovenZeroMs && !distanceGrowsOf(seen, nowMs)
}

function mayRestInSilence(seen: Seen, nowMs: number): boolean {
  const { sample, zeroSinceMs, saidStoppedAtMs, stop } = seen
  const stopped = saidStoppedAtMs !== null || stop !== null
  return sample === null || zeroSinceMs !== null || stopped || restOf(seen, nowMs) !== null
}

/** How long nothing was read, ms; since the link came up where nothing ever was. */
function silentMsOf({ sample, linkUpAtMs }: Seen, nowMs: number): number {
  return nowMs - (sample?.atMs ?? linkUpAtMs ?? 0)
}

/** True where the machine sends the same speed again and again while what it counts stands still (quirk 59). */
export function frozenOf(seen: Seen): boolean {
  const { sample, elapsed, limits } = seen
  const { distance, steadySinceMs } = seen.rest
  if (sample === null || sample.speedKmh === 0 || steadySinceMs === null || elapsed === null) return false
  if (distance === null || distance.step === null || !elapsed.ticked) return false
  const countsMs = ((limits.lateCounts * distance.step) / (sample.speedKmh / 3.6)) * 1000
  const standsMs = sample.atMs - Math.max(distance.sinceMs, elapsed.sinceMs, steadySinceMs)
  return standsMs >= Math.max(stallMsOf(seen), countsMs)
}

/** True while a belt that stands may begin to move by our doing: told to start, or given a Stop at rest (quirk 21). */
export function mayYetMoveOf(seen: Seen, nowMs: number): boolean {
  const { stop, limits } = seen
  if (mayStillStartOf(seen, nowMs)) return true
  return stop !== null && stop.atRest && nowMs - stop.lastAtMs <= limits.startMs
}
