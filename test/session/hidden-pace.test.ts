import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_GRID, METRES_PER_MILE } from '../../protocol/units.ts'
import { reduce, upToMoment } from '../../src/session/reduce.ts'
import { isHidden } from '../../src/session/course/hidden-pace.ts'
import type { SessionEvent } from '../../src/session/event.ts'
import type { Pacing } from '../../src/session/run.ts'
import { placeOf, targetsOf, type Session } from '../../src/session/session.ts'
import { wishOf } from '../../src/session/wish.ts'
import { withHiddenMile } from '../../src/workout/pacing-sense.ts'
import { draws } from '../draws.ts'
import { ask, byHand, event, notice, play, played, send, stage, started, until, untilPhase, waitS } from './play.ts'
import type { Stage, Step } from './play.ts'
import { machine, wholePlan } from './plans.ts'

// One mile of the run has its pace hidden, and is asked for by feel. Nothing on the belt knows of it.

const plan = withHiddenMile(wholePlan({ warmUpS: 60 }), 0, DEFAULT_GRID)
const pacingOf = ({ run }: Session): Pacing => run?.pacing ?? expect.fail('no mile is hidden')
const stateIs = (state: Pacing['state']): Step => until((session) => session.run?.pacing?.state === state)
const mileTwo: readonly Step[] = [...started, untilPhase('mile', 2), waitS(3)]
const asked: readonly Step[] = [...started, stateIs('asked')]

/** The same moment once more, to be played on from in another way. */
const fork = (on: Stage): Stage => ({ ...on, belt: { ...on.belt }, wishes: [], said: [], orders: [] })
const was = played(stage(plan), ...asked)
const inMileTwo = played(stage(plan), ...mileTwo)

test('it is drawn at the start, between a step above the mile before and its own plan; every mile is faster still', () => {
  const drawn = Array.from({ length: 40 }, (_, nth) => {
    const on = played(stage(plan), ask('begin'), ask('skip-all'))
    send(on, { kind: 'ask', ask: { id: `start-${nth}`, ask: 'start' } })
    const { index, kmh, keysKmh } = pacingOf(on.session)
    const { kmh: targets } = targetsOf(on.session)
    expect(targets[index]).toBe(kmh)
    expect(targets.slice(index - 1, index + 3)).toEqual([...targets.slice(index - 1, index + 3)].sort((a, b) => a - b))
    expect(on.session.course.segments[index]?.speedKmh).toBe(kmh)
    return { kmh, place: keysKmh.findIndex((key) => Math.abs(key / kmh - 1) < 0.005) }
  })
  const kmh = drawn.map((one) => one.kmh)
  expect(Math.min(...kmh)).toBeGreaterThanOrEqual(8.8)
  expect(Math.max(...kmh)).toBeLessThanOrEqual(9.9)
  expect(new Set(kmh).size).toBeGreaterThan(7)
  expect(new Set(drawn.map((one) => one.place))).toEqual(new Set([0, 1, 2, 3, 4]))
})

test('five paces 4 % apart, to five seconds, the true one among them', () => {
  const { kmh, keysKmh } = pacingOf(was.session)
  const paces = keysKmh.map((key) => (METRES_PER_MILE * 3.6) / key)
  for (const paceS of paces) expect(Math.abs(paceS / 5 - Math.round(paceS / 5))).toBeLessThan(1e-6)
  const trueS = (METRES_PER_MILE * 3.6) / kmh
  expect(Math.min(...paces.map((paceS) => Math.abs(paceS - trueS)))).toBeLessThanOrEqual(2.5)
  const apart = paces.slice(1).map((paceS, at) => (paces[at] ?? 0) - paceS)
  expect(new Set(apart.map((s) => Math.round(s)))).toEqual(new Set([Math.round((trueS * 0.04) / 5) * 5]))
})

test('of who walks five speeds, 0.2 km/h apart', () => {
  const walk = withHiddenMile(wholePlan({ level: 'beginner', warmUpS: 60, unit: 'km' }), 0, DEFAULT_GRID)
  const { kmh, keysKmh } = pacingOf(play(walk, ...started))
  expect(keysKmh).toContain(kmh)
  expect(keysKmh.slice(1).map((key, at) => Number((key - (keysKmh[at] ?? 0)).toFixed(2)))).toEqual([0.2, 0.2, 0.2, 0.2])
})

test('hidden from the rise to it on, asked from 60 % to 45 s before its line, and said', () => {
  const on = stage(plan)
  const seen: string[] = []
  on.folded = (_, __, after) => {
    const { segment, odometer } = placeOf(after)
    const { state } = after.run?.pacing ?? { state: 'ahead' }
    if (segment === null || seen.at(-1)?.startsWith(state) === true) return
    const share = ((odometer.totalM - segment.fromM) / METRES_PER_MILE).toFixed(2)
    seen.push(`${state} ${segment.index}${segment.rising ? ' rising' : ''} ${state === 'ahead' ? '' : share}`.trim())
  }
  played(on, ...started, untilPhase('mile', 3))
  const { index, kmh } = pacingOf(on.session)
  const untilShare = (1 - (45 * kmh) / 3.6 / METRES_PER_MILE).toFixed(2)
  expect(seen[0]).toMatch(/^ahead/)
  expect(seen[1]).toMatch(new RegExp(`^hidden ${index - 1} rising `))
  expect(seen.slice(2)).toEqual([`asked ${index} 0.60`, `over ${index} ${untilShare}`])
  const said = on.said.map(({ text }) => text)
  expect(said.filter((text) => text === 'Pace hidden. Feel it.')).toHaveLength(1)
  expect(said.filter((text) => text === 'What pace is this? Tap one, or let it go.')).toHaveLength(1)
})

test('asked only once the belt was at its pace for two minutes', () => {
  const halfway = until((session) => {
    const { segment, odometer } = placeOf(session)
    return odometer.totalM - (segment?.fromM ?? 0) > 0.55 * METRES_PER_MILE
  })
  const late = played(fork(inMileTwo), halfway)
  const { kmh } = pacingOf(late.session)
  late.belt.obeys = false
  played(late, byHand(kmh - 0.1), waitS(4), byHand(kmh), waitS(2))
  late.belt.obeys = true
  const fromMs = late.session.atMs
  played(
    late,
    until((session) => session.run?.pacing?.state !== 'hidden'),
  )
  expect(pacingOf(late.session).state).toBe('asked')
  expect(late.session.atMs - fromMs).toBeGreaterThan(116_000)
})

test('an answer is kept with its mile, beside what was measured as it was given', () => {
  const on = fork(was)
  const { kmh, keysKmh } = pacingOf(on.session)
  send(on, { kind: 'ask', ask: { id: 'feels', ask: 'felt-pace', felt: 3 } })
  expect(isHidden(on.session)).toBe(false)
  played(on, untilPhase('mile', 3))
  const split = placeOf(on.session).splits.find(({ mile }) => mile === 2)
  expect(split?.felt).toEqual({ saidKmh: keysKmh[3], ranKmh: kmh })
  expect(split?.plannedKmh).toBe(kmh)
  for (const other of placeOf(on.session).splits) if (other !== split) expect(other).not.toHaveProperty('felt')
})

test('silence and "I saw it" are no answers, and a second one is none', () => {
  const silent = played(fork(was), untilPhase('mile', 3))
  expect(placeOf(silent.session).splits.find(({ mile }) => mile === 2)).not.toHaveProperty('felt')
  const seen = fork(was)
  send(seen, { kind: 'ask', ask: { id: 'saw', ask: 'felt-pace', felt: null } })
  expect(isHidden(seen.session)).toBe(false)
  send(seen, { kind: 'ask', ask: { id: 'again', ask: 'felt-pace', felt: 1 } })
  played(seen, untilPhase('mile', 3))
  expect(placeOf(seen.session).splits.find(({ mile }) => mile === 2)).not.toHaveProperty('felt')
})

test('nothing is asked before its time, nor after it', () => {
  const early = fork(inMileTwo)
  send(early, { kind: 'ask', ask: { id: 'early', ask: 'felt-pace', felt: 2 } })
  expect(pacingOf(early.session)).toMatchObject({ state: 'hidden', felt: null })
  const late = played(fork(was), stateIs('over'))
  send(late, { kind: 'ask', ask: { id: 'late', ask: 'felt-pace', felt: 2 } })
  expect(pacingOf(late.session).felt).toBeNull()
})

const GIVES_UP: readonly (readonly [string, readonly Step[]])[] = [
  ['−', [ask('slower'), waitS(1)]],
  ['+', [ask('faster'), waitS(1)]],
  ['a hold', [ask('hold'), waitS(1)]],
  ['ease off', [ask('ease-off'), waitS(1)]],
  ['guide', [ask('guide'), waitS(1)]],
  ['STOP', [ask('stop'), waitS(1)]],
  ['a hand at the console', [(on) => void (on.belt.obeys = false), byHand(8.5), waitS(12)]],
  ['a belt out of sight', [notice({ kind: 'link-lost', reason: 'x' }), waitS(1)]],
  ['a restart', [event({ kind: 'restarted' }), waitS(1)]],
]
test.each(GIVES_UP)('after %s its pace is shown, and it is neither asked nor counted', (_, steps) => {
  for (const from of [was, inMileTwo]) {
    const on = played(fork(from), ...steps)
    expect(isHidden(on.session)).toBe(false)
    send(on, { kind: 'ask', ask: { id: `then-${on.nowMs}`, ask: 'felt-pace', felt: 2 } })
    expect(pacingOf(on.session)).toMatchObject({ state: 'over', felt: null })
  }
})

test('a + that is taken back is a + all the same', () => {
  const on = played(fork(inMileTwo), ask('faster'), waitS(1), ask('slower'), waitS(5))
  expect(targetsOf(on.session).kmh[pacingOf(on.session).index]).toBe(pacingOf(on.session).kmh)
  expect(isHidden(on.session)).toBe(false)
})

test('a − before it makes it another mile than was drawn: nothing is hidden', () => {
  const on = played(stage(plan), ...started, untilPhase('mile', 1), ask('slower'), untilPhase('mile', 2), waitS(3))
  expect(isHidden(on.session)).toBe(false)
})

test('in a guided run nothing is drawn, and its miles are as planned', () => {
  const guided = played(stage(plan), ask('begin'), ask('skip-all'), ask('guide'))
  const undriven = played(stage(plan, { ...machine, drivable: false }), ask('begin'), ask('skip-all'), ask('start'))
  for (const { session } of [guided, undriven]) {
    expect(session.run?.pacing).toBeNull()
    expect(targetsOf(session).kmh).toContain(9.9)
  }
})

/** What is wished of the belt at each event from here to the last mile, and where the run is. */
function wishesAfter(answers: readonly { readonly felt: number | null; readonly atS: number }[]): readonly unknown[] {
  const on = fork(was)
  const wishes: unknown[] = []
  on.folded = (_, { kind, atMs }, after) => {
    if (kind === 'ask') return
    const { odometer, segment } = placeOf(upToMoment(after, atMs))
    // Sums of the same distance differ in their last bits.
    wishes.push([wishOf(after), odometer.totalM.toFixed(6), segment?.index, after.run?.pace.targets.kmh])
  }
  let id = 0
  let s = 0
  for (const { felt, atS } of [...answers].sort((a, b) => a.atS - b.atS)) {
    waitS(atS - s)(on)
    s = atS
    send(on, { kind: 'ask', ask: { id: `felt-${id++}`, ask: 'felt-pace', felt } })
  }
  waitS(240 - s)(on)
  return wishes
}

test('nothing on the belt depends on the answer: every wish is what it would be without one', () => {
  const without = wishesAfter([])
  const answer = fc.record({ felt: fc.option(fc.integer({ min: 0, max: 4 })), atS: fc.integer({ min: 0, max: 120 }) })
  fc.assert(
    fc.property(fc.array(answer, { minLength: 1, maxLength: 3 }), (answers) => {
      expect(wishesAfter(answers)).toEqual(without)
    }),
    { numRuns: draws(4) },
  )
})

test('the same events draw, hide and ask the same again, from any moment on that was kept as JSON', () => {
  const on = stage(plan)
  const events: SessionEvent[] = []
  const sessions: string[] = []
  on.folded = (_, what, after) => {
    events.push(what)
    if (events.length % 997 === 0) sessions[events.length] = JSON.stringify(after)
  }
  const begun = on.session
  played(on, ...asked, waitS(5))
  send(on, { kind: 'ask', ask: { id: 'feels', ask: 'felt-pace', felt: 0 } })
  played(on, untilPhase('mile', 3))
  expect(events.reduce(reduce, begun)).toEqual(on.session)
  sessions.forEach((json, at) =>
    expect(events.slice(at).reduce(reduce, JSON.parse(json) as Session)).toEqual(on.session),
  )
})

test('ticks that bring nothing may be left out: it is hidden and asked at the same moments', () => {
  const on = stage(plan)
  const changes: number[] = []
  const loud: number[] = []
  let noisy: Session = on.session
  on.folded = (before, what, after) => {
    const next = reduce({ ...noisy, quiet: null }, what)
    if (next.run?.pacing?.state !== noisy.run?.pacing?.state) loud.push(what.atMs)
    if (after.run?.pacing?.state !== before.run?.pacing?.state) changes.push(what.atMs)
    noisy = next
  }
  played(on, ...started, untilPhase('mile', 3))
  expect(changes).toHaveLength(4)
  expect(changes).toEqual(loud)
})
