import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { factorByTurns, oddOf, TURNS } from '../../protocol/belt-turns.ts'
import { speedsKmh } from '../../protocol/stages.ts'
import { isOnGrid } from '../../protocol/units.ts'
import { measuringPlan } from '../../src/workout/measuring.ts'
import { draws } from '../draws.ts'
import { COARSE_IMPERIAL, IMPERIAL, METRIC, treadmill } from './machines.ts'

/** The plan by which a runner measures their belt, and what their counts come to. */

const anyGrid = fc.constantFrom(METRIC, IMPERIAL, COARSE_IMPERIAL, treadmill(0.5, 16, 0.5)).map(({ grid }) => grid)

test('three speeds of the machine, none above the easy pace, each with time for its turns on the slowest of belts', () => {
  let plans = 0
  const easy = fc.integer({ min: 5, max: 120 }).map((n) => n / 10)
  const belt = fc.integer({ min: 150, max: 700 }).map((n) => n / 100)
  fc.assert(
    fc.property(anyGrid, easy, belt, (grid, easyKmh, beltM) => {
      const plan = measuringPlan(grid, easyKmh, beltM, 'km')
      if (plan === null) return
      plans++
      for (const kmh of speedsKmh(plan)) {
        expect(kmh).toBeLessThanOrEqual(easyKmh + 1e-9)
        expect(isOnGrid(grid, kmh)).toBe(true)
      }
      const stages = plan.phases.filter((phase) => phase.kind === 'stage')
      expect(new Set(stages.map(({ speedKmh }) => speedKmh)).size).toBe(3)
      for (const { speedKmh, length } of stages)
        expect('durationS' in length && length.durationS).toBeGreaterThan(
          (TURNS * beltM) / ((speedKmh * 0.85) / 3.6) + 30,
        )
    }),
    { numRuns: draws(200) },
  )
  expect(plans).toBeGreaterThan(100)
  expect(measuringPlan(METRIC.grid, 0.9, 3, 'km')).toBeNull()
})

test('the factor is what the belt ran over what its console said; counts that are 2 % apart, or no belt’s, give none', () => {
  const within = (least: number, most: number) =>
    fc.integer({ min: least * 1000, max: most * 1000 }).map((n) => n / 1000)
  fc.assert(
    fc.property(within(0.7, 1.3), within(-0.03, 0.03), within(1.5, 7), (factor, off, beltM) => {
      const counts = [factor, factor, factor * (1 + off)].map((one, i) => {
        const speedKmh = 3 + 2 * i
        return { timeS: (beltM * TURNS * 3.6) / (speedKmh * one), speedKmh }
      })
      const found = factorByTurns(beltM, counts)
      const mean = factor * (1 + off / 3)
      const agrees = Math.abs(off * factor) <= 0.02 * mean - 1e-9
      if (agrees && mean > 0.8501 && mean < 1.1499) expect(Math.abs((found ?? 0) - mean)).toBeLessThan(0.001)
      if (Math.abs(off * factor) > 0.02 * mean + 1e-9 || mean < 0.8499 || mean > 1.1501) expect(found).toBeNull()
    }),
    { numRuns: draws(500) },
  )
  expect(factorByTurns(3, [{ timeS: 54, speedKmh: 4 }])).toBeNull()
})

test.each([
  [[1.03, 1.04, 1.11], 2],
  [[0.9, 1.04, 1.05], 0],
  [[1.03, 1.2, 1.03], 1],
  [[1, 1.1, 1.2], null],
  [[1.02, 1.035, 1.05], null],
  [[1.3, 1.3, 1.3], null],
])('of the factors %j the one that is off is %s: where the other two agree, and it with neither', (factors, odd) => {
  expect(oddOf(factors)).toBe(odd)
})
