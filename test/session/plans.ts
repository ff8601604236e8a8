import type { Choices, Plan } from '../../protocol/panel/plan.ts'
import { DEFAULT_GRID, type SpeedGrid } from '../../protocol/units.ts'
import { sentenceOf } from '../../protocol/words/sentence-of.ts'
import type { MachineFacts } from '../../src/belt/event.ts'
import { SIMULATED_LIMITS } from '../../src/treadmill/acquaintance.ts'
import { planOf } from '../../src/workout/plan.ts'

export const machine: MachineFacts = {
  name: 'Test treadmill',
  grid: DEFAULT_GRID,
  drivable: true,
  simulated: true,
  sprintedBefore: true,
  limits: SIMULATED_LIMITS,
}

export const mphGrid: SpeedGrid = { unit: 'mph', minKmh: 0.8, maxKmh: 19.31, stepKmh: 0.16 }

/** The plan of a runner who chose nothing: three miles at 8.7, 9.9 and 11.1 km/h, 400 m at 13.4. */
export const wholePlan = (choices: Choices = {}, grid: SpeedGrid = DEFAULT_GRID): Plan => worked(choices, grid)

/** The same speeds over 600 m each: a story is told sooner. */
export const planWith = (choices: Choices = {}, grid: SpeedGrid = DEFAULT_GRID): Plan =>
  worked({ stageM: 600, ...choices }, grid)

function worked(choices: Choices, grid: SpeedGrid): Plan {
  const outcome = planOf(choices, { grid, simulated: true, sprintedBefore: true })
  if (!outcome.ok) throw new Error(sentenceOf(outcome.refusal))
  return outcome.plan
}

/** Short miles, so that a story about the order of things is over soon. */
export const shortPlan = (choices: Choices = {}, grid: SpeedGrid = DEFAULT_GRID): Plan =>
  worked({ stageM: 400, finishM: 200, ...choices }, grid)
