import type { Plan } from '../../protocol/panel/plan.ts'
import type { SpeedGrid } from '../../protocol/units.ts'
import type { Limits } from '../belt/limits.ts'

/** The speed no order may exceed: the machine's maximum, the runner's ceiling, the plan's fastest + 2 km/h, whichever is least. */
export function capOf(plan: Plan, grid: SpeedGrid, limits: Limits): number {
  return Math.min(grid.maxKmh, plan.ceilingKmh, plan.fastestKmh + limits.abovePlanKmh)
}
