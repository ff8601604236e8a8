import type { Limits } from './limits.ts'
import type { Following, Seen } from './seen.ts'
import { followMsOf } from './readings.ts'

/** In which unit a machine takes its speeds, told from what the belt does (governor, rule 9). */

/**
 * True where the belt stayed at the order for as long as it may take to follow one: a belt that was there before, or
 * that passes on its way to the same number in the other unit, is gone by then (governor, rule 9).
 */
export function staysAtUnitCheck(
  aim: Following | null,
  machine: Pick<Seen, 'periodMs' | 'limits'>,
  atMs: number,
): boolean {
  if (aim === null || !aim.unitCheck || aim.nearSinceMs === null) return false
  return atMs - Math.max(aim.nearSinceMs, aim.atMs) >= followMsOf(machine)
}

/**
 * True where the speed that the belt came to and kept after the order that checks the unit says the other one. What it did
 * later, or where it was before, says nothing (governor, rule 9).
 */
export function tellsOtherUnitOf({ following, unitChecked, limits }: Seen): boolean {
  if (following === null || following.keptKmh === null || !following.unitCheck || unitChecked) return false
  return isOtherUnit(following.keptKmh / following.speedKmh, limits)
}

/** True where a speed over the one it should be says that one is in mph and the other in km/h. */
export function isOtherUnit(ratio: number, limits: Limits): boolean {
  return [limits.mphRatio, limits.kmRatio].some(({ low, high }) => ratio >= low && ratio <= high)
}
