import { describe, expect, test } from 'vitest'
import { NOTHING_TOLD, type Runner } from '../../protocol/panel/runner.ts'
import { ceilingBpmOf } from '../../protocol/runner.ts'
import { DEFAULT_GRID, isOnGrid } from '../../protocol/units.ts'
import { withHeartRules } from '../../src/workout/heart-rules.ts'
import { segmentsOf } from '../../src/workout/segments.ts'
import { plansDiffer } from '../../src/workout/told.ts'
import { mphGrid, wholePlan } from '../session/plans.ts'

const told = (runner: Partial<Runner>): Runner => ({ ...NOTHING_TOLD, ...runner })
const rulesOf = (runner: Partial<Runner>, choices = {}, grid = DEFAULT_GRID) =>
  withHeartRules(wholePlan(choices, grid), told(runner), grid).heart

describe('the ceiling', () => {
  test.each([
    ['beginner', { heartRateMaxBpm: 190 }, 152],
    ['intermediate', { heartRateMaxBpm: 190 }, 180],
    ['advanced', { heartRateMaxBpm: 190 }, 184],
    ['intermediate', { heartRateMaxBpm: 170, ageYears: 65 }, 158],
    ['advanced', { heartRateMaxBpm: 170, ageYears: 65 }, 158],
    ['beginner', { heartRateMaxBpm: 170, ageYears: 65 }, 136],
    ['beginner', { ageYears: 40 }, 138],
    ['intermediate', { ageYears: 40 }, 166],
    ['advanced', { ageYears: 40 }, 166],
    ['intermediate', { ageYears: 65 }, 148],
    ['intermediate', {}, null],
    ['intermediate', { ageYears: 17 }, null],
    ['intermediate', { ageYears: 17, heartRateMaxBpm: 200 }, null],
    ['intermediate', { ageYears: 17, heartCeilingBpm: 150 }, 150],
    ['advanced', { heartRateMaxBpm: 190, heartCeilingBpm: 140 }, 140],
  ] as const)('of %s who told %o is %s', (level, runner, bpm) => {
    expect(ceilingBpmOf(told(runner), level)).toBe(bpm)
  })

  test('counts where it is switched on, and can be told', () => {
    expect(rulesOf({ heartRateMaxBpm: 190 })).toBeUndefined()
    expect(rulesOf({ heartCeiling: true })).toBeUndefined()
    expect(rulesOf({ heartCeiling: true, ageYears: 40 })).toEqual({ ceilingBpm: 166, strongKmh: 11.7, coolDown: null })
  })
})

test('a strong finish is a little above tempo on the machine’s grid, and never above the plan’s own', () => {
  const on = { heartCeiling: true, ageYears: 40 }
  expect(rulesOf(on, { finish: 'strong' })?.strongKmh).toBe(11.7)
  expect(rulesOf(on, { finishSpeedKmh: 11.4 })?.strongKmh).toBe(11.4)
  expect(isOnGrid(mphGrid, rulesOf(on, {}, mphGrid)?.strongKmh ?? 0)).toBe(true)
  // Who walks goes on as in the last mile.
  expect(rulesOf(on, { level: 'beginner' })?.strongKmh).toBe(5.8)
})

describe('the cool-down', () => {
  test.each([
    [{ heartRateMaxBpm: 180 }, { belowBpm: 117, leastS: 180, mostS: 600 }],
    [{ ageYears: 65 }, { belowBpm: 109, leastS: 300, mostS: 600 }],
  ])('of who told %o', (runner, coolDown) => {
    expect(rulesOf({ heartCoolDown: true, ...runner })).toMatchObject({ ceilingBpm: null, coolDown })
  })

  test('every part may end early from the least on, the last goes on to the most', () => {
    const plan = withHeartRules(wholePlan(), told({ heartCoolDown: true, heartRateMaxBpm: 180 }), DEFAULT_GRID)
    const lengths = segmentsOf(plan).flatMap(({ role, length }) => (role === 'cool-down' ? [length] : []))
    const by = { by: 'heart-rate', belowBpm: 117 }
    expect(lengths).toEqual([
      { ...by, leastS: 180, mostS: 180, elseS: 180 },
      { ...by, leastS: 0, mostS: 60, elseS: 60 },
      { ...by, leastS: 0, mostS: 360, elseS: 60 },
    ])
  })

  test('one that was planned longer than the most lasts as long as that', () => {
    const plan = withHeartRules(
      wholePlan({ coolDownS: 900 }),
      told({ heartCoolDown: true, heartRateMaxBpm: 180 }),
      DEFAULT_GRID,
    )
    const last = segmentsOf(plan).at(-1)
    expect(last?.length).toMatchObject({ leastS: 0, mostS: 180, elseS: 180 })
  })
})

test('another plan is made where the heart counts in it, and only there', () => {
  expect(plansDiffer(told({}), told({ heartRateMaxBpm: 190 }))).toBe(false)
  expect(plansDiffer(told({ heartCeiling: true }), told({ heartCeiling: true, heartRateMaxBpm: 190 }))).toBe(true)
  expect(plansDiffer(told({ ageYears: 40 }), told({ ageYears: 40, heartCeiling: true }))).toBe(true)
})
