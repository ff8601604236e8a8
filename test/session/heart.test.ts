import { expect, test } from 'vitest'
import { heartBpmOf } from '../../src/session/heart.ts'
import { coolDownIndexOf } from '../../src/workout/segments.ts'
import { placeOf } from '../../src/session/session.ts'
import { ask, look, played, send, stage, started, untilPhase, waitS, type Stage } from './play.ts'
import { planWith } from './plans.ts'

const heartOf = (on: Stage): number | null => heartBpmOf(on.session, on.nowMs)
const strapTells =
  (bpm: number | null) =>
  (on: Stage): void =>
    send(on, { kind: 'heart-rate', bpm })

test('a strap’s rate goes before the treadmill’s own, which is known again where the strap has no contact', () => {
  const on = played(stage(planWith()), ...started, waitS(5))
  expect(heartOf(on)).toBeNull()
  on.belt.heartRateBpm = 131
  waitS(1)(on)
  expect(heartOf(on)).toBe(131)
  strapTells(148)(on)
  expect(heartOf(on)).toBe(148)
  strapTells(null)(on)
  expect(heartOf(on)).toBe(131)
})

test('a rate that was told more than 5 s ago is not known, whoever told it', () => {
  const on = played(stage(planWith()), ...started, waitS(5))
  strapTells(148)(on)
  waitS(5)(on)
  expect(heartOf(on)).toBe(148)
  waitS(0.2)(on)
  expect(heartOf(on)).toBeNull()
  on.belt.heartRateBpm = 131
  waitS(1)(on)
  // A treadmill that leaves the rate out of some of its records has not lost it.
  on.belt.heartRateBpm = null
  waitS(4)(on)
  expect(heartOf(on)).toBe(131)
  waitS(2)(on)
  expect(heartOf(on)).toBeNull()
})

test('a low rate that went out of date ends no segment', () => {
  const on = played(stage(planWith()), ...started, waitS(20))
  const coolDown = coolDownIndexOf(on.session.course.segments)
  const length = { by: 'heart-rate', belowBpm: 120, leastS: 30, mostS: 100, elseS: 100 } as const
  send(on, { kind: 'lengths', lengths: [{ segment: coolDown, length }] })
  played(on, ask('cool-down'), waitS(20), strapTells(100), waitS(15))
  expect(placeOf(on.session).segment?.index).toBe(coolDown)
  // One low reading is no heart that has calmed down: it is for 15 s.
  for (let s = 0; s < 14; s++) played(on, strapTells(100), waitS(1))
  expect(placeOf(on.session).segment?.index).toBe(coolDown)
  played(on, strapTells(100), waitS(1))
  expect(placeOf(on.session).segment?.index).toBe(coolDown + 1)
})

test('of each phase the mean of the rates that were known in it is kept; of too few there is none', () => {
  const on = played(stage(planWith({ stageM: 300 })), ...started)
  expect(look(on.session).splits).toEqual([])
  played(on, untilPhase('mile', 1))
  const beat =
    (bpm: number | null, s: number) =>
    (there: Stage): void => {
      for (let i = 0; i < s; i++) played(there, strapTells(bpm), waitS(1))
    }
  played(on, beat(140, 20), beat(160, 20), beat(null, 10), untilPhase('mile', 2), beat(150, 5), untilPhase('mile', 3))
  const of = (mile: number) => look(on.session).splits.find((split) => split.mile === mile)
  expect(look(on.session).splits[0]).not.toHaveProperty('heartRateBpm')
  expect([of(1)?.heartRateBpm, of(2)?.heartRateBpm]).toEqual([150, null])
})
