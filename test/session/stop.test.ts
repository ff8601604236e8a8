import { expect, test } from 'vitest'
import { placeOf } from '../../src/session/session.ts'
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
import { machine, planWith, shortPlan } from './plans.ts'
import { asSent } from '../as-sent.ts'

const stopped = until(({ belt }) => belt.kind === 'stopped')

test('stop is wished for at once, from anywhere, until the belt is still', () => {
  const on = played(stage(planWith()), inMile(2), ask('stop'))
  expect(wishOf(on.session)).toEqual({ belt: 'stopped' })
  expect(look(on.session)).toMatchObject({ belt: 'stopping', targetKmh: null })
  played(on, stopped)
  expect(on.belt.speedKmh).toBe(0)
  expect(wishOf(on.session)).toBeNull()
  expect(look(on.session)).toMatchObject({ phase: { kind: 'mile', mile: 2 }, belt: 'stopped' })
})

test('no phase ends while the belt is stopping', () => {
  const on = played(stage(planWith()), inMile(1))
  played(
    on,
    until((session) => (look(session).inPhase.leftM ?? 99) < 3),
    ask('stop'),
    stopped,
  )
  expect(look(on.session).phase).toMatchObject({ kind: 'mile', mile: 1 })
  expect(look(on.session).inPhase.leftM).toBe(0)
  played(
    on,
    ask('resume'),
    until(({ belt }) => belt.kind === 'moving'),
  )
  expect(look(on.session).phase).toMatchObject({ kind: 'mile', mile: 2 })
})

test('resume needs a standstill, starts anew, and climbs briskly to the phase’s speed', () => {
  const on = played(stage(planWith()), inMile(2), ask('stop'))
  expect(refusalIn(on.session, 'resume')).toBe('wrong-phase')
  played(on, stopped, waitS(30))
  const { totalM } = placeOf(on.session).odometer
  played(on, ask('resume', { id: 'again' }))
  expect(wishOf(on.session)).toMatchObject({ startAskId: 'again', speedKmh: 9.9, rise: 'brisk', held: null })
  played(
    on,
    until((_, { belt }) => belt.speedKmh > 9.8),
    waitS(3),
  )
  expect(wishOf(on.session)).toMatchObject({ rise: 'gentle', startAskId: null })
  expect(placeOf(on.session).odometer.totalM).toBeGreaterThan(totalM)
})

test('a resume that does not move the belt leaves the run stopped', () => {
  const on = played(stage(planWith()), inMile(2), ask('stop'), stopped)
  on.belt.obeys = false
  played(on, ask('resume'), waitS(17))
  expect(look(on.session)).toMatchObject({ belt: 'stopped', phase: { kind: 'mile', mile: 2 } })
  expect(look(on.session).banners.map(({ code }) => code)).toContain('did-not-start')
})

test('an interrupted sprint is carried on at the easy pace, and comes only after go', () => {
  const on = played(stage(planWith()), ...started, untilPhase('finish'), waitS(60), ask('stop'), stopped)
  played(on, ask('resume'), waitS(40))
  expect(look(on.session)).toMatchObject({ gate: 'open', targetKmh: 8.7 })
  expect(on.belt.speedKmh).toBeCloseTo(8.7, 1)
  played(on, ask('go'), waitS(10))
  expect(look(on.session)).toMatchObject({ gate: 'passed', targetKmh: 13.4 })
})

test('pause is the same on the air', () => {
  const on = played(stage(planWith()), inMile(2), ask('pause'))
  expect(wishOf(on.session)).toEqual({ belt: 'stopped' })
  played(on, stopped, ask('resume'))
})

test('a stopped run is ended into history with what was run of the phase, or discarded', () => {
  const on = played(stage(planWith()), inMile(2), ask('stop'), stopped)
  const kept = played({ ...on }, ask('end'))
  expect(kept.session).toMatchObject({ run: { ended: 'ended' } })
  expect(look(kept.session)).toMatchObject({ phase: { kind: 'done' }, ended: 'ended' })
  expect(look(kept.session).splits.at(-1)).toMatchObject({ kind: 'mile', mile: 2, note: { code: 'cut-short' } })
  const discarded = played({ ...on }, ask('discard'))
  expect(look(discarded.session)).toMatchObject({ phase: { kind: 'done' }, ended: 'discarded' })
  expect(look(played(discarded, ask('begin')).session).ended).toBeNull()
})

test('of a run that has ended nothing is said about carrying on; what locked the belt still is', () => {
  const codesAfter = (because: 'nobody-watches' | 'overshot', how: 'end' | 'discard') => {
    const on = played(stage(planWith()), inMile(2))
    played(on, event({ kind: 'order', order: { kind: 'stop' }, because }))
    on.belt.targetKmh = 0
    played(on, stopped, ask(how))
    return look(on.session).banners.map(({ code }) => code)
  }
  expect(codesAfter('nobody-watches', 'discard')).toEqual([])
  expect(codesAfter('nobody-watches', 'end')).toEqual([])
  expect(codesAfter('overshot', 'end')).toEqual(['too-fast', 'locked'])
})

test('a run on a moving belt cannot be ended', () => {
  const on = played(stage(planWith()), inMile(2))
  expect(refusalIn(on.session, 'end')).toBe('not-at-standstill')
  played(on, ask('stop'))
  expect(refusalIn(on.session, 'discard')).toBe('not-at-standstill')
})

test('after a run another one can begin, with nothing left of the first', () => {
  const on = played(stage(shortPlan()), ...started, untilPhase('done'), ask('begin'))
  expect(look(on.session)).toMatchObject({ phase: { kind: 'stretch' }, splits: [], distanceM: 0, movingS: 0 })
  played(on, ask('skip-all'), ask('start'), untilPhase('mile', 1))
  expect(look(on.session).splits).toHaveLength(1)
})

test('the total keeps what the machine forgets on a stop', () => {
  const on = played(stage(planWith()), inMile(2), ask('stop'), stopped)
  const { totalM } = placeOf(on.session).odometer
  on.belt.distanceM = 0
  played(on, ask('resume'), waitS(30))
  expect(placeOf(on.session).odometer.totalM - totalM).toBeCloseTo(on.belt.distanceM, -1)
  expect(look(on.session).distanceSource).toBe('machine')
})

test.each([
  ['telemetry-stale', 'telemetry-stale', false],
  ['nobody-watches', 'nobody-watches', false],
  ['takes-other-unit', 'wrong-unit', true],
  ['faster-than-allowed', 'too-fast', true],
  ['overshot', 'too-fast', true],
  ['speeds-up-when-slowed', 'too-fast', true],
  ['started-too-fast', 'started-too-fast', true],
] as const)(
  'the governor’s stop because %s is said, and locks where the machine is at fault',
  (because, code, locks) => {
    const on = played(stage(planWith()), inMile(2))
    played(on, event({ kind: 'order', order: { kind: 'stop' }, because }))
    expect(wishOf(on.session)).toEqual({ belt: 'stopped' })
    expect(look(on.session)).toMatchObject({ locked: locks })
    expect(look(on.session).banners.map((banner) => banner.code)).toContain(code)
    on.belt.targetKmh = 0
    played(on, stopped)
    expect(refusalIn(on.session, 'resume')).toBe(locks ? 'locked' : null)
    if (locks) played(on, ask('unlock'))
    expect(refusalIn(on.session, 'unlock')).toBe('wrong-phase')
    played(
      on,
      ask('resume'),
      until(({ belt }) => belt.kind === 'moving'),
    )
    expect(look(on.session).banners).toEqual([])
  },
)

test('a belt that does not obey the Stop: pull the safety key', () => {
  const on = played(stage(planWith()), inMile(2))
  on.belt.obeys = false
  played(on, ask('stop'), event({ kind: 'order', order: { kind: 'stop' }, because: null }), waitS(4))
  expect(look(on.session).banners.map(({ level }) => level)).not.toContain('danger')
  played(on, waitS(1.5))
  expect(asSent(look(on.session).banners[0])).toMatchObject({
    code: 'pull-the-safety-key',
    level: 'danger',
    message: 'THE BELT DOES NOT STOP. PULL THE SAFETY KEY',
  })
  on.belt.targetKmh = 0
  played(on, waitS(2))
  expect(look(on.session).banners.map(({ code }) => code)).not.toContain('pull-the-safety-key')
})

test('a belt that obeys at first and runs on: pull the safety key', () => {
  const on = played(stage(planWith()), inMile(2))
  on.belt.obeys = false
  played(on, ask('stop'), event({ kind: 'order', order: { kind: 'stop' }, because: null }))
  on.belt.targetKmh = 9.3
  played(on, waitS(2))
  for (let again = 0; again < 3; again++) {
    expect(look(on.session).banners.map(({ level }) => level)).not.toContain('danger')
    played(on, event({ kind: 'order', order: { kind: 'stop' }, because: null }), waitS(1))
  }
  expect(look(on.session).banners[0]).toMatchObject({ code: 'pull-the-safety-key', level: 'danger' })
  on.belt.targetKmh = 0
  played(on, waitS(2))
  expect(look(on.session).banners.map(({ level }) => level)).not.toContain('danger')
})

test('three Stops without telemetry: the belt cannot be seen', () => {
  const on = played(stage(planWith()), inMile(2))
  on.belt.speaks = on.belt.obeys = false
  played(on, ask('stop'))
  for (let i = 0; i < 3; i++) played(on, event({ kind: 'order', order: { kind: 'stop' }, because: null }), waitS(2))
  expect(look(on.session).banners[0]).toMatchObject({ code: 'belt-unseen', level: 'danger' })
})

test('a belt that falls silent as it stops is still only when the runner says so', () => {
  const on = played(stage(planWith()), inMile(2), ask('stop'), notice({ kind: 'stopped', by: 'us' }))
  on.belt.speaks = false
  played(on, waitS(30))
  expect(look(on.session)).toMatchObject({ belt: 'stopping' })
  expect(look(on.session).asks).toContain('belt-is-still')
  played(on, ask('belt-is-still'))
  expect(look(on.session).belt).toBe('stopped')
})

test('after a stopped run was finished the belt is what it shows, and another run can be started', () => {
  const on = played(stage(planWith()), inMile(1), ask('stop'), stopped, ask('end'), waitS(1))
  expect(look(on.session).belt).toBe('still')
  played(
    on,
    ask('begin'),
    ask('start'),
    until(({ belt }) => belt.kind === 'moving'),
  )
  expect(look(on.session).distanceM).toBeLessThan(1)
})

test('a belt that moves without a run is stopped when a person says so, also where the link was lost meanwhile', () => {
  const on = stage(planWith())
  on.belt.speedKmh = on.belt.targetKmh = 6
  played(on, waitS(2), notice({ kind: 'link-lost', reason: 'out of range' }), ask('stop'), waitS(1))
  expect(wishOf(on.session)).toEqual({ belt: 'stopped' })
  played(
    on,
    notice({ kind: 'link-up', machine }),
    until(({ belt }) => belt.kind === 'still'),
  )
  expect(on.belt.speedKmh).toBe(0)
  expect(wishOf(on.session)).toBeNull()
})

test('a stopped belt that says nothing may move: STOP is wished for all the same', () => {
  const on = played(stage(planWith()), inMile(2), notice({ kind: 'stopped', by: 'console' }))
  on.belt.speaks = false
  played(on, waitS(5), ask('stop'))
  expect(wishOf(on.session)).toEqual({ belt: 'stopped' })
  const still = played(stage(planWith()), inMile(2), ask('stop'), stopped, ask('stop'))
  expect(wishOf(still.session)).toBeNull()
})

test('what is locked cannot be started either', () => {
  const on = played(stage(planWith()), inMile(1))
  played(on, event({ kind: 'order', order: { kind: 'stop' }, because: 'overshot' }))
  on.belt.targetKmh = 0
  played(on, stopped, ask('end'), waitS(1))
  expect(refusalIn(on.session, 'start')).toBe('locked')
  played(on, ask('unlock'), ask('start'))
})

test('carried on just before a line, the belt first climbs to the pace of this mile', () => {
  const on = played(
    stage(planWith()),
    inMile(1),
    until((session) => (look(session).inPhase.leftM ?? 999) < 60),
  )
  played(on, ask('stop'), stopped)
  const before = on.wishes.length
  played(
    on,
    ask('resume'),
    until((_, { belt }) => belt.speedKmh > 9.8),
  )
  const steps = on.wishes.slice(before).flatMap(({ wish }) => (wish?.belt === 'moving' ? [wish] : []))
  expect(steps.map(({ speedKmh, rise }) => `${speedKmh} ${rise}`)).not.toContain('9.9 brisk')
})
