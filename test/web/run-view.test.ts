import { expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { kioskOf } from '../../src/view/kiosk.ts'
import { heroOf as wallHeroOf, lineOf as wallLineOf, peakOf as wallPeakOf } from '../../web/kiosk/kiosk-words.ts'
import { speedWords } from '../../web/run/speed-words.ts'
import { lostOf } from '../../web/danger/lost-sight.ts'
import { NO_TRACE, traced } from '../../web/live/trace.ts'
import { finishComes } from '../../web/last-minute.ts'
import { gateOf } from '../../web/run/gate-of.ts'
import { moreOf, wayOf } from '../../web/run/controls-of.ts'
import { doneWords, heldOffPlan, heroOf, leftWords, phaseLine, pointsUp } from '../../web/run/run-view.ts'
import { labelsOf, peakOf } from '../../web/staircase/step-words.ts'
import { wayOutOf } from '../../web/parts/way-out.ts'
import { phaseWords } from '../../web/phase-words.ts'
import { planOf, THREE_MILES } from './plans.ts'
import { SNAPSHOTS } from './snapshots.ts'

test('mile 2 of 3: the pace is the hero, the countdown is in the peak', () => {
  const snapshot: Snapshot = SNAPSHOTS.mileTwo
  expect(phaseLine(snapshot)).toBe('Mile 2 of 3 · moderate')
  expect(heroOf(snapshot)).toMatchObject({ value: '9:45', expected: '9:45' })
  expect(peakOf(snapshot)).toEqual({
    title: 'SPRINT IN',
    first: '1.45',
    unit: 'mi',
    second: '13:06',
    quiet: '400 m at 7:12',
  })
  expect(leftWords(snapshot)).toBe('0.45 mi left in this mile · next 8:42')
})

test('what was run so far is told by its time and its distance', () => {
  expect(doneWords(SNAPSHOTS.mileTwo)).toBe('21:28 · 1.94 mi')
  expect(doneWords({ ...SNAPSHOTS.mileTwo, movingS: 4908, distanceM: 18_926 })).toBe('1:21:48 · 11.76 mi')
})

test('in the last minute they change places', () => {
  expect(phaseLine(SNAPSHOTS.minute)).toBe('Sprint in')
  expect(heroOf(SNAPSHOTS.minute).value).toBe('47')
  expect(peakOf(SNAPSHOTS.minute)).toMatchObject({ title: 'PACE', first: '8:42', unit: '/mi' })
})

test('the countdown runs from the first stretch, and there the pace keeps its place', () => {
  expect(peakOf(SNAPSHOTS.stretch)).toMatchObject({ title: 'SPRINT IN', first: '3.39' })
})

test('Go from a held speed is a long press that names where it leads; on a belt that is not held it is a tap', () => {
  expect(gateOf(SNAPSHOTS.gateHeld)).toMatchObject({ offers: 'go', held: true, hint: 'press and hold: 7:14 /mi' })
  expect(gateOf(SNAPSHOTS.gateOpen)).toEqual({ offers: 'go', late: false, skipped: false })
  const falls = { next: null, go: { speedKmh: 8, raises: false }, 'resume-plan': null }
  expect(gateOf({ ...SNAPSHOTS.gateHeld, leadsTo: falls })).toEqual({ offers: 'go', late: false, skipped: false })
})

test('a finish comes by itself where the plan says so and nothing is held, else only once it is armed', () => {
  expect(finishComes({ ...SNAPSHOTS.minute, gate: 'open' })).toBe(true)
  expect(finishComes({ ...SNAPSHOTS.minute, gate: 'open', held: 'eased' })).toBe(false)
  expect(finishComes({ ...SNAPSHOTS.minute, gate: 'skipped' })).toBe(false)
  expect(finishComes(SNAPSHOTS.gateOpen)).toBe(false)
  expect(finishComes(SNAPSHOTS.armed)).toBe(true)
})

test('until Go a finish that waits for it is told as the pace that stays, on the wall as what Go brings', () => {
  expect(leftWords(SNAPSHOTS.gateOpen)).toMatch(/ · next stays 8:42$/)
  expect(leftWords(SNAPSHOTS.armed)).toMatch(/ · next 7:12$/)
  expect(leftWords({ ...SNAPSHOTS.minute, gate: 'open' })).toMatch(/ · next 7:12$/)
  const wall = (snapshot: Snapshot) => wallPeakOf(kioskOf(snapshot, { boot: 'boot', seq: 1 }))?.quiet
  expect(wall(SNAPSHOTS.gateOpen)).toBe('400 m at 7:12 on Go')
  expect(wall(SNAPSHOTS.armed)).toBe('400 m at 7:12')
})

test('one speed is told of the plan: the one that the way back leads to, where the grid lies beside it', () => {
  const back = (speedKmh: number) =>
    heldOffPlan({
      ...SNAPSHOTS.held,
      leadsTo: { ...SNAPSHOTS.held.leadsTo, 'resume-plan': { speedKmh, raises: true } },
    })
  expect(back(9.82)).toEqual({ plannedKmh: 9.82, by: -1 })
  // Elsewhere than to this phase’s plan.
  expect(back(7)?.plannedKmh).not.toBe(7)
})

test('who is guided sees what the keys change, and an arrow that points the way to press', () => {
  const { guided, mileTwo } = SNAPSHOTS
  expect(wayOf({ ...guided, easeOff: mileTwo.easeOff })).toMatchObject({
    ask: 'ease-off',
    title: 'TARGET',
    to: '11:06',
  })
  expect(wayOf(mileTwo)).toMatchObject({ title: 'EASE OFF' })
  expect([pointsUp(1, guided), pointsUp(-1, guided)]).toEqual([false, true])
  expect([pointsUp(1, mileTwo), pointsUp(-1, mileTwo)]).toEqual([true, false])
})

test('what is kept already is not offered to be kept; what the heart holds is', () => {
  const asks = [...SNAPSHOTS.held.asks, 'hold' as const]
  const offered = (held: Snapshot['held']) => moreOf({ ...SNAPSHOTS.held, asks, held }).map(({ ask }) => ask)
  expect(offered('console')).not.toContain('hold')
  expect(offered('heart')).toContain('hold')
})

test('without a sprint the peak counts to the cool-down', () => {
  expect(peakOf({ ...SNAPSHOTS.mileTwo, toFinish: null, gate: 'skipped' })?.title).toBe('COOL-DOWN IN')
})

test('each finish has its own name', () => {
  const title = (finish: 'strong' | 'brisk-walk' | 'light-jog') =>
    peakOf({ ...SNAPSHOTS.mileTwo, plan: planOf({ speedsKmh: [5, 6, 7], finishKmh: 8, finish }) })?.title
  expect([title('strong'), title('brisk-walk'), title('light-jog')]).toEqual([
    'STRONG FINISH IN',
    'BRISK FINISH IN',
    'LIGHT JOG IN',
  ])
})

test('where words at the top cover the phase line, the phase is told with what is left of it', () => {
  expect(leftWords(SNAPSHOTS.mileTwo, 'covered')).toBe('Mile 2 of 3 · 0.45 mi left · next 8:42')
  expect(leftWords(SNAPSHOTS.warmUp, 'covered')).toMatch(/^Warm-up · .* left · next 11:06$/)
})

test('a belt that has just begun to move shows its speed: it has no pace yet', () => {
  expect(heroOf(SNAPSHOTS.starting).value).toBe('0.5')
  expect(heroOf(SNAPSHOTS.linkLost).value).toBe('–')
})

test('a runner who thinks in kilometres runs kilometres', () => {
  const plan = planOf({ speedsKmh: [8.7, 9.9, 11.1], finishKmh: 13.4, unit: 'km' })
  const snapshot = { ...SNAPSHOTS.mileTwo, plan }
  expect(phaseWords(snapshot)).toBe('Kilometre 2 of 3 · moderate')
  expect(heroOf(snapshot).value).toBe('6:04')
})

test('stages of half a mile are called stages, and say how long they are', () => {
  const snapshot: Snapshot = SNAPSHOTS.stageTwo
  expect(phaseWords(snapshot)).toBe('Stage 2 of 3 · 0.5 mi')
  expect(leftWords(snapshot)).toContain('left in this stage')
  expect(leftWords(snapshot, 'covered')).toMatch(/^Stage 2 of 3 · 0\.22 mi left/)
})

test('a finish that nobody said Go to is not called a sprint, on its way or after it', () => {
  expect(phaseWords(SNAPSHOTS.sprint)).toBe('Sprint')
  expect(phaseWords(SNAPSHOTS.strongFinish)).toBe('Strong finish')
  expect(phaseWords(SNAPSHOTS.ungone)).toBe('Finish')
  expect(leftWords(SNAPSHOTS.ungone, 'covered')).toMatch(/^Finish · /)
  expect(leftWords(SNAPSHOTS.ungone)).toMatch(/^\d+ m to go/)
  expect(peakOf(SNAPSHOTS.coolDown)?.title).toBe('SPRINT')
  expect(peakOf({ ...SNAPSHOTS.coolDown, gate: 'skipped' })?.title).toBe('FINISH')
})

test('a button of a long press says so, and where it leads: back to a faster plan, but not to a slower one', () => {
  const held: Snapshot = SNAPSHOTS.held
  expect(wayOutOf('held', held)).toMatchObject({ title: 'Press and hold for 9:45', longPress: true })
  const faster = { ...held, leadsTo: { ...held.leadsTo, 'resume-plan': { speedKmh: 8.7, raises: false } } }
  expect(wayOutOf('held', faster)).toEqual({ ask: 'resume-plan', title: 'Resume the plan' })
})

test('a held run says so in its phase, in what comes next and in the peak', () => {
  expect(phaseWords(SNAPSHOTS.held)).toBe('Mile 2 of 3 · speed kept')
  expect(leftWords(SNAPSHOTS.held)).toBe('0.45 mi left in this mile · next stays 10:30')
  expect(leftWords(SNAPSHOTS.held, 'brief')).toBe('0.45 mi left')
  expect(peakOf(SNAPSHOTS.held)?.quiet).toBe('then as you ask')
})

test('a cool-down that was only just asked for is taken back by a long press', () => {
  expect(wayOutOf('cool-down-begun', SNAPSHOTS.coolDownBegun)).toEqual({
    ask: 'resume-plan',
    title: 'Press and hold to go back',
    longPress: true,
  })
  const late = { ...SNAPSHOTS.coolDownBegun, asks: SNAPSHOTS.coolDown.asks }
  expect(wayOutOf('cool-down-begun', late)).toBeNull()
})

test('a finished mile says what was run and what was gained', () => {
  const labels = labelsOf(SNAPSHOTS.gateOpen, false)
  expect(labels.map(({ name }) => name)).toEqual(['1 easy', '2 moderate', '3 tempo'])
  expect(labels.map(({ gainS }) => gainS && Math.round(gainS))).toEqual([null, 81, null])
})

test('many steps carry only their number, and on a phone nothing', () => {
  expect(labelsOf(SNAPSHOTS.mileSeven, false)[6]).toMatchObject({ name: '7', pace: '' })
  expect(labelsOf(SNAPSHOTS.mileSeven, true)).toEqual([])
})

test('easing off names where it leads, and is not there where no rung is left', () => {
  expect(wayOf(SNAPSHOTS.sprint)).toEqual({ ask: 'ease-off', title: 'EASE OFF', to: '8:42' })
  expect(wayOf(SNAPSHOTS.warmUp)?.to).toBe('walk')
  const { asks } = SNAPSHOTS.mileTwo
  expect(wayOf({ ...SNAPSHOTS.mileTwo, easeOff: null, asks: asks.filter((ask) => ask !== 'ease-off') })).toBeNull()
  // Set off at the console it is taken, and says no speed: where it leads hangs on where the belt is then.
  expect(wayOf(SNAPSHOTS.setOff)).toEqual({ ask: 'ease-off', title: 'EASE OFF', to: '' })
  expect(wayOf(SNAPSHOTS.coolDown)?.ask).toBe('walk-now')
  // Not to who walks already, a press of + above the plan's own walk too.
  expect(wayOf({ ...SNAPSHOTS.coolDown, targetKmh: 5.1, easeOff: null })).toBeNull()
})

test('what speeds up is a long press', () => {
  expect(moreOf(SNAPSHOTS.held)).toContainEqual({ ask: 'resume-plan', longPress: true })
  expect(moreOf(SNAPSHOTS.mileTwo)).toContainEqual({ ask: 'next', longPress: true })
  expect(moreOf(SNAPSHOTS.coolDown)).toContainEqual({ ask: 'next', longPress: false })
})

test('the measured line grows with the run and begins anew with the next', () => {
  const at = { ...SNAPSHOTS.mileTwo, movingS: 1000, distanceM: 2500 }
  const first = traced(NO_TRACE, at)
  expect(first.points).toEqual([{ movingS: 1000, distanceM: 2500, speedKmh: 9.9 }])
  expect(traced(first, at)).toBe(first)
  const later = traced(first, { ...SNAPSHOTS.gateOpen, movingS: 1200, distanceM: 3100 })
  expect(later.points).toHaveLength(2)
  expect(traced(later, { ...SNAPSHOTS.warmUp, run: { id: 'r2', startedAt: '' } }).points).toHaveLength(1)
})

test('no line is drawn where nothing is measured', () => {
  expect(traced(NO_TRACE, SNAPSHOTS.linkLost).points).toEqual([])
  const stale = { ...SNAPSHOTS.mileTwo, measured: { ...SNAPSHOTS.mileTwo.measured, ageMs: 4000 } }
  expect(traced(NO_TRACE, stale).points).toEqual([])
})

test('the peak says what will be run: what holds leaves it to the runner, a slower run names its pace', () => {
  const at = (kmh: number): Snapshot => ({
    ...SNAPSHOTS.mileTwo,
    phases: SNAPSHOTS.mileTwo.phases.map((view) => (view.kind === 'finish' ? { ...view, targetKmh: kmh } : view)),
  })
  expect(peakOf({ ...at(9.3), held: 'console' })?.quiet).toBe('then as you ask')
  expect(peakOf({ ...at(9.3), held: 'eased', gate: 'armed' })?.quiet).toBe('400 m at 10:23')
  expect(peakOf(at(12.9))?.quiet).toBe('400 m at 7:29')
})

test('below a jog, and for who walks all the way, a speed is told and no pace', () => {
  const slow: Snapshot = { ...SNAPSHOTS.warmUp, measured: { ...SNAPSHOTS.warmUp.measured, speedKmh: 5.5 } }
  expect(heroOf(slow).value).toBe('3.4')
  expect(heroOf(SNAPSHOTS.warmUp).value).toBe('12:13')
  const plan = {
    ...planOf({ speedsKmh: [4.5, 5.2, 5.8], finishKmh: 6.7, finish: 'brisk-walk' }),
    level: 'beginner' as const,
  }
  const walker: Snapshot = {
    ...SNAPSHOTS.mileTwo,
    plan,
    measured: { ...SNAPSHOTS.mileTwo.measured, speedKmh: 6.7 },
    targetKmh: 6.7,
    phases: SNAPSHOTS.mileTwo.phases.map((view) => ({ ...view, targetKmh: 6.7 })),
    next: { kind: 'mile', mile: 3, targetKmh: 5.8 },
    easeOff: { to: 'mile-1', speedKmh: 4.5 },
  }
  expect(heroOf(walker)).toMatchObject({ value: '4.2', expected: '4.2' })
  expect(leftWords(walker)).toContain('next 3.6 mph')
  expect(wayOf(walker)?.to).toBe('2.8 mph')
  expect(peakOf(walker)?.quiet).toBe('400 m at 4.2 mph')
  expect(labelsOf(walker, false).map(({ pace }) => pace)).toEqual(['5.4 mph', '4.2 mph', '4.2 mph'])
})

test('the wall tells a pace where the panel does, and a speed where it does', () => {
  const tells = (snapshot: Snapshot) => ({
    wall: kioskOf(snapshot, { boot: 'one', seq: 1 }).gait === 'run',
    panel: heroOf(snapshot).value.includes(':'),
  })
  for (const level of ['beginner', 'intermediate'] as const) {
    for (let tenths = 30; tenths <= 120; tenths++) {
      const { mileTwo } = SNAPSHOTS
      const measured = { ...mileTwo.measured, speedKmh: tenths / 10 }
      const { wall, panel } = tells({ ...mileTwo, measured, plan: { ...mileTwo.plan!, level } })
      expect({ level, tenths, wall }).toEqual({ level, tenths, wall: panel })
      expect(wall).toBe(level === 'intermediate' && tenths >= 65)
    }
  }
})

test('a number stays on neither for longer than 3 s', () => {
  const at = (ageMs: number): Snapshot => ({ ...SNAPSHOTS.mileTwo, measured: { ...SNAPSHOTS.mileTwo.measured, ageMs } })
  const onWall = (ageMs: number) => kioskOf(at(ageMs), { boot: 'one', seq: 1 }).speedKmh !== null
  const onPanel = (ageMs: number) => {
    const seen = { speedKmh: 9, agoMs: ageMs }
    return lostOf({ ...at(ageMs), estimated: true }, seen, { heard: true, closed: null }) === null
  }
  expect([onWall(3000), onWall(3001)]).toEqual([true, false])
  // Told and drawn within a second.
  expect([onPanel(2000), onPanel(2001)]).toEqual([true, false])
})

test('to let go of the belt, and to have it driven again, is a long press', () => {
  expect(moreOf({ ...SNAPSHOTS.mileTwo, asks: ['guide', 'hold'] })).toEqual([
    { ask: 'hold', longPress: false },
    { ask: 'guide', longPress: true },
  ])
  expect(moreOf(SNAPSHOTS.guided)).toContainEqual({ ask: 'take-over', longPress: true })
})

test('who thinks in miles reads miles an hour where no pace is told, also on a treadmill that shows km/h', () => {
  const { mileTwo } = SNAPSHOTS
  const metric: Snapshot = { ...mileTwo, machine: { ...mileTwo.machine!, unit: 'km/h' } }
  const walking: Snapshot = { ...metric, measured: { ...metric.measured, speedKmh: 5 } }
  expect(speedWords(5, walking)).toEqual({ value: '3.1', unit: 'mph' })
  expect(heroOf(walking).value).toBe('3.1')
  const wall = kioskOf(metric, { boot: 'one', seq: 1 })
  expect([wallHeroOf(wall), wallLineOf(wall)]).toEqual(['9:45', 'per mile · 6.2 mph'])
  const slow = { ...wall, gait: 'walk' as const, speedKmh: 5 }
  expect([wallHeroOf(slow), wallLineOf(slow)]).toEqual(['3.1', 'mph'])
})

test('a step of a guided workout is told with what was written beside it', () => {
  const step = { part: 'stage', length: { durationS: 60 }, speedKmh: 9 } as const
  const steps = [{ ...step, part: 'warm-up' as const, text: 'easy' }, step, { ...step, text: 'Hill, tall' }]
  const told = { ...SNAPSHOTS.mileTwo, plan: { ...THREE_MILES, choices: { workout: { steps } } } }
  expect(phaseLine(told)).toBe(`${phaseLine(SNAPSHOTS.mileTwo)} · Hill, tall`)
  const first = { ...told, phase: { ...told.phase, mile: 1 } }
  expect(phaseLine(first)).not.toContain('·  ')
  expect(phaseLine(first)).not.toContain('easy ·')
})
