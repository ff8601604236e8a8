import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { asBeltRuns, gridAsBeltRuns, LEAST_FACTOR, MOST_FACTOR } from '../../protocol/belt-factor.ts'
import type { Choices, Plan } from '../../protocol/panel/plan.ts'
import { isOnGrid, snap, snapDown, stepDown, stepUp } from '../../protocol/units.ts'
import { speedsKmh } from '../../protocol/stages.ts'
import { LIMITS } from '../../src/belt/limits.ts'
import { asTaken } from '../../src/workout/as-taken.ts'
import { capOf } from '../../src/workout/cap.ts'
import { planOf } from '../../src/workout/plan.ts'
import { brokenPromise } from '../../src/workout/promise.ts'
import { draws } from '../draws.ts'
import { IMPERIAL, METRIC, milesKmh, planned, treadmill } from './machines.ts'

/** A plan for a belt that its runner measured: told as the belt runs, run in the console's numbers. */

const anyFactor = fc.integer({ min: LEAST_FACTOR * 1000, max: MOST_FACTOR * 1000 }).map((n) => n / 1000)
const anyMachine = fc.constantFrom(METRIC, IMPERIAL, treadmill(0.5, 16, 0.5), treadmill(1, 14, 0.1, false))
const anyChoices: fc.Arbitrary<Choices> = fc.record(
  {
    level: fc.constantFrom('intermediate', 'advanced', 'beginner'),
    reference: fc.integer({ min: 50, max: 160 }).map((n) => ({ kind: 'usual-speed' as const, speedKmh: n / 10 })),
    miles: fc.integer({ min: 3, max: 6 }),
    ceilingKmh: fc.option(
      fc.integer({ min: 60, max: 200 }).map((n) => n / 10),
      { nil: null },
    ),
    unit: fc.constantFrom('mi', 'km'),
  },
  { requiredKeys: [] },
)

const measured = <Of extends { readonly grid: typeof METRIC.grid }>(machine: Of, factor: number): Of => ({
  ...machine,
  grid: gridAsBeltRuns(machine.grid, factor),
})

test('any belt: the promise holds as it runs, and what is ordered is on the machine’s own grid, below cap and ceiling', () => {
  let plans = 0
  fc.assert(
    fc.property(anyChoices, anyMachine, anyFactor, (choices, machine, factor) => {
      const belt = measured(machine, factor)
      const outcome = planOf(choices, belt)
      if (!outcome.ok) return
      plans++
      const { plan } = outcome
      expect(brokenPromise(plan, belt.grid)).toBeNull()
      const own = asTaken(plan)
      const capKmh = capOf(own, machine.grid, LIMITS)
      for (const kmh of speedsKmh(own)) {
        expect(isOnGrid(machine.grid, kmh)).toBe(true)
        expect(Math.round(kmh * 100) / 100).toBe(kmh)
        expect(kmh).toBeLessThanOrEqual(Math.min(machine.grid.maxKmh, capKmh))
      }
      if (typeof choices.ceilingKmh === 'number') {
        expect(Math.max(capKmh, capKmh * factor)).toBeLessThanOrEqual(choices.ceilingKmh + 1e-9)
      }
      expect(rounded(asBeltRuns(own, factor))).toEqual(rounded(plan))
    }),
    { numRuns: draws(150) },
  )
  expect(plans).toBeGreaterThan(25)
})

/** To what no belt is measured to: a millionth. */
const rounded = (plan: Plan): unknown =>
  JSON.parse(JSON.stringify(plan), (_, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value,
  )

test('a belt that runs as its console says is planned as if nobody had measured it', () => {
  fc.assert(
    fc.property(anyChoices, anyMachine, (choices, machine) => {
      const outcome = planOf(choices, machine)
      expect(planOf(choices, measured(machine, 1))).toEqual(outcome)
      if (outcome.ok) expect(asTaken(outcome.plan)).toBe(outcome.plan)
    }),
    { numRuns: draws(50) },
  )
})

test('a belt that runs 5 % faster than its console says: the plan as run, its speeds as ordered, a mile of the belt', () => {
  const plan = planned({}, measured(METRIC, 1.05))
  expect(milesKmh(plan)).toEqual([8.715, 9.87, 11.025])
  const own = asTaken(plan)
  expect(milesKmh(own)).toEqual([8.3, 9.4, 10.5])
  const [mile] = own.phases.filter((phase) => phase.kind === 'mile')
  expect(mile?.distanceM).toBeCloseTo(1609.344 / 1.05, 9)
  expect(own).toMatchObject({ beltFactor: 1.05, choices: {} })
})

test.each([
  [0.9, 13.5, 15],
  [1.1, 15, 15 / 1.1],
])('a ceiling of 15 km/h on a belt of %d: as it runs %d, in orders %d', (factor, runsKmh, ordersKmh) => {
  const plan = planned({ ceilingKmh: 15, reference: { kind: 'usual-speed', speedKmh: 9 } }, measured(METRIC, factor))
  expect(plan.ceilingKmh).toBeCloseTo(runsKmh, 9)
  expect(asTaken(plan).ceilingKmh).toBeCloseTo(ordersKmh, 9)
})

test('a ceiling that nobody set lies no farther above the plan for a belt that runs slower than its console says', () => {
  const own = asTaken(planned({}, measured(METRIC, 0.85)))
  expect(own.ceilingKmh).toBeCloseTo(own.fastestKmh + 2, 2)
})

test('the grid of a belt that was measured: its machine’s speeds, each as the belt runs it', () => {
  const anyKmh = fc.integer({ min: 50, max: 2300 }).map((n) => n / 100)
  fc.assert(
    fc.property(anyMachine, anyFactor, anyKmh, ({ grid }, factor, kmh) => {
      const belt = gridAsBeltRuns(grid, factor)
      for (const of of [snap, snapDown, stepUp, stepDown]) {
        expect(of(belt, kmh)).toBeCloseTo(of(grid, kmh / factor) * factor, 6)
        expect(isOnGrid(belt, of(belt, kmh))).toBe(true)
      }
    }),
    { numRuns: draws(300) },
  )
})
