import { expect, test } from 'vitest'
import type { Choices, Plan, PlanPhase } from '../../protocol/panel/plan.ts'
import { sentenceOf } from '../../protocol/words/sentence-of.ts'
import { brokenPromise } from '../../src/workout/promise.ts'
import {
  COARSE_IMPERIAL,
  IMPERIAL,
  METRIC,
  finishOf,
  milesKmh,
  planned,
  race,
  refused,
  segmentsOf,
  treadmill,
} from './machines.ts'

test('who runs 5 km in 35:00 has no room below the normal run, and is offered a walk with a light jog', () => {
  const { reason, message, nearest } = refused(race(5000, 2100))
  expect(reason).toBe('too-slow-to-run')
  expect(message).toContain('13:54 /mi')
  expect(nearest).toMatchObject({ level: 'beginner', finish: 'light-jog' })
  expect(milesKmh(planned(nearest ?? {}))).toEqual([4.5, 5.2, 5.8])
})

test('thirteen miles in steps of 0.2 mph would end at 12.55 km/h: fewer and longer stages are offered', () => {
  const { reason, message, nearest } = refused({ miles: 13 }, COARSE_IMPERIAL)
  expect(reason).toBe('last-mile-too-hard')
  expect(message).toContain('7:42 /mi')
  expect(nearest?.miles).toBeLessThan(13)
  const plan = planned(nearest ?? {}, COARSE_IMPERIAL)
  expect(Math.max(...milesKmh(plan))).toBeLessThanOrEqual(11.59)
  expect(plan.distanceM).toBeGreaterThan(12.9 * 1609.344)
})

test('thirteen miles fit in steps of 0.1 mph', () => {
  const speeds = milesKmh(planned({ miles: 13 }, IMPERIAL))
  expect(speeds).toHaveLength(13)
  expect(speeds.at(-1)).toBeLessThanOrEqual(11.59)
})

test('where a slower start is enough, the number of miles stays', () => {
  const { reason, nearest } = refused({ miles: 11 }, COARSE_IMPERIAL)
  expect(reason).toBe('last-mile-too-hard')
  expect(nearest?.miles).toBe(11)
  expect(nearest?.mileSpeedsKmh?.[0]).toBeLessThan(8.69)
})

test('a treadmill too slow for the sprint is offered the sprint it can do', () => {
  const slow = treadmill(1, 12, 0.1)
  const { reason, message, nearest } = refused({ unit: 'km' }, slow)
  expect(reason).toBe('above-machine')
  expect(message).toContain('13.4 km/h')
  expect(message).toContain('12.0 km/h')
  expect(nearest).toEqual({ unit: 'km', finishSpeedKmh: 12 })
})

test('a fast runner on a slow treadmill is offered the paces of a slower reference', () => {
  const slow = treadmill(1, 12, 0.1)
  const { nearest } = refused({ ...race(5000, 1200), level: 'advanced' }, slow)
  const plan = planned(nearest ?? {}, slow)
  expect(plan.level).toBe('advanced')
  expect(plan.fastestKmh).toBeLessThanOrEqual(12)
})

test('a ceiling below the finish is not passed, and the nearest plan keeps under it', () => {
  const { reason, nearest } = refused({ ceilingKmh: 12 })
  expect(reason).toBe('above-ceiling')
  const plan = planned(nearest ?? {})
  expect(plan.ceilingKmh).toBe(12)
  expect(finishOf(plan).speedKmh).toBe(12)
})

test.each<[string, Choices, string]>([
  ['above the treadmill', { mileSpeedsKmh: [null, null, 20.5] }, 'above-machine'],
  ['below the treadmill', { mileSpeedsKmh: [0.8] }, 'below-machine'],
  ['above the ceiling', { mileSpeedsKmh: [null, null, 14.2], ceilingKmh: 14 }, 'above-ceiling'],
  ['too slow to run', { mileSpeedsKmh: [7] }, 'too-slow-to-run'],
  ['too fast to walk', { level: 'beginner', mileSpeedsKmh: [null, null, 7] }, 'too-fast-to-walk'],
  ['slower than the mile before', { mileSpeedsKmh: [null, 8.5] }, 'not-faster-each-mile'],
  ['rounded to the mile before', { mileSpeedsKmh: [null, 8.74] }, 'not-faster-each-mile'],
  ['at the normal run', { mileSpeedsKmh: [9.5] }, 'mile-one-too-fast'],
  ['a finish slower than the last mile', { finishSpeedKmh: 11 }, 'finish-not-fastest'],
  ['too hard for the mile after it', { mileSpeedsKmh: [null, 12] }, 'last-mile-too-hard'],
  ['of a mile that is not there', { mileSpeedsKmh: [null, null, null, 12] }, 'miles-for-level'],
])('a typed speed %s is refused, and the nearest plan can be run', (_name, choices, reason) => {
  const refusal = refused(choices)
  expect(refusal.reason).toBe(reason)
  expect(refusal.nearest).not.toBeNull()
  expect(planned(refusal.nearest ?? {}).phases).toHaveLength(8)
})

test('a typed speed between two of the treadmill’s is rounded half up, and said to be the runner’s own', () => {
  const plan = planned({ mileSpeedsKmh: [null, 10.05], finishSpeedKmh: 12.34 })
  expect(milesKmh(plan)).toEqual([8.7, 10.1, 11.1])
  expect(finishOf(plan).speedKmh).toBe(12.3)
  expect(plan.phases[3]).toMatchObject({ why: { code: 'set-by-you' } })
})

test('8.3 mph typed on an mph treadmill is that, also as the ceiling', () => {
  const kmh = 8.3 * 1.609344
  const plan = planned({ finishSpeedKmh: kmh, ceilingKmh: kmh }, IMPERIAL)
  expect(finishOf(plan).speedKmh).toBe(13.36)
})

test.each<[Choices, string]>([
  [{ level: 'beginner', finish: 'sprint' }, 'wrong-finish-for-level'],
  [{ finish: 'light-jog' }, 'wrong-finish-for-level'],
  [{ level: 'beginner', miles: 7 }, 'miles-for-level'],
  [{ stageM: 400, finishM: 500 }, 'finish-length'],
  [{ reference: { kind: 'comfortable-walk', speedKmh: 5 } }, 'too-slow-to-run'],
])('choices that contradict each other: %o', (choices, reason) => {
  const refusal = refused(choices)
  expect(refusal.reason).toBe(reason)
  expect(() => planned(refusal.nearest ?? { ceilingKmh: 1 })).not.toThrow()
})

test('a walk that would have to be run is refused from 5.8 km/h, and running is offered', () => {
  expect(milesKmh(planned({ level: 'beginner', reference: { kind: 'comfortable-walk', speedKmh: 5.7 } }))).toEqual([
    5.1, 5.9, 6.6,
  ])
  const { reason, nearest } = refused({
    level: 'beginner',
    reference: { kind: 'comfortable-walk', speedKmh: 5.8 },
  })
  expect(reason).toBe('too-fast-to-walk')
  expect(nearest).toMatchObject({ level: 'intermediate' })
})

test('a sprint shorter than three times its rise is refused, and a longer one offered', () => {
  const { reason, nearest } = refused({ finishM: 100 })
  expect(reason).toBe('sprint-too-short')
  expect(nearest).toEqual({ finishM: 150 })
  expect(finishOf(planned({ finishM: 100, riseKmhPerS: 0.5 })).distanceM).toBe(100)
})

test('a treadmill that cannot go as slowly as the warm-up or the cool-down is told so', () => {
  const { reason, message } = refused({ unit: 'km' }, treadmill(4.5, 20, 0.1))
  expect(reason).toBe('below-machine')
  expect(message).toContain('4.0 km/h')
})

test('the first sprint on a real treadmill is short, little faster than the last mile, and asked for', () => {
  const unknown = treadmill(1, 20, 0.1, false)
  const plan = planned({ finishM: 400 }, unknown)
  expect(finishOf(plan)).toMatchObject({ distanceM: 200, speedKmh: 12.6 })
  expect(plan.gate).toBe('ask')
  expect(plan.advice.map((advice) => sentenceOf(advice)).join(' ')).toContain('200 m')
  const { reason, nearest } = refused({ finishSpeedKmh: 13 }, unknown)
  expect(reason).toBe('first-sprint')
  expect(finishOf(planned(nearest ?? {}, unknown)).speedKmh).toBe(12.6)
})

test('the simulated treadmill counts as known', () => {
  const plan = planned({}, { ...METRIC, sprintedBefore: false, simulated: true })
  expect(finishOf(plan)).toMatchObject({ distanceM: 400, speedKmh: 13.4 })
  expect(plan.gate).toBe('auto')
})

test.each<[string, Choices]>([
  ['Mile', { unit: 'mi' }],
  ['Kilometre', { unit: 'km' }],
  ['Stage', { stageM: 800 }],
])('a refusal calls a stage by its name: %s', (name, choices) => {
  const noun = name.toLowerCase()
  const typed = (mileSpeedsKmh: number[]) => refused({ ...choices, mileSpeedsKmh }).message
  expect(typed([8.7, 8.5])).toMatch(new RegExp(`^${name} 2 at .* is not faster than ${noun} 1 at`))
  expect(typed([9.5])).toMatch(new RegExp(`^${name} 1 at .* is not slower than your normal run`))
  expect(typed([20.5])).toMatch(new RegExp(`^${name} 1 is set to`))
  expect(refused({ ...choices, finishSpeedKmh: 11 }).message).toContain(`not faster than the last ${noun} at`)
  expect(refused({ ...choices, miles: 13 }, COARSE_IMPERIAL).message).toMatch(
    new RegExp(`^13 ${noun}s, .*the last ${noun} should`),
  )
})

test('a plan made for one treadmill is held to the promise on another', () => {
  const plan = planned({})
  expect(brokenPromise(plan, METRIC.grid)).toBeNull()
  expect(brokenPromise(plan, treadmill(1, 12, 0.1).grid)).toMatchObject({ reason: 'above-machine' })
  expect(brokenPromise(plan, treadmill(1, 20, 0.5).grid)).toMatchObject({ reason: 'off-grid' })
})

type Change = (phase: PlanPhase) => PlanPhase
const change = (plan: Plan, with_: Change): Plan => ({ ...plan, phases: plan.phases.map(with_) })

test.each<[string, Change]>([
  ['above-machine', (phase) => (phase.kind === 'finish' ? { ...phase, speedKmh: 20.1 } : phase)],
  ['below-machine', (phase) => (phase.kind === 'mile' ? { ...phase, speedKmh: 0.9 } : phase)],
  ['above-ceiling', (phase) => (phase.kind === 'finish' ? { ...phase, speedKmh: 15.5 } : phase)],
  ['off-grid', (phase) => (phase.kind === 'finish' ? { ...phase, speedKmh: 13.45 } : phase)],
  ['warm-up-too-fast', (phase) => (phase.kind === 'mile' && phase.number === 1 ? { ...phase, speedKmh: 8.1 } : phase)],
  ['mile-one-too-fast', (phase) => (phase.kind === 'mile' && phase.number === 1 ? { ...phase, speedKmh: 9.5 } : phase)],
  [
    'not-faster-each-mile',
    (phase) => (phase.kind === 'mile' && phase.number === 3 ? { ...phase, speedKmh: 9.9 } : phase),
  ],
  ['finish-not-fastest', (phase) => (phase.kind === 'finish' ? { ...phase, speedKmh: 11.1 } : phase)],
  ['finish-length', (phase) => (phase.kind === 'finish' ? { ...phase, distanceM: 1700 } : phase)],
  ['sprint-too-short', (phase) => (phase.kind === 'finish' ? { ...phase, distanceM: 70 } : phase)],
])('a plan that was tampered with is found out: %s', (reason, with_) => {
  expect(brokenPromise(change(planned({}), with_), METRIC.grid)).toMatchObject({ reason })
})

test('knees and joints: a doctor comes first, before the start', () => {
  const [first] = planned({ finish: 'strong' }).advice
  expect(first && sentenceOf(first)).toContain('doctor or physiotherapist first')
})

test('a walker’s warm-up that the grid would round up to mile 1 is a step slower', () => {
  const wholeMph = treadmill(1.61, 19.31, 1.61)
  const plan = planned(
    { level: 'beginner', reference: { kind: 'comfortable-walk', speedKmh: 4 }, finish: 'light-jog' },
    wholeMph,
  )
  expect(milesKmh(plan)[0]).toBe(3.22)
  expect(segmentsOf(plan, 'warm-up')[0]?.speedKmh).toBe(1.61)
})
