import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Choices, Plan } from '../../protocol/panel/plan.ts'
import { isOnGrid } from '../../protocol/units.ts'
import type { SpeedGrid } from '../../protocol/units.ts'
import { sentenceOf } from '../../protocol/words/sentence-of.ts'
import { planOf } from '../../src/workout/plan.ts'
import { brokenPromise } from '../../src/workout/promise.ts'
import type { PlanMachine } from '../../src/workout/recipe.ts'
import { finishOf, milesKmh, segmentsOf, treadmill } from './machines.ts'
import { draws } from '../draws.ts'

const anyMachine: fc.Arbitrary<PlanMachine> = fc
  .record({
    min: fc.constantFrom(0.1, 0.5, 0.8, 1, 1.61, 3, 4.5, 6),
    max: fc.constantFrom(8, 10, 12, 14, 16, 19.31, 20, 22, 25),
    step: fc.constantFrom(0.1, 0.2, 0.5, 1, 0.16, 0.32, 0.8),
    known: fc.boolean(),
  })
  .map(({ min, max, step, known }) => treadmill(min, max, step, known))

const speed = (min: number, max: number) => fc.integer({ min: min * 100, max: max * 100 }).map((n) => n / 100)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 })

const anyReference: fc.Arbitrary<NonNullable<Choices['reference']>> = fc.oneof(
  fc.record({ kind: fc.constant('usual-speed' as const), speedKmh: speed(3, 25) }),
  fc.record({
    kind: fc.constant('race' as const),
    distanceM: fc.constantFrom(1609.344, 5000, 10_000, 21_097.5, 42_195),
    timeS: fc.integer({ min: 300, max: 20_000 }),
  }),
  fc.record({ kind: fc.constant('comfortable-walk' as const), speedKmh: speed(2, 8) }),
)

/** Mostly contradicting themselves. */
const wildChoices: fc.Arbitrary<Choices> = fc.record(
  {
    level: fc.constantFrom('beginner', 'intermediate', 'advanced'),
    finish: fc.constantFrom('sprint', 'strong', 'brisk-walk', 'light-jog'),
    unit: fc.constantFrom('mi', 'km'),
    reference: anyReference,
    miles: fc.integer({ min: 3, max: 13 }),
    stageM: fc.constantFrom(100, 200, 400, 804.672, 1000, 1609.344, 5000, 10_000),
    finishM: fc.integer({ min: 100, max: 2000 }),
    warmUpS: fc.integer({ min: 60, max: 1800 }),
    coolDownS: fc.integer({ min: 60, max: 1800 }),
    ceilingKmh: maybe(speed(1, 25)),
    mileSpeedsKmh: fc.array(maybe(speed(4, 20)), { maxLength: 5 }),
    finishSpeedKmh: maybe(speed(4, 22)),
    runningFloorKmh: speed(5, 10),
    walkingCeilingKmh: speed(4, 9),
    riseKmhPerS: fc.constantFrom(0.1, 0.3, 0.5),
  },
  { requiredKeys: [] },
)

/** Mostly fit to run. */
const likelyChoices: fc.Arbitrary<Choices> = fc.oneof(
  fc.record(
    {
      level: fc.constantFrom('intermediate', 'advanced'),
      finish: fc.constantFrom('sprint', 'strong'),
      reference: fc.record({ kind: fc.constant('usual-speed' as const), speedKmh: speed(8, 16) }),
      miles: fc.integer({ min: 3, max: 13 }),
      warmUpS: fc.integer({ min: 60, max: 1800 }),
      coolDownS: fc.integer({ min: 60, max: 1800 }),
      stageM: fc.constantFrom(400, 804.672, 1000, 1609.344),
      finishSpeedKmh: maybe(speed(10, 18)),
    },
    { requiredKeys: [] },
  ),
  fc.record(
    {
      level: fc.constant('beginner' as const),
      finish: fc.constantFrom('brisk-walk', 'light-jog'),
      reference: fc.record({ kind: fc.constant('comfortable-walk' as const), speedKmh: speed(3, 6) }),
      miles: fc.integer({ min: 3, max: 6 }),
    },
    { requiredKeys: ['level'] },
  ),
)

const anyChoices = fc.oneof(wildChoices, { arbitrary: likelyChoices, weight: 3 })

/** Every line of the promise, written down a second time. */
function expectPromise(plan: Plan, grid: SpeedGrid): void {
  const miles = milesKmh(plan)
  const finish = finishOf(plan)
  const warmUp = segmentsOf(plan, 'warm-up').map((segment) => segment.speedKmh)
  const coolDown = segmentsOf(plan, 'cool-down').map((segment) => segment.speedKmh)
  for (const kmh of [...warmUp, ...miles, finish.speedKmh, ...coolDown]) {
    expect(kmh).toBeGreaterThanOrEqual(grid.minKmh)
    expect(kmh).toBeLessThanOrEqual(Math.min(grid.maxKmh, plan.ceilingKmh))
    expect(isOnGrid(grid, kmh)).toBe(true)
  }
  for (const [index, kmh] of miles.slice(1).entries()) expect(kmh).toBeGreaterThan(miles[index] ?? NaN)
  expect(finish.speedKmh).toBeGreaterThan(Math.max(...miles))
  expect(Math.max(...warmUp)).toBeLessThan(Math.min(...miles))
  expect(Math.max(...coolDown)).toBeLessThanOrEqual(Math.min(...miles))
  expect(segmentsOf(plan, 'cool-down').at(-1)?.gait).toBe('walk')
  if (plan.normalRunKmh !== null) expect(miles[0]).toBeLessThan(plan.normalRunKmh)
  expect((plan.normalRunKmh === null) === (plan.level === 'beginner')).toBe(true)
  if (finish.sprint) {
    const rampS = (finish.speedKmh - Math.max(...miles)) / plan.riseKmhPerS
    const slowestPossibleS = finish.distanceM / (Math.max(...miles) / 3.6)
    expect(slowestPossibleS).toBeGreaterThan(3 * rampS)
  }
  expect(plan.fastestKmh).toBe(finish.speedKmh)
}

test('random choices on random treadmills: a plan that keeps every line of the promise, or a reason', () => {
  let plans = 0
  fc.assert(
    fc.property(anyChoices, anyMachine, (choices, machine) => {
      const outcome = planOf(choices, machine)
      if (outcome.ok) {
        plans += 1
        expectPromise(outcome.plan, machine.grid)
        expect(brokenPromise(outcome.plan, machine.grid)).toBeNull()
      } else expect(sentenceOf(outcome.refusal)).not.toBe('')
    }),
    { numRuns: draws(1000) },
  )
  expect(plans).toBeGreaterThan(150)
})

test('the nearest plan of a refusal can always be run on that treadmill, and asks for nothing above the ceiling', () => {
  let offered = 0
  fc.assert(
    fc.property(anyChoices, anyMachine, (choices, machine) => {
      const outcome = planOf(choices, machine)
      if (outcome.ok || outcome.refusal.nearest === null) return
      offered += 1
      const again = planOf(outcome.refusal.nearest, machine)
      expect(again.ok).toBe(true)
      if (!again.ok) return
      expectPromise(again.plan, machine.grid)
      if (typeof choices.ceilingKmh === 'number') expect(again.plan.ceilingKmh).toBeLessThanOrEqual(choices.ceilingKmh)
    }),
    { numRuns: draws(500) },
  )
  expect(offered).toBeGreaterThan(100)
})
