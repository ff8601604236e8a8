import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PLAIN_ASKS } from '../../protocol/panel/asks.ts'
import { gridAsBeltRuns } from '../../protocol/belt-factor.ts'
import { DEFAULT_GRID } from '../../protocol/units.ts'
import type { Telemetry } from '../../src/belt/event.ts'
import { restOf, standstillOf } from '../../src/belt/rest.ts'
import { NO_POD_BESIDE } from '../../src/session/foot-pod.ts'
import { isWillDue } from '../../src/session/letting-go.ts'
import { paceOf, placeOf, type Session } from '../../src/session/session.ts'
import { wishOf } from '../../src/session/wish.ts'
import { asTaken } from '../../src/workout/as-taken.ts'
import { draws } from '../draws.ts'
import {
  ask,
  byHand,
  inMile,
  look,
  notice,
  played,
  refusalIn,
  send,
  stage,
  started,
  waitS,
  type Stage,
  type Step,
} from './play.ts'
import { machine, shortPlan } from './plans.ts'

const plan = shortPlan({ stageM: 200, finishM: 200, warmUpS: 60, coolDownS: 60 })
const pod =
  (speedKmh: number | null): Step =>
  (on) =>
    send(on, { kind: 'foot-pod', speedKmh })

describe('beside a belt that tells its speed', () => {
  /** Everything a session knows but what the foot pod said. */
  const withoutPod = (session: Session): Session => ({
    ...session,
    footPod: null,
    run: session.run && { ...session.run, podBeside: NO_POD_BESIDE },
  })
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 30 }).map((s) => waitS(s)) },
    fc.constantFrom(...PLAIN_ASKS).map((kind): Step => (on) => {
      const id = `drawn-${on.nowMs}-${kind}`
      send(on, { kind: 'ask', ask: { id, ask: kind } })
    }),
    fc.double({ min: 0, max: 14, noNaN: true }).map((kmh) => byHand(kmh)),
    fc.boolean().map(
      (speaks): Step =>
        (on) =>
          void (on.belt.speaks = speaks),
    ),
    fc.constant<Step>((on) => {
      notice({ kind: 'link-lost', reason: 'x' })(on)
      waitS(3)(on)
      notice({ kind: 'link-up', machine })(on)
    }),
  )

  test('whatever a foot pod says, the run goes as without it: no rest, no will, no start, no hold, no verdict of the unit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(step, fc.option(fc.double({ min: 0, max: 30, noNaN: true }))), {
          minLength: 3,
          maxLength: 25,
        }),
        (steps) => {
          const [plain, opined] = [stage(plan), stage(plan)]
          for (const on of [plain, opined])
            played(on, ask('begin', { id: 'b' }), ask('skip-all', { id: 's' }), ask('start', { id: 'go' }), waitS(4))
          for (const [next, kmh] of steps) {
            pod(kmh)(opined)
            for (const on of [plain, opined]) next(on)
            // Where it may guide is another story.
            if (wishOf(plain.session)?.belt === 'guided' && plain.session.seen.sample === null) return
            expect(withoutPod(opined.session)).toEqual(withoutPod(plain.session))
            expect(wishOf(opined.session)).toEqual(wishOf(plain.session))
          }
        },
      ),
      { numRuns: draws(8) },
    )
  })

  test('what it says is shown beside what the belt says, for four seconds', () => {
    const on = played(stage(plan), inMile(1), pod(8.1))
    expect(look(on.session).measured).toMatchObject({ speedKmh: 8.7, footPodKmh: 8.1 })
    waitS(4.5)(on)
    expect(look(on.session, on.nowMs).measured).toMatchObject({ footPodKmh: null })
    expect(look(played(stage(plan), inMile(1)).session).measured).not.toHaveProperty('footPodKmh')
  })
})

describe('a second opinion', () => {
  /** Each second a word of the pod, of the belt as it runs. */
  const beside =
    (kmhOf: (beltKmh: number) => number | null, s: number): Step =>
    (on) => {
      for (let i = 0; i < s; i++) {
        pod(kmhOf(look(on.session).measured.speedKmh ?? 0))(on)
        waitS(1)(on)
      }
    }
  const notes = (on: Stage) => look(on.session, on.nowMs).banners.filter(({ code }) => code === 'foot-pod-differs')
  const measured = asTaken(shortPlan({ stageM: 1000 }, gridAsBeltRuns(DEFAULT_GRID, 1.1)))

  test.each([
    ['slower', 0.94],
    ['faster', 1.06],
  ] as const)('that is more than 5 %% %s for a minute is a quiet note, as long as it is so', (by, share) => {
    for (const plan of [shortPlan({ stageM: 1000 }), measured]) {
      const on = played(stage(plan), inMile(1), waitS(10))
      played(
        on,
        beside((kmh) => kmh * share, 59),
      )
      expect(notes(on)).toEqual([])
      played(
        on,
        beside((kmh) => kmh * share, 3),
      )
      expect(notes(on)).toEqual([{ level: 'info', code: 'foot-pod-differs', values: { by } }])
      pod(look(on.session).measured.speedKmh)(on)
      expect(notes(on)).toEqual([])
    }
  })

  test.each<[string, (beltKmh: number, second: number) => number | null]>([
    ['agrees within 5 %', (kmh) => kmh * 0.96],
    ['measures nothing', () => null],
    ['reads a runner who stands beside the belt', () => 0],
    ['differs in one second and agrees in the next', (kmh, s) => (s % 2 === 0 ? kmh * 0.9 : kmh)],
    ['differs now this way, now that', (kmh, s) => (s % 2 === 0 ? kmh * 0.9 : kmh * 1.1)],
  ])('that %s is none', (_, kmhOf) => {
    const on = played(stage(shortPlan({ stageM: 1000 })), inMile(1), waitS(10))
    let second = 0
    played(
      on,
      beside((kmh) => kmhOf(kmh, second++), 100),
    )
    expect(notes(on)).toEqual([])
  })

  test('falls silent, and its note with it; a word before a silence counts for none after', () => {
    const on = played(stage(shortPlan({ stageM: 1000 })), inMile(1), waitS(10))
    played(
      on,
      beside((kmh) => kmh * 0.9, 50),
      waitS(20),
      beside((kmh) => kmh * 0.9, 20),
    )
    expect(notes(on)).toEqual([])
    played(
      on,
      beside((kmh) => kmh * 0.9, 45),
    )
    expect(notes(on)).toHaveLength(1)
    waitS(5)(on)
    expect(notes(on)).toEqual([])
  })

  const toTheEnd: Step = (on) => {
    for (let s = 0; s < 900 && look(on.session).phase.kind !== 'stretch'; s++) beside((kmh) => kmh * 0.9, 1)(on)
    played(on, ask('skip-all'))
  }

  test.each([1, 1.1])('of the length of a run: what it counted beside a belt of factor %d', (factor) => {
    const choices = { stageM: 200, finishM: 200, warmUpS: 60, coolDownS: 60 }
    const of = asTaken(shortPlan(choices, gridAsBeltRuns(DEFAULT_GRID, factor)))
    const on = played(stage(of), pod(5), ...started)
    expect(look(on.session).footPodM).toBeNull()
    toTheEnd(on)
    const { phase, footPodM, distanceM } = look(on.session)
    expect([phase.kind, Math.abs((footPodM ?? NaN) / distanceM - 0.9) < 0.02]).toEqual(['done', true])
    // Of the next run it counts from its own start.
    played(on, ...started)
    expect(look(on.session).footPodM).toBeNull()
    toTheEnd(on)
    const next = look(on.session)
    expect(next.phase.kind).toBe('done')
    expect(Math.abs((next.footPodM ?? NaN) / next.distanceM - 0.9)).toBeLessThan(0.02)
  })

  test('of the length of a run is none where it was there for a part of it', () => {
    const on = played(stage(plan), ...started, waitS(60))
    toTheEnd(on)
    expect(look(on.session).phase.kind).toBe('done')
    expect(look(on.session).footPodM).toBeNull()
  })
})

describe('what it says of the console', () => {
  /** So long, s, a pod tells once a second `factor` × what the console says. */
  const beside =
    (factor: number, s: number): Step =>
    (on) => {
      for (let told = 0; told < s; told++) {
        pod((on.session.seen.sample?.speedKmh ?? 0) * factor)(on)
        waitS(1)(on)
      }
    }
  const long = shortPlan({ stageM: 1000, finishM: 400, warmUpS: 60 })
  const inFirst = () => played(stage(long), inMile(1), waitS(5))
  const found = (on: Stage) => look(on.session).measured.footPodBeside

  test('over 400 m at one speed it is what the belt runs over that, and nothing before', () => {
    const on = inFirst()
    const kmh = on.session.seen.sample?.speedKmh ?? 0
    const s = Math.ceil((400 * 3.6) / kmh)
    beside(1.04, s + 5)(on)
    expect(found(on)).toBeUndefined()
    beside(1.04, 12)(on)
    expect(found(on)).toMatchObject({ factor: 1.04 })
    expect(found(on)?.consoleM).toBeGreaterThan(400)
    expect((found(on)?.podM ?? 0) / (found(on)?.consoleM ?? 1)).toBeCloseTo(1.04, 2)
  })

  test('it is of that run: kept to its report, told in the console’s numbers and the pod’s own, and gone with the next', () => {
    const on = played(stage(asTaken({ ...long, beltFactor: 1.1 })), inMile(1), waitS(5))
    beside(1.04, 220)(on)
    const told = found(on)
    const { podM, consoleM } = on.session.run?.podBeside ?? NO_POD_BESIDE
    expect(told).toEqual({ factor: 1.04, podM, consoleM })
    played(on, ask('stop'), waitS(20), ask('end'))
    expect(look(on.session).phase.kind).toBe('done')
    expect(found(on)).toEqual(told)
    played(on, ask('begin', { id: 'next' }))
    expect(found(on)).toBeUndefined()
  })

  test('who stands on the rails for a while runs nothing in it, and it is what it was', () => {
    const on = inFirst()
    played(on, beside(1.04, 120), beside(0.5, 30), beside(1.04, 120))
    expect(found(on)?.factor).toBe(1.04)
  })

  test.each<[string, (on: Stage) => void]>([
    [
      'speeds that change',
      (on) =>
        void played(
          on,
          ...Array.from({ length: 20 }, () => [beside(1.04, 9), byHand(8), beside(1.04, 9), byHand(9)]).flat(),
        ),
    ],
    ['a belt that no belt is', beside(1.2, 220)],
    [
      'a pod that says nothing',
      (on) => {
        for (let s = 0; s < 220; s++) played(on, pod(null), waitS(1))
      },
    ],
    [
      'a belt that is not seen',
      (on) => {
        on.belt.speaks = false
        for (let s = 0; s < 220; s++) played(on, pod(9), waitS(1))
      },
    ],
    [
      'words that are too far apart',
      (on) => {
        for (let s = 0; s < 55; s++) played(on, pod(9), waitS(4))
      },
    ],
  ])('of %s nothing is found', (_, step) => {
    const on = inFirst()
    step(on)
    expect(found(on)).toBeUndefined()
  })
})

describe('on a belt that tells no speed', () => {
  const reading = (distanceM: number | null): Telemetry => ({
    speedKmh: null,
    distanceM,
    elapsedS: null,
    inclinePct: null,
    heartRateBpm: null,
  })
  /** The runner goes as told, a foot pod says how fast, and the belt says nothing of it. */
  const runsAt =
    (kmhOf: (on: Stage) => number | null, s: number): Step =>
    (on) => {
      for (let i = 0; i < s; i++) {
        pod(kmhOf(on))(on)
        send(on, { kind: 'telemetry', telemetry: reading(null) })
        waitS(1)(on)
      }
    }
  function silent(of = plan): Stage {
    const on = stage(of, machine, true)
    on.tellsUnit = false
    return on
  }
  const begun: readonly Step[] = [ask('begin'), ask('skip-all'), (on) => ask('guide')(on)]

  test('it guides: the run begins with its first step, distance is counted by it, and what was told is seen done', () => {
    const on = played(silent(), ...begun)
    expect(look(on.session)).toMatchObject({ belt: 'starting', driving: { by: 'runner' } })
    played(
      on,
      runsAt(() => 0, 5),
    )
    expect(on.session.belt.kind).toBe('starting')
    played(
      on,
      runsAt(() => 5.3, 10),
    )
    expect(look(on.session)).toMatchObject({
      belt: 'moving',
      estimated: true,
      measured: { speedKmh: 5.3, footPodKmh: 5.3 },
    })
    expect(look(on.session).driving).toMatchObject({ instruction: null })
    expect(look(on.session).distanceM).toBeCloseTo((5.3 / 3.6) * 10, -1)
    played(
      on,
      runsAt(({ session }) => (placeOf(session).segment === null ? 0 : (look(session).targetKmh ?? 0)), 900),
    )
    expect(look(on.session).splits.filter(({ kind }) => kind === 'mile')).toHaveLength(3)
    expect(on.orders).toEqual([])
  })

  test('it measures the belt: where that was measured, too, its speed is shown as it is and its metres counted so', () => {
    const measured = shortPlan({ stageM: 200 }, gridAsBeltRuns(DEFAULT_GRID, 1.15))
    const on = played(
      silent(asTaken(measured)),
      ...begun,
      runsAt(() => 5.3, 40),
    )
    const seen = look(on.session)
    expect(seen.measured).toMatchObject({ speedKmh: 5.3, footPodKmh: 5.3, consoleKmh: null })
    expect(seen.distanceM).toBeCloseTo((5.3 / 3.6) * 40, -1)
  })

  test('its zero proves no rest, ends no run and allows no start', () => {
    const on = played(
      silent(),
      ...begun,
      runsAt(() => 5.3, 20),
    )
    const before = look(on.session).distanceM
    played(
      on,
      runsAt(() => 0, 120),
    )
    expect(on.session.belt.kind).toBe('moving')
    expect(look(on.session).distanceM).toBeCloseTo(before, 0)
    expect([standstillOf(on.session.seen, on.nowMs), restOf(on.session.seen, on.nowMs)]).toEqual([false, null])
    expect(refusalIn(on.session, 'end')).not.toBeNull()
    // A stopped run is carried on by nobody's feet.
    const idle = silent()
    played(
      idle,
      runsAt(() => 0, 30),
    )
    expect(refusalIn(idle.session, 'start')).toBe('not-at-standstill')
  })

  test('whatever it says, nothing is ordered, held, judged of the unit or willed, and it drives no belt that is to be driven', () => {
    const asked = fc.constantFrom(...PLAIN_ASKS.filter((kind) => kind !== 'belt-is-still'))
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(
          fc.tuple(
            fc.option(fc.double({ min: 0, max: 30, noNaN: true })),
            fc.integer({ min: 1, max: 40 }),
            fc.option(asked),
          ),
          { maxLength: 20 },
        ),
        (guides, acts) => {
          const on = silent()
          on.folded = (before, event, after) => {
            if (event.kind !== 'foot-pod') return
            expect(after.seen).toBe(before.seen)
            expect(after.belt).toBe(before.belt)
            expect(paceOf(after).hold).toBe(paceOf(before).hold)
          }
          if (guides) for (const next of begun) next(on)
          for (const [kmh, s, kind] of acts) {
            runsAt(() => kmh, s)(on)
            const { seen, run } = on.session
            if (kind !== null && kind !== 'take-over')
              send(on, { kind: 'ask', ask: { id: `a-${on.nowMs}`, ask: kind } })
            expect(on.orders.filter(({ order }) => order.kind !== 'stop')).toEqual([])
            expect(standstillOf(seen, on.nowMs)).toBe(false)
            expect(seen.unit).toMatchObject({ verdict: 'unjudged', check: stage(plan).session.seen.unit.check })
            if (run?.driving.by === 'runner') expect(isWillDue(on.session, true, on.nowMs)).toBe(false)
            const reason = paceOf(on.session).hold?.reasons.at(-1)
            expect(reason === undefined || reason === 'asked' || reason === 'eased').toBe(true)
          }
        },
      ),
      { numRuns: draws(20) },
    )
  })
})

test('a run that is driven begins without a foot pod having a say', () => {
  const on = played(stage(plan), ...started)
  pod(0)(on)
  expect(wishOf(on.session)?.belt).toBe('moving')
})
