import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { LEVELS } from '../../protocol/levels.ts'
import { Reference, type Choices, type Plan } from '../../protocol/panel/plan.ts'
import { planOf as workedOut } from '../../src/workout/plan.ts'
import { PRESETS } from '../../src/workout/presets.ts'
import { DEFAULT_GRID } from '../../protocol/units.ts'
import {
  RACE_TIME_S,
  USUAL_SPEED_KMH,
  hasEdits,
  isPreset,
  nextFinishM,
  nextStageM,
  distanceText,
  raceDistanceFrom,
  raceTimeFrom,
  secondsFrom,
  speedFrom,
  speedFromPace,
  usualSpeedFrom,
  withFinishSpeed,
  withIncline,
  withLevel,
  withMileSpeed,
  withPreset,
  withReference,
  withStage,
  withUnit,
} from '../../web/ready/choices.ts'
import { THREE_MILES } from './plans.ts'

function okPlan(choices: Choices): { plan: Plan } {
  const outcome = workedOut(choices, { grid: DEFAULT_GRID, simulated: true, sprintedBefore: true })
  return outcome.ok ? outcome : expect.fail(JSON.stringify(outcome.refusal))
}

test('a level takes what belongs to another level away', () => {
  const runner = {
    level: 'intermediate',
    finish: 'sprint',
    miles: 10,
    mileSpeedsKmh: [null, 10, null],
    reference: { kind: 'race', distanceM: 5000, timeS: 1500 },
  } as const
  expect(withLevel({ ...runner, mileSpeedsKmh: [null, 10, null] }, 'beginner')).toEqual({
    level: 'beginner',
    miles: 6,
    otherReference: runner.reference,
  })
})

const TOLD: Choices = {
  unit: 'km',
  reference: { kind: 'race', distanceM: 5000, timeS: 1920 },
  ceilingKmh: 14,
}

test('what a runner told of themselves survives every level, and back', () => {
  const walk = { kind: 'comfortable-walk', speedKmh: 4.5 } as const
  const walker = withReference(withLevel(TOLD, 'beginner'), walk)
  expect(walker).toEqual({
    unit: 'km',
    ceilingKmh: 14,
    level: 'beginner',
    reference: walk,
    otherReference: TOLD.reference,
  })
  expect(withLevel(walker, 'advanced')).toEqual({ ...TOLD, level: 'advanced', otherReference: walk })
  expect(withLevel(withLevel(walker, 'advanced'), 'beginner')).toEqual(walker)
})

test('every preset changes what is run, not who runs', () => {
  for (const level of LEVELS)
    for (const { choices } of PRESETS) {
      const told = withLevel(TOLD, level)
      const chosen = withPreset(told, choices)
      const unit = choices.unit ?? 'km'
      expect({ unit: chosen.unit, ceilingKmh: chosen.ceilingKmh }).toEqual({ unit, ceilingKmh: 14 })
      expect([chosen.reference, chosen.otherReference]).toContainEqual(TOLD.reference)
      expect(isPreset(chosen, choices)).toBe(true)
      const back = withPreset(chosen, { level: 'intermediate' })
      expect(back).toEqual({ ...TOLD, unit, level: 'intermediate' })
      const { plan } = okPlan(chosen)
      expect(plan.choices).toEqual(chosen)
    }
})

test('a preset that a walker cannot walk is a runner’s', () => {
  const walker: Choices = { level: 'beginner' }
  expect(withPreset(walker, { miles: 10 })).toEqual({ miles: 10 })
  expect(withPreset(walker, { finish: 'strong' })).toEqual({ finish: 'strong' })
  expect(withPreset(walker, { unit: 'km', miles: 5 })).toEqual({ level: 'beginner', unit: 'km', miles: 5 })
})

test('lengths go up and down among the usual ones, a finish up to its stage', () => {
  expect(nextStageM(1609.344, 'mi', -1)).toBeCloseTo(804.672)
  expect(nextStageM(1000, 'km', 1)).toBe(1500)
  expect(nextStageM(5000, 'km', 1)).toBeNull()
  expect(nextFinishM(400, 1000, 1)).toBe(500)
  expect(nextFinishM(800, 1000, 1)).toBe(1000)
  expect(nextFinishM(1000, 1000, 1)).toBeNull()
  expect(nextFinishM(100, 1000, -1)).toBeNull()
  expect(withStage({ finishM: 800, mileSpeedsKmh: [9] }, 500)).toEqual({ stageM: 500, finishM: 500 })
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
  const once = withMileSpeed(THREE_MILES, THREE_MILES.choices ?? {}, 2, 10)
  expect(once.mileSpeedsKmh).toEqual([null, 10, null])
  const twice = withMileSpeed(THREE_MILES, once, 3, 11.2)
  expect(twice.mileSpeedsKmh).toEqual([null, 10, 11.2])
  expect(hasEdits(twice)).toBe(true)
  expect(hasEdits(withFinishSpeed(THREE_MILES.choices ?? {}, 13))).toBe(true)
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

test('a race may have any length, told in the runner’s unit; what is none is refused in words', () => {
  expect(raceDistanceFrom('12', 'km')).toBe(12_000)
  expect(raceDistanceFrom(' 7,5 ', 'km')).toBe(7500)
  expect(raceDistanceFrom('8', 'mi')).toBe(12_875)
  for (const metres of [1500, 16_093, 100_000])
    for (const unit of ['mi', 'km'] as const) {
      const again = raceDistanceFrom(distanceText(metres, unit), unit)
      expect(Math.abs(Number(again) - metres)).toBeLessThanOrEqual(unit === 'mi' ? 81 : 50)
    }
  for (const text of ['', 'far', '-5', '0', '0.7', '101', '1e3'])
    expect(raceDistanceFrom(text, 'km')).toEqual({ wrong: 'A distance between 0.8 and 100.0 km.' })
  expect(raceDistanceFrom('100', 'mi')).toEqual({ wrong: 'A distance between 0.5 and 62.1 mi.' })
})

test('a time, a pace and a speed that no plan takes are refused in words a runner uses', () => {
  expect(raceTimeFrom('25:00')).toBe(1500)
  for (const text of ['0:01', '1:39', '25:00:00', 'fast', ''])
    expect(raceTimeFrom(text)).toEqual({ wrong: 'A time between 1:40 and 24:00:00, like 25:00.' })
  expect(usualSpeedFrom('6.0', 'speed', 'mi')).toBe(9.66)
  expect(usualSpeedFrom('60', 'speed', 'mi')).toEqual({ wrong: 'A speed between 1.9 and 15.5 mph, like 6.0.' })
  expect(usualSpeedFrom('1', 'speed', 'km')).toEqual({ wrong: 'A speed between 3.0 and 25.0 km/h, like 9.7.' })
  // Nobody walks at 6 mph.
  expect(usualSpeedFrom('60', 'speed', 'mi', 'walker')).toEqual({
    wrong: 'A speed between 1.9 and 15.5 mph, like 3.1.',
  })
  expect(usualSpeedFrom('1:00', 'pace', 'mi')).toEqual({ wrong: 'A pace between 3:52 and 32:11 /mi, like 10:00.' })
  expect(usualSpeedFrom('10:10', 'pace', 'mi')).toBe(9.5)
})

test('an incline is that of every mile, the last at most at 1 %, and flat leaves nothing of it', () => {
  expect(withIncline({ miles: 4 }, 4, 3)).toEqual({ miles: 4, mileInclinesPct: [3, 3, 3, 1] })
  expect(withIncline({ miles: 3, mileInclinesPct: [2, 2, 1] }, 3, 0)).toEqual({ miles: 3 })
})
