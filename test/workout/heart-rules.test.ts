import { describe, expect, test } from 'vitest'
import type { Choices } from '../../protocol/panel/plan.ts'
import { NOTHING_TOLD, type Runner } from '../../protocol/panel/runner.ts'
import { ceilingsOf } from '../../protocol/heart.ts'
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
    [{ heartRateMaxBpm: 190 }, { runningBpm: 180, advancedBpm: 184, walkingBpm: 152, by: 'known' }],
    [
      { heartRateMaxBpm: 170, ageYears: 65 },
      { runningBpm: 158, advancedBpm: 158, walkingBpm: 136, by: 'known' },
    ],
    [{ ageYears: 40 }, { runningBpm: 166, advancedBpm: 166, walkingBpm: 138, by: 'guessed' }],
    [{ ageYears: 65 }, { runningBpm: 148, advancedBpm: 148, walkingBpm: 126, by: 'guessed' }],
    [{}, null],
    [{ ageYears: 17 }, null],
    [{ ageYears: 17, heartRateMaxBpm: 200 }, null],
    [
      { ageYears: 17, heartCeilingBpm: 150 },
      { runningBpm: 150, advancedBpm: 150, walkingBpm: 150, by: 'doctor' },
    ],
    [
      { heartRateMaxBpm: 190, heartCeilingBpm: 140 },
      { runningBpm: 140, advancedBpm: 140, walkingBpm: 140, by: 'doctor' },
    ],
  ] as const)('of who told %o it is %o', (runner, ceilings) => {
    expect(ceilingsOf(told(runner))).toEqual(ceilings)
  })

  test('a plan goes by the one of its level, which the settings told, and by nothing else of it', () => {
    const of = (choices: Choices) => rulesOf({ heartCeiling: true, heartRateMaxBpm: 188 }, choices)?.ceilingBpm
    const running: readonly Choices[] = [
      {},
      { level: 'advanced' },
      { finish: 'strong' },
      { level: 'advanced', miles: 5 },
    ]
    expect(running.map(of)).toEqual([178, 182, 178, 182])
    expect(of({ level: 'beginner' })).toBe(150)
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
