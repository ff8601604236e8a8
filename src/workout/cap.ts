import type { Plan } from '../../protocol/panel/plan.ts'
import type { SpeedGrid } from '../../protocol/units.ts'
import { LIMITS } from '../belt/limits.ts'

/** The speed no order may exceed: the machine's maximum, the runner's ceiling, the plan's fastest + 2 km/h, whichever is least. */
export function capOf(plan: Plan, grid: SpeedGrid): number {
  return Math.min(grid.maxKmh, plan.ceilingKmh, plan.fastestKmh + LIMITS.abovePlanKmh)
}
