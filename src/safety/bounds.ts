import type { Plan } from '../../protocol/panel/plan.ts'
import type { SpeedGrid } from '../../protocol/units.ts'
import { capOf } from '../workout/cap.ts'
import type { Limits } from '../belt/limits.ts'

/** What the governor needs to know of the plan and the machine. */
export interface Bounds {
  readonly grid: SpeedGrid
  /** No order exceeds it, km/h. */
  readonly capKmh: number
  /** Rise from standstill and into the sprint, km/h per second. */
  readonly briskRiseKmhPerS: number
  /** Where an unwatched belt is taken before it is stopped, km/h. */
  readonly walkKmh: number
}

export function boundsOf(plan: Plan, grid: SpeedGrid, limits: Limits): Bounds {
  const briskRiseKmhPerS = Math.min(plan.riseKmhPerS, limits.steepestRiseKmhPerS)
  return { grid, capKmh: capOf(plan, grid, limits), briskRiseKmhPerS, walkKmh: plan.walkKmh }
}
