import { expect, test } from 'vitest'
import type { Choices } from '../../protocol/panel/plan.ts'
import { DEFAULT_GRID, type SpeedGrid } from '../../protocol/units.ts'
import { segmentsOf } from '../../src/workout/segments.ts'
import { asTaken } from '../../src/workout/as-taken.ts'
import { speedsToDraw, withHiddenMile } from '../../src/workout/pacing-sense.ts'
import { mphGrid, wholePlan } from '../session/plans.ts'

const hiddenIn = (choices: Choices, runs = 0, grid: SpeedGrid = DEFAULT_GRID) =>
  withHiddenMile(wholePlan(choices, grid), runs, grid).hiddenMile

test('25:00: the second of three, from 8.8 up to its own 9.9 km/h, a step of the grid each', () => {
  expect(hiddenIn({})).toEqual({ number: 2, fromKmh: 8.8 })
  expect(speedsToDraw(DEFAULT_GRID, 8.7, 9.9)).toEqual([8.8, 8.9, 9, 9.1, 9.2, 9.3, 9.4, 9.5, 9.6, 9.7, 9.8, 9.9])
  expect(speedsToDraw(mphGrid, 8.69, 9.98)).toEqual([8.85, 9.01, 9.17, 9.33, 9.5, 9.66, 9.82, 9.98])
  expect(speedsToDraw(DEFAULT_GRID, 9.9, 9.9)).toEqual([9.9])
})

test('from run to run another, never the first nor the last', () => {
  expect([0, 1, 2, 3, 7].map((runs) => hiddenIn({ miles: 5 }, runs)?.number)).toEqual([2, 3, 4, 2, 3])
  expect([0, 1, 2].map((runs) => hiddenIn({}, runs)?.number)).toEqual([2, 2, 2])
})

test('none of ten miles, whose paces lie too close; the next in turn where one alone does', () => {
  expect(hiddenIn({ miles: 10 })).toBeUndefined()
  expect(hiddenIn({ miles: 7 })).toBeDefined()
  const close = { miles: 4, mileSpeedsKmh: [null, null, null, null] }
  const [one, two] = wholePlan(close).phases.flatMap((phase) => (phase.kind === 'mile' ? [phase.speedKmh] : []))
  expect(hiddenIn({ miles: 4, mileSpeedsKmh: [null, (one ?? 0) + 0.3, null, null] })?.number).toBe(3)
  expect(two).toBeGreaterThan((one ?? 0) + 0.3)
})

test('none shorter than four and a half minutes, none of a guided workout, none where the belt inclines', () => {
  // 9.9 km/h: 742.5 m take 4.5 minutes.
  expect(hiddenIn({ stageM: 740 })).toBeUndefined()
  expect(hiddenIn({ stageM: 745 })).toBeDefined()
  const step = { length: { distanceM: 2000 } } as const
  const steps = [7, 8.5, 10, 8].map((speedKmh) => ({ ...step, part: 'stage' as const, speedKmh }))
  expect(hiddenIn({ workout: { steps } })).toBeUndefined()
  const incline = { minPct: 0, maxPct: 10, stepPct: 0.5 }
  expect(hiddenIn({}, 0)).toBeDefined()
  const plan = wholePlan({})
  const inclined = plan.phases.map((phase) =>
    phase.kind === 'mile' ? { ...phase, inclinePct: incline.stepPct } : phase,
  )
  expect(withHiddenMile({ ...plan, phases: inclined }, 0, DEFAULT_GRID).hiddenMile).toBeUndefined()
})

test('its segment alone is hidden; on a measured belt it is taken in the numbers of its console', () => {
  const plan = withHiddenMile(wholePlan({}), 0, DEFAULT_GRID)
  expect(segmentsOf(plan).flatMap(({ stage, hidden }) => (hidden ? [stage] : []))).toEqual([2])
  expect(segmentsOf(wholePlan({})).some(({ hidden }) => hidden)).toBe(false)
  const hiddenMile = { number: 2, fromKmh: 8.8 }
  expect(asTaken({ ...plan, hiddenMile, beltFactor: 1.1 }).hiddenMile).toEqual({ number: 2, fromKmh: 8 })
})
