import { expect, test } from 'vitest'
import { PRESETS } from '../../src/workout/presets.ts'
import { STRETCHES_AFTER, STRETCHES_BEFORE } from '../../src/workout/stretches.ts'
import { finishCalls } from '../../src/workout/sayings.ts'
import { milesOf } from '../../src/workout/timing.ts'
import { IMPERIAL, METRIC, finishOf, milesKmh, planned } from './machines.ts'
import { sentenceOf } from '../../protocol/words/sentence-of.ts'
import type { FinishStyle } from '../../protocol/panel/choices.ts'

test.each(PRESETS)('$code can be planned on a metric and on an mph treadmill', ({ choices }) => {
  for (const machine of [METRIC, IMPERIAL]) expect(finishOf(planned(choices, machine)).speedKmh).toBeGreaterThan(0)
})

const presetPlan = (id: string) => planned(PRESETS.find((preset) => preset.code === id)?.choices ?? { ceilingKmh: 1 })

test('First Crescendo walks half miles for 29 minutes', () => {
  const plan = presetPlan('first-crescendo')
  const milesAndFinishS = [...milesOf(plan), finishOf(plan)].reduce(
    (s, part) => s + (part.distanceM / part.speedKmh) * 3.6,
    0,
  )
  expect(plan.level).toBe('beginner')
  expect(milesAndFinishS / 60).toBeGreaterThan(28)
  expect(milesAndFinishS / 60).toBeLessThan(31)
})

test('each preset is what its name says', () => {
  const shapes = PRESETS.map(({ code }) => {
    const plan = presetPlan(code)
    const miles = milesOf(plan)
    const { style, distanceM } = finishOf(plan)
    const minutes = Math.round(plan.durationS / 60)
    return [code, miles.length, Math.round(miles[0]?.distanceM ?? 0), style, Math.round(distanceM), minutes]
  })
  expect(shapes).toEqual([
    ['classic', 3, 1609, 'sprint', 400, 41],
    ['first-crescendo', 3, 805, 'brisk-walk', 200, 40],
    ['four-mile', 3, 1609, 'sprint', 1609, 48],
    ['long', 6, 1609, 'sprint', 400, 71],
    ['half-marathon', 10, 1609, 'sprint', 300, 112],
    ['easy-on-the-knees', 3, 1609, 'strong', 400, 42],
    ['lunch-break', 3, 1000, 'sprint', 400, 26],
  ])
})

test('in the four-mile crescendo the fourth mile is the fastest', () => {
  const plan = presetPlan('four-mile')
  expect(finishOf(plan)).toMatchObject({ distanceM: 1609.344, speedKmh: 11.9 })
  expect(milesKmh(plan)).toEqual([8.7, 9.9, 11.1])
})

test('before the run the stretches move, after it they are held, each side in turn', () => {
  const short = (cards: typeof STRETCHES_BEFORE) => cards.map((card) => [card.id, card.durationS, card.sides.length])
  expect(short(STRETCHES_BEFORE)).toEqual([
    ['leg-swings-front', 20, 2],
    ['leg-swings-side', 20, 2],
    ['arm-circles', 15, 2],
    ['torso-twists', 30, 1],
  ])
  expect(short(STRETCHES_AFTER)).toEqual([
    ['hamstrings', 30, 2],
    ['quads', 30, 2],
    ['calves-straight', 30, 2],
    ['calves-bent', 20, 2],
  ])
})

test('the finish is called by its own name', () => {
  expect(finishCalls('sprint').map((call) => [call.beforeS, sentenceOf(call.call)])).toEqual([
    [60, 'Sprint in one minute.'],
    [30, 'Thirty seconds. Stay relaxed.'],
    [10, 'Ten.'],
    [3, 'Three, two, one, go.'],
  ])
  const [brisk] = finishCalls('brisk-walk')
  expect(brisk && sentenceOf(brisk.call)).toBe('Brisk finish in one minute.')
  const unasked = (finish: FinishStyle) => sentenceOf({ code: 'go-was-not-pressed', values: { finish } })
  expect(unasked('sprint')).toBe('No sprint today. Strong running.')
  expect(unasked('light-jog')).not.toContain('running')
  const faster = sentenceOf({ code: 'faster-until-stage-ends', values: { stage: 'mile', finish: 'strong' } })
  expect(faster).toContain('Keep some for the finish.')
})
