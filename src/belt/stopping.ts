import { ageMsOf, freshMsOf } from './standstill.ts'
import type { Limits } from './limits.ts'
import type { Sample, Seen, StopSeen } from './seen.ts'

/**
 * Whether a belt that is to come to rest does (governor, rule 1). A reading of zero tells nothing here: a lone one is noise
 * (quirk 57), and one that lasts is a standstill.
 */

/** Covers the last bit of a difference of two hundredths. */
const EPSILON = 1e-9

/** The reading at which a belt last lost half a km/h, or the one it began at. */
export type Fall = Sample

/** After a reading of a belt that moves: one that gains again has to lose that as well. */
export function fallAfter(fall: Fall, sample: Sample, limits: Limits): Fall {
  const lostKmh = fall.speedKmh - sample.speedKmh
  if (lostKmh >= limits.obeysStopKmh - EPSILON) return sample
  return lostKmh < 0 ? { ...fall, speedKmh: sample.speedKmh } : fall
}

/** After a reading of a belt that moves. One that gains as much again is not stopping any more. */
export function stopAfter(stop: StopSeen, sample: Sample, limits: Limits): StopSeen {
  const seen = { ...stop, blind: 0, fall: stop.fall === null ? sample : fallAfter(stop.fall, sample, limits) }
  const lostKmh = stop.mark === null ? 0 : stop.mark.speedKmh - sample.speedKmh
  if (stop.mark === null || lostKmh < -limits.heardStopKmh) return { ...seen, mark: { ...sample, atMs: stop.lastAtMs } }
  return lostKmh >= limits.heardStopKmh - EPSILON ? { ...seen, mark: sample } : seen
}

/** True while the belt has lost speed since the last Stop, and not long ago: it needs no other. */
export function heardStopOf({ mark, lastAtMs }: StopSeen, limits: Limits, nowMs: number): boolean {
  return mark !== null && mark.atMs > lastAtMs && nowMs - mark.atMs < limits.stallMs
}

/**
 * True where the newest reading showed a belt that had lost speed since the last Stop and was slower than it can run: it
 * is at rest by now, and a machine that says nothing at rest (quirks 8, 58) does not say so.
 */
export function comesToRestOf({ sample, grid }: Seen, { mark, lastAtMs }: StopSeen): boolean {
  const heard = mark !== null && mark.atMs > lastAtMs
  return heard && sample !== null && grid !== null && sample.speedKmh < grid.minKmh
}

/** True where fresh telemetry shows a belt that runs on: whatever it lost, it lost nothing for 4 s and one period. */
export function runsOnOf(seen: Seen, fall: Fall, nowMs: number): boolean {
  if (seen.sample === null || seen.sample.speedKmh === 0 || ageMsOf(seen, nowMs) > freshMsOf(seen)) return false
  return nowMs - fall.atMs > seen.limits.stallMs + seen.periodMs
}
