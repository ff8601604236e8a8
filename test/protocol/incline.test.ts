import { expect, test } from 'vitest'
import { flatKmhOf, inclineDown, inclinedKmh, inclineGridFrom } from '../../protocol/incline.ts'

const range = (min: number, max: number, step: number) =>
  inclineGridFrom({
    minimumInclinationPercent: min,
    maximumInclinationPercent: max,
    minimumIncrementInclinationPercent: step,
  })

test('a range without a step, without a rise, or that cannot be flat is none', () => {
  expect(range(0, 0, 0)).toBeNull()
  expect(range(0, 15, 0)).toBeNull()
  expect(range(-3, 0, 0.5)).toBeNull()
  expect(range(1, 15, 0.5)).toBeNull()
  expect(range(-3, 12, 2)).toBeNull()
  expect(range(-6, 40, 1)).toEqual({ minPct: -6, maxPct: 40, stepPct: 1 })
  expect(range(0, 12.3, 0.5), 'its last value is on the grid').toEqual({ minPct: 0, maxPct: 12, stepPct: 0.5 })
})

test('an incline is put on the grid downwards, within the range, never below flat', () => {
  const halves = { minPct: -3, maxPct: 12, stepPct: 0.5 }
  expect([1.9, 0.3, 15, -2, 0.7].map((pct) => inclineDown(halves, pct))).toEqual([1.5, 0, 12, 0, 0.5])
})

test('equal cost as in the coach’s examples: 9.9 at 2 % is 9.1, a walk of 5.2 at 1 % is 4.4', () => {
  expect(inclinedKmh(9.9, 2, 'run')).toBeCloseTo(9.08, 2)
  expect(inclinedKmh(5.2, 1, 'walk')).toBeCloseTo(4.41, 2)
  expect(flatKmhOf(inclinedKmh(9.9, 2, 'run'), 2, 'run')).toBeCloseTo(9.9, 9)
})
