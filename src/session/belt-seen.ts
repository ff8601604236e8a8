import type { Seen } from './seen.ts'
import { toleranceOf } from './watch.ts'

/** Age of the newest reading with a speed, ms; Infinity before the first. */
export function ageMsOf(seen: Seen, nowMs: number): number {
  return seen.sample === null ? Infinity : nowMs - seen.sample.atMs
}

/** How old a reading may be and still say what the belt does, ms: max(2.5 s, 1.5 periods) (governor, rule 5). */
export function freshMsOf(seen: Seen): number {
  return Math.max(2500, 1.5 * seen.periodMs)
}

/** True where fresh telemetry shows the belt moving. */
export function movingOf(seen: Seen, nowMs: number): boolean {
  return seen.sample !== null && seen.sample.speedKmh > 0 && ageMsOf(seen, nowMs) <= freshMsOf(seen)
}

/** Zero has to last this long before it is a standstill, ms: some machines send single zeros at speed (quirk 57). */
const STILL_AFTER_MS = 1000

/**
 * A provable standstill: zero speed in fresh telemetry; or silence that follows zero speed, a stopped status or a
 * fresh connection, plus the runner's word that the belt is still (quirks 8, 58).
 */
export function standstillOf(seen: Seen, nowMs: number): boolean {
  if (seen.link === 'down') return false
  if (ageMsOf(seen, nowMs) <= freshMsOf(seen)) {
    return seen.zeroSinceMs !== null && seen.sample !== null && seen.sample.atMs - seen.zeroSinceMs >= STILL_AFTER_MS
  }
  return seen.saidStillAtMs !== null && silentAtRestOf(seen, nowMs) && seen.saidStillAtMs >= silentSinceMs(seen)
}

/** True where the machine is silent and may be at rest, so that only the runner's eyes can tell. */
export function silentAtRestOf(seen: Seen, nowMs: number): boolean {
  if (seen.link === 'down' || ageMsOf(seen, nowMs) <= freshMsOf(seen)) return false
  return seen.sample === null || seen.zeroSinceMs !== null || seen.saidStoppedAtMs !== null
}

function silentSinceMs(seen: Seen): number {
  return seen.sample?.atMs ?? seen.linkUpAtMs ?? 0
}

/** How many readings in a row make a settled speed (governor, rule 8). */
const SETTLED_READINGS = 2

/**
 * The speed that a hand on the console has set, km/h, or null: the belt has settled off our order after having been
 * at it, or at a target that the machine announced and we did not order (quirk 61: the announcement alone is no proof).
 */
export function consoleSpeedOf(seen: Seen): number | null {
  const { aim, sample } = seen
  if (aim === null || sample === null || sample.speedKmh <= 0 || aim.settled.count < SETTLED_READINGS) return null
  // The newest reading, not where the agreement began: a slow ramp agrees with itself all the way to its target.
  const settledKmh = sample.speedKmh
  const announced = seen.saidSpeedKmh !== null && Math.abs(seen.saidSpeedKmh - settledKmh) <= 0.05
  if (announced && Math.abs(settledKmh - aim.speedKmh) > 0.05) return settledKmh
  const off = Math.abs(settledKmh - aim.speedKmh) > toleranceOf(seen) + 1e-9
  return off && aim.reachedAtMs !== null ? settledKmh : null
}
