import type { Choices, Plan } from '../../protocol/panel/plan.ts'
import { DEFAULT_GRID, type SpeedGrid } from '../../protocol/units.ts'
import type { MachineFacts } from '../../src/session/event.ts'
import { planOf } from '../../src/workout/plan.ts'

export const machine: MachineFacts = {
  name: 'Test treadmill',
  grid: DEFAULT_GRID,
  drivable: true,
  simulated: true,
  sprintedBefore: true,
}

export const mphGrid: SpeedGrid = { unit: 'mph', minKmh: 0.8, maxKmh: 19.31, stepKmh: 0.16 }

/** A plan from choices; what a test leaves out is the default: 8.7, 9.9, 11.1 km/h and 400 m at 13.4. */
export function planWith(choices: Choices = {}, grid: SpeedGrid = DEFAULT_GRID): Plan {
  const outcome = planOf(choices, { grid, simulated: true, sprintedBefore: true })
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return outcome.plan
}

/** Short miles, so that a story about the order of things is over soon. */
export const shortPlan = (choices: Choices = {}): Plan => planWith({ stageM: 400, finishM: 200, ...choices })
