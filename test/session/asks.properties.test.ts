import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Banner } from '../../protocol/panel/banners.ts'
import type { AskRefusal } from '../../protocol/panel/ask-schema.ts'
import { ASKS, ASK_KINDS, type Ask, type AskKind } from '../../protocol/panel/asks.ts'
import { ageMsOf, freshMsOf, movingOf } from '../../src/belt/readings.ts'
import { distanceGrowsOf, mayYetMoveOf, needsEyesOf, restOf, standstillOf } from '../../src/belt/rest.ts'
import { refusalOf } from '../../src/session/asks/asks.ts'
import { planKmhOf } from '../../src/session/asks/speed.ts'
import { stopWishOf } from '../../src/session/belt-with-us.ts'
import type { Run } from '../../src/session/run.ts'
import { reduce, upToMoment } from '../../src/session/reduce.ts'
import { paceOf, placeOf, targetsOf, type Session } from '../../src/session/session.ts'
import { capKmhOf, expectedKmhOf, gridOf, segmentOf, wishedKmhOf } from '../../src/session/speeds.ts'
import { wishOf } from '../../src/session/wish.ts'
import { snapshotOf } from '../../src/view/snapshot.ts'
import {
  look,
  notice,
  event,
  played,
  send,
  stage,
  started,
  untilPhase,
  until,
  waitS,
  type Stage,
  type Step,
} from './play.ts'
import { snap } from '../../protocol/units.ts'
import { isGuided } from '../../src/session/driving.ts'
import { draws } from '../draws.ts'
import type { Plan } from '../../protocol/panel/plan.ts'
import { withHiddenMile } from '../../src/workout/pacing-sense.ts'
import { machine, planWith, wholePlan } from './plans.ts'

// Every ask, in every phase, whatever the belt does: what may come of it.

const plans = [
  planWith({ stageM: 200, finishM: 200, warmUpS: 60, coolDownS: 60, gate: 'auto' }),
  planWith({ stageM: 200, finishM: 200, warmUpS: 60, coolDownS: 60, gate: 'ask' }),
]

/** A new ask of the kind, made by somebody who read where it leads. */
let made = 0
function askOf(kind: AskKind, session: Session): Ask {
  const id = `any-${++made}`
  if (kind === 'go' || kind === 'resume-plan') {
    const leads = look(session).leadsTo[kind]
    return { id, ask: kind, ...(leads === null ? {} : { toKmh: leads.speedKmh }) }
  }
  if (kind === 'console-says') return { id, ask: kind, speed: look(session).measured.speedKmh ?? 0, unit: 'km/h' }
  if (kind === 'has-motor') return { id, ask: kind, yes: made % 2 === 0 }
  if (kind === 'felt-pace') return { id, ask: kind, felt: made % 6 === 5 ? null : made % 6 }
  return { id, ask: kind }
}

const press =
  (kind: AskKind): Step =>
  (on) =>
    send(on, { kind: 'ask', ask: askOf(kind, on.session) })

const phases: readonly (readonly Step[])[] = [
  [],
  [(on) => press('begin')(on)],
  started,
  [...started, waitS(15)],
  [...started, untilPhase('mile', 2), waitS(3)],
  [...started, until((session) => paceOf(session).gate === 'open')],
  [...started, untilPhase('finish'), waitS(8)],
  [...started, untilPhase('mile', 1), press('cool-down'), waitS(8)],
  [...started, untilPhase('mile', 1), press('walk-now'), waitS(70)],
]

const kmh = fc.oneof(fc.constant(0), fc.double({ min: 0.5, max: 14, noNaN: true }))
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...ASK_KINDS).map(press) },
  { weight: 3, arbitrary: fc.constantFrom<AskKind>('start', 'resume', 'next', 'next', 'faster', 'go').map(press) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 20 }).map(waitS) },
  fc.constantFrom(
    notice({ kind: 'link-lost', reason: 'x' }),
    notice({ kind: 'link-up', machine }),
    event({ kind: 'restarted' }),
    event({ kind: 'slept', sleptMs: 20_000 }),
  ),
  fc.constantFrom('console' as const, 'safety-key' as const).map((by) => notice({ kind: 'stopped', by })),
  fc.boolean().map((speaks) => (on: Stage) => void (on.belt.speaks = speaks)),
  fc.boolean().map((obeys) => (on: Stage) => void (on.belt.obeys = obeys)),
  kmh.map((targetKmh) => (on: Stage) => void Object.assign(on.belt, { targetKmh, speedKmh: targetKmh })),
)

/** What becomes of the belt there, before anything random. */
const ways: readonly (readonly Step[])[] = [
  [],
  [press('stop'), waitS(0.5)],
  [press('stop'), waitS(30)],
  [press('stop'), (on) => void (on.belt.speaks = false), waitS(20)],
  [press('stop'), waitS(30), (on) => void Object.assign(on.belt, { obeys: false, targetKmh: 6 }), waitS(20)],
  [notice({ kind: 'link-lost', reason: 'x' }), waitS(2)],
  [(on) => void Object.assign(on.belt, { obeys: false, targetKmh: 4, speedKmh: 4 }), waitS(3)],
  [
    (on) => void Object.assign(on.belt, { obeys: false, targetKmh: 4, speedKmh: 4 }),
    waitS(3),
    press('stop'),
    waitS(0.5),
  ],
]

const from = (plan: Plan, there: readonly Step[]): readonly Stage[] => {
  const on = played(stage(plan), ...there)
  return ways.map((way) => played(copied(on), ...way))
}
/** A mile that is long enough to be asked for by feel. */
const hidden = withHiddenMile(wholePlan({ stageM: 800, finishM: 200, warmUpS: 60, coolDownS: 60 }), 0, machine.grid)
const asked = until(({ run }) => run?.pacing?.state === 'asked')

const begun = [
  ...plans.flatMap((plan) => phases.flatMap((there) => from(plan, there))),
  ...from(hidden, [...started, asked]),
]

function copied(on: Stage): Stage {
  return {
    session: on.session,
    nowMs: on.nowMs,
    belt: { ...on.belt },
    wishes: [],
    said: [],
    orders: [],
    tellsUnit: true,
  }
}

/** Shows each of these, and plays on from them at random: shows each moment after something happened, and each fold. */
function overAll(count: number, moment: (on: Stage) => void, folded: Stage['folded'] = () => undefined): void {
  begun.forEach(moment)
  const walk = (from: number, steps: readonly Step[]): void => {
    const start = begun[from % begun.length]
    if (start === undefined) throw new Error('nowhere to begin')
    const on: Stage = { ...copied(start), folded }
    for (const each of steps) {
      each(on)
      moment(on)
    }
  }
  fc.assert(fc.property(fc.nat(begun.length - 1), fc.array(step, { maxLength: 12 }), walk), { numRuns: draws(count) })
}

const stateOf = (session: Session): string => `${segmentOf(session)?.role ?? 'no run'} ${session.belt.kind}`
const wishedNow = (session: Session): number => {
  const wish = wishOf(session)
  return wish?.belt === 'moving' ? wish.speedKmh : 0
}

/** No speed of what is left of the run is above what it was. */
function noFaster(kind: AskKind, before: Session, after: Session): void {
  const what = `${kind}: ${stateOf(before)}`
  const now = placeOf(after).segment?.index ?? Infinity
  // Taken over, a belt stays at the speed that it is measured at, and gets no faster.
  const isDriven = wishOf(before)?.belt === 'moving'
  const thereKmh = isDriven ? 0 : snap(machine.grid, before.seen.sample?.speedKmh ?? 0)
  // A run that begins has the plan's paces, whatever a console made of them in the one before.
  const begins = placeOf(before).segment === null && placeOf(after).segment !== null
  targetsOf(after).kmh.forEach((_, index) => {
    const sprints = segmentOf(after)?.role === 'finish' && index === now
    const isOn = sprints || index === placeOf(before).segment?.index
    const plannedKmh = begins ? (after.course.segments[index]?.speedKmh ?? 0) : 0
    const was = Math.max(plannedKmh, isOn ? wishedKmhOf(before) : expectedKmhOf(before, index))
    if (index > now) expect(expectedKmhOf(after, index), what).toBeLessThanOrEqual(Math.max(was, thereKmh) + 1e-9)
  })
  expect(wishedNow(after), what).toBeLessThanOrEqual(Math.max(wishedNow(before), thereKmh) + 1e-9)
  const opened = ['armed', 'passed'].includes(paceOf(after).gate) && paceOf(after).gate !== paceOf(before).gate
  expect(opened, what).toBe(false)
}

test(
  'over all asks, phases and states: what slows is never refused while a belt may move, and each does what it says and no more',
  { timeout: 300_000 },
  () => {
    const seen = new Map<string, number>()
    const taken = new Map<AskKind, number>()
    overAll(120, (on) => {
      const before = upToMoment(reduce(on.session, { kind: 'tick', atMs: on.nowMs }), on.nowMs)
      const mayMove = before.machine !== null && restOf(before.seen, on.nowMs) !== 'proven'
      for (const kind of ASK_KINDS) {
        const { effect } = ASKS[kind]
        const ask = askOf(kind, before)
        const slows = effect === 'slows' || effect === 'stops'
        if (refusalOf(before, ask, on.nowMs) !== null) {
          if (slows && mayMove) expect.fail(`${kind} is refused: ${stateOf(before)}`)
          continue
        }
        taken.set(kind, (taken.get(kind) ?? 0) + 1)
        const after = reduce(before, { kind: 'ask', ask, atMs: on.nowMs })
        switch (effect) {
          case 'slows':
          case 'none':
            noFaster(kind, before, after)
            break
          case 'stops':
            expect(wishOf(after)?.belt).not.toBe('moving')
            break
          case 'raises':
            if (kind === 'faster') {
              const stepKmh = Math.max(0.5, gridOf(before).stepKmh) + 1e-9
              expect(wishedNow(after)).toBeLessThanOrEqual(Math.min(capKmhOf(before), wishedNow(before) + stepKmh))
            } else if (isGuided(after)) {
              expect(wishOf(after)?.belt).not.toBe('moving')
            } else {
              expect(restOf(before.seen, on.nowMs)).toBe('proven')
              expect(stopWishOf(after.belt)).toBeNull()
            }
            break
          case 'depends': {
            const what = `${kind}: ${stateOf(before)}`
            expect(before.belt.kind).toBe('moving')
            const leads = look(before).leadsTo[kind as 'go' | 'next' | 'resume-plan']
            expect(wishedNow(after), what).toBeLessThanOrEqual(Math.max(leads?.speedKmh ?? 0, wishedNow(before)) + 1e-9)
            if (leads?.raises !== true) expect(wishedNow(after), what).toBeLessThanOrEqual(wishedNow(before) + 1e-9)
          }
        }
      }
      if (mayMove) seen.set(stateOf(before), (seen.get(stateOf(before)) ?? 0) + 1)
    })
    for (const kind of ASK_KINDS.filter((kind) => !['console-says', 'unlock', 'has-motor'].includes(kind)))
      expect(taken.get(kind) ?? 0, kind).toBeGreaterThan(0)
    for (const role of ['warm-up', 'stage', 'finish', 'cool-down'])
      for (const belt of ['moving', 'stopping', 'stopped', 'out-of-sight'])
        expect(seen.get(`${role} ${belt}`) ?? 0, `${role} ${belt}`).toBeGreaterThan(0)
    for (const belt of ['not-ours', 'unseen', 'stopping'])
      expect(seen.get(`no run ${belt}`) ?? 0, belt).toBeGreaterThan(0)
  },
)

/** What is left in a run of what was asked for in the phase before, by name. */
function carriedOver(before: Run, run: Run, after: Session): string[] {
  const { pace } = run
  const role = segmentOf(after)?.role
  const isRising = before.place.segment?.rising === true
  const behind = role === 'cool-down' || role === undefined
  const carried = {
    'a press': pace.pressed !== null,
    'the haste of easing off': pace.easing,
    'what faster put on': !isRising && pace.targets.raiseKmh > 1e-9,
    'a hold': behind && pace.hold !== null,
    'an open gate': behind && (pace.gate === 'open' || pace.gate === 'armed' || pace.gate === 'shut'),
    'a finish without its rise': role !== 'finish' && pace.steadyKmh !== null,
    'a speed of the console': pace.targets.adopted?.until === 'phase' && !isRising,
  }
  return Object.entries(carried)
    .filter(([, isSo]) => isSo)
    .map(([name]) => name)
}

test(
  'over all asks, phases and states: no effect of one phase is left in the next, and what holds is said',
  { timeout: 300_000 },
  () => {
    const lines = new Map<string, number>()
    let holds = 0
    const crossing: NonNullable<Stage['folded']> = (before, _, after) => {
      const [was, is] = [before.run, after.run]
      if (was === null || is === null || before.plan !== after.plan) return
      const crossed = is.place.phaseIndex !== was.place.phaseIndex && is.place.segment !== null
      if (!crossed || was.place.segment === null || is.place.splits.length < was.place.splits.length) return
      // What was kept while the belt was out of sight comes at once: what follows the crossing is asked of the new phase.
      if (was.pace.kept.length > 1 && is.pace.kept.length === 0) return
      const role = segmentOf(after)?.role ?? ''
      lines.set(role, (lines.get(role) ?? 0) + 1)
      expect(carriedOver(was, is, after)).toEqual([])
    }
    overAll(
      200,
      (on) => {
        const { hold, gate } = paceOf(on.session)
        const role = segmentOf(on.session)?.role
        const banners = look(on.session).banners.filter(({ code }) => code === 'held')
        // Gone for, a finish is as fast as the plan has it.
        const isGone = role === 'finish' && gate === 'passed' && wishedKmhOf(on.session) >= planKmhOf(on.session)
        const isSaid = hold !== null && on.session.belt.kind !== 'stopped' && !isGone
        expect(banners).toHaveLength(isSaid ? 1 : 0)
        if (hold !== null) {
          holds++
          expect(wishedKmhOf(on.session)).toBeLessThanOrEqual(hold.speedKmh + 1e-9)
        }
        if (role !== 'cool-down') return
        expect(['passed', 'skipped']).toContain(gate)
        expect(look(on.session).asks).not.toContain('go')
      },
      crossing,
    )
    // Every ask in every one of these states, and then every way into another phase.
    for (const { session, nowMs } of begun) {
      for (const kind of ASK_KINDS) {
        for (const way of ['next', 'cool-down', 'walk-now', 'skip-sprint'] as const) {
          const press = (before: Session, each: AskKind): Session => {
            const happened = { kind: 'ask' as const, ask: askOf(each, before), atMs: nowMs }
            const after = reduce(before, happened)
            crossing(before, happened, after)
            return after
          }
          press(press(session, kind), way)
        }
      }
    }
    expect(holds).toBeGreaterThan(9)
    for (const role of ['stage', 'finish', 'cool-down']) expect(lines.get(role) ?? 0, role).toBeGreaterThan(0)
  },
)

/** What a refusal says of link and belt, and where it is so. */
const TRUE_WHERE: { readonly [Code in AskRefusal['code']]?: (session: Session, nowMs: number) => boolean } = {
  'out-of-reach': ({ seen }) => seen.link === 'down',
  'nothing-connected': ({ seen, machine }) => machine === null || seen.link === 'down',
  'not-still': ({ seen }, nowMs) => (seen.sample?.speedKmh ?? 0) > 0 && ageMsOf(seen, nowMs) <= freshMsOf(seen),
  'says-nothing-at-rest': ({ seen }, nowMs) => needsEyesOf(seen, nowMs),
  'known-already': ({ seen }, nowMs) =>
    // By the machine, or by the runner's own eyes.
    (seen.sample !== null || seen.saidStillAtMs !== null) &&
    (standstillOf(seen, nowMs) ||
      ((seen.sample?.speedKmh ?? 0) > 0 && movingOf(seen, nowMs)) ||
      // By its distance, beside zeros.
      distanceGrowsOf(seen, nowMs)),
  // Zeros in the midst of a run may be lone ones until they have lasted as long as a console's own stop.
  'not-seen-yet': ({ seen, belt }, nowMs) =>
    seen.link === 'up' && (!standstillOf(seen, nowMs) || belt.kind === 'moving'),
  'may-yet-start': ({ seen }, nowMs) => mayYetMoveOf(seen, nowMs),
  'belt-is-starting': ({ belt }) => belt.kind === 'starting',
  'still-stopping': ({ belt, seen }, nowMs) => stopWishOf(belt) !== null && !needsEyesOf(seen, nowMs),
  'belt-is-stopping': ({ belt }) => stopWishOf(belt) !== null,
  'run-is-stopped': ({ belt }) => belt.kind === 'stopped',
  'run-not-stopped': ({ belt }) => belt.kind !== 'stopped' && stopWishOf(belt) === null,
}

test('what a refusal says of the link and of the belt is so', () => {
  const said = new Set<string>()
  const judged = ({ session, nowMs }: Stage): void => {
    for (const kind of ASK_KINDS) {
      const refusal = refusalOf(session, askOf(kind, session), nowMs)
      const isSo = refusal === null ? undefined : TRUE_WHERE[refusal.code]
      if (refusal === null || isSo === undefined) continue
      said.add(refusal.code)
      expect(isSo(session, nowMs), `${kind}: ${refusal.code} of a belt that is ${stateOf(session)}`).toBe(true)
    }
  }
  overAll(150, judged)
  // Seldom come to by chance: told to start, and given a Stop, by a machine that goes silent.
  const silent: Step = (on) => (on.belt.speaks = false)
  judged(played(stage(plans[0]!), press('start'), silent, waitS(1)))
  judged(played(stage(plans[0]!), ...started, untilPhase('mile', 1), press('stop'), silent, waitS(5)))
  expect([...said].sort()).toEqual(Object.keys(TRUE_WHERE).sort())
})

test('a belt that the runner has said is still is known to be: it is not asked for again, and the treadmill said nothing', () => {
  const on = played(
    stage(plans[0]!),
    notice({ kind: 'link-up', machine }),
    (there) => void (there.belt.speaks = false),
    waitS(3),
  )
  const refusal = () => refusalOf(on.session, askOf('belt-is-still', on.session), on.nowMs)?.code
  expect(refusal()).toBeUndefined()
  played(on, press('belt-is-still'))
  expect([on.session.seen.sample, refusal()]).toEqual([null, 'known-already'])
})

test('a run that begins has the paces of the plan, whatever its console made of the one before', () => {
  const on = played(stage(plans[1]!), ...started, untilPhase('mile', 2), waitS(3))
  const plannedKmh = on.session.course.segments.map(({ speedKmh }) => speedKmh)
  played(on, (there) => void Object.assign(there.belt, { obeys: false, targetKmh: 4, speedKmh: 4 }), waitS(6))
  expect(targetsOf(on.session).adopted).not.toBeNull()
  played(
    on,
    notice({ kind: 'link-lost', reason: 'x' }),
    press('end'),
    notice({ kind: 'link-up', machine }),
    press('guide'),
  )
  expect(placeOf(on.session).segment?.index).toBe(0)
  expect(plannedKmh.map((_, index) => expectedKmhOf(on.session, index))).toEqual(plannedKmh)
})

test('a rise that was held back after it was announced is announced again once the plan goes on, and begins 5 s later', () => {
  const on = played(
    stage(plans[0]!),
    ...started,
    until(({ run }) => typeof run?.place.segment?.announcedAtMs === 'number'),
    press('hold'),
    waitS(6),
  )
  const leads = look(on.session).leadsTo['resume-plan']
  played(on, press('resume-plan'))
  expect(wishedKmhOf(on.session)).toBe(leads?.speedKmh)
  played(on, waitS(0.2))
  expect(placeOf(on.session).segment).toMatchObject({ rising: false, announcedAtMs: expect.any(Number) as number })
  played(on, waitS(4.5))
  expect(placeOf(on.session).segment?.rising).toBe(false)
  played(on, waitS(0.5))
  expect(placeOf(on.session).segment?.rising).toBe(true)
})

test('a start that was killed with its daemon: the link is up, and what is refused says so', () => {
  const on = played(stage(plans[0]!), press('start'), waitS(0.5))
  on.belt.obeys = false
  on.belt.startsAtMs = null
  played(on, event({ kind: 'restarted' }), notice({ kind: 'link-up', machine }))
  const codeOf = (kind: AskKind) => refusalOf(on.session, askOf(kind, on.session), on.nowMs)?.code
  expect([codeOf('resume'), codeOf('faster')]).toEqual(['not-seen-yet', 'not-seen-yet'])
  played(on, waitS(5))
  expect([codeOf('resume'), codeOf('faster')]).toEqual(['says-nothing-at-rest', 'not-seen-yet'])
  played(on, press('belt-is-still'), waitS(0.5))
  expect(codeOf('resume')).toBeUndefined()
})

test('one silence of the treadmill is one banner, whatever the belt did before and whatever is waited for', () => {
  const ofSilence: readonly Banner['code'][] = [
    'belt-unseen',
    'link-lost',
    'telemetry-stale',
    'computer-slept',
    'not-connected',
  ]
  const said = new Set<string>()
  const judged = ({ session, nowMs }: Stage): void => {
    const notConnected = { treadmill: null, because: 'not-heard' } as const
    for (const code of [null, 'belt-out-of-sight', 'rest-not-seen', 'telemetry-stale'] as const) {
      const waiting = code === null ? null : ({ code, values: {} } as const)
      const { banners } = snapshotOf(session, { number: 1, nowMs, waiting, run: null, saving: null, notConnected })
      const ofIt = banners.filter(
        (banner) => ofSilence.includes(banner.code) || (banner.code === 'waiting' && banner.values.wait === code),
      )
      expect(ofIt.length, JSON.stringify(ofIt)).toBeLessThanOrEqual(1)
      ofIt.forEach((banner) => said.add(banner.code))
    }
  }
  overAll(100, judged)
  // Seldom come to by chance: a belt that is driven, and goes silent, is out of reach, or is lost in a sleep.
  const silent: Step = (on) => (on.belt.speaks = false)
  const driven = (...steps: Step[]): Stage => played(stage(plans[0]!), ...started, waitS(15), ...steps)
  judged(driven(silent, waitS(5)))
  judged(driven(notice({ kind: 'link-lost', reason: 'x' }), waitS(2)))
  judged(driven(silent, event({ kind: 'slept', sleptMs: 20_000 }), waitS(8)))
  expect([...said].sort()).toEqual([...ofSilence, 'waiting'].sort())
})
