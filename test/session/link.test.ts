import { expect, test } from 'vitest'
import { stopWishOf } from '../../src/session/belt-with-us.ts'
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
  type Stage,
  type Step,
} from './play.ts'
import { machine, planWith, shortPlan } from './plans.ts'
import { asSent } from '../as-sent.ts'

const lost: Step = (on) => {
  on.belt.speaks = false
  notice({ kind: 'link-lost', reason: 'out of range' })(on)
}
const found: Step = (on) => {
  on.belt.speaks = true
  notice({ kind: 'link-up', machine })(on)
}
const restarted: Step = (on) => {
  on.belt.speaks = false
  event({ kind: 'restarted' })(on)
}

test('a lost link is never called a stop: the phase goes on by estimate, and says so', () => {
  const on = played(stage(planWith()), inMile(2), lost)
  const fromM = placeOf(on.session).odometer.totalM
  played(on, waitS(60))
  const shown = look(on.session)
  expect(shown).toMatchObject({ belt: 'unseen', estimated: true, phase: { kind: 'mile', mile: 2 } })
  expect(shown.distanceM - fromM).toBeCloseTo((60 * 9.9) / 3.6, 0)
  expect(asSent(shown.banners[0])).toMatchObject({
    code: 'link-lost',
    message: 'The treadmill is out of reach. The belt may still be moving. Use the treadmill’s own stop.',
  })
  expect(wishOf(on.session)).toBeNull()
  for (const kind of ['faster', 'resume'] as const) expect(refusalIn(on.session, kind)).toBe('no-treadmill')
  for (const kind of ['slower', 'ease-off'] as const) expect(refusalIn(on.session, kind)).toBeNull()
})

test('what is shown is an estimate from the moment the link is known to be lost until the belt is read again', () => {
  const on = played(stage(planWith()), inMile(2))
  expect(look(on.session).estimated).toBe(false)
  played(on, lost)
  expect(look(on.session).estimated).toBe(true)
  played(on, waitS(1), found)
  expect(look(on.session).estimated).toBe(true)
  played(on, waitS(1))
  expect(look(on.session)).toMatchObject({ belt: 'moving', estimated: false })
  played(on, ask('resume-plan'), untilPhase('mile', 3))
  expect(look(on.session).splits.at(-1)).toMatchObject({ mile: 2, note: { code: 'partly-estimated' } })
})

test('the lines are crossed by estimate too, and the split says so', () => {
  const on = played(stage(planWith()), inMile(2), lost, untilPhase('mile', 3))
  expect(look(on.session).splits.at(-1)).toMatchObject({ mile: 2, note: { code: 'partly-estimated' } })
})

test('back in sight and moving: nothing is written, the speed is adopted, the session held', () => {
  const on = played(stage(planWith()), inMile(1), lost, untilPhase('mile', 2), waitS(5))
  const before = on.orders.length
  played(on, found, waitS(60))
  expect(look(on.session)).toMatchObject({ belt: 'moving', held: 'link', targetKmh: 8.7, estimated: false })
  expect(on.orders).toHaveLength(before)
  played(on, ask('resume-plan'), waitS(30))
  expect(on.belt.speedKmh).toBeCloseTo(9.9, 2)
})

test('the gap is bridged by the estimate, and the machine’s count is taken up again behind it', () => {
  const on = played(stage(planWith()), inMile(2), lost, waitS(30), found, waitS(5))
  const fromM = placeOf(on.session).odometer.totalM
  const trueM = on.belt.distanceM
  played(on, waitS(60))
  expect(placeOf(on.session).odometer.totalM - fromM).toBeCloseTo(on.belt.distanceM - trueM, -1)
  expect(look(on.session).distanceSource).toBe('machine')
})

test('back in sight and still: the run is stopped, to be carried on', () => {
  const on = played(stage(planWith()), inMile(2), lost)
  on.belt.speedKmh = on.belt.targetKmh = 0
  // From 9.9 km/h at once to zero is no belt's fall: zero has to last as long as the slowest takes.
  played(on, found, waitS(13))
  expect(look(on.session)).toMatchObject({ belt: 'unseen' })
  played(on, waitS(1))
  expect(look(on.session)).toMatchObject({ belt: 'stopped', held: null })
  expect(look(on.session).banners.map(({ code }) => code)).toEqual(['stands-since-link'])
  expect(wishOf(on.session)).toBeNull()
  played(
    on,
    ask('resume'),
    until(({ belt }) => belt.kind === 'moving'),
  )
})

test('a Stop that could not be delivered stays wished for, and goes out when the belt is seen moving', () => {
  const on = played(stage(planWith()), inMile(2), lost, ask('stop'))
  expect(wishOf(on.session)).toEqual({ belt: 'stopped' })
  expect(look(on.session).belt).toBe('unseen')
  played(on, waitS(30), found, waitS(0.5))
  expect(look(on.session).belt).toBe('stopping')
  played(
    on,
    until(({ belt }) => belt.kind === 'stopped'),
  )
  expect(on.orders.at(-1)?.order).toEqual({ kind: 'stop' })
})

test('a run that was stopped before the link was lost is not taken over by whoever moves the belt', () => {
  const on = played(
    stage(planWith()),
    inMile(2),
    ask('stop'),
    until(({ belt }) => belt.kind === 'stopped'),
    lost,
    waitS(5),
  )
  on.belt.speedKmh = on.belt.targetKmh = 6
  played(on, found, waitS(10))
  expect(look(on.session)).toMatchObject({ belt: 'moving', targetKmh: null, held: null })
  expect(look(on.session).banners.map(({ level }) => level)).not.toContain('danger')
  expect(wishOf(on.session)).toBeNull()
  expect(refusalIn(on.session, 'end')).toBe('not-at-standstill')
})

test('a treadmill that is out of reach for good keeps nobody in a run, and a Stop it did not hear is not forgotten', () => {
  const gone = played(stage(planWith()), inMile(2), lost, waitS(60))
  expect(look(gone.session).asks).toEqual(expect.arrayContaining(['end', 'discard']))
  played(gone, ask('stop'), waitS(60), ask('end'), waitS(1))
  expect(look(gone.session)).toMatchObject({ phase: { kind: 'done' }, ended: 'ended' })
  expect(asSent(look(gone.session).banners[0])).toMatchObject({
    code: 'link-lost',
    message: expect.stringContaining('may still be moving') as string,
  })
  played(
    gone,
    found,
    until(({ belt }) => belt.kind === 'still'),
  )
  expect(gone.belt.speedKmh).toBe(0)
  expect(look(gone.session)).toMatchObject({ phase: { kind: 'done' }, ended: 'ended' })
  expect(wishOf(gone.session)).toBeNull()
})

test('a Stop for the stretches that a lost link swallowed leads into no stretch once the run is ended', () => {
  const on = played(
    stage(shortPlan()),
    ...started,
    until(({ belt }) => stopWishOf(belt)?.then === 'stretch'),
  )
  played(on, lost, ask('end'), found, waitS(30))
  expect(look(on.session)).toMatchObject({ phase: { kind: 'done' }, belt: 'still', stretch: null })
})

test('after a restart, moving: held', () => {
  const on = played(stage(planWith()), inMile(3), restarted)
  expect(wishOf(on.session)).toBeNull()
  const before = on.orders.length
  played(on, found, waitS(30))
  expect(look(on.session)).toMatchObject({
    belt: 'moving',
    held: 'restart',
    phase: { kind: 'mile', mile: 3 },
    targetKmh: 11.1,
  })
  expect(on.orders).toHaveLength(before)
})

test('after a restart, still: stopped, left only by resume or end', () => {
  const on = played(stage(planWith()), inMile(3), restarted)
  on.belt.speedKmh = on.belt.targetKmh = 0
  const { totalM } = placeOf(on.session).odometer
  played(on, waitS(120), event({ kind: 'watched' }), found, waitS(120))
  expect(look(on.session)).toMatchObject({ belt: 'stopped', distanceM: totalM })
  expect(wishOf(on.session)).toBeNull()
  const { asks } = look(on.session)
  expect(asks).toEqual(expect.arrayContaining(['resume', 'end', 'discard']))
  expect(asks).not.toContain('start')
})

test('a start that was under way when the daemon died is not repeated', () => {
  const on = played(stage(planWith()), ask('start'), waitS(1), restarted)
  on.belt.startsAtMs = null
  played(on, found, waitS(30))
  // It may have moved the belt meanwhile, and zeros do not prove that it did not: the runner looks.
  expect(look(on.session).belt).toBe('unseen')
  played(on, ask('belt-is-still'))
  expect(look(on.session).belt).toBe('stopped')
  expect(on.orders.filter(({ order }) => order.kind === 'start')).toHaveLength(1)
})

test('a Stop that was under way when the daemon died is wished for again', () => {
  const on = played(stage(planWith()), inMile(2), ask('stop'), restarted)
  on.belt.targetKmh = 9.9
  played(on, found, waitS(0.5))
  expect(look(on.session).belt).toBe('stopping')
  expect(wishOf(on.session)).toEqual({ belt: 'stopped' })
})

test('a computer that slept has lost sight of the belt', () => {
  const on = played(stage(planWith()), inMile(2))
  const fromM = placeOf(on.session).odometer.totalM
  played(on, event({ kind: 'slept', sleptMs: 20_000 }))
  expect(wishOf(on.session)).toBeNull()
  expect(placeOf(on.session).odometer.totalM - fromM).toBeCloseTo((20 * 9.9) / 3.6, 0)
  expect(look(on.session).banners.map(({ code }) => code)).toContain('computer-slept')
  played(on, waitS(2))
  expect(look(on.session)).toMatchObject({ belt: 'moving', held: 'link', targetKmh: 9.9 })
})

test('a computer that slept for an hour counts no hour', () => {
  const on = played(stage(planWith()), inMile(1), event({ kind: 'slept', sleptMs: 3_600_000 }))
  expect(look(on.session).phase).toMatchObject({ kind: 'mile', mile: 1 })
})

test('a belt that stays silent after a sleep is stopped while it may still listen', () => {
  const on = played(stage(planWith()), inMile(2))
  on.belt.speaks = false
  played(on, event({ kind: 'slept', sleptMs: 20_000 }), waitS(7))
  expect(wishOf(on.session)).toEqual({ belt: 'stopped' })
})

test('that a belt may still be moving is said before why it was stopped, after a lost link as after a sleep', () => {
  const stopFor = event({ kind: 'order', order: { kind: 'stop' }, because: 'telemetry-stale' })
  const silent = played(stage(planWith()), inMile(2), (on) => (on.belt.speaks = false))
  const shown = (on: Stage) => look(on.session).banners.map((banner) => [banner.code, asSent(banner).message])
  played(silent, waitS(7), stopFor, waitS(1))
  expect(shown(silent)).toMatchObject([['telemetry-stale', expect.stringContaining('Stopped')]])
  played(silent, notice({ kind: 'link-lost', reason: 'out of range' }), notice({ kind: 'link-up', machine }), waitS(1))
  expect(silent.session).toMatchObject({ belt: { kind: 'out-of-sight' }, trouble: 'telemetry-stale' })
  expect(shown(silent)).toMatchObject([['belt-unseen', expect.stringContaining('may still be moving')]])

  const slept = played(stage(planWith()), inMile(2), (on) => (on.belt.speaks = false))
  played(slept, event({ kind: 'slept', sleptMs: 20_000 }), waitS(8))
  expect(slept.session).toMatchObject({ belt: { kind: 'out-of-sight' }, trouble: 'telemetry-stale' })
  expect(shown(slept)).toMatchObject([['computer-slept', expect.stringContaining('may still be moving')]])
  played(slept, ask('belt-is-still'), waitS(1))
  expect(shown(slept).map(([code]) => code)).toContain('telemetry-stale')
})

test('in the stretches a lost link stops nothing', () => {
  const on = played(stage(planWith()), ask('begin'), waitS(3), lost, waitS(10))
  expect(look(on.session)).toMatchObject({ belt: 'unseen', phase: { kind: 'stretch' } })
  expect(refusalIn(on.session, 'start')).toBe('no-treadmill')
  played(on, found, waitS(3), ask('start'), untilPhase('warm-up'))
})

test('stale telemetry on a live link is said, and counted as an estimate', () => {
  const on = played(stage(planWith()), ...started, untilPhase('mile', 1), waitS(5))
  on.belt.speaks = false
  played(on, waitS(5))
  expect(look(on.session)).toMatchObject({ belt: 'moving', estimated: true })
  expect(look(on.session).banners.map(({ code }) => code)).toContain('telemetry-stale')
})

test('a run that was stopping when the link was lost is not counted on', () => {
  const on = played(stage(planWith()), inMile(2), ask('stop'), waitS(1), lost)
  const { totalM } = placeOf(on.session).odometer
  played(on, waitS(60))
  expect(placeOf(on.session).odometer.totalM).toBe(totalM)
})

test('asked to stop out of sight, the belt may run on, but no phase ends', () => {
  const on = played(stage(planWith()), inMile(2), lost, ask('stop'), waitS(400))
  expect(look(on.session)).toMatchObject({ phase: { kind: 'mile', mile: 2 }, inPhase: { leftM: 0 }, belt: 'unseen' })
})

test('a machine that comes back with a lower maximum is never asked for more', () => {
  const on = played(stage(planWith()), inMile(3), lost)
  const small = { ...machine, grid: { ...machine.grid, maxKmh: 10 } }
  on.belt.speedKmh = on.belt.targetKmh = 9
  on.belt.speaks = true
  played(on, notice({ kind: 'link-up', machine: small }), waitS(2), ask('resume-plan'))
  expect(wishOf(on.session)).toMatchObject({ speedKmh: 10 })
})

test('back in sight, a speed is taken over from two readings that agree: one alone may be nothing (findings A25)', () => {
  const on = played(stage(planWith()), inMile(2), lost, waitS(2))
  const reads = (speedKmh: number): Step =>
    event({
      kind: 'telemetry',
      telemetry: { speedKmh, distanceM: null, elapsedS: null, inclinePct: null, heartRateBpm: null },
    })
  played(on, notice({ kind: 'link-up', machine }), waitS(0.3), reads(9), waitS(0.3))
  expect(look(on.session)).toMatchObject({ belt: 'unseen' })
  played(on, reads(1.8), waitS(0.3))
  expect(look(on.session)).toMatchObject({ belt: 'unseen' })
  played(on, reads(1.8))
  expect(look(on.session)).toMatchObject({ belt: 'moving', held: 'link', targetKmh: 1.8 })
})
