import { expect, test } from 'vitest'
import type { Choices } from '../../protocol/panel/plan.ts'
import { METRES_PER_MILE } from '../../protocol/units.ts'
import { ENGLISH } from '../../protocol/words/sentence-of.ts'
import { maximumOf, normalRunKmh, oxygenCost, speedAtCost } from '../../src/workout/paces.ts'
import { milesOf } from '../../src/workout/timing.ts'
import { METRIC, finishOf, inShort, milesKmh, planned, race, segmentsOf } from './machines.ts'

/** The coach's own tables, on a treadmill with steps of 0.1 km/h. */

const paces = (speeds: number[], unit: 'mi' | 'km') => speeds.map((kmh) => ENGLISH.figures.pace(kmh, unit))

test('oxygen and speed are each other’s inverse', () => {
  for (const kmh of [4, 8.7, 13.4, 21]) expect(speedAtCost(oxygenCost(kmh))).toBeCloseTo(kmh, 9)
})

test.each([
  [5000, 1500, 38.3, 9.5],
  [5000, 1200, 49.8, 11.7],
  [5000, 1800, 30.8, 8.0],
  [5000, 2100, 25.6, 6.9],
  [21_097.5, 6300, 42.6, 10.3],
])('%d m in %d s is VDOT %d and a normal run of %d km/h', (distanceM, timeS, vdot, normalKmh) => {
  const maximum = maximumOf({ kind: 'race', distanceM, timeS })
  expect(maximum).toBeCloseTo(vdot, 1)
  expect(normalRunKmh(maximum)).toBeCloseTo(normalKmh, 1)
})

test('the usual speed on a treadmill is the normal run', () => {
  const plan = planned({ reference: { kind: 'usual-speed', speedKmh: 9.5 } })
  expect(plan.normalRunKmh).toBeCloseTo(9.5, 9)
  expect(milesKmh(plan)).toEqual([8.7, 9.9, 11.1])
})

test('without any choice: intermediate, 5 km in 25:00, three miles and a 400 m sprint', () => {
  const plan = planned({})
  expect(plan).toMatchObject({ level: 'intermediate', finish: 'sprint', unit: 'mi', gate: 'auto', walkKmh: 5 })
  expect(milesKmh(plan)).toEqual([8.7, 9.9, 11.1])
  expect(paces(milesKmh(plan), 'mi')).toEqual(['11:06', '9:45', '8:42'])
  expect(paces(milesKmh(plan), 'km')).toEqual(['6:54', '6:04', '5:24'])
  expect(milesOf(plan).map((mile) => mile.effort)).toEqual(['easy', 'moderate', 'tempo'])
  expect(finishOf(plan)).toMatchObject({ distanceM: 400, speedKmh: 13.4, sprint: true, style: 'sprint' })
  expect(paces([13.4], 'mi')).toEqual(['7:12'])
  expect(inShort(segmentsOf(plan, 'warm-up'))).toEqual(['walk 5.5 60', 'jog 8.1 240'])
  expect(inShort(segmentsOf(plan, 'cool-down'))).toEqual(['jog 7.4 180', 'walk 5 60', 'walk 4 60'])
  expect(plan.ceilingKmh).toBe(15.4)
  expect(plan.distanceM).toBeCloseTo(3 * METRES_PER_MILE + 400, 6)
  // 5 + 11:06 + 9:45 + 8:42 + about 1:48 + 5 minutes
  expect(plan.durationS / 60).toBeCloseTo(41.35, 1)
  expect(plan.phases.map((phase) => phase.kind)).toEqual([
    'stretch',
    'warm-up',
    'mile',
    'mile',
    'mile',
    'finish',
    'cool-down',
    'stretch',
  ])
})

test('advanced, 5 km in 25:00', () => {
  const plan = planned({ level: 'advanced' })
  expect(milesKmh(plan)).toEqual([9.0, 10.2, 11.4])
  expect(finishOf(plan).speedKmh).toBe(13.9)
  expect(inShort(segmentsOf(plan, 'warm-up'))).toEqual(['walk 5.5 60', 'jog 8.4 240'])
})

test.each<[Choices, number]>([
  [{ finish: 'strong' }, 11.7],
  [{ finish: 'strong', level: 'advanced' }, 11.7],
  [{ finishM: METRES_PER_MILE }, 11.9],
  [{ finishM: METRES_PER_MILE, level: 'advanced' }, 12.4],
  [{ finishM: 200 }, 13.8],
  [{ finishM: 200, level: 'advanced' }, 14.1],
  [{ finishM: 300 }, 13.6],
  [{ finishM: 300, level: 'advanced' }, 14.1],
  [{ finishM: 800 }, 12.7],
  [{ finishM: 800, level: 'advanced' }, 13.2],
])('the finish follows from its length: %o at %d km/h', (choices, kmh) => {
  expect(finishOf(planned(choices)).speedKmh).toBe(kmh)
})

test.each([
  [4, [8.7, 9.5, 10.2, 11.0]],
  [6, [8.7, 9.1, 9.5, 10.0, 10.5, 10.9]],
  [10, [8.7, 8.8, 9.0, 9.2, 9.5, 9.7, 10.0, 10.3, 10.6, 10.9]],
  [13, [8.7, 8.8, 8.9, 9.0, 9.1, 9.3, 9.5, 9.7, 9.9, 10.1, 10.4, 10.6, 10.9]],
])('%d miles stay easy longer', (miles, speeds) => {
  expect(milesKmh(planned({ miles }))).toEqual(speeds)
})

test.each<[string, Choices, number[], number]>([
  ['5 km in 20:00, advanced', { ...race(5000, 1200), level: 'advanced' }, [11.0, 12.6, 14.1], 17.4],
  ['5 km in 30:00', race(5000, 1800), [7.4, 8.4, 9.3], 11.1],
  ['half marathon in 1:45', race(21_097.5, 6300), [9.5, 10.8, 12.1], 14.7],
])('%s', (_name, choices, speeds, sprintKmh) => {
  const plan = planned(choices)
  expect(milesKmh(plan)).toEqual(speeds)
  expect(finishOf(plan).speedKmh).toBe(sprintKmh)
})

test('where a jog below mile 1 would be too slow to run, the whole warm-up is walked', () => {
  expect(inShort(segmentsOf(planned(race(5000, 1800)), 'warm-up'))).toEqual(['walk 6 300'])
})

test.each<[number, Choices, number]>([
  [3, {}, 400],
  [7, {}, 300],
  [11, {}, 200],
  [7, { level: 'advanced' }, 400],
  [11, { level: 'advanced' }, 300],
  [11, { finish: 'strong' }, 400],
  [6, { level: 'beginner' }, 200],
  [3, { stageM: 250 }, 250],
])('with %d miles and %o the finish is %d m', (miles, choices, metres) => {
  expect(finishOf(planned({ ...choices, miles })).distanceM).toBe(metres)
})

test('a walker of 5 km/h', () => {
  const plan = planned({ level: 'beginner' })
  expect(milesKmh(plan)).toEqual([4.5, 5.2, 5.8])
  expect(finishOf(plan)).toMatchObject({ style: 'brisk-walk', speedKmh: 6.4, distanceM: 200, sprint: false })
  expect(inShort(segmentsOf(plan, 'warm-up'))).toEqual(['walk 3.8 300'])
  expect(inShort(segmentsOf(plan, 'cool-down'))).toEqual(['walk 4.3 180', 'walk 3 120'])
  expect(plan).toMatchObject({ gate: 'auto', ceilingKmh: 7.4, walkKmh: 3, normalRunKmh: null })
  const milesS = milesOf(plan).reduce((sum, mile) => sum + (mile.distanceM / mile.speedKmh) * 3.6, 0)
  expect(Math.round(milesS / 60)).toBe(57)
})

test('a walker who finishes with a light jog is asked first', () => {
  const plan = planned({ level: 'beginner', finish: 'light-jog' })
  expect(finishOf(plan).speedKmh).toBe(7.5)
  expect(plan.gate).toBe('ask')
})

test('metric runners run kilometres', () => {
  const plan = planned({ unit: 'km' }, METRIC)
  expect(milesOf(plan).map((mile) => mile.distanceM)).toEqual([1000, 1000, 1000])
})
