import { expect, test } from 'vitest'
import type { Choices } from '../../protocol/panel/plan.ts'
import { DEFAULT_GRID } from '../../protocol/units.ts'
import { planOf, type PlanOutcome } from '../../src/workout/plan.ts'
import type { PlanMachine } from '../../src/workout/recipe.ts'
import { segmentsOf } from '../../src/workout/segments.ts'

/** Inclines that the runner names (coach: incline). */

const HALVES = { minPct: -3, maxPct: 12, stepPct: 0.5 }
const machine = (incline: PlanMachine['incline'] = HALVES): PlanMachine => ({
  grid: DEFAULT_GRID,
  incline,
  simulated: true,
  sprintedBefore: true,
})

function partsOf(outcome: PlanOutcome): (readonly [string, number, number])[] {
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return segmentsOf(outcome.plan).map(({ role, speedKmh, inclinePct }) => [role, speedKmh, inclinePct])
}
const stagesOf = (choices: Choices, on = machine()) =>
  partsOf(planOf(choices, on)).filter(([role]) => role === 'stage' || role === 'finish')

test('nothing named is flat', () => {
  expect(stagesOf({})).toEqual([
    ['stage', 8.7, 0],
    ['stage', 9.9, 0],
    ['stage', 11.1, 0],
    ['finish', 13.4, 0],
  ])
})

test('at an incline it costs as much as on the flat: 9.9 at 2 % is 9.1; what is not named, and the cool-down, is flat', () => {
  expect(stagesOf({ mileInclinesPct: [1, 2, 1], finishInclinePct: 1 })).toEqual([
    ['stage', 8.3, 1],
    ['stage', 9.1, 2],
    ['stage', 10.6, 1],
    ['finish', 12.8, 1],
  ])
  const parts = partsOf(planOf({ mileInclinesPct: [1, 2, 1], finishInclinePct: 1 }, machine()))
  expect(parts.filter(([role]) => role === 'cool-down').map(([, , pct]) => pct)).toEqual([0, 0, 0])
  for (const [role, kmh] of parts) if (role === 'warm-up') expect(kmh).toBeLessThan(8.3)
})

test('a speed that was typed in stands, and an incline between two of the machine is the flatter one', () => {
  expect(stagesOf({ mileInclinesPct: [1.9], mileSpeedsKmh: [8, null, null] })[0]).toEqual(['stage', 8, 1.5])
})

test('a machine without one, or in steps above 1 %, runs it flat at the speeds of the flat, and that is said before', () => {
  for (const incline of [null, undefined, { minPct: 0, maxPct: 15, stepPct: 2 }]) {
    const on = { ...machine(), incline }
    expect(stagesOf({ mileInclinesPct: [1, 2] }, on)).toEqual(stagesOf({}, on))
    const outcome = planOf({ mileInclinesPct: [1, 2] }, on)
    expect(outcome.ok && outcome.plan.advice).toContainEqual({ code: 'no-incline', values: {} })
    const own = planOf({ mileInclinesPct: [1, 2] }, { ...on, keepsItsIncline: true })
    expect(own.ok && own.plan.advice).toContainEqual({ code: 'keeps-its-incline', values: {} })
    const plain = planOf({ mileInclinesPct: [0, null] }, { ...on, keepsItsIncline: true })
    expect(plain.ok && plain.plan.advice.map(({ code }) => code)).not.toContain('keeps-its-incline')
  }
})

const WALK: Choices = { level: 'beginner', reference: { kind: 'comfortable-walk', speedKmh: 5 } }

test.each<[string, Choices, PlanMachine, object]>([
  ['the last mile above 1 %', { mileInclinesPct: [0, 0, 1.5] }, machine(), { part: 'mile', number: 3, mostPct: 1 }],
  ['the finish above 1 %', { finishInclinePct: 2 }, machine(), { part: 'finish', number: null, mostPct: 1 }],
  ['a walk above 3 %', { ...WALK, mileInclinesPct: [3.5] }, machine(), { part: 'mile', number: 1, mostPct: 3 }],
  ['more than the machine has', { mileInclinesPct: [3] }, machine({ ...HALVES, maxPct: 2 }), { number: 1, mostPct: 2 }],
])('refused, and the nearest is flat: %s', (_, choices, on, values) => {
  const outcome = planOf(choices, on)
  if (outcome.ok) return expect.fail('it was planned')
  expect(outcome.refusal).toMatchObject({ code: 'incline-too-steep', values })
  expect(outcome.refusal.nearest).not.toBeNull()
  expect(outcome.refusal.nearest).not.toHaveProperty('mileInclinesPct')
  expect(outcome.refusal.nearest).not.toHaveProperty('finishInclinePct')
})

test('the promise holds on speed and on what it costs', () => {
  const steepSecond = planOf({ mileInclinesPct: [0, 4, 0] }, machine())
  expect(steepSecond).toMatchObject({ ok: false, refusal: { code: 'not-faster-than-before', values: { number: 2 } } })
  const flatSecond = planOf({ mileInclinesPct: [4, 0, 0], mileSpeedsKmh: [8, 8.2, null] }, machine())
  expect(flatSecond).toMatchObject({ ok: false, refusal: { code: 'not-faster-than-before', values: { number: 2 } } })
})
