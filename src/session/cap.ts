import type { Plan } from '../../protocol/panel/plan.ts'
import type { SpeedGrid } from '../../protocol/units.ts'

/** How far above the plan's fastest the belt may ever be told to go, km/h (design: caps). */
const ABOVE_PLAN_KMH = 2

/** The speed no order may exceed: the machine's maximum, the runner's ceiling, the plan's fastest + 2 km/h, whichever is least. */
export function capOf(plan: Plan, grid: SpeedGrid): number {
  return Math.min(grid.maxKmh, plan.ceilingKmh, plan.fastestKmh + ABOVE_PLAN_KMH)
}
