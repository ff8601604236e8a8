import { EPSILON_KMH } from './limits.ts'
import type { Following, Seen } from './seen.ts'
import { passingMsOf } from './following.ts'
import { lagMsOf } from './lag.ts'
import { followMsOf } from './readings.ts'
import { asOrderedKmhOf, toleranceOf } from './tolerance.ts'
import { isOtherUnit, tellsOtherUnitOf } from './unit.ts'

/**
 * The speed that a hand on the console has set, as an order of it would be, km/h; null where none did. The belt has settled
 * off our order after having been at it, for four readings and 2 s; or, for two and 1 s, a grid step or more off it at a target
 * that the machine announced and we did not order (quirk 61: the announcement alone is no proof). Above an order to slow
 * that is still being followed it may as well be a belt that has it backwards (quirk 42); and until the unit is checked,
 * our order taken in the other one (quirk 28), which is the governor's to judge (rule 9).
 */
export function consoleSpeedOf(seen: Seen): number | null {
  const { following, sample, limits } = seen
  if (following === null || sample === null || sample.speedKmh === 0) return null
  const settledKmh = settledKmhOf(seen, following)
  const byKmh = Math.abs(settledKmh - following.speedKmh)
  const ofUnit =
    following.keptKmh === null ? isOtherUnit(settledKmh / following.speedKmh, limits) : tellsOtherUnitOf(seen)
  const checksUnit = following.unitCheck && seen.unit.check === 'due'
  if (checksUnit && ofUnit) return null
  const backwards = following.speedKmh < following.fromKmh && settledKmh > following.speedKmh
  if (backwards && sample.atMs - following.atMs <= followMsOf(seen)) return null
  if (isAnnounced(seen, following, settledKmh) && byKmh >= (seen.grid?.stepKmh ?? 0) - EPSILON_KMH) return settledKmh
  if (following.reachedAtMs === null || byKmh <= toleranceOf(seen, following.speedKmh) + EPSILON_KMH) return null
  const { count, sinceMs } = following.settled
  // A belt that is slow to pass by the order that checks the unit is in no other hands for that.
  const passingMs = checksUnit ? (passingMsOf(seen, following, limits.sameSpeedKmh) ?? followMsOf(seen)) : 0
  // On a machine that does everything late it may be an order before the last.
  const settledMs = Math.max(limits.consoleMs + lagMsOf(seen), passingMs)
  return count >= limits.consoleReadings && sample.atMs - sinceMs >= settledMs ? settledKmh : null
}

function isAnnounced(seen: Seen, { settled, speedKmh }: Following, settledKmh: number): boolean {
  const { saidSpeedKmh, sample, limits } = seen
  const settledMs = (sample?.atMs ?? 0) - settled.sinceMs
  if (saidSpeedKmh === null || settled.count < limits.announcedReadings || settledMs < limits.settledMs) return false
  const said = Math.abs(saidSpeedKmh - settledKmh) <= limits.announcedKmh + EPSILON_KMH
  return said && Math.abs(saidSpeedKmh - speedKmh) > limits.announcedKmh
}

/** The newest reading of those that agree, or their mean where they are noisy. */
function settledKmhOf(seen: Seen, { settled }: Following): number {
  const newestKmh = seen.sample?.speedKmh ?? settled.meanKmh
  const quiet = Math.abs(newestKmh - settled.meanKmh) <= seen.limits.sameSpeedKmh
  return asOrderedKmhOf(seen, quiet ? newestKmh : settled.meanKmh)
}
