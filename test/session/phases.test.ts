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
  type Step,
} from './play.ts'
import { machine, planWith } from './plans.ts'

// What was asked for in one phase does nothing in the next.

const untilGate: readonly Step[] = [...started, until((session) => paceOf(session).gate === 'open')]

test('a gate closes with its phase: go in the cool-down raises nothing, however it was left open', () => {
  const on = played(
    stage(planWith({ gate: 'ask' })),
    ...untilGate,
    ask('cool-down'),
    waitS(20),
    ask('ease-off'),
    waitS(20),
  )
  expect(look(on.session)).toMatchObject({ phase: { kind: 'cool-down' }, gate: 'skipped' })
  expect(refusalIn(on.session, 'go')).toBe('gate-shut')
  const before = look(on.session)
  played(on, ask('not-yet'), ask('skip-sprint'))
  expect(look(on.session)).toMatchObject({ phase: before.phase, gate: 'skipped', targetKmh: before.targetKmh })
})

test('an early go that is left behind sprints nothing', () => {
  const on = played(stage(planWith({ gate: 'ask' })), ...untilGate, ask('go'), ask('cool-down'), waitS(5))
  expect(look(on.session)).toMatchObject({ gate: 'skipped' })
  expect(look(on.session).asks).not.toContain('not-yet')
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

test('a cool-down is undone within 5 s by a long press that names its speed, back into the phase it left', () => {
  const on = played(stage(planWith()), inMile(2), waitS(20))
  const before = look(on.session)
  played(on, ask('cool-down'), waitS(4))
  expect(look(on.session)).toMatchObject({ phase: { kind: 'cool-down' }, targetKmh: 7.4 })
  expect(look(on.session).splits).toHaveLength(before.splits.length + 1)
  expect(look(on.session).leadsTo['resume-plan']).toEqual({ speedKmh: 9.9, raises: true })
  expect(look(on.session).banners).toContainEqual({
    level: 'info',
    code: 'cool-down-begun',
    values: { speedKmh: 9.9, unit: 'km/h' },
  })
  for (const toKmh of [undefined, 9.5]) {
    expect(refusalIn(on.session, 'resume-plan', { toKmh })).toBe('speed-not-named')
  }
  played(on, ask('resume-plan', { toKmh: 9.9 }), waitS(40))
  expect(look(on.session)).toMatchObject({ phase: { kind: 'mile', mile: 2 }, held: null, targetKmh: 9.9 })
  expect(look(on.session).splits).toEqual(before.splits)
  expect(on.belt.speedKmh).toBeCloseTo(9.9, 2)
  expect(refusalIn(on.session, 'resume-plan')).toBe('wrong-phase')

  const mile2 = () => look(on.session).splits.filter(({ mile }) => mile === 2)
  played(on, untilPhase('mile', 3))
  expect(mile2()).toMatchObject([{ note: null }])
  expect(mile2()[0]?.distanceM).toBeCloseTo(600, 0)
  played(on, untilPhase('finish'), waitS(10))
  expect(look(on.session)).toMatchObject({ gate: 'passed', targetKmh: 13.4 })
})

test('after 5 s a cool-down stays, and what holds since is not what is undone', () => {
  const on = played(stage(planWith()), inMile(2), ask('cool-down'), waitS(5.1))
  expect(refusalIn(on.session, 'resume-plan')).toBe('wrong-phase')
  expect(look(on.session).leadsTo['resume-plan']).toBeNull()
  expect(look(on.session).banners).toEqual([])

  const held = played(stage(planWith()), inMile(2), ask('cool-down'), waitS(1), ask('hold'), ask('resume-plan'))
  expect(look(held.session)).toMatchObject({ phase: { kind: 'cool-down' }, held: null, targetKmh: 7.4 })
})

test('a cool-down that was pressed while held is undone to the speed that was held', () => {
  const on = played(stage(planWith()), inMile(3), ask('ease-off'), waitS(10))
  expect(look(on.session)).toMatchObject({ held: 'eased', targetKmh: 8.7 })
  played(on, ask('cool-down'), waitS(3), ask('resume-plan'))
  expect(look(on.session)).toMatchObject({ phase: { mile: 3 }, held: 'eased', targetKmh: 8.7 })
  expect(wishOf(on.session)).toMatchObject({ ownRiseKmh: 8.7 })
})

test('an armed go does not come back with an undone cool-down', () => {
  const on = played(
    stage(planWith({ gate: 'ask' })),
    ...untilGate,
    ask('go'),
    ask('cool-down'),
    waitS(1),
    ask('resume-plan'),
  )
  expect(look(on.session)).toMatchObject({ phase: { mile: 3 }, gate: 'open' })
})

test('a walk that was asked for straight from a mile is undone like a cool-down', () => {
  const on = played(stage(planWith()), inMile(2), ask('walk-now'), waitS(3))
  expect(look(on.session)).toMatchObject({
    phase: { kind: 'cool-down' },
    leadsTo: { 'resume-plan': { speedKmh: 9.9 } },
  })
  played(on, ask('resume-plan', { toKmh: 9.9 }), waitS(1))
  expect(look(on.session)).toMatchObject({ phase: { kind: 'mile', mile: 2 }, targetKmh: 9.9 })
})

test.each(['slower', 'ease-off', 'walk-now', 'hold', 'faster', 'pause'] as const)(
  'whoever asks for %s in the cool-down meant it; a second tap of the cool-down says nothing',
  (kind) => {
    const on = played(stage(planWith()), inMile(2), ask('cool-down'), waitS(0.3), ask('cool-down'), waitS(1))
    expect(look(on.session).leadsTo['resume-plan']).toEqual({ speedKmh: 9.9, raises: true })
    played(on, ask(kind))
    const back = look(on.session).leadsTo['resume-plan']?.speedKmh ?? 0
    expect(back).toBeLessThanOrEqual(7.5)
    // Nor once what holds by then is over, or a belt that was stopped moves again.
    expect(on.session.run?.left).toBeNull()
  },
)
