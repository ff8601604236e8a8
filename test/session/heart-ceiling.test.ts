import { describe, expect, test } from 'vitest'
import { NOTHING_TOLD, type Runner } from '../../protocol/panel/runner.ts'
import type { Plan } from '../../protocol/panel/plan.ts'
import { DEFAULT_GRID } from '../../protocol/units.ts'
import { withHeartRules } from '../../src/workout/heart-rules.ts'
import { paceOf, placeOf, withPace } from '../../src/session/session.ts'
import { toFinishSOf, wishedKmhOf } from '../../src/session/speeds.ts'
import { kioskOf } from '../../src/view/kiosk.ts'
import { wishOf } from '../../src/session/wish.ts'
import { ask, byHand, inMile, look, played, stage, until, untilPhase, waitS, type Stage, type Step } from './play.ts'
import { planWith } from './plans.ts'

/** A ceiling of 175, as in the coach's example: miles at 8.7, 9.9 and 11.1 km/h, a sprint at 13.4, a strong finish at 11.7. */
const TOLD: Runner = { ...NOTHING_TOLD, heartCeiling: true, heartCeilingBpm: 175 }
const plan = (choices = {}, runner = TOLD): Plan =>
  withHeartRules(planWith({ stageM: 800, warmUpS: 60, ...choices }), runner, DEFAULT_GRID)

const heart =
  (bpm: number | null): Step =>
  (on) =>
    void (on.belt.heartRateBpm = bpm)

const calm = (of: Plan = plan()): Stage => played(stage(of), heart(140))
/** The same in a mile: each way there is run once. */
const ways = new Map<number, Stage>()
function calmIn(mile: number): Stage {
  const there = ways.get(mile) ?? played(calm(), inMile(mile))
  ways.set(mile, there)
  const { belt, wishes, said, orders } = there
  return { ...there, belt: { ...belt }, wishes: [...wishes], said: [...said], orders: [...orders] }
}
const saidSince = (on: Stage, fromMs: number): string[] =>
  on.said.filter(({ atMs }) => atMs >= fromMs).map(({ text }) => text)
const beforeFinishS = (s: number): Step => until((session) => (toFinishSOf(session) ?? Infinity) <= s)

const ABOVE = 'Heart rate at your limit. Nothing rises now.'
const EASIER = 'One step easier. Breathe out long.'
const WAITS = 'The next pace waits for your heart.'
const LOST = 'No heart signal. Check the strap.'
const DOWN = 'Your heart is down. Faster in five seconds.'
const UNWELL = 'Rest. Unwell? Stop and get help.'

describe('above the ceiling', () => {
  test('for 10 s nothing rises, for 20 s and each 20 s again the pace is a step easier, to the end of the stage', () => {
    const on = played(calmIn(3), waitS(20), heart(176), waitS(9.5))
    expect(look(on.session)).toMatchObject({ held: null, targetKmh: 11.1 })
    const fromMs = on.nowMs
    played(on, waitS(2))
    expect(look(on.session)).toMatchObject({
      held: 'heart',
      targetKmh: 11.1,
      asks: expect.arrayContaining(['resume-plan']) as string[],
    })
    played(on, waitS(10))
    expect(look(on.session).targetKmh).toBe(10.8)
    played(on, waitS(20))
    expect(look(on.session).targetKmh).toBe(10.5)
    // Once below it, nothing is taken further down, and nothing comes back in this stage.
    played(on, heart(160), waitS(60))
    expect(look(on.session)).toMatchObject({ held: 'heart', targetKmh: 10.5 })
    expect(on.belt.speedKmh).toBeCloseTo(10.5, 2)
    expect(saidSince(on, fromMs)).toEqual([ABOVE, EASIER])
    expect(look(on.session).splits.at(-1)?.changes).toEqual([])
    played(on, untilPhase('cool-down'))
    expect(look(on.session).splits.find(({ mile }) => mile === 3)?.changes).toEqual([
      { code: 'was-held', values: { reason: 'heart' } },
    ])
  })

  test('a belt on its way up stays where it is', () => {
    const on = played(
      calmIn(1),
      untilPhase('mile', 1),
      until(({ run }) => run?.place.segment?.rising === true),
    )
    played(on, heart(176), waitS(10.6))
    const kmh = on.belt.speedKmh
    expect(kmh).toBeLessThan(9.9)
    played(on, waitS(8))
    expect(on.belt.speedKmh).toBeLessThan(kmh + 0.15)
    expect(look(on.session).held).toBe('heart')
  })

  test('a run that would be below 7.4 km/h is a walk, and a walk is 0.2 km/h easier', () => {
    const on = played(calm(plan({ reference: { kind: 'race', distanceM: 5000, timeS: 1800 } })), inMile(1), waitS(5))
    expect(look(on.session).targetKmh).toBe(7.4)
    played(on, heart(176), waitS(21))
    expect(look(on.session).targetKmh).toBe(5)
    played(on, waitS(20))
    expect(look(on.session).targetKmh).toBe(4.8)
  })

  test('who walks and is above for two minutes is told to rest', () => {
    const told = { ...TOLD, heartCeilingBpm: 120 }
    const on = played(calm(plan({ level: 'beginner' }, told)), heart(110), inMile(1), heart(121))
    const fromMs = on.nowMs
    played(on, waitS(118))
    expect(saidSince(on, fromMs)).not.toContain(UNWELL)
    played(on, waitS(4))
    expect(saidSince(on, fromMs)).toContain(UNWELL)
  })

  test('a rate at the ceiling is not above it, and a moment above it is none', () => {
    const on = played(calmIn(3), heart(175), waitS(60), heart(190), waitS(8), heart(175), waitS(60))
    expect(look(on.session)).toMatchObject({ held: null, targetKmh: 11.1 })
  })

  test('without a ceiling a heart rate does nothing', () => {
    const on = played(stage(planWith({ stageM: 800, warmUpS: 60 })), heart(220), inMile(3), waitS(120))
    expect(look(on.session)).toMatchObject({ held: null, targetKmh: 11.1 })
  })

  test('the runner’s own faster and the plan go on through it, and the ceiling counts anew', () => {
    const on = played(calmIn(3), heart(180), waitS(45))
    expect(look(on.session).targetKmh).toBe(10.5)
    played(on, ask('faster'), waitS(3))
    expect(look(on.session).targetKmh).toBe(10.6)
    expect(on.belt.speedKmh).toBeCloseTo(10.6, 2)
    played(on, ask('resume-plan'), waitS(8))
    expect(look(on.session)).toMatchObject({ held: null, targetKmh: 11.1 })
    played(on, waitS(4))
    expect(look(on.session).held).toBe('heart')
  })

  test('whatever it holds, it is never above the plan, nor above what the runner keeps', () => {
    const on = played(calmIn(3), heart(180), waitS(12))
    const { heart: is } = paceOf(on.session)
    const wild = withPace(on.session, { heart: { ...is, hold: is.hold === null ? null : { ...is.hold, mostKmh: 25 } } })
    expect(paceOf(wild).heart.hold?.mostKmh).toBe(25)
    expect(wishedKmhOf(wild)).toBe(11.1)
    played(on, ask('ease-off'), waitS(2))
    expect(look(on.session)).toMatchObject({ held: 'eased', targetKmh: 8.7 })
  })

  test('a speed that was set on the console is lowered once, and then only spoken of', () => {
    const on = played(calmIn(2), byHand(11), waitS(25))
    expect(look(on.session)).toMatchObject({ held: 'console', targetKmh: 11 })
    played(on, heart(180), waitS(24))
    expect(look(on.session)).toMatchObject({ held: 'console', targetKmh: 10.7 })
    const fromMs = on.nowMs
    played(on, waitS(70))
    expect(look(on.session).targetKmh).toBe(10.7)
    expect(saidSince(on, fromMs)).toContain(ABOVE)
    // Set again, it is theirs.
    played(on, byHand(11.5), waitS(60))
    expect(look(on.session).targetKmh).toBe(11.5)
  })
})

describe('at a line', () => {
  const near: readonly Step[] = [
    inMile(1),
    waitS(5),
    heart(174),
    until((session) => (look(session).inPhase.leftM ?? 0) < 20),
  ]

  test('the next pace waits for a rate 3 below the ceiling, and comes announced once it is there', () => {
    const on = played(calm(), ...near)
    expect(saidSince(on, 0)).toContain(WAITS)
    played(on, untilPhase('mile', 2), waitS(30))
    expect(look(on.session)).toMatchObject({ held: 'heart', targetKmh: 8.7 })
    expect(on.belt.speedKmh).toBeCloseTo(8.7, 2)
    const fromMs = on.nowMs
    played(
      on,
      heart(172),
      until(({ run }) => run?.pace.heart.hold === null),
    )
    expect(on.nowMs - fromMs).toBeLessThanOrEqual(36_000)
    expect(saidSince(on, fromMs)).toEqual([DOWN])
    expect(wishOf(on.session)).toMatchObject({ held: null, rise: 'not-yet' })
    played(on, waitS(4.8))
    expect(wishOf(on.session)).toMatchObject({ rise: 'not-yet' })
    played(on, waitS(25))
    expect(look(on.session)).toMatchObject({ held: null, targetKmh: 9.9 })
    expect(on.belt.speedKmh).toBeCloseTo(9.9, 2)
  })

  test('one that is not there by the half of the stage is left out; the one after it is asked for anew', () => {
    const on = played(
      calm(),
      ...near,
      untilPhase('mile', 2),
      until((session) => (look(session).inPhase.leftM ?? 0) < 390),
    )
    played(on, heart(150), waitS(60))
    expect(look(on.session)).toMatchObject({ phase: { mile: 2 }, held: 'heart', targetKmh: 8.7 })
    played(on, untilPhase('mile', 3), waitS(2))
    expect(look(on.session)).toMatchObject({ held: null, targetKmh: 11.1 })
    expect(on.belt.speedKmh).toBeGreaterThan(10.8)
  })

  test('a pace that was announced already waits, too, where the heart comes above its ceiling before it begins', () => {
    const on = played(
      calmIn(1),
      until((session) => (look(session).inPhase.leftS ?? Infinity) < 24),
      heart(176),
    )
    const fromMs = on.nowMs
    played(on, untilPhase('mile', 2), waitS(1))
    expect(saidSince(on, fromMs).some((text) => text.includes('A little faster'))).toBe(true)
    expect(look(on.session)).toMatchObject({ held: 'heart', targetKmh: 8.4 })
    const since = on.wishes.filter(({ atMs }) => atMs >= fromMs).map(({ wish }) => wish)
    expect(since).not.toContainEqual(expect.objectContaining({ speedKmh: 9.9 }))
  })

  test('what was made easier is over at the line: a heart that is down runs the next mile as planned', () => {
    const on = played(calmIn(1), heart(180), waitS(45), heart(150), untilPhase('mile', 2), waitS(3))
    expect(look(on.session)).toMatchObject({ held: null, targetKmh: 9.9 })
    expect(look(on.session).splits.at(-1)?.averageKmh).toBeLessThan(8.6)
  })

  test('eased off by the runner, it stays so when the heart is down: another reason is not its to end', () => {
    const on = played(calmIn(3), ask('ease-off'), heart(180), waitS(30), heart(140), waitS(100))
    expect(look(on.session)).toMatchObject({ held: 'eased' })
    expect(look(on.session).targetKmh).toBeLessThan(8.7)
  })
})

describe('without a signal', () => {
  test('it is said each 30 s, and after a minute nothing rises', () => {
    const on = played(calmIn(1), waitS(5))
    const fromMs = on.nowMs
    const warnings = () => saidSince(on, fromMs).filter((text) => text === LOST)
    played(on, heart(null), waitS(5 + 58))
    expect(warnings()).toEqual([LOST])
    expect(look(on.session).held).toBeNull()
    played(on, waitS(4))
    expect(look(on.session)).toMatchObject({ held: 'heart', targetKmh: 8.7, measured: { heartRateBpm: null } })
    played(on, waitS(32))
    expect(warnings()).toEqual([LOST, LOST, LOST])
    played(on, untilPhase('mile', 2), waitS(20))
    expect(look(on.session)).toMatchObject({ held: 'heart', targetKmh: 8.7 })
    // Heard again, and down: its pace comes.
    played(on, heart(150), waitS(60))
    expect(look(on.session)).toMatchObject({ held: null, targetKmh: 9.9 })
    const [, one] = look(on.session).splits
    expect(one).toMatchObject({ mile: 1, changes: [{ code: 'no-heart-signal' }] })
  })

  test('a finish that is none for want of it was not kept for a heart that nobody heard', () => {
    const on = played(calmIn(3), heart(null), untilPhase('cool-down'))
    const finish = look(on.session).splits.find(({ kind }) => kind === 'finish')
    expect(finish?.changes).toContainEqual({ code: 'no-heart-signal', values: {} })
    expect(finish?.changes).not.toContainEqual({ code: 'was-held', values: { reason: 'heart' } })
  })

  test('for less than a minute a line is no reason to wait', () => {
    const on = played(
      calmIn(1),
      until((session) => (look(session).inPhase.leftS ?? Infinity) < 40),
    )
    played(on, heart(null), untilPhase('mile', 2), waitS(2))
    expect(look(on.session)).toMatchObject({ held: null, targetKmh: 9.9 })
  })

  test('carried on after a STOP the belt comes back to its pace; with a heart above its ceiling no further than to a walk', () => {
    const on = played(calmIn(2), waitS(40), heart(null), waitS(70), ask('stop'), waitS(40), ask('resume'), waitS(90))
    expect(look(on.session)).toMatchObject({ held: 'heart', targetKmh: 9.9 })
    expect(on.belt.speedKmh).toBeCloseTo(9.9, 1)

    const above = played(calmIn(2), waitS(40), ask('stop'), waitS(40), heart(180), ask('resume'), waitS(18))
    expect(look(above.session).held).toBe('heart')
    expect(look(above.session).targetKmh).toBeLessThanOrEqual(5)
    played(above, waitS(20))
    expect(above.belt.speedKmh).toBeGreaterThan(4.5)
    expect(above.belt.speedKmh).toBeLessThanOrEqual(5)
  })

  test('a rate that comes and goes eases nothing while it is gone', () => {
    const on = played(calmIn(3), heart(180), waitS(12), heart(null), waitS(30))
    expect(look(on.session)).toMatchObject({ held: 'heart', targetKmh: 11.1 })
  })
})

describe('the countdown to the finish', () => {
  /** What is left of a mile, and then so many whole ones at each of these speeds, s. */
  const secondsAt = (on: Stage, nowKmh: number, ...laterKmh: readonly number[]): number =>
    ((look(on.session).inPhase.leftM ?? 0) / nowKmh + laterKmh.reduce((sum, kmh) => sum + 800 / kmh, 0)) * 3.6
  const isCountedAt = (on: Stage, ...kmh: readonly [number, ...number[]]): void => {
    expect(look(on.session).toFinish?.timeS).toBeCloseTo(secondsAt(on, ...kmh), 3)
    expect(toFinishSOf(on.session)).toBeCloseTo(secondsAt(on, ...kmh), 3)
  }
  const milesKmh = (on: Stage): (number | null)[] =>
    look(on.session)
      .phases.filter(({ kind }) => kind === 'mile')
      .map(({ targetKmh }) => targetKmh)

  test('without a signal it goes by the pace that is run, at the lines to come, too, until the heart is heard and down', () => {
    const on = played(calmIn(1), waitS(5), heart(null), waitS(63))
    isCountedAt(on, 8.7, 9.9, 11.1)
    played(on, waitS(4))
    isCountedAt(on, 8.7, 8.7, 8.7)
    expect(milesKmh(on)).toEqual([8.7, 8.7, 8.7])
    expect(look(on.session).next).toMatchObject({ mile: 2, targetKmh: 8.7 })
    expect(look(on.session).phases.find(({ kind }) => kind === 'finish')?.targetKmh).toBe(13.4)
    played(on, heart(150), waitS(40))
    isCountedAt(on, 8.7, 9.9, 11.1)
    expect(milesKmh(on)).toEqual([8.7, 9.9, 11.1])
  })

  test('above the ceiling it goes by each easier pace; down again, the miles to come are as planned', () => {
    const on = played(calmIn(1), waitS(5), heart(180), waitS(45))
    expect(look(on.session)).toMatchObject({ held: 'heart', targetKmh: 8.1 })
    isCountedAt(on, 8.1, 8.1, 8.1)
    played(on, heart(150), waitS(45))
    expect(look(on.session)).toMatchObject({ held: 'heart', targetKmh: 8.1 })
    isCountedAt(on, 8.1, 9.9, 11.1)
  })

  test('a pace that waits at the line ahead is not reckoned with', () => {
    const on = played(calmIn(1), waitS(5), heart(174))
    played(
      on,
      until(({ run }) => run?.pace.heart.waitsAtLine === true),
      waitS(0.2),
    )
    isCountedAt(on, 8.7, 8.7, 8.7)
    played(on, untilPhase('mile', 2), waitS(2))
    isCountedAt(on, 8.7, 8.7)
  })
})

describe('the finish', () => {
  test.each([
    [168, 13.4, 'passed', null],
    [170, 13.4, 'passed', null],
    [172, 11.7, 'passed', 'Strong finish today, no sprint.'],
    [175, 11.7, 'passed', 'Strong finish today, no sprint.'],
    [177, 11.1, 'skipped', 'We stay at this pace, for your heart.'],
    [null, 11.1, 'skipped', 'We stay at this pace, for your heart.'],
  ])('at %s a minute it is run at %s km/h', (bpm, kmh, gate, words) => {
    const on = played(calmIn(3), beforeFinishS(68))
    const fromMs = on.nowMs
    played(on, heart(bpm), beforeFinishS(59), heart(150), untilPhase('finish'), waitS(12))
    expect(look(on.session)).toMatchObject({ gate, targetKmh: kmh })
    const said = saidSince(on, fromMs)
    if (words === null) expect(said.some((text) => text.includes('no sprint'))).toBe(false)
    else expect(said).toContain(words)
    expect(said.includes('Three, two, one, go.')).toBe(gate === 'passed')
    played(on, untilPhase('cool-down'))
    expect(look(on.session).held).toBeNull()
  })

  test('it is only ever lowered: a heart that is down at ten seconds does not bring it back', () => {
    const on = played(
      calmIn(3),
      beforeFinishS(66),
      heart(173),
      beforeFinishS(40),
      heart(140),
      untilPhase('finish'),
      waitS(10),
    )
    expect(look(on.session).targetKmh).toBe(11.7)
  })

  test('asked for, it is no faster than the heart allows', () => {
    const on = played(
      calm(plan({ gate: 'ask' })),
      inMile(3),
      beforeFinishS(64),
      heart(173),
      beforeFinishS(30),
      ask('go'),
      untilPhase('finish'),
      waitS(10),
    )
    expect(look(on.session)).toMatchObject({ gate: 'passed', targetKmh: 11.7 })
    expect(on.belt.speedKmh).toBeCloseTo(11.7, 2)
  })

  test('above for 20 s in it, the rest of it is run at the last mile’s pace', () => {
    const on = played(calmIn(3), untilPhase('finish'), waitS(12), heart(180), waitS(19))
    expect(look(on.session).targetKmh).toBe(13.4)
    played(on, waitS(3))
    expect(look(on.session)).toMatchObject({ phase: { kind: 'finish' }, held: 'heart', targetKmh: 11.1 })
    played(on, waitS(20))
    expect(look(on.session).targetKmh).toBe(11.1)
  })
})

describe('the cool-down by heart rate', () => {
  const by = (runner: Partial<Runner>): Plan =>
    plan({}, { ...NOTHING_TOLD, heartCoolDown: true, heartRateMaxBpm: 180, ...runner })
  const cooling: readonly Step[] = [inMile(1), ask('cool-down')]
  const timeOf = (on: Stage): number => look(on.session).splits.find(({ kind }) => kind === 'cool-down')?.timeS ?? 0

  test('it is over once the heart was below 65 % for 15 s, not before three minutes', () => {
    const on = played(calm(by({})), ...cooling, heart(116), untilPhase('stretch'))
    expect(timeOf(on)).toBeGreaterThan(179)
    expect(timeOf(on)).toBeLessThan(190)
  })

  test('and not before five from 65 years on', () => {
    const on = played(calm(by({ ageYears: 65 })), ...cooling, heart(100), untilPhase('stretch'))
    expect(timeOf(on)).toBeGreaterThan(299)
  })

  test('it lasts for ten minutes at the most, at its walk', () => {
    const on = played(calm(by({})), ...cooling, heart(117), waitS(420))
    expect(look(on.session)).toMatchObject({ phase: { kind: 'cool-down' }, targetKmh: 4 })
    played(on, untilPhase('stretch'))
    expect(timeOf(on)).toBeGreaterThan(599)
    expect(timeOf(on)).toBeLessThan(610)
  })

  test('without a signal it lasts as planned', () => {
    const on = played(calm(by({})), ...cooling, heart(null), untilPhase('stretch'))
    expect(timeOf(on)).toBeGreaterThan(299)
    expect(timeOf(on)).toBeLessThan(310)
  })

  test('a ceiling does nothing in it', () => {
    const on = played(calmIn(1), ask('cool-down'), heart(200), waitS(100))
    expect(look(on.session)).toMatchObject({ held: null, targetKmh: 7.4 })
    expect(placeOf(on.session).phase.changes).toEqual([])
  })
})

describe('on the screen', () => {
  const bannerOf = (on: Stage) => look(on.session).banners.find(({ code }) => code === 'heart')

  test('it says what it does, and at which rate', () => {
    const on = played(calmIn(1), waitS(5))
    expect(bannerOf(on)).toBeUndefined()
    played(on, heart(176), waitS(12))
    const values = { ceilingBpm: 175, risesAtBpm: 172 }
    expect(bannerOf(on)).toEqual({ code: 'heart', level: 'info', values: { is: 'above', ...values } })
    played(on, waitS(15), heart(174), waitS(2))
    expect(bannerOf(on)?.values).toEqual({ is: 'below', ...values })
    played(on, untilPhase('mile', 2), waitS(2))
    expect(bannerOf(on)?.values).toEqual({ is: 'waits', ...values })
    played(on, heart(null), waitS(40))
    expect(bannerOf(on)).toEqual({ code: 'heart', level: 'warning', values: { is: 'lost-held', ...values } })
  })

  test('before the start it says that nothing is heard of the heart, and nothing once it is', () => {
    const on = played(stage(plan()), heart(null), waitS(2))
    const yet = { code: 'heart', level: 'warning', values: { is: 'yet', ceilingBpm: 175, risesAtBpm: 172 } }
    expect(bannerOf(on)).toEqual(yet)
    played(on, ask('begin'), waitS(2))
    expect(bannerOf(on)).toEqual(yet)
    played(on, heart(90), waitS(2))
    expect(bannerOf(on)).toBeUndefined()
    played(on, heart(null), waitS(8), ask('skip-all'), ask('start'), waitS(15))
    expect(bannerOf(on)).toBeUndefined()
    expect(bannerOf(played(stage(planWith({})), heart(null), waitS(2)))).toBeUndefined()
  })

  test('what its banner says is not the coach’s line, too; what it does not say is', () => {
    const on = played(calmIn(1), waitS(5), heart(null))
    const cue = () => look(on.session).cue?.code ?? null
    played(on, waitS(36.5))
    expect(saidSince(on, on.nowMs - 2000)).toEqual([LOST])
    expect(bannerOf(on)?.values).toMatchObject({ is: 'lost' })
    expect(cue()).toBeNull()
    played(on, heart(176), waitS(10.5))
    expect(bannerOf(on)?.values).toMatchObject({ is: 'above' })
    expect(cue()).toBeNull()
    played(on, waitS(10))
    expect(bannerOf(on)?.values).toMatchObject({ is: 'above' })
    expect(cue()).toBe('heart-easing')
  })

  test('of a run that was stopped it says nothing', () => {
    const on = played(calmIn(1), heart(null), waitS(40))
    expect(bannerOf(on)?.values).toMatchObject({ is: 'lost' })
    played(
      on,
      ask('stop'),
      until(({ belt }) => belt.kind === 'stopped'),
    )
    expect(bannerOf(on)).toBeUndefined()
  })

  test('nothing of it is told on a wall', () => {
    const on = played(calmIn(3), heart(176), waitS(12))
    const { announcement } = look(on.session)
    expect(announcement?.code).toBe('heart-above')
    const told = kioskOf(look(on.session), { boot: 'b', seq: 1 })
    expect(told.announced).toBeNull()
    expect(JSON.stringify(told)).not.toMatch(/heart|176|175/)
  })

  test('of another hold, the other is shown, and both are said', () => {
    const on = played(calmIn(3), ask('hold'), heart(176), waitS(12))
    expect(look(on.session).held).toBe('asked')
    expect(look(on.session).banners.map(({ code }) => code)).toEqual(expect.arrayContaining(['held', 'heart']))
  })
})
