import { expect, test } from 'vitest'
import { paceOf, placeOf } from '../../src/session/session.ts'
import {
  ask,
  inMile,
  look,
  notice,
  play,
  played,
  refusalIn,
  stage,
  started,
  until,
  untilPhase,
  waitS,
  type Stage,
} from './play.ts'
import { machine, mphGrid, planWith } from './plans.ts'
import { asSent } from '../as-sent.ts'

const targetsOf = (session: Parameters<typeof look>[0]) =>
  look(session)
    .phases.filter(({ kind }) => kind === 'mile' || kind === 'finish')
    .map(({ targetKmh }) => targetKmh)

test('slower carries: the rest of the run is lowered by the same amount', () => {
  const session = play(planWith(), inMile(2), ask('slower'), ask('slower'))
  expect(targetsOf(session)).toEqual([8.7, 9.7, 10.9, 13.2])
  expect(asSent(look(session))).toMatchObject({
    targetKmh: 9.7,
    askedKmh: 9.7,
    said: { message: 'Good choice. The rest of the run follows you.' },
  })
})

test('slower is on the belt, in the next mile and in the sprint', () => {
  const on = played(stage(planWith()), inMile(2), ask('slower', { coarse: true }), untilPhase('mile', 3))
  expect(on.belt.speedKmh).toBeCloseTo(10.3, 1)
  played(on, untilPhase('finish'), waitS(20))
  expect(on.belt.speedKmh).toBeCloseTo(12.6, 2)
})

test('slower never goes below the machine’s minimum, and says so there', () => {
  const on = played(
    stage(planWith()),
    ask('start'),
    until(({ belt }) => belt.kind === 'moving'),
  )
  for (let i = 0; i < 5; i++) ask('slower', { coarse: true })(on)
  expect(look(on.session).targetKmh).toBe(1.5)
  const steps = Array.from({ length: 5 }, () => ask('slower'))
  played(on, ...steps)
  expect(look(on.session).targetKmh).toBe(1)
  played(on, ask('slower'))
  expect(look(on.session)).toMatchObject({ targetKmh: 1, said: { code: 'goes-no-slower' } })
  expect(look(on.session).asks).not.toContain('slower')
})

test.each([
  ['mile', planWith({ stageM: 1609.344 })],
  ['kilometre', planWith({ stageM: 1000 })],
  ['stage', planWith()],
])('faster in a %s lasts to its end, by its name', (name, plan) => {
  const on = played(stage(plan), inMile(1), ask('faster'))
  expect(asSent(look(on.session).said)?.message).toBe(`Done, until the end of this ${name}. Keep some for the sprint.`)
})

test('faster expires with the phase', () => {
  const on = played(stage(planWith()), inMile(1), ask('faster'), ask('faster'))
  expect(targetsOf(on.session)).toEqual([8.9, 9.9, 11.1, 13.4])
  played(on, untilPhase('mile', 2), waitS(2))
  expect(on.belt.speedKmh).toBeCloseTo(9.9, 2)
  expect(look(on.session).targetKmh).toBe(9.9)
})

test('faster than the next mile makes the later ones faster still, and nothing else', () => {
  const on = played(stage(planWith()), inMile(1))
  for (let i = 0; i < 3; i++) played(on, ask('faster', { coarse: true }), waitS(8))
  expect(look(on.session).targetKmh).toBe(11.1)
  expect(targetsOf(on.session)).toEqual([11.1, 11.3, 11.5, 13.4])
  played(on, untilPhase('mile', 2))
  expect(targetsOf(on.session)).toEqual([11.1, 11.3, 11.5, 13.4])
})

test('after an own faster, slower first takes that back and carries only the rest', () => {
  const on = played(stage(planWith()), inMile(2), ask('faster'), ask('slower'))
  expect(targetsOf(on.session)).toEqual([8.7, 9.9, 11.1, 13.4])
  played(on, ask('faster'), ask('slower', { coarse: true }))
  expect(targetsOf(on.session)[1]).toBeCloseTo(9.2, 6)
  expect(targetsOf(on.session)[2]).toBeCloseTo(10.4, 6)
})

test('where the ceiling leaves no room the promise lapses, in words', () => {
  const plan = planWith({ ceilingKmh: 13.4 })
  const on = played(stage(plan), inMile(3))
  for (let i = 0; i < 2; i++) played(on, ask('faster', { coarse: true }), waitS(10))
  expect(refusalIn(on.session, 'faster', { coarse: true })).toBe('above-ceiling')
  expect(look(on.session).banners).toEqual([])
  while (refusalIn(on.session, 'faster') === null) played(on, ask('faster'), waitS(3))
  expect(look(on.session).targetKmh).toBe(13.4)
  expect(asSent(look(on.session).banners)).toMatchObject([
    { code: 'promise-lapsed', message: 'Your ceiling leaves no room for every stage to be faster now.' },
  ])
})

test('above the machine is refused as the machine’s own limit', () => {
  const small = { ...machine, grid: { ...machine.grid, maxKmh: 13.4 } }
  const on = played(stage(planWith({}, small.grid), small), ...started, untilPhase('finish'), waitS(20))
  expect(refusalIn(on.session, 'faster')).toBe('above-machine')
})

test('asked but not yet seen: 1 km/h in all', () => {
  const on = played(stage(planWith()), inMile(2))
  on.belt.obeys = false
  for (let i = 0; i < 10; i++) ask('faster')(on)
  expect(refusalIn(on.session, 'faster')).toBe('too-much-at-once')
  expect(refusalIn(on.session, 'slower')).toBeNull()
  on.belt.obeys = true
  played(on, waitS(15))
  expect(look(on.session)).toMatchObject({ askedKmh: null, targetKmh: 10.9 })
  expect(refusalIn(on.session, 'faster')).toBeNull()
})

/** Presses faster as often as it is taken, and gives what is wished for then, km/h. */
function pressedOut(on: Stage): number {
  while (refusalIn(on.session, 'faster') === null) ask('faster')(on)
  expect(refusalIn(on.session, 'faster')).toBe('too-much-at-once')
  return look(on.session).targetKmh ?? NaN
}

test('asked but not yet seen: no more of it by going and not going at the gate, held or not', () => {
  const on = played(
    stage(planWith({ gate: 'ask', ceilingKmh: 25 })),
    inMile(3),
    until((session) => paceOf(session).gate === 'open'),
  )
  on.belt.obeys = false
  expect(pressedOut(on)).toBeCloseTo(12.1)
  played(on, ask('go'))
  expect(look(on.session).askedKmh).toBeCloseTo(12.1)
  expect(pressedOut(on)).toBeCloseTo(12.1)
  played(on, ask('not-yet'), ask('go'))
  expect(pressedOut(on)).toBeCloseTo(12.1)
  const held = played(on, ask('not-yet'), ask('hold'))
  pressedOut(held)
  played(held, ask('go'))
  expect(pressedOut(held)).toBeLessThanOrEqual(12.1)
})

test('asked but not yet seen: no more of it by the line of a mile that the belt was to rise to', () => {
  const on = played(
    stage(planWith({ ceilingKmh: 25 })),
    inMile(2),
    until((session) => placeOf(session).segment?.rising === true),
  )
  on.belt.obeys = false
  const asked = pressedOut(on)
  played(on, untilPhase('mile', 3))
  expect(pressedOut(on)).toBeCloseTo(asked)
})

test.each([
  ['km', 'km/h' as const, false, 0.1],
  ['km', 'km/h' as const, true, 0.5],
  ['mi', 'mph' as const, false, 0.16],
  ['mi', 'mph' as const, true, 0.8],
])('a step in a %s plan on a %s machine (coarse: %s) is %f km/h', (unit, grid, coarse, kmh) => {
  const facts = grid === 'mph' ? { ...machine, grid: mphGrid } : machine
  const plan = planWith({ unit: unit === 'km' ? 'km' : 'mi' }, facts.grid)
  const on = played(stage(plan, facts), inMile(2))
  const before = look(on.session).targetKmh ?? 0
  played(on, ask('slower', { coarse }))
  expect(before - (look(on.session).targetKmh ?? 0)).toBeCloseTo(kmh, 1)
})

test.each([
  ['km', machine.grid, 0.3],
  ['mi', mphGrid, 0.32],
])('a step in the sprint of a %s plan', (unit, grid, kmh) => {
  const plan = planWith({ unit: unit === 'km' ? 'km' : 'mi', stageM: 1000 }, grid)
  const on = played(stage(plan, { ...machine, grid }), ...started, untilPhase('finish'), waitS(15))
  const before = look(on.session).targetKmh ?? 0
  played(on, ask('slower'))
  expect(before - (look(on.session).targetKmh ?? 0)).toBeCloseTo(kmh, 1)
})

test('next goes on at once, and what was left out is said', () => {
  const on = played(stage(planWith()), inMile(1), waitS(60), ask('next'), waitS(15))
  expect(look(on.session)).toMatchObject({ phase: { kind: 'mile', mile: 2 }, targetKmh: 9.9 })
  expect(look(on.session).splits.at(-1)).toMatchObject({ mile: 1, note: { code: 'cut-short' } })
})

test('cool-down comes at once from anywhere, and never speeds up', () => {
  const fast = played(stage(planWith()), inMile(3), ask('cool-down'))
  expect(look(fast.session)).toMatchObject({ phase: { kind: 'cool-down' }, targetKmh: 7.4, toCoolDown: null })
  expect(look(fast.session).phases.map(({ state }) => state)).toEqual([
    'done',
    'done',
    'done',
    'done',
    'done',
    'skipped',
    'now',
    'ahead',
  ])
  const slow = played(
    stage(planWith()),
    ...started,
    until(({ belt }) => belt.kind === 'moving'),
    waitS(20),
    ask('cool-down'),
  )
  expect(look(slow.session).targetKmh).toBe(5.5)
})

test('walk now goes to the walk of the cool-down', () => {
  const on = played(stage(planWith()), inMile(2))
  played(on, ask('cool-down'), waitS(3), ask('walk-now'))
  expect(look(on.session)).toMatchObject({ phase: { kind: 'cool-down' }, targetKmh: 5 })
  expect(look(on.session).asks).not.toContain('walk-now')
})

test('a faster while the belt rises to the next mile belongs to that mile, and what came before is over', () => {
  const on = played(stage(planWith()), inMile(1), ask('faster'), ask('faster'))
  played(
    on,
    until((session) => placeOf(session).segment?.rising === true),
    ask('faster'),
  )
  expect(look(on.session).targetKmh).toBe(10)
  played(on, untilPhase('mile', 2), waitS(5))
  expect(look(on.session).targetKmh).toBe(10)
  played(on, untilPhase('mile', 3), waitS(5))
  expect(look(on.session).targetKmh).toBe(11.1)
})

test('another machine runs the same run at the nearest speeds of its grid', () => {
  const on = played(stage(planWith()), inMile(2))
  played(
    on,
    notice({ kind: 'link-lost', reason: 'swapped' }),
    notice({ kind: 'link-up', machine: { ...machine, grid: mphGrid } }),
  )
  expect(targetsOf(on.session)).toEqual([8.69, 9.98, 11.1, 13.36])
})
