import { describe, expect, test } from 'vitest'
import { wishOf } from '../../src/session/wish.ts'
import { toFinishSOf } from '../../src/session/speeds.ts'
import {
  ask,
  byHand,
  event,
  inMile,
  look,
  played,
  refusalIn,
  stage,
  started,
  until,
  untilPhase,
  waitS,
  type Step,
} from './play.ts'
import { planWith } from './plans.ts'

test('held as asked: nothing gets faster by itself, not at the next line either', () => {
  const on = played(stage(planWith()), inMile(1), ask('hold'), untilPhase('mile', 3), waitS(20))
  expect(on.belt.speedKmh).toBeCloseTo(8.7, 2)
  expect(look(on.session)).toMatchObject({ held: 'asked', targetKmh: 8.7, next: { kind: 'finish', targetKmh: 8.7 } })
  expect(wishOf(on.session)).toMatchObject({ held: 'asked', ownRiseKmh: null })
  // What was run is told as it was run: the mile within the hold, and not as it was planned.
  const two = look(on.session).phases.find(({ mile }) => mile === 2)
  expect(two).toMatchObject({ state: 'done', plannedKmh: 9.9, partsKmh: [expect.closeTo(8.7, 1)] })
})

test('held in the middle of a rise, the belt keeps the speed there is', () => {
  const on = played(
    stage(planWith()),
    ...started,
    until((_, { belt }) => belt.speedKmh > 6.5),
    ask('hold'),
    waitS(30),
  )
  expect(on.belt.speedKmh).toBeGreaterThan(6.3)
  expect(on.belt.speedKmh).toBeLessThan(6.7)
})

test('while held the runner’s own faster counts, so far and no further', () => {
  const on = played(stage(planWith()), inMile(2), ask('hold'), ask('faster'), waitS(5))
  expect(wishOf(on.session)).toMatchObject({ speedKmh: 10, held: 'asked', ownRiseKmh: 10 })
  expect(on.belt.speedKmh).toBeCloseTo(10, 2)
  played(on, untilPhase('mile', 3), waitS(20))
  expect(on.belt.speedKmh).toBeCloseTo(10, 2)
})

test('the cool-down is slower though held, and ends the hold', () => {
  const on = played(stage(planWith()), inMile(3), ask('hold'), ask('cool-down'), waitS(10))
  expect(look(on.session)).toMatchObject({ held: null, targetKmh: 7.4 })
})

test('resume-plan goes back to the plan, whatever the reasons were', () => {
  const on = played(stage(planWith()), inMile(2), ask('hold'), ask('ease-off'), waitS(20))
  expect(look(on.session).held).toBe('eased')
  played(on, ask('resume-plan'), waitS(30))
  expect(look(on.session)).toMatchObject({ held: null, targetKmh: 9.9 })
  expect(on.belt.speedKmh).toBeCloseTo(9.9, 2)
  expect(refusalIn(on.session, 'resume-plan')).toBe('wrong-phase')
})

test('resume-plan keeps what slower carried', () => {
  const on = played(stage(planWith()), inMile(2), ask('slower'), ask('slower'), ask('hold'), ask('resume-plan'))
  expect(look(on.session).targetKmh).toBe(9.7)
})

test('easing off goes down the ladder, one press a rung, at once', () => {
  const on = played(stage(planWith()), ...started, untilPhase('finish'), waitS(20))
  const seen = []
  for (let i = 0; i < 3; i++) {
    seen.push(look(on.session).easeOff)
    played(on, ask('ease-off'))
    expect(wishOf(on.session)).toMatchObject({ fall: 'at-once', held: 'eased' })
    played(on, waitS(8))
  }
  expect(seen).toEqual([
    { to: 'last-mile', speedKmh: 11.1 },
    { to: 'mile-1', speedKmh: 8.7 },
    { to: 'walk', speedKmh: 5 },
  ])
  expect(on.belt.speedKmh).toBeCloseTo(5, 2)
  expect(wishOf(on.session)).toMatchObject({ fall: 'gradual' })
  expect(look(on.session).easeOff).toBeNull()
  expect(look(on.session).asks).not.toContain('ease-off')
  expect(refusalIn(on.session, 'ease-off')).toBeNull()
})

test('the first rung is at least 0.5 km/h below the measured speed', () => {
  const on = played(stage(planWith({ mileSpeedsKmh: [8.7, 8.9, 9.1] })), inMile(3))
  expect(look(on.session).easeOff).toEqual({ to: 'walk', speedKmh: 5 })
})

test('a second press while the belt still falls leads further down, never up again', () => {
  const on = played(stage(planWith()), ...started, untilPhase('finish'), waitS(20), ask('ease-off'), ask('ease-off'))
  expect(look(on.session).targetKmh).toBe(8.7)
  expect(look(on.session).easeOff).toEqual({ to: 'walk', speedKmh: 5 })
})

test('a walker’s last rung is 0.6 of a comfortable walk', () => {
  const on = played(stage(planWith({ level: 'beginner', stageM: 400, finishM: 200 })), inMile(1))
  expect(look(on.session).easeOff).toEqual({ to: 'walk', speedKmh: 3 })
})

test('eased off in the sprint, its length is run to the end, and the cool-down does not rise', () => {
  const on = played(stage(planWith()), ...started, untilPhase('finish'), waitS(20))
  played(on, ask('ease-off'), waitS(5), ask('ease-off'), waitS(5), ask('ease-off'), untilPhase('cool-down'), waitS(20))
  expect(look(on.session).splits.at(-1)).toMatchObject({ kind: 'finish', note: null })
  expect(on.belt.speedKmh).toBeCloseTo(5, 2)
})

describe('a belt that is taken down because nobody is there for it', () => {
  /** The governor's order, and the belt that follows it. */
  const takenDown =
    (because: 'nobody-watches' | 'nobody-on-belt', kmh = 5): Step =>
    (on) =>
      void played(on, event({ kind: 'order', order: { kind: 'speed', speedKmh: kmh }, because }), byHand(kmh))
  const stopped: readonly Step[] = [
    event({ kind: 'order', order: { kind: 'stop' }, because: 'nobody-watches' }),
    byHand(0),
    until(({ belt }) => belt.kind === 'stopped'),
  ]
  const carriedOn: readonly Step[] = [ask('resume'), until(({ belt }) => belt.kind === 'moving'), waitS(60)]

  test.each(['nobody-watches', 'nobody-on-belt'] as const)('is held at the walk meanwhile, and says why: %s', (why) => {
    const on = played(stage(planWith()), inMile(2), takenDown(why))
    expect(look(on.session)).toMatchObject({ held: 'left-alone', targetKmh: 5 })
    played(on, waitS(20))
    expect(on.belt.speedKmh).toBeCloseTo(5, 2)
  })

  test('goes back to the plan’s pace once the runner carries on: nobody held it', () => {
    const on = played(
      stage(planWith()),
      inMile(2),
      takenDown('nobody-watches', 7),
      takenDown('nobody-watches'),
      ...stopped,
    )
    expect(look(on.session)).toMatchObject({ held: null, phase: { kind: 'mile', mile: 2 } })
    played(on, ...carriedOn)
    expect(look(on.session)).toMatchObject({ held: null, targetKmh: 9.9 })
    expect(on.belt.speedKmh).toBeCloseTo(9.9, 2)
  })

  test('also where the runner is back before it stands, and stops it themselves', () => {
    const on = played(stage(planWith()), inMile(2), takenDown('nobody-watches'), waitS(3), ask('stop'))
    played(on, ...stopped.slice(2), ...carriedOn)
    expect(look(on.session)).toMatchObject({ held: null, targetKmh: 9.9 })
  })

  test('what the runner held before holds again, and what they asked for since is theirs', () => {
    const before = played(
      stage(planWith()),
      inMile(2),
      ask('hold'),
      takenDown('nobody-watches'),
      ...stopped,
      ...carriedOn,
    )
    expect(look(before.session)).toMatchObject({ held: 'asked', targetKmh: 9.9 })
    const since = played(stage(planWith()), inMile(2), takenDown('nobody-watches'), waitS(20), ask('faster'))
    played(since, waitS(5), ...stopped, ...carriedOn)
    expect(look(since.session).targetKmh).toBeCloseTo(5.1, 2)
  })
})

test('a held run that is stopped and carried on may climb back to the speed it was held at', () => {
  const on = played(stage(planWith()), inMile(2), ask('ease-off'), waitS(30))
  const heldKmh = look(on.session).targetKmh
  expect(wishOf(on.session)).toMatchObject({ held: 'eased', ownRiseKmh: null })
  played(
    on,
    ask('stop'),
    until(({ belt }) => belt.kind === 'stopped'),
    waitS(3),
    ask('resume'),
  )
  expect(wishOf(on.session)).toMatchObject({ held: 'eased', speedKmh: heldKmh, ownRiseKmh: heldKmh })
})

test.each(['hold', 'slower', 'ease-off'] as const)('%s changes the time to the finish at once', (kind) => {
  const on = played(stage(planWith()), inMile(1))
  const before = toFinishSOf(on.session) ?? NaN
  played(on, ask(kind))
  expect(toFinishSOf(on.session)).toBeCloseTo(look(on.session).toFinish?.timeS ?? NaN, 6)
  expect(toFinishSOf(on.session)).toBeGreaterThan(before + 1)
})

test('hold while the belt starts holds at its slowest: faster is a step from there, and the way back names its speed', () => {
  const on = played(
    stage(planWith()),
    ...started,
    untilPhase('mile', 2),
    waitS(20),
    ask('stop'),
    waitS(30),
    ask('resume'),
  )
  expect(on.session.belt.kind).toBe('starting')
  played(on, ask('hold'), waitS(20))
  expect(on.belt.speedKmh).toBeCloseTo(1, 1)
  played(on, ask('faster'), waitS(30))
  expect(on.belt.speedKmh).toBeLessThan(1.3)
  expect(look(on.session).leadsTo['resume-plan']).toMatchObject({ raises: true })
  expect(refusalIn(on.session, 'resume-plan', { toKmh: undefined })).toBe('speed-not-named')
})

test('hold on a reading that is old, in a climb, holds at what was read last', () => {
  const on = played(stage(planWith()), ...started, waitS(6))
  const lastKmh = on.belt.speedKmh
  on.belt.speaks = false
  played(on, waitS(3), ask('hold'))
  expect(look(on.session).targetKmh).toBeLessThanOrEqual(lastKmh + 0.1)
})
