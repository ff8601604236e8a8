import { expect, test } from 'vitest'
import { placeOf } from '../../src/session/session.ts'
import { isWillDue, mayBeLeft } from '../../src/session/letting-go.ts'
import { wishedKmhOf } from '../../src/session/speeds.ts'
import { wishOf } from '../../src/session/wish.ts'
import { ask, byHand, event, inMile, look, notice, played, refusalIn, stage, until, untilPhase, waitS } from './play.ts'
import { machine, shortPlan } from './plans.ts'
import type { Stage, Step } from './play.ts'

/** The runner sets what they are told, as soon as they are told. */
const follows = (on: Stage): void => {
  if (on.session.belt.kind === 'moving') on.belt.targetKmh = wishedKmhOf(on.session)
}
const followsUntil = (isSo: (on: Stage) => boolean): Step =>
  until((_, on) => {
    follows(on)
    return isSo(on)
  })
const phaseOf = ({ session }: Stage): string | undefined =>
  session.plan?.phases[placeOf(session).phaseIndex ?? -1]?.kind

const plan = () => shortPlan({ stageM: 200, finishM: 200, warmUpS: 60, coolDownS: 60 })

/** Guided from the middle of mile 1 on. */
const guidedInMile1 = (): Stage => played(stage(plan()), inMile(1), ask('guide'))

test('asked for in a run: from then on nothing is wished of the belt, and the plan runs on by what is measured', () => {
  const on = guidedInMile1()
  const before = on.orders.length
  expect(look(on.session)).toMatchObject({
    driving: { by: 'runner', because: 'asked' },
    belt: 'moving',
    said: { code: 'you-drive-now' },
    held: null,
  })
  expect(wishOf(on.session)).toEqual({ belt: 'guided' })
  played(
    on,
    followsUntil((there) => phaseOf(there) === 'finish'),
  )
  expect(look(on.session).gate).toBe('passed')
  played(
    on,
    followsUntil((there) => there.session.belt.kind === 'stopping'),
  )
  const { splits } = look(on.session)
  expect(splits.map(({ kind }) => kind)).toEqual(['warm-up', 'mile', 'mile', 'mile', 'finish'])
  for (const { distanceM } of splits.slice(1, 4)) expect(distanceM).toBeCloseTo(200, 0)
  // The plan is over, and the belt is the runner’s to stop.
  expect(wishOf(on.session)).toEqual({ belt: 'guided' })
  played(on, waitS(20))
  expect(on.belt.speedKmh).toBeGreaterThan(3)
  played(on, byHand(0), untilPhase('stretch'), ask('skip-all'))
  expect(look(on.session)).toMatchObject({ ended: 'ended', driving: { by: 'us' } })
  expect(on.orders).toHaveLength(before)
})

test('a press of STOP is wished for once it is pressed, and what the belt does then is the runner’s', () => {
  const on = guidedInMile1()
  played(on, ask('stop'))
  expect(wishOf(on.session)).toEqual({ belt: 'stopped', guided: true })
  played(
    on,
    byHand(0),
    until(({ belt }) => belt.kind === 'stopped'),
  )
  expect(wishOf(on.session)).toEqual({ belt: 'guided' })
  expect(look(on.session).asks).toContain('resume')
  played(on, ask('resume'))
  expect(wishOf(on.session)).toEqual({ belt: 'guided' })
  played(on, waitS(60))
  expect(look(on.session)).toMatchObject({ belt: 'starting', banners: [{ code: 'guided' }] })
  played(on, byHand(5), waitS(3))
  expect(look(on.session).belt).toBe('moving')
})

test('a belt that was stopped at the treadmill goes on with the run as soon as the runner starts it again', () => {
  const on = guidedInMile1()
  played(
    on,
    byHand(0),
    until(({ belt }) => belt.kind === 'stopped'),
  )
  expect(look(on.session).banners.map(({ code }) => code)).toContain('stopped-by-console')
  const { totalM } = placeOf(on.session).odometer
  played(on, waitS(30), byHand(6), waitS(12))
  expect(look(on.session)).toMatchObject({ belt: 'moving', phase: { kind: 'mile', mile: 1 } })
  expect(placeOf(on.session).odometer.totalM).toBeGreaterThan(totalM + 4)
  expect(look(on.session).banners.map(({ code }) => code)).not.toContain('stopped-by-console')
})

test('nothing stops a guided belt by itself, and nobody who leaves waits for it', () => {
  const on = guidedInMile1()
  expect(isWillDue(on.session, true, on.nowMs)).toBe(false)
  expect(mayBeLeft(on.session, on.nowMs)).toBe(true)
  played(on, event({ kind: 'unwatched', forMs: 300_000 }), waitS(5))
  expect(wishOf(on.session)).toEqual({ belt: 'guided' })
  expect(look(on.session).banners.map(({ code }) => code)).toEqual(['guided'])
  played(on, event({ kind: 'leaving' }))
  expect(on.session.belt.kind).toBe('moving')
  expect(wishOf(on.session)).toEqual({ belt: 'guided' })
  on.belt.speaks = false
  played(on, waitS(30))
  expect(wishOf(on.session)).toEqual({ belt: 'guided' })
})

test('found again after a lost link, a guided run is held by nothing', () => {
  const on = guidedInMile1()
  on.belt.speaks = false
  played(on, notice({ kind: 'link-lost', reason: 'gone' }), waitS(10))
  expect(look(on.session)).toMatchObject({ belt: 'unseen', estimated: true })
  on.belt.speaks = true
  played(on, notice({ kind: 'link-up', machine }), waitS(3))
  expect(look(on.session)).toMatchObject({ belt: 'moving', held: null, driving: { by: 'runner', because: 'asked' } })
  expect(wishOf(on.session)).toEqual({ belt: 'guided' })
})

test('a machine that takes no orders is guided from the start: the run begins when the belt is seen to move', () => {
  const on = stage(shortPlan(), { ...machine, drivable: false })
  expect(look(on.session)).toMatchObject({
    driving: { by: 'runner', because: 'no-control-point' },
    banners: [{ code: 'guided' }],
  })
  played(on, ask('begin'), ask('skip-all'), ask('start'), waitS(60))
  expect(look(on.session)).toMatchObject({ belt: 'starting', phase: { kind: 'warm-up' }, distanceM: 0 })
  played(on, byHand(3), waitS(3))
  expect(look(on.session)).toMatchObject({ belt: 'moving', movingS: expect.closeTo(2.7, 0) as number })
  played(
    on,
    followsUntil((there) => phaseOf(there) === 'mile'),
  )
  expect(on.orders).toEqual([])
})

test('before the start: a belt that stands, or was started on the console already, is guided where that is asked', () => {
  const still = played(stage(shortPlan()), ask('guide'), waitS(30))
  expect(look(still.session)).toMatchObject({ belt: 'starting', driving: { by: 'runner', because: 'asked' } })
  const moving = played(stage(shortPlan()), byHand(4), waitS(5))
  expect(look(moving.session).banners[0]).toMatchObject({ code: 'not-ours' })
  played(moving, ask('guide'), waitS(2))
  expect(look(moving.session)).toMatchObject({
    belt: 'moving',
    driving: { by: 'runner', because: 'started-on-the-console' },
    phase: { kind: 'warm-up' },
  })
  expect([...still.orders, ...moving.orders]).toEqual([])
})

test('a start and a Stop that are on are seen through before anybody lets go of the belt', () => {
  const on = played(stage(shortPlan()), ask('start'))
  expect(refusalIn(on.session, 'guide')).toBe('belt-not-moving')
  played(on, untilPhase('mile', 1), ask('stop'))
  expect(refusalIn(on.session, 'guide')).toBe('belt-not-moving')
  played(
    on,
    until(({ belt }) => belt.kind === 'stopped'),
  )
  expect(refusalIn(on.session, 'guide')).toBeNull()
  expect(refusalIn(guidedInMile1().session, 'guide')).toBe('wrong-phase')
})

/** Told twice to run at 9.9, and it does nothing of it. */
const ignores: readonly Step[] = Array.from({ length: 2 }, () => [
  event({ kind: 'order' as const, order: { kind: 'speed' as const, speedKmh: 9.9 }, because: null }),
  waitS(7),
]).flat()

test('a belt that an order and its retry moved by nothing is the runner’s, but one that nobody looks after is stopped', () => {
  const on = played(stage(plan()), inMile(1))
  on.belt.obeys = false
  expect(look(played(copyOf(on), ...ignores.slice(0, 2)).session).driving).toEqual({ by: 'us' })
  expect(look(played(copyOf(on), ...ignores).session).driving).toMatchObject({ because: 'does-not-follow' })
  const left = played(copyOf(on), event({ kind: 'unwatched', forMs: 60_000 }), ...ignores)
  expect(look(left.session).driving).toEqual({ by: 'us' })
  expect(wishOf(left.session)?.belt).toBe('moving')
})

const copyOf = (on: Stage): Stage => ({ ...on, belt: { ...on.belt }, wishes: [], said: [], orders: [] })

test('a Stop that brings no fall at all asks whether there is a motor; without one nothing is to be afraid of', () => {
  const stopped = (on: Stage): Stage =>
    played(on, ask('stop'), event({ kind: 'order', order: { kind: 'stop' }, because: null }))
  const on = played(stage(plan()), inMile(1))
  on.belt.obeys = false
  const codesIn = (there: Stage): string[] => look(there.session).banners.map(({ code }) => code)
  // One that came part of the way down has a motor, and is no less of a danger for it.
  const falls = played(stopped(copyOf(on)), byHand(5), waitS(12))
  expect(codesIn(falls)[0]).toBe('pull-the-safety-key')
  expect(look(falls.session).asks).not.toContain('has-motor')
  const deaf = played(stopped(copyOf(on)), waitS(8))
  expect(codesIn(deaf)[0]).toBe('pull-the-safety-key')
  expect(look(deaf.session).asks).toContain('has-motor')
  played(deaf, event({ kind: 'ask', ask: { id: 'motor', ask: 'has-motor', yes: false } }), waitS(8))
  expect(codesIn(deaf)).toEqual(['guided'])
  expect(look(deaf.session)).toMatchObject({ belt: 'stopping', driving: { because: 'no-motor' } })
  expect(wishOf(deaf.session)).toEqual({ belt: 'stopped', guided: true })
})
