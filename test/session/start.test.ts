import { expect, test } from 'vitest'
import { placeOf } from '../../src/session/session.ts'
import { wishOf } from '../../src/session/wish.ts'
import {
  ask,
  event,
  look,
  notice,
  play,
  played,
  refusalIn,
  send,
  stage,
  started,
  until,
  untilPhase,
  waitS,
} from './play.ts'
import { machine, shortPlan } from './plans.ts'

test('nothing is wished for until a person starts', () => {
  const on = played(
    stage(shortPlan()),
    ask('begin'),
    until((session) => (placeOf(session).stretch?.card ?? 0) >= 4),
    waitS(60),
  )
  expect(look(on.session)).toMatchObject({ phase: { kind: 'stretch' }, stretch: null, belt: 'still' })
  expect(on.wishes).toEqual([])
})

test('a start names its ask, and leads to the warm-up once the belt is measured moving', () => {
  const on = played(stage(shortPlan()), ask('begin'), ask('skip-all'), ask('start', { id: 'one' }))
  expect(on.session.belt.kind).toBe('starting')
  expect(wishOf(on.session)).toMatchObject({ belt: 'moving', startAskId: 'one', speedKmh: 5.5, rise: 'brisk' })
  played(on, waitS(1))
  expect(look(on.session)).toMatchObject({ belt: 'starting', movingS: 0 })
  played(
    on,
    until(({ belt }) => belt.kind === 'moving'),
  )
  expect(wishOf(on.session)).toMatchObject({ startAskId: null })
})

test('a start is used once, and never for a second run', () => {
  const on = played(
    stage(shortPlan()),
    ask('start', { id: 'one' }),
    until(({ belt }) => belt.kind === 'moving'),
  )
  played(
    on,
    ask('stop'),
    until(({ belt }) => belt.kind === 'stopped'),
  )
  expect(refusalIn(on.session, 'resume', { id: 'one' })).toBe('stale')
  played(on, ask('discard'))
  expect(refusalIn(on.session, 'start', { id: 'one' })).toBe('stale')
  expect(refusalIn(on.session, 'start')).toBeNull()
})

test('a belt that was started on the console cannot be started again', () => {
  const on = stage(shortPlan())
  on.belt.speedKmh = on.belt.targetKmh = 4
  played(on, waitS(2))
  expect(look(on.session).belt).toBe('moving')
  expect(wishOf(on.session)).toBeNull()
  expect(refusalIn(on.session, 'start')).toBe('not-at-standstill')
})

test('"started" from the console starts nothing', () => {
  const on = played(stage(shortPlan()), ask('begin'), notice({ kind: 'started', by: 'console' }), waitS(30))
  expect(on.wishes).toEqual([])
  expect(look(on.session).phase.kind).toBe('stretch')
})

test('a belt that does not start within 15 s is stopped until it is proven still, and can be started again', () => {
  const on = played(stage(shortPlan()), ask('begin'))
  on.belt.obeys = false
  played(on, ask('start'), waitS(14.9))
  expect(on.session.belt.kind).toBe('starting')
  played(on, waitS(1))
  expect(on.wishes.slice(-2).map(({ wish }) => wish)).toEqual([{ belt: 'stopped' }, null])
  expect(look(on.session)).toMatchObject({
    phase: { kind: 'stretch' },
    belt: 'still',
    banners: [{ code: 'did-not-start' }],
  })
  on.belt.obeys = true
  played(
    on,
    ask('start'),
    untilPhase('warm-up'),
    until(({ belt }) => belt.kind === 'moving'),
  )
  expect(look(on.session).banners).toEqual([])
})

test('a refused start is called off, and the belt rests as it did before: no stop is wished for', () => {
  const on = stage(shortPlan())
  on.belt.obeys = false
  played(on, ask('start', { id: 'one' }))
  const order = { kind: 'start', askId: 'one' } as const
  played(on, event({ kind: 'order', order, because: null }), event({ kind: 'answer', order, answer: 'refused' }))
  expect(look(on.session)).toMatchObject({
    belt: 'still',
    phase: { kind: 'idle' },
    banners: [{ code: 'did-not-start' }],
  })
  expect(wishOf(on.session)).toBeNull()
  expect(refusalIn(on.session, 'start')).toBeNull()
})

test('STOP before the belt moves stays wished for until it cannot begin any more, and the runner sees it still', () => {
  const on = played(stage(shortPlan()), ask('start'), waitS(0.5))
  on.belt.obeys = false
  played(on, ask('stop'), waitS(1))
  expect(wishOf(on.session)).toEqual({ belt: 'stopped' })
  on.belt.startsAtMs = null
  played(on, waitS(12))
  expect(refusalIn(on.session, 'belt-is-still')).toBe('wrong-phase')
  played(on, waitS(4))
  // Zero proves nothing where nothing moved since a start that was not refused (quirk 78).
  expect(wishOf(on.session)).toEqual({ belt: 'stopped' })
  played(on, ask('belt-is-still'))
  expect(look(on.session)).toMatchObject({ belt: 'still', phase: { kind: 'idle' } })
  expect(wishOf(on.session)).toBeNull()
})

test('a machine that is silent at rest needs the runner’s eyes', () => {
  const on = stage(shortPlan(), machine, true)
  played(on, waitS(5))
  expect(look(on.session)).toMatchObject({ belt: 'unseen', measured: { speedKmh: null } })
  expect(refusalIn(on.session, 'start')).toBe('not-at-standstill')
  expect(look(on.session).asks).toContain('belt-is-still')
  played(on, ask('belt-is-still'), ask('start'))
  expect(on.session.belt.kind).toBe('starting')
})

test('no plan, no machine: each said by name', () => {
  const bare = stage(shortPlan())
  send(bare, { kind: 'notice', notice: { kind: 'link-lost', reason: 'gone' } })
  expect(refusalIn(bare.session, 'start')).toBe('no-treadmill')
  expect(refusalIn({ ...bare.session, plan: null }, 'begin')).toBe('no-plan')
})

test('another plan is taken only while no run is on', () => {
  const other = shortPlan({ miles: 4 })
  expect(play(shortPlan(), event({ kind: 'plan', plan: other })).plan).toBe(other)
  const on = played(stage(shortPlan()), ...started, event({ kind: 'plan', plan: other }))
  expect(on.session.plan).not.toBe(other)
})

test('a status that the machine sends as it starts calls nothing off (quirk 18), a hand on the console does', () => {
  const on = played(stage(shortPlan()), ask('start'), waitS(1), notice({ kind: 'stopped', by: 'unknown' }))
  expect(on.session.belt.kind).toBe('starting')
  played(on, notice({ kind: 'stopped', by: 'console' }))
  expect(look(on.session)).toMatchObject({ belt: 'stopped', targetKmh: null })
})

test('a start that was taken, and that nobody watched before it went out, is given up in words', () => {
  const on = played(stage(shortPlan()), event({ kind: 'unwatched', forMs: 4000 }))
  on.belt.obeys = false
  played(on, ask('start'), event({ kind: 'unwatched', forMs: 5000 }), waitS(17))
  expect(look(on.session)).toMatchObject({ belt: 'still', banners: [{ code: 'start-unwatched' }] })
  expect(refusalIn(on.session, 'start')).toBe('unwatched')
  played(on, event({ kind: 'watched' }))
  expect(refusalIn(on.session, 'start')).toBeNull()
})
