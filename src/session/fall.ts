import { ageMsOf, freshMsOf } from './belt-seen.ts'
import type { Sample, Seen } from './seen.ts'

/** How a belt that is to come to rest falls: the reading at which it last lost half a km/h, or the one it began at. */
export type Fall = Sample

/** A belt that lost less than this in the time below is not coming to rest (governor, rule 1). */
const FALL_KMH = 0.5
const FALL_MS = 4000
/** Covers the last bit of a difference of two hundredths. */
const EPSILON = 1e-9

/** After a reading of a belt that moves: one that gains again has to lose that as well. */
export function fallAfter(fall: Fall, sample: Sample): Fall {
  const lostKmh = fall.speedKmh - sample.speedKmh
  if (lostKmh >= FALL_KMH - EPSILON) return sample
  return lostKmh < 0 ? { ...fall, speedKmh: sample.speedKmh } : fall
}

/** True where fresh telemetry shows a belt that runs on: no fall for 4 s and one period. */
export function runsOnOf(seen: Seen, fall: Fall, nowMs: number): boolean {
  if (seen.sample === null || seen.sample.speedKmh === 0 || ageMsOf(seen, nowMs) > freshMsOf(seen)) return false
  return nowMs - fall.atMs > FALL_MS + seen.periodMs
}
