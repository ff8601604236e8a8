import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Telemetry } from '../../src/belt/event.ts'
import { standstillOf } from '../../src/belt/rest.ts'
import { refusalOf } from '../../src/session/asks/asks.ts'
import { snap } from '../../protocol/units.ts'
import { placeOf, type Session } from '../../src/session/session.ts'
import { wishedKmhOf } from '../../src/session/speeds.ts'
import { wishOf } from '../../src/session/wish.ts'
import {
  ask,
  event,
  inMile,
  look,
  notice,
  played,
  refusalIn,
  send,
  stage,
  started,
  until,
  untilPhase,
  waitS,
  type Stage,
  type Step,
} from './play.ts'
import { machine, planWith, shortPlan } from './plans.ts'
import { draws } from '../draws.ts'

// Whoever wants to be slower is heard, whatever the belt does.

const SLOWING = ['slower', 'ease-off', 'hold', 'cool-down', 'walk-now'] as const
const reading = (speedKmh: number | null): Step => event({ kind: 'telemetry', telemetry: { ...NOTHING, speedKmh } })
const NOTHING: Telemetry = { speedKmh: null, distanceM: null, elapsedS: null, inclinePct: null, heartRateBpm: null }
const lost = notice({ kind: 'link-lost', reason: 'x' })
const found = notice({ kind: 'link-up', machine })

/** What would slow, refused though the belt may move. */
const unheardIn = (session: Session): string[] =>
  SLOWING.filter((kind) => refusalOf(session, { id: 'p', ask: kind }, session.atMs) !== null)

const mayMove = ({ seen, atMs }: Session): boolean => !standstillOf(seen, atMs)

// Every kind of belt is where a walk begins, so that none is left out by how the draws fall.
test.each<[Session['belt']['kind'], ...Step[]]>([
  ['starting', ...started, until(mayMove)],
  ['moving', inMile(2)],
  ['stopping', inMile(2), ask('stop')],
  ['stopped', inMile(2), ask('stop'), waitS(20), (on) => void Object.assign(on.belt, SET_OFF), waitS(2)],
  ['out-of-sight', inMile(2), lost],
])(
  'on random runs from a belt that is %s, all that slows is taken whenever it may move, and never makes a wish faster',
  (from, ...steps) => {
    const plan = planWith({ stageM: 200, finishM: 200, warmUpS: 60, coolDownS: 60 })
    const kmh = fc.oneof(fc.constant(0), fc.double({ min: 0.5, max: 14, noNaN: true }))
    const step: fc.Arbitrary<Step> = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...SLOWING, 'faster', 'next', 'go', 'stop', 'resume').map(pressing) },
      { weight: 4, arbitrary: fc.integer({ min: 1, max: 30 }).map(waitS) },
      { weight: 2, arbitrary: kmh.map(reading) },
      fc.constantFrom(lost, found, event({ kind: 'restarted' }), event({ kind: 'slept', sleptMs: 20_000 })),
      fc.constantFrom('console' as const, 'safety-key' as const).map((by) => notice({ kind: 'stopped', by })),
      fc.boolean().map((speaks) => (on: Stage) => void (on.belt.speaks = speaks)),
      fc.boolean().map((obeys) => (on: Stage) => void (on.belt.obeys = obeys)),
      kmh.map((targetKmh) => (on: Stage) => void Object.assign(on.belt, { targetKmh, speedKmh: targetKmh })),
    )
    const begun = played(stage(plan), ...steps)
    expect(begun.session.belt.kind).toBe(from)
    expect(mayMove(begun.session)).toBe(true)
    const walk = (steps: readonly Step[]): void => {
      const on: Stage = { ...begun, belt: { ...begun.belt }, wishes: [], said: [], orders: [] }
      on.folded = (before, happened, after) => {
        const was = wishOf(before)
        const is = wishOf(after)
        const slows = happened.kind === 'ask' && (SLOWING as readonly string[]).includes(happened.ask.ask)
        if (slows && was?.belt === 'moving' && is?.belt === 'moving')
          expect(is.speedKmh).toBeLessThanOrEqual(was.speedKmh + 1e-9)
        // A belt in nobody's hands is taken over by it, and goes no faster for it.
        if (slows && was === null && is?.belt === 'moving')
          expect(is.speedKmh).toBeLessThanOrEqual(snap(machine.grid, before.seen.sample?.speedKmh ?? 0) + 1e-9)
        if (placeOf(after).segment !== null && mayMove(after)) expect(unheardIn(after)).toEqual([])
      }
      for (const each of steps) each(on)
    }
    expect(unheardIn(begun.session)).toEqual([])
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), walk), { numRuns: draws(25) })
  },
)

/** A hand at the console, against which the daemon does nothing. */
const SET_OFF = { obeys: false, targetKmh: 8 }

let presses = 0
const pressing =
  (kind: (typeof SLOWING)[number] | 'faster' | 'next' | 'go' | 'stop' | 'resume'): Step =>
  (on) =>
    send(on, { kind: 'ask', ask: { id: `press-${++presses}`, ask: kind } })

test('a stopped run whose belt is set off at the console: said at once, and all that slows takes it over and slows it', () => {
  const on = played(stage(planWith()), inMile(2), ask('stop'))
  played(
    on,
    until(({ belt }) => belt.kind === 'stopped'),
    waitS(5),
  )
  for (const kind of SLOWING) expect(refusalIn(on.session, kind)).toBe('belt-not-moving')
  on.belt.obeys = false
  on.belt.targetKmh = 8
  played(
    on,
    until((_, { belt }) => belt.speedKmh > 0),
    until(({ seen }) => (seen.sample?.speedKmh ?? 0) > 0),
  )
  expect(look(on.session)).toMatchObject({ belt: 'moving', banners: [{ code: 'not-ours', level: 'warning' }] })
  played(on, waitS(30))
  expect(look(on.session).banners[0]).toMatchObject({ code: 'not-ours', values: { run: 'stopped' } })
  expect(wishOf(on.session)).toBeNull()
  expect(look(on.session).asks).toEqual(expect.arrayContaining(['take-over', ...SLOWING]))
  for (const kind of SLOWING) {
    const there: Stage = { ...on, belt: { ...on.belt }, wishes: [], said: [], orders: [] }
    played(there, ask(kind))
    expect(wishOf(there.session), kind).toMatchObject({ belt: 'moving', speedKmh: SLOWED_TO_KMH[kind] })
  }
  // Too fast to be taken over: then there is only STOP.
  on.belt.targetKmh = 17
  played(on, waitS(40), ask('slower'))
  expect(on.session.said?.says.code).toBe('not-ours-to-slow')
  expect(look(on.session).asks).not.toContain('slower')
  expect(wishOf(on.session)).toBeNull()
})

test('a belt below its minimum comes to rest: whatever slows takes it over no more, which would make it faster', () => {
  const on = played(stage(planWith()), inMile(2), ask('stop'))
  played(
    on,
    until(({ belt }) => belt.kind === 'stopped'),
    waitS(5),
  )
  Object.assign(on.belt, { obeys: false, targetKmh: machine.grid.minKmh + 0.5 })
  played(on, waitS(20))
  expect(refusalIn(on.session, 'take-over')).toBeNull()
  Object.assign(on.belt, { speedKmh: machine.grid.minKmh - 0.3, targetKmh: machine.grid.minKmh - 0.3 })
  played(on, waitS(3))
  expect(on.session.seen.sample?.speedKmh).toBeCloseTo(machine.grid.minKmh - 0.3)
  expect(refusalIn(on.session, 'take-over')).toBe('belt-not-moving')
  for (const kind of SLOWING) {
    played(on, ask(kind))
    expect(wishOf(on.session), kind).toBeNull()
  }
})

/** From 8 km/h in mile 2: the warm-up of 6.5 is no rung to ease off to, and the walk is. */
const SLOWED_TO_KMH = { slower: 7.9, 'ease-off': 5, hold: 8, 'cool-down': 7.4, 'walk-now': 5 } as const

test('a belt that is set off beside the stretches is said at once', () => {
  const on = played(stage(planWith()), ask('begin'))
  expect(look(on.session).banners).toEqual([])
  on.belt.speedKmh = on.belt.targetKmh = 4.8
  // The first reading of such a leap decides nothing yet.
  played(on, waitS(0.6))
  expect(look(on.session).banners[0]).toMatchObject({ code: 'not-ours', level: 'warning' })
})

test('a belt that is set off while no run is on is said at once, and all that slows is taken', () => {
  const on = stage(planWith())
  for (const kind of SLOWING) expect(refusalIn(on.session, kind)).toBe('wrong-phase')
  on.belt.speedKmh = on.belt.targetKmh = 4.8
  played(on, waitS(0.6))
  expect(look(on.session).phase.kind).toBe('idle')
  expect(look(on.session).banners[0]).toMatchObject({ code: 'not-ours', level: 'warning', values: { run: 'none' } })
  expect(unheardIn(on.session)).toEqual([])
  played(on, ...SLOWING.map((kind) => ask(kind)))
  expect(wishOf(on.session)).toBeNull()
})

test('what slows out of sight is kept, and begins from the speed the belt is found at', () => {
  const on = played(stage(planWith()), inMile(3))
  const wishedKmh = wishedKmhOf(on.session)
  on.belt.speaks = false
  played(on, lost, waitS(2), ask('slower'), ask('slower'))
  expect(on.session.said?.says.code).toBe('slower-when-found')
  expect(wishOf(on.session)).toBeNull()
  on.belt.speaks = true
  played(on, found, waitS(2))
  expect(wishOf(on.session)).toMatchObject({ belt: 'moving', held: 'link' })
  expect(wishedKmhOf(on.session)).toBeCloseTo(wishedKmh - 0.2, 5)
})

test('a cool-down that was asked for out of sight comes with the link', () => {
  const on = played(stage(planWith()), inMile(3))
  on.belt.speaks = false
  played(on, lost, ask('cool-down'), waitS(5))
  on.belt.speaks = true
  played(on, found, waitS(2))
  expect(look(on.session).phase.kind).toBe('cool-down')
  expect(wishedKmhOf(on.session)).toBeLessThan(8)
})

test('a stop forgets what was to come with the link', () => {
  const on = played(stage(planWith()), inMile(3))
  on.belt.speaks = false
  played(on, lost, ask('cool-down'), ask('stop'))
  on.belt.speaks = true
  played(on, found, waitS(20), ask('resume'), waitS(10))
  expect(look(on.session).phase).toMatchObject({ kind: 'mile', mile: 3 })
})

test('readings that grow old are no reason to refuse an easier pace', () => {
  const on = played(stage(planWith()), inMile(2))
  on.belt.speaks = false
  for (let s = 0; s < 5; s++) {
    played(on, waitS(1))
    expect(look(on.session).asks).toContain('ease-off')
  }
})

test('with no easier pace left, easing off holds the one there is', () => {
  const on = played(stage(planWith()), ...started, waitS(20))
  const wishedKmh = wishedKmhOf(on.session)
  expect(look(on.session)).toMatchObject({ easeOff: null })
  expect(look(on.session).asks).not.toContain('ease-off')
  played(on, ask('ease-off'))
  expect(look(on.session).held).toBe('asked')
  expect(wishedKmhOf(on.session)).toBeLessThanOrEqual(wishedKmh)
})

test('walk now goes to the walk of the cool-down from anywhere, and changes nothing once it is on', () => {
  const plan = shortPlan()
  const on = played(stage(plan), inMile(2), ask('walk-now'))
  expect(look(on.session).phase.kind).toBe('cool-down')
  const walkKmh = wishedKmhOf(on.session)
  expect(walkKmh).toBeLessThanOrEqual(plan.walkKmh)
  const { segment } = placeOf(on.session)
  played(on, ask('walk-now'), ask('cool-down'))
  expect(placeOf(on.session).segment).toEqual(segment)
  expect(wishedKmhOf(on.session)).toBe(walkKmh)
})

test('the cool-down asked for in the cool-down brings down what a console set there', () => {
  const on = played(stage(planWith()), inMile(2), ask('cool-down'), waitS(20))
  const plannedKmh = wishedKmhOf(on.session)
  expect(look(on.session).asks).not.toContain('cool-down')
  on.belt.obeys = false
  on.belt.targetKmh = plannedKmh + 1
  played(
    on,
    until((session) => look(session).held === 'console'),
  )
  expect(look(on.session).asks).toContain('cool-down')
  played(on, ask('cool-down'))
  expect(look(on.session).held).toBeNull()
  expect(wishedKmhOf(on.session)).toBe(plannedKmh)
})

test.each([0, 4000, 5400])('a lone zero after %i ms of silence is no speed to hold at', (silentMs) => {
  const on = played(stage(planWith()), inMile(2))
  const wishedKmh = wishedKmhOf(on.session)
  on.belt.speaks = false
  played(on, waitS(silentMs / 1000), reading(0))
  expect(look(on.session).asks).toContain('ease-off')
  played(on, ask('hold'))
  expect(wishedKmhOf(on.session)).toBe(wishedKmh)
})

test('at a walk a lone zero is no speed to hold at either', () => {
  const on = played(stage(planWith()), ...started, untilPhase('warm-up'))
  played(on, reading(1.8), reading(0))
  played(on, ask('hold'))
  expect(wishedKmhOf(on.session)).toBe(1.8)
})
