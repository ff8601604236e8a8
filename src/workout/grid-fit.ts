import type { DistanceUnit } from '../../protocol/panel/plan.ts'
import { snap, stepDown, stepUp } from '../../protocol/units.ts'
import type { SpeedGrid } from '../../protocol/units.ts'
import type { Fault } from './fault.ts'
import type { Recipe } from './recipe.ts'
import { speedWords } from './words.ts'

/** Half of the wire's 0.01 km/h: an mph value and its wire value count as equal. */
const SAME_KMH = 0.005

export const isAbove = (kmh: number, limitKmh: number): boolean => kmh > limitKmh + SAME_KMH
export const isBelow = (kmh: number, limitKmh: number): boolean => kmh < limitKmh - SAME_KMH

/** The nearest grid speed that is not below a limit; the machine's maximum where there is none. */
export function snapAtLeast(grid: SpeedGrid, kmh: number, limitKmh: number): number {
  const snapped = snap(grid, Math.max(kmh, limitKmh))
  return isBelow(snapped, limitKmh) ? stepUp(grid, snapped) : snapped
}

/** The nearest grid speed that is not above a limit; the machine's minimum where there is none. */
export function snapAtMost(grid: SpeedGrid, kmh: number, limitKmh: number): number {
  const snapped = snap(grid, Math.min(kmh, limitKmh))
  return isAbove(snapped, limitKmh) ? stepDown(grid, snapped) : snapped
}

/** Whether a worked-out speed lies so far outside the machine's range that rounding half up does not bring it in. */
export function outsideMachine(kmh: number, what: string, unit: DistanceUnit, grid: SpeedGrid): Fault | null {
  if (kmh - grid.maxKmh >= grid.stepKmh / 2)
    return {
      reason: 'above-machine',
      message: `${what} is planned at ${speedWords(kmh, unit)}; this treadmill goes up to ${speedWords(grid.maxKmh, unit)}.`,
    }
  if (grid.minKmh - kmh > grid.stepKmh / 2)
    return {
      reason: 'below-machine',
      message: `${what} is planned at ${speedWords(kmh, unit)}; this treadmill starts at ${speedWords(grid.minKmh, unit)}.`,
    }
  return null
}

/** A speed the runner typed is refused where it cannot be kept, never moved; inside the range it is rounded half up. */
export function editedSpeed(
  kmh: number,
  what: string,
  recipe: Recipe,
  gait: 'walk' | 'run',
  grid: SpeedGrid,
): number | Fault {
  const { unit, ceilingKmh, runningFloorKmh, walkingCeilingKmh } = recipe
  const asked = `${what} is set to ${speedWords(kmh, unit)}`
  if (isAbove(kmh, grid.maxKmh))
    return { reason: 'above-machine', message: `${asked}; this treadmill goes up to ${speedWords(grid.maxKmh, unit)}.` }
  if (isBelow(kmh, grid.minKmh))
    return { reason: 'below-machine', message: `${asked}; this treadmill starts at ${speedWords(grid.minKmh, unit)}.` }
  if (ceilingKmh !== null && isAbove(kmh, ceilingKmh))
    return { reason: 'above-ceiling', message: `${asked}, above your ceiling of ${speedWords(ceilingKmh, unit)}.` }
  const snapped = snap(grid, kmh)
  if (gait === 'run' && isBelow(snapped, runningFloorKmh))
    return { reason: 'too-slow-to-run', message: `${asked}; running starts at ${speedWords(runningFloorKmh, unit)}.` }
  if (gait === 'walk' && isAbove(snapped, walkingCeilingKmh))
    return { reason: 'too-fast-to-walk', message: `${asked}; walking ends at ${speedWords(walkingCeilingKmh, unit)}.` }
  return snapped
}
