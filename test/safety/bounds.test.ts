import { expect, test } from 'vitest'
import { DEFAULT_GRID } from '../../protocol/units.ts'
import { isWorthSaying } from '../../src/safety/decision.ts'
import { govern } from '../../src/safety/governor.ts'
import { boundsOf } from '../../src/safety/bounds.ts'
import { capOf } from '../../src/workout/cap.ts'
import { wholePlan } from '../session/plans.ts'
import { COARSE_GRID, running, speed, wishing } from './story.ts'
import { LIMITS } from '../../src/belt/limits.ts'

const PLAN = wholePlan()

test('the cap is the least of the machine’s maximum, the runner’s ceiling, and the plan’s fastest + 2 km/h', () => {
  expect(capOf({ ...PLAN, ceilingKmh: 12 }, DEFAULT_GRID, LIMITS)).toBe(12)
  expect(capOf({ ...PLAN, ceilingKmh: 25, fastestKmh: 13.4 }, DEFAULT_GRID, LIMITS)).toBeCloseTo(15.4)
  expect(capOf({ ...PLAN, ceilingKmh: 25, fastestKmh: 23 }, DEFAULT_GRID, LIMITS)).toBe(20)
  expect(capOf({ ...PLAN, ceilingKmh: 25, fastestKmh: 23 }, COARSE_GRID, LIMITS)).toBe(19.31)
})

test('the governor goes by the plan’s bounds', () => {
  expect(boundsOf(PLAN, COARSE_GRID, LIMITS)).toEqual({
    grid: COARSE_GRID,
    capKmh: 15.4,
    briskRiseKmhPerS: 0.3,
    walkKmh: 5,
  })
})

test('no choice of the runner’s makes a rise steeper than 0.5 km/h per second', () => {
  expect(boundsOf({ ...PLAN, riseKmhPerS: 0.5 }, DEFAULT_GRID, LIMITS).briskRiseKmhPerS).toBe(0.5)
  expect(boundsOf({ ...PLAN, riseKmhPerS: 0.9 }, DEFAULT_GRID, LIMITS).briskRiseKmhPerS).toBe(0.5)
})

test('a plan’s ceiling holds against a wish of the same session', () => {
  const { seen, nowMs } = running(11.9)
  const bounds = boundsOf({ ...PLAN, ceilingKmh: 12 }, DEFAULT_GRID, LIMITS)
  expect(govern(wishing(12), seen, bounds, nowMs)).toMatchObject({ order: { speedKmh: 12 } })
  expect(govern(wishing(12.1), seen, bounds, nowMs)).toEqual({ wait: 'above-the-cap' })
})

test('from a speed above the cap that was taken over, the first step down is under the cap', () => {
  const above = running(15).runs(15.15, 250).adopts(15.15)
  expect(above.decidesAfter(1000, wishing(15))).toEqual(speed(15))
  expect(above.decidesAfter(1000, wishing(14.9, { fall: 'at-once' }))).toEqual(speed(14.9))
})

test('the ordinary course of a run is not worth a word', () => {
  for (const wait of ['at-speed', 'changing-gradually', 'order-on-the-air', 'held'] as const) {
    expect(isWorthSaying(wait)).toBe(false)
  }
  for (const wait of [
    'belt-out-of-sight',
    'checking-the-unit',
    'nobody-watches',
    'belt-does-not-follow',
    'treadmill-refuses',
  ] as const) {
    expect(isWorthSaying(wait)).toBe(true)
  }
})
