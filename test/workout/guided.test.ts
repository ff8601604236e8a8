import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Choices, WorkoutStep } from '../../protocol/panel/plan.ts'
import { isOnGrid, withinRange } from '../../protocol/units.ts'
import { sentenceOf } from '../../protocol/words/sentence-of.ts'
import { planOf } from '../../src/workout/plan.ts'
import { speedsOf } from '../../src/workout/promise.ts'
import { draws } from '../draws.ts'
import { IMPERIAL, inShort, METRIC, planned, refused, segmentsOf, treadmill } from './machines.ts'

const fast = { part: 'stage', length: { durationS: 120 }, speedKmh: 12 } as const
const slow = { part: 'stage', length: { durationS: 90 }, speedKmh: 8 } as const
const guided = (...steps: WorkoutStep[]): Choices => ({ unit: 'km', workout: { steps } })
const stagesOf = (choices: Choices, machine = METRIC) =>
  planned(choices, machine).phases.flatMap((phase) =>
    phase.kind === 'stage' ? [{ ...phase.length, speedKmh: phase.speedKmh, inclinePct: phase.inclinePct }] : [],
  )

test('a workout that goes up and down is planned step by step, with the warm-up and the cool-down it lacks', () => {
  const plan = planned(guided(fast, slow, fast))
  expect(stagesOf(guided(fast, slow, fast))).toEqual([
    { durationS: 120, speedKmh: 12, inclinePct: null },
    { durationS: 90, speedKmh: 8, inclinePct: null },
    { durationS: 120, speedKmh: 12, inclinePct: null },
  ])
  expect(plan.phases.map(({ kind }) => kind)).toEqual([
    ...['stretch', 'warm-up', 'stage', 'stage', 'stage', 'cool-down', 'stretch'],
  ])
  expect(inShort(segmentsOf(plan, 'warm-up'))).toEqual(['walk 5.5 60', 'jog 11.4 240'])
  expect(plan.durationS).toBe(300 + 330 + 300)
  expect(plan).toMatchObject({ finish: null, normalRunKmh: null, ceilingKmh: 14, fastestKmh: 12 })
  expect(sentenceOf(plan.name)).toBe('Guided workout, 15:30')
  expect(sentenceOf(plan.name)).not.toContain('Crescendo')
})

test('its own warm-up and cool-down are run as they stand, in metres too; between stages they are stages', () => {
  const easy = { speedKmh: 6, length: { distanceM: 500 } }
  const plan = planned(
    guided({ ...easy, part: 'warm-up' }, fast, { ...easy, part: 'cool-down' }, fast, {
      ...easy,
      part: 'cool-down',
    }),
  )
  expect(inShort(segmentsOf(plan, 'warm-up'))).toEqual(['walk 6 300'])
  expect(inShort(segmentsOf(plan, 'cool-down'))).toEqual(['walk 6 300'])
  expect(plan.phases.filter(({ kind }) => kind === 'stage')).toHaveLength(3)
})

test('what is gentler today is so by as much as its reference, and nothing makes it faster than it was written', () => {
  const speedsKmh = (choices: Choices) => stagesOf(choices).map(({ speedKmh }) => speedKmh)
  expect(speedsKmh({ ...guided(fast, slow), adjusted: { referencePct: -5 } })).toEqual([11.4, 7.6])
  expect(speedsKmh({ ...guided(fast, slow), adjusted: { referencePct: 2 } })).toEqual([12, 8])
  expect(planned({ ...guided(fast, slow), adjusted: { capAboveKmh: 1 } }).ceilingKmh).toBe(13)
  expect(planned({ ...guided(fast, slow), ceilingKmh: 18, adjusted: { capAboveKmh: 1 } }).ceilingKmh).toBe(13)
})

test('one that is only a warm-up is no workout', () => {
  expect(refused(guided({ ...slow, part: 'warm-up' })).code).toBe('stages-missing')
})

test('a speed outside the machine or above the ceiling is refused, and the nearest is within them', () => {
  const tooFast = guided({ ...fast, length: { durationS: 600 }, speedKmh: 18 })
  const slowBelt = treadmill(1, 12, 0.1)
  expect(refused(tooFast, slowBelt)).toMatchObject({
    reason: 'above-machine',
    nearest: { workout: { steps: [{ speedKmh: 12 }] } },
  })
  expect(refused({ ...tooFast, ceilingKmh: 14 })).toMatchObject({
    code: 'planned-above-ceiling',
    nearest: { workout: { steps: [{ speedKmh: 14 }] } },
  })
  expect(refused(guided({ ...slow, speedKmh: 0.5 })).reason).toBe('below-machine')
})

test('a rise that is late is told; one that never ends in its stage is refused, with a stage the belt comes to', () => {
  const short = { ...slow, length: { durationS: 30 } }
  // From 8 to 12 the belt rises for 40 s: it has 25 s before the line, and the stage beyond it.
  expect(planned(guided(short, fast, short, fast)).advice[0]).toEqual({ code: 'late-at-pace', values: { count: 2 } })
  const never = refused(guided(short, { ...fast, length: { durationS: 10 } }))
  expect(never).toMatchObject({ code: 'never-at-pace', values: { number: 2, risingS: 40, withinS: 35 } })
  expect(never.message).toBe('Stage 2 is planned at 12.0 km/h: the belt rises too slowly for it.')
  expect(never.nearest?.workout?.steps[1]?.speedKmh).toBe(11.5)
  expect(stagesOf(never.nearest ?? {})).toHaveLength(2)
})

test('inclines are on the machine’s grid; one that it lacks is told, one that is too steep refused', () => {
  const steep = guided({ ...slow, inclinePct: 2.3 })
  expect(stagesOf(steep, { ...METRIC, incline: { minPct: 0, maxPct: 10, stepPct: 0.5 } })[0]?.inclinePct).toBe(2)
  expect(planned(steep).advice).toEqual([{ code: 'no-incline', values: {} }])
  expect(planned(steep, { ...METRIC, keepsItsIncline: true }).advice[0]?.code).toBe('keeps-its-incline')
  expect(refused({ ...steep, level: 'beginner', workout: { steps: [{ ...slow, inclinePct: 4 }] } }).code).toBe(
    'incline-too-steep',
  )
})

const step: fc.Arbitrary<WorkoutStep> = fc.record({
  part: fc.constantFrom('warm-up', 'stage', 'stage', 'stage', 'cool-down'),
  length: fc.oneof(
    fc.record({ distanceM: fc.integer({ min: 10, max: 5000 }) }),
    fc.record({ durationS: fc.integer({ min: 5, max: 1200 }) }),
  ),
  speedKmh: fc.integer({ min: 50, max: 2500 }).map((n) => n / 100),
})

test('whatever the steps, a plan is on the grid, in the range and under the ceiling; so is the nearest of one that is refused', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 30 }),
      fc.option(fc.integer({ min: 5, max: 25 })),
      fc.constantFrom(METRIC, IMPERIAL),
      (steps, ceilingKmh, machine) => {
        const outcome = planOf({ ceilingKmh, workout: { steps } }, machine)
        const nearest = outcome.ok ? null : outcome.refusal.nearest
        const found = outcome.ok ? outcome : nearest && planOf(nearest, machine)
        if (found === null) return
        if (!found.ok) throw new Error(sentenceOf(found.refusal))
        for (const kmh of found.plan.phases.flatMap(speedsOf)) {
          expect(isOnGrid(machine.grid, kmh) && withinRange(machine.grid, kmh), `${kmh}`).toBe(true)
          expect(kmh).toBeLessThanOrEqual(ceilingKmh ?? 25)
        }
      },
    ),
    { numRuns: draws(200) },
  )
})
