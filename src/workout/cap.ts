import type { Plan } from '../../protocol/panel/plan.ts'
import type { SpeedGrid } from '../../protocol/units.ts'
import type { Limits } from '../belt/limits.ts'

/** How far above the plan's fastest the ceiling lies until the runner sets one, km/h. */
export const CEILING_ABOVE_KMH = { runner: 2, walker: 1 } as const

/** The speed no order may exceed: the machine's maximum, the runner's ceiling, the plan's fastest + 2 km/h, whichever is least. */
export function capOf(plan: Plan, grid: SpeedGrid, limits: Limits): number {
  return Math.min(grid.maxKmh, plan.ceilingKmh, plan.fastestKmh + limits.abovePlanKmh)
}
