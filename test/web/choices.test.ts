import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { Reference } from '../../protocol/panel/plan.ts'
import {
  RACE_TIME_S,
  USUAL_SPEED_KMH,
  hasEdits,
  raceTimeFrom,
  secondsFrom,
  speedFrom,
  speedFromPace,
  usualSpeedFrom,
  withFinishSpeed,
  withLevel,
  withMileSpeed,
  withUnit,
} from '../../web/ready/choices.ts'
import { THREE_MILES } from './plans.ts'

test('a level takes what belongs to another level away', () => {
  const runner = {
    level: 'intermediate',
    finish: 'sprint',
    miles: 10,
    mileSpeedsKmh: [null, 10, null],
    reference: { kind: 'race', distanceM: 5000, timeS: 1500 },
  } as const
  expect(withLevel({ ...runner, mileSpeedsKmh: [null, 10, null] }, 'beginner')).toEqual({ level: 'beginner', miles: 6 })
})

test('a level keeps what fits it', () => {
  const reference = { kind: 'race', distanceM: 10_000, timeS: 3000 } as const
  expect(withLevel({ level: 'intermediate', finish: 'strong', miles: 4, reference }, 'advanced')).toEqual({
    level: 'advanced',
    finish: 'strong',
    miles: 4,
    reference,
  })
})

test('another unit is another stage', () => {
  expect(withUnit({ unit: 'mi', stageM: 804.672, miles: 4 }, 'km')).toEqual({ unit: 'km', miles: 4 })
})

test('editing one mile keeps the other edits', () => {
  const once = withMileSpeed(THREE_MILES, 2, 10)
  expect(once.mileSpeedsKmh).toEqual([null, 10, null])
  const twice = withMileSpeed({ ...THREE_MILES, choices: once }, 3, 11.2)
  expect(twice.mileSpeedsKmh).toEqual([null, 10, 11.2])
  expect(hasEdits(twice)).toBe(true)
  expect(hasEdits(withFinishSpeed(THREE_MILES, 13))).toBe(true)
  expect(hasEdits(THREE_MILES.choices ?? {})).toBe(false)
})

test.each([
  ['25:00', 1500],
  ['1:45:00', 6300],
  ['25', 1500],
  [' 24:30 ', 1470],
  ['24:75', null],
  ['fast', null],
  ['', null],
  ['1:2:3:4', null],
])('"%s" is %s seconds', (text, seconds) => {
  expect(secondsFrom(text)).toBe(seconds)
})

test('speeds and paces are read in the unit of the runner', () => {
  expect(speedFrom('6.0', 'mi')).toBe(9.66)
  expect(speedFrom('9,5', 'km')).toBe(9.5)
  expect(speedFrom('-2', 'km')).toBeNull()
  expect(speedFromPace('10:10', 'mi')).toBe(9.5)
  expect(speedFromPace('6:00', 'km')).toBe(10)
})

test('what may be typed is what the daemon takes, to the last second and tenth', () => {
  const takes = (reference: unknown): boolean => Value.Check(Reference, reference)
  const race = (timeS: number) => takes({ kind: 'race', distanceM: 5000, timeS })
  const usual = (speedKmh: number) => takes({ kind: 'usual-speed', speedKmh })
  expect([race(RACE_TIME_S.least), race(RACE_TIME_S.most)]).toEqual([true, true])
  expect([race(RACE_TIME_S.least - 1), race(RACE_TIME_S.most + 1)]).toEqual([false, false])
  expect([usual(USUAL_SPEED_KMH.least), usual(USUAL_SPEED_KMH.most)]).toEqual([true, true])
  expect([usual(USUAL_SPEED_KMH.least - 0.1), usual(USUAL_SPEED_KMH.most + 0.1)]).toEqual([false, false])
})

test('a time, a pace and a speed that no plan takes are refused in words a runner uses', () => {
  expect(raceTimeFrom('25:00')).toBe(1500)
  for (const text of ['0:01', '1:39', '25:00:00', 'fast', ''])
    expect(raceTimeFrom(text)).toEqual({ wrong: 'A time between 1:40 and 24:00:00, like 25:00.' })
  expect(usualSpeedFrom('6.0', 'speed', 'mi')).toBe(9.66)
  expect(usualSpeedFrom('60', 'speed', 'mi')).toEqual({ wrong: 'A speed between 1.9 and 15.5 mph, like 6.0.' })
  expect(usualSpeedFrom('1', 'speed', 'km')).toEqual({ wrong: 'A speed between 3.0 and 25.0 km/h, like 6.0.' })
  expect(usualSpeedFrom('1:00', 'pace', 'mi')).toEqual({ wrong: 'A pace between 3:52 and 32:11 /mi, like 10:00.' })
  expect(usualSpeedFrom('10:10', 'pace', 'mi')).toBe(9.5)
})
