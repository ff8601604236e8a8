import { expect, test } from 'vitest'
import { placeOf } from '../../src/session/session.ts'
import { wishOf } from '../../src/session/wish.ts'
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
  tick,
  until,
  untilPhase,
  waitS,
  type Step,
} from './play.ts'
import { machine, planWith, shortPlan } from './plans.ts'
import { asSent } from '../as-sent.ts'

/** A hand on the console: the belt changes, and nothing of ours did it. */
const consoleSets =
  (kmh: number, forS = 25): Step =>
  (on) => {
    on.belt.targetKmh = kmh
    on.belt.obeys = false
    waitS(forS)(on)
    on.belt.obeys = true
  }

test('a console stop in the sprint ends control, and only a new ask brings it back', () => {
  const session = play(
    planWith(),
    ...started,
    untilPhase('finish'),
    notice({ kind: 'stopped', by: 'console' }),
    (on) => (on.belt.targetKmh = 0),
    waitS(60),
  )
  expect(look(session)).toMatchObject({ phase: { kind: 'finish' }, belt: 'stopped' })
  expect(wishOf(session)).toBeNull()
})

test.each([
  ['stopped', 'console', 'stopped-by-console'],
  ['paused', 'console', 'stopped-by-console'],
  ['stopped', 'unknown', 'stopped-by-console'],
  ['stopped', 'safety-key', 'safety-key'],
] as const)('%s by %s is out of control at once, and says so', (kind, by, code) => {
  const on = played(stage(planWith()), inMile(2), notice({ kind, by }))
  expect(wishOf(on.session)).toBeNull()
  expect(look(on.session).banners.map((banner) => banner.code)).toContain(code)
  on.belt.targetKmh = 0
  played(on, waitS(20))
  expect(on.session.belt.kind).toBe('stopped')
  played(
    on,
    ask('resume'),
    until(({ belt }) => belt.kind === 'moving'),
  )
})

test.each([{ kind: 'control-lost' }, { kind: 'reset', by: 'unknown' }] as const)(
  '$kind takes the session out of control',
  (said) => {
    const on = played(stage(planWith()), inMile(2), notice(said))
    expect(look(on.session)).toMatchObject({ belt: 'moving', targetKmh: null, measured: { speedKmh: 9.9 } })
    expect(look(on.session).banners.map(({ code }) => code)).toContain('control-lost')
    expect(wishOf(on.session)).toBeNull()
  },
)

test('a belt that moves on without our control is never called stopped, and its run cannot be ended', () => {
  const on = played(stage(planWith()), inMile(2), notice({ kind: 'control-lost' }), waitS(4))
  expect(look(on.session).banners.map(({ level }) => level)).not.toContain('danger')
  played(on, waitS(1))
  expect(asSent(look(on.session).banners[0])).toMatchObject({
    level: 'danger',
    message: expect.stringMatching(/^THE BELT STILL MOVES.*STOP on the treadmill/) as string,
  })
  expect([refusalIn(on.session, 'end'), refusalIn(on.session, 'discard')]).toEqual([
    'not-at-standstill',
    'not-at-standstill',
  ])
  expect(look(on.session).asks).toContain('stop')

  played(
    on,
    ask('stop'),
    until(({ belt }) => belt.kind === 'stopped'),
  )
  expect(on.orders.at(-1)?.order).toEqual({ kind: 'stop' })
  expect(on.belt.speedKmh).toBe(0)
  expect(refusalIn(on.session, 'end')).toBeNull()
  expect(look(on.session).banners.map(({ level }) => level)).not.toContain('danger')
})

test('a stop at the treadmill is shown as one while the belt falls, and loudly as none where it does not', () => {
  const shown = (on: ReturnType<typeof stage>) => look(on.session).belt
  const on = played(stage(planWith()), inMile(2), notice({ kind: 'stopped', by: 'console' }))
  on.belt.targetKmh = 5
  played(on, waitS(4))
  expect(shown(on)).toBe('stopping')
  expect(refusalIn(on.session, 'end')).toBe('not-at-standstill')
  const runsOn = played({ ...on, belt: { ...on.belt } }, waitS(10))
  expect(shown(runsOn)).toBe('moving')
  expect(look(runsOn.session).banners[0]).toMatchObject({ level: 'danger' })
  on.belt.targetKmh = 0
  played(on, waitS(10))
  expect(shown(on)).toBe('stopped')
  expect(refusalIn(on.session, 'end')).toBeNull()
  on.belt.targetKmh = 4
  played(on, waitS(20))
  expect(shown(on)).toBe('moving')
  expect(look(on.session).banners.map(({ level }) => level)).not.toContain('danger')
})

test('a stopped belt that falls silent as it comes to rest is unseen until the runner says that it is still', () => {
  const on = played(stage(planWith()), inMile(2), notice({ kind: 'stopped', by: 'console' }))
  on.belt.targetKmh = 0
  played(on, waitS(2))
  on.belt.speaks = false
  played(on, waitS(10))
  expect(look(on.session).belt).toBe('unseen')
  expect(look(on.session).asks).not.toContain('end')
  played(on, ask('belt-is-still'))
  expect(look(on.session).belt).toBe('stopped')
  played(on, ask('end'))
})

test('control that is lost in the countdown of a start leaves a belt that may yet begin to move', () => {
  const on = played(stage(planWith()), ask('begin'), ask('skip-all'), ask('start'), waitS(1))
  played(on, notice({ kind: 'control-lost' }), waitS(10))
  expect(on.belt.speedKmh).toBeCloseTo(1)
  expect(look(on.session)).toMatchObject({ belt: 'moving', banners: [{ level: 'danger' }, { code: 'control-lost' }] })
})

test('what we caused ourselves is nobody else’s doing', () => {
  const on = played(
    stage(planWith()),
    inMile(2),
    notice({ kind: 'stopped', by: 'us' }),
    notice({ kind: 'reset', by: 'us' }),
  )
  expect(on.session.belt.kind).toBe('moving')
})

test('a belt restarted on the console after a stop is not taken over', () => {
  const on = played(stage(planWith()), inMile(2), notice({ kind: 'stopped', by: 'console' }))
  on.belt.targetKmh = 0
  played(on, waitS(20), notice({ kind: 'started', by: 'console' }))
  on.belt.targetKmh = 6
  const before = on.orders.length
  played(on, waitS(60))
  expect(wishOf(on.session)).toBeNull()
  expect(on.orders).toHaveLength(before)
  expect(refusalIn(on.session, 'resume')).toBe('not-at-standstill')
  played(on, ask('stop'))
  expect(wishOf(on.session)).toEqual({ belt: 'stopped' })
})

test('zero speed for 3 s that nobody announced is somebody’s stop', () => {
  const on = played(stage(planWith()), inMile(2))
  on.belt.obeys = false
  on.belt.speedKmh = 1
  on.belt.targetKmh = 0
  played(
    on,
    until((_, { belt }) => belt.speedKmh === 0),
    waitS(2.5),
  )
  expect(on.session.belt.kind).toBe('moving')
  played(on, waitS(1.5))
  expect(look(on.session)).toMatchObject({ belt: 'stopped', phase: { kind: 'mile', mile: 2 } })
  expect(wishOf(on.session)).toBeNull()
})

test('zeros that no belt falls to are nobody’s stop until they have lasted as long as the slowest belt takes', () => {
  const on = played(stage(planWith()), inMile(2))
  on.belt.obeys = false
  on.belt.speedKmh = on.belt.targetKmh = 0
  played(on, waitS(13))
  expect(on.session.belt.kind).toBe('moving')
  expect(look(on.session).asks).toContain('belt-is-still')
  played(on, waitS(1))
  expect(look(on.session)).toMatchObject({ belt: 'stopped', phase: { kind: 'mile', mile: 2 } })
})

test('a single zero at speed is noise: neither stop nor lost metres', () => {
  const on = played(stage(planWith()), inMile(2))
  const fromM = placeOf(on.session).odometer.integralM
  const trueM = on.belt.distanceM
  for (let i = 0; i < 10; i++) {
    const { speedKmh } = on.belt
    while (on.nowMs % on.belt.notifiesMs !== on.belt.notifiesMs - 100) tick(on)
    on.belt.speedKmh = 0.0001
    on.belt.targetKmh = 0
    tick(on)
    on.belt.speedKmh = on.belt.targetKmh = speedKmh
    waitS(2)(on)
  }
  expect(on.session.belt.kind).toBe('moving')
  expect(placeOf(on.session).odometer.integralM - fromM).toBeCloseTo(on.belt.distanceM - trueM, -1)
})

test.each([
  ['slower', 8],
  ['faster', 12],
])('a %s speed set on the console becomes the phase’s, and holds the session', (_, kmh) => {
  const on = played(stage(planWith()), inMile(2), consoleSets(kmh))
  expect(look(on.session)).toMatchObject({ held: 'console', targetKmh: kmh })
  const before = on.orders.length
  played(on, waitS(60))
  expect(on.orders).toHaveLength(before)
  played(on, untilPhase('mile', 3), waitS(20))
  expect(on.belt.speedKmh).toBeLessThanOrEqual(kmh)
  played(on, ask('resume-plan'), waitS(40))
  expect(on.belt.speedKmh).toBeCloseTo(11.1, 2)
})

test('a console speed above the miles to come stays over their lines and the finish’s, until the plan is resumed', () => {
  const on = played(stage(planWith()), inMile(1), consoleSets(14, 60))
  expect(look(on.session)).toMatchObject({ held: 'console', targetKmh: 14, next: { targetKmh: 14 } })
  const before = on.orders.length
  for (const mile of [2, 3]) {
    played(on, untilPhase('mile', mile), waitS(20))
    expect(look(on.session)).toMatchObject({ held: 'console', targetKmh: 14 })
  }
  const resumed = played({ ...on, orders: [...on.orders], belt: { ...on.belt } }, ask('resume-plan'), waitS(20))
  expect(look(resumed.session)).toMatchObject({ held: null, targetKmh: 11.1 })
  expect(resumed.belt.speedKmh).toBeCloseTo(11.1, 2)

  played(on, untilPhase('finish'), waitS(10))
  expect(look(on.session)).toMatchObject({ held: 'console', targetKmh: 14 })
  expect(on.orders).toHaveLength(before)
})

test('no console speed keeps a belt up beyond the finish: its line and each after it bring it down as planned', () => {
  const on = played(stage(planWith()), inMile(3), consoleSets(12), untilPhase('cool-down'), waitS(15))
  expect(look(on.session)).toMatchObject({ held: null, targetKmh: 7.4 })
  expect(on.belt.speedKmh).toBeCloseTo(7.4, 2)
  played(
    on,
    until((session) => look(session).targetKmh === 5),
    waitS(10),
  )
  expect(on.belt.speedKmh).toBeCloseTo(5, 2)
})

test('what the runner’s own keys put on a console speed stays with it over the line, and slower and ease-off lower it', () => {
  const on = played(stage(planWith()), inMile(1), consoleSets(12, 40), ask('faster'), untilPhase('mile', 2), waitS(10))
  expect(look(on.session)).toMatchObject({ held: 'console', targetKmh: 12.1, easeOff: { speedKmh: 11.1 } })
  played(on, ask('slower'), untilPhase('mile', 3), waitS(10))
  expect(look(on.session)).toMatchObject({ held: 'console', targetKmh: 12 })
  played(on, ask('ease-off'), waitS(10))
  expect(look(on.session)).toMatchObject({ held: 'eased', targetKmh: 11 })
})

test('go leads from a console speed to the sprint’s own, which it names', () => {
  const on = played(
    stage(planWith()),
    inMile(3),
    consoleSets(12),
    until((session) => look(session).gate === 'open'),
  )
  expect(look(on.session).leadsTo.go).toEqual({ speedKmh: 13.4, raises: true })
  played(on, ask('go'), untilPhase('finish'), waitS(10))
  expect(look(on.session)).toMatchObject({ gate: 'passed', targetKmh: 13.4 })
  expect(on.belt.speedKmh).toBeCloseTo(13.4, 2)
})

test('a speed the belt was found at after a lost link is its phase’s alone', () => {
  const on = played(stage(planWith()), inMile(2), notice({ kind: 'link-lost', reason: 'out of range' }))
  on.belt.speedKmh = on.belt.targetKmh = 12
  played(on, notice({ kind: 'link-up', machine }), waitS(10))
  expect(look(on.session)).toMatchObject({ held: 'link', targetKmh: 12 })
  played(on, untilPhase('mile', 3), waitS(10))
  expect(look(on.session)).toMatchObject({ held: 'link', targetKmh: 11.1 })
})

test('a console speed may be changed by the runner’s own keys', () => {
  const on = played(stage(planWith()), inMile(2), consoleSets(8), ask('faster'), ask('faster'), waitS(10))
  expect(on.belt.speedKmh).toBeCloseTo(8.2, 2)
  played(on, ask('slower'), waitS(5))
  expect(on.belt.speedKmh).toBeCloseTo(8.1, 2)
})

test('a console stop in the stretches means nothing', () => {
  const on = played(stage(shortPlan()), ask('begin'), notice({ kind: 'stopped', by: 'console' }))
  expect(look(on.session)).toMatchObject({ belt: 'still', banners: [] })
})

test('a speed set on the console while the belt rises to the next mile is that mile’s, until the plan is resumed', () => {
  const on = played(
    stage(planWith()),
    inMile(1),
    until((session) => placeOf(session).segment?.rising === true),
    notice({ kind: 'target-speed', speedKmh: 7, by: 'console' }),
    consoleSets(7),
  )
  expect(look(on.session)).toMatchObject({ held: 'console', targetKmh: 7, phase: { mile: 2 } })
  played(on, ask('resume-plan'), waitS(40))
  expect(on.belt.speedKmh).toBeCloseTo(9.9, 2)
})
