import { expect, test } from 'vitest'
import { paceOf } from '../../src/session/session.ts'
import { wishOf } from '../../src/session/wish.ts'
import {
  ask,
  event,
  inMile,
  look,
  notice,
  played,
  refusalIn,
  stage,
  started,
  until,
  untilPhase,
  waitS,
} from './play.ts'
import { machine, planWith } from './plans.ts'

// What was asked for in one phase does nothing in the next.

test('a gate closes with its phase: go in the cool-down raises nothing, however it was left open', () => {
  const on = played(
    stage(planWith({ gate: 'ask' })),
    ...started,
    until((session) => paceOf(session).gate === 'open'),
    ask('cool-down'),
    waitS(20),
    ask('ease-off'),
    waitS(20),
  )
  expect(look(on.session)).toMatchObject({ phase: { kind: 'cool-down' }, gate: 'skipped' })
  for (const kind of ['go', 'not-yet', 'skip-sprint'] as const) expect(refusalIn(on.session, kind)).toBe('gate-shut')
})

test('an early go that is left behind sprints nothing', () => {
  const on = played(
    stage(planWith({ gate: 'ask' })),
    ...started,
    until((session) => paceOf(session).gate === 'open'),
    ask('go'),
    ask('cool-down'),
    waitS(5),
  )
  expect(look(on.session)).toMatchObject({ gate: 'skipped' })
  expect(refusalIn(on.session, 'not-yet')).toBe('gate-shut')
})

test('asked but not yet seen is 1 km/h in all, over next and into held phases too', () => {
  const on = played(
    stage(planWith()),
    ...started,
    until((_, { belt }) => belt.speedKmh > 2.55),
    ask('hold'),
  )
  on.belt.obeys = false
  const heldKmh = look(on.session).targetKmh ?? 0
  const presses = (): void => {
    for (let i = 0; i < 12; i++) if (refusalIn(on.session, 'faster') === null) played(on, ask('faster'))
  }
  presses()
  for (let i = 0; i < 3; i++) {
    played(on, ask('next'))
    presses()
  }
  expect(wishOf(on.session)).toMatchObject({ belt: 'moving', held: 'asked' })
  expect(look(on.session).targetKmh ?? 0).toBeLessThanOrEqual(heldKmh + 1.001)
})

test('the line into a mile leaves nothing of an ease-off’s haste', () => {
  const on = played(stage(planWith()), inMile(2), ask('ease-off'), ask('next'))
  expect(wishOf(on.session)).toMatchObject({ fall: 'gradual', held: 'eased' })
  played(on, untilPhase('finish'))
})

test('a hold ends with the line into the cool-down: nobody is told of one while the belt falls, and nothing rises', () => {
  const on = played(stage(planWith()), inMile(2), ask('hold'), ask('cool-down'), waitS(2))
  expect(look(on.session)).toMatchObject({ phase: { kind: 'cool-down' }, held: null, targetKmh: 7.4 })
  expect(look(on.session).banners.map(({ code }) => code)).not.toContain('held')
  const eased = played(
    stage(planWith()),
    inMile(2),
    ask('ease-off'),
    ask('ease-off'),
    waitS(10),
    untilPhase('cool-down'),
  )
  expect(look(eased.session)).toMatchObject({ held: null, targetKmh: 5 })
})

test('readings that are 3 s old are no reason to refuse an ease-off', () => {
  const on = played(stage(planWith()), inMile(2))
  on.belt.speaks = false
  played(on, waitS(4))
  expect(look(on.session).measured.ageMs).toBeGreaterThan(3000)
  played(on, ask('ease-off'))
  expect(wishOf(on.session)).toMatchObject({ speedKmh: 8.7, fall: 'at-once' })
})

test('from eased, go and resume-plan rise only to the speed that was named, and go on its line', () => {
  const on = played(stage(planWith()), inMile(2), ask('ease-off'), ask('ease-off'), waitS(10))
  for (const toKmh of [undefined, 9.5]) {
    expect(refusalIn(on.session, 'resume-plan', { toKmh })).toBe('speed-not-named')
  }
  expect(refusalIn(on.session, 'resume-plan', { toKmh: 9.8 })).toBeNull()
  played(
    on,
    until((session) => paceOf(session).gate === 'open'),
  )
  const heldKmh = look(on.session).targetKmh
  expect(refusalIn(on.session, 'go', { toKmh: undefined })).toBe('speed-not-named')
  played(on, ask('go', { toKmh: 13.4 }))
  expect(look(on.session)).toMatchObject({ gate: 'armed', held: 'eased', targetKmh: heldKmh })
  played(on, untilPhase('finish'), waitS(1))
  expect(look(on.session)).toMatchObject({ gate: 'passed', held: 'eased', targetKmh: 13.4 })
})

test('what holds after an early go disarms it', () => {
  const on = played(
    stage(planWith()),
    inMile(3),
    until((session) => paceOf(session).gate === 'open'),
    ask('go'),
    ask('hold'),
  )
  expect(look(on.session).gate).toBe('open')
  played(on, untilPhase('finish'), waitS(5))
  expect(look(on.session)).toMatchObject({ gate: 'open', targetKmh: 11.1 })
})

test('a belt that was found again in the cool-down is held, and its next line brings it down as planned', () => {
  const on = played(stage(planWith()), ...started, untilPhase('cool-down'), waitS(20), event({ kind: 'restarted' }))
  played(on, notice({ kind: 'link-up', machine }), waitS(10))
  expect(look(on.session)).toMatchObject({ held: 'restart', targetKmh: 7.4 })
  played(
    on,
    until((session) => (look(session).targetKmh ?? 9) < 7),
  )
  expect(look(on.session)).toMatchObject({ phase: { kind: 'cool-down' }, held: null, targetKmh: 5 })
})
