import { expect, test } from 'vitest'
import { placeOf } from '../../src/session/session.ts'
import { segmentOf } from '../../src/session/speeds.ts'
import { coolDownIndexOf } from '../../src/workout/segments.ts'
import { ask, look, played, send, stage, started, until, waitS } from './play.ts'
import { planWith } from './plans.ts'

const metres = (m: number) => ({ by: 'distance', m }) as const

test('a segment that is on, and those ahead, take another length; the next run begins with the plan again', () => {
  const on = played(stage(planWith()), ...started)
  const { segments } = on.session.course
  const first = segments.findIndex(({ role }) => role === 'stage')
  const lengths = [{ segment: first, length: metres(300) }]
  const before = look(on.session)
  send(on, { kind: 'lengths', lengths })
  const after = look(on.session)
  expect(after.phases.find(({ kind }) => kind === 'mile')?.distanceM).toBe(300)
  expect(before.phases.find(({ kind }) => kind === 'mile')?.distanceM).toBe(600)
  expect(after.toFinish?.distanceM).toBeLessThan((before.toFinish?.distanceM ?? 0) - 299)
  played(
    on,
    waitS(20),
    ask('stop'),
    until(({ belt }) => belt.kind === 'stopped'),
    ask('end'),
    ask('begin'),
  )
  expect(on.session.course.segments).toEqual(segments)
})

test.each([NaN, Infinity, 0, -5])('a length of %s m is none', (m) => {
  const on = played(stage(planWith()), ...started)
  const { segments } = on.session.course
  send(on, { kind: 'lengths', lengths: [{ segment: 2, length: metres(m) }] })
  expect(on.session.course.segments).toEqual(segments)
})

test('a segment that is longer already than its new length ends at once, and nothing of it is lost', () => {
  const on = played(stage(planWith()), ...started, waitS(60))
  const { index } = placeOf(on.session).segment ?? { index: -1 }
  const runM = placeOf(on.session).odometer.totalM
  send(on, { kind: 'lengths', lengths: [{ segment: index, length: { by: 'time', s: 1 } }] })
  expect(placeOf(on.session).segment?.index).toBeGreaterThan(index)
  expect(placeOf(on.session).odometer.totalM).toBe(runM)
})

test('a segment until a heart rate ends once the rate was below it for 15 s', () => {
  const on = played(stage(planWith()), ...started, waitS(20))
  const coolDown = coolDownIndexOf(on.session.course.segments)
  const length = { by: 'heart-rate', belowBpm: 120, leastS: 30, mostS: 100, elseS: 100 } as const
  send(on, { kind: 'lengths', lengths: [{ segment: coolDown, length }] })
  ask('cool-down')(on)
  expect(segmentOf(on.session)?.role).toBe('cool-down')
  on.belt.heartRateBpm = 140
  waitS(32)(on)
  expect(placeOf(on.session).segment?.index).toBe(coolDown)
  on.belt.heartRateBpm = 110
  waitS(14)(on)
  expect(placeOf(on.session).segment?.index).toBe(coolDown)
  waitS(3)(on)
  expect(placeOf(on.session).segment?.index).toBe(coolDown + 1)
})

test.each([
  ['however low the rate is', 90, 29],
  ['without a rate', null, 99],
])('a segment until a heart rate is not over before its time: %s', (_, bpm, lastsS) => {
  const on = played(stage(planWith()), ...started, waitS(20))
  const coolDown = coolDownIndexOf(on.session.course.segments)
  const length = { by: 'heart-rate', belowBpm: 120, leastS: 30, mostS: 100, elseS: 100 } as const
  send(on, { kind: 'lengths', lengths: [{ segment: coolDown, length }] })
  on.belt.heartRateBpm = bpm
  ask('cool-down')(on)
  waitS(lastsS)(on)
  expect(placeOf(on.session).segment?.index).toBe(coolDown)
  waitS(2)(on)
  expect(placeOf(on.session).segment?.index).toBe(coolDown + 1)
})
