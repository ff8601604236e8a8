import type { DistanceUnit } from '../../protocol/panel/plan.ts'
import { snap, stepDown, stepUp } from '../../protocol/units.ts'
import type { SpeedGrid } from '../../protocol/units.ts'
import { EXACT_KMH } from '../belt/limits.ts'
import type { PlanFault, PartName } from './fault.ts'
import type { Recipe } from './recipe.ts'

export const isAbove = (kmh: number, limitKmh: number): boolean => kmh > limitKmh + EXACT_KMH
export const isBelow = (kmh: number, limitKmh: number): boolean => kmh < limitKmh - EXACT_KMH

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
export function outsideMachine(kmh: number, part: PartName, unit: DistanceUnit, grid: SpeedGrid): PlanFault | null {
  const planned = { ...part, speedKmh: kmh, unit }
  if (kmh - grid.maxKmh >= grid.stepKmh / 2)
    return { reason: 'above-machine', code: 'planned-above-machine', values: { ...planned, maxKmh: grid.maxKmh } }
  if (grid.minKmh - kmh > grid.stepKmh / 2)
    return { reason: 'below-machine', code: 'planned-below-machine', values: { ...planned, minKmh: grid.minKmh } }
  return null
}

/** A speed the runner typed is refused where it cannot be kept, never moved; inside the range it is rounded half up. */
export function editedSpeed(
  kmh: number,
  part: PartName,
  recipe: Recipe,
  gait: 'walk' | 'run',
  grid: SpeedGrid,
): number | PlanFault {
  const { unit, ceilingKmh, runningFloorKmh, walkingCeilingKmh } = recipe
  const set = { ...part, speedKmh: kmh, unit }
  if (isAbove(kmh, grid.maxKmh))
    return { reason: 'above-machine', code: 'set-above-machine', values: { ...set, maxKmh: grid.maxKmh } }
  if (isBelow(kmh, grid.minKmh))
    return { reason: 'below-machine', code: 'set-below-machine', values: { ...set, minKmh: grid.minKmh } }
  if (ceilingKmh !== null && isAbove(kmh, ceilingKmh))
    return { reason: 'above-ceiling', code: 'set-above-ceiling', values: { ...set, ceilingKmh } }
  const snapped = snap(grid, kmh)
  if (gait === 'run' && isBelow(snapped, runningFloorKmh))
    return { reason: 'too-slow-to-run', code: 'set-too-slow-to-run', values: { ...set, floorKmh: runningFloorKmh } }
  if (gait === 'walk' && isAbove(snapped, walkingCeilingKmh))
    return {
      reason: 'too-fast-to-walk',
      code: 'set-too-fast-to-walk',
      values: { ...set, ceilingKmh: walkingCeilingKmh },
    }
  return snapped
}
