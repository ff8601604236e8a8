import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PLAIN_ASKS } from '../../protocol/panel/asks.ts'
import { NOTHING_TOLD } from '../../protocol/panel/runner.ts'
import { DEFAULT_GRID } from '../../protocol/units.ts'
import { EXACT_KMH } from '../../src/belt/limits.ts'
import type { SessionEvent } from '../../src/session/event.ts'
import { heartBpmOf, meanBpmOf } from '../../src/session/heart.ts'
import { paceOf, placeOf, type Session } from '../../src/session/session.ts'
import { segmentKmhOf, segmentOf, toFinishSOf } from '../../src/session/speeds.ts'
import { wishOf } from '../../src/session/wish.ts'
import { toFinishOf } from '../../src/view/phases.ts'
import { withHeartRules } from '../../src/workout/heart-rules.ts'
import { draws } from '../draws.ts'
import { ask, byHand, notice, send, stage, started, waitS, type Stage, type Step } from './play.ts'
import { machine, planWith } from './plans.ts'

// Hearts that come, go and race, under a runner who presses anything, on a belt that may be lost or set by hand.

const CEILING = 170
const plan = withHeartRules(
  planWith({ stageM: 300, finishM: 200, warmUpS: 90, coolDownS: 90 }),
  { ...NOTHING_TOLD, heartCeiling: true, heartCeilingBpm: CEILING, heartCoolDown: true, heartRateMaxBpm: 180 },
  DEFAULT_GRID,
)

const bpm = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: CEILING - 8, max: CEILING + 8 }) },
  fc.integer({ min: 60, max: 220 }),
  fc.constant(null),
)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(bpm, fc.integer({ min: 1, max: 60 })).map(([rate, s]): Step => (on) => {
      on.belt.heartRateBpm = rate
      waitS(s)(on)
    }),
  },
  fc.tuple(bpm, fc.nat(9)).map(([rate, s]): Step => (on) => {
    send(on, { kind: 'heart-rate', bpm: rate })
    waitS(s)(on)
  }),
  fc.tuple(fc.constantFrom(...PLAIN_ASKS), fc.nat(1e6)).map(([kind, n]): Step => (on) => {
    try {
      ask(kind, { id: `drawn-${on.nowMs}-${n}` })(on)
    } catch {
      return // refused: a story goes on
    }
  }),
  {
    weight: 1,
    arbitrary: fc.constantFrom<Step>(ask('faster'), ask('next')).map(
      (press): Step =>
        (on) =>
          quietly(press, on),
    ),
  },
  fc.double({ min: 3, max: 14, noNaN: true }).map((kmh) => byHand(kmh)),
  fc.constant<Step>((on) => {
    notice({ kind: 'link-lost', reason: 'x' })(on)
    waitS(4)(on)
    notice({ kind: 'link-up', machine })(on)
  }),
)

function quietly(press: Step, on: Stage): void {
  try {
    press(on)
  } catch {
    return // refused: a story goes on
  }
}

type Each = (before: Session, event: SessionEvent, after: Session) => void
const properties: { readonly what: string; readonly holds: Each }[] = []
const always = (what: string, holds: Each): unknown => properties.push({ what, holds })
const reached = { holds: 0, eases: 0, waits: 0, lines: 0, rises: 0, finishes: new Set<string>() }

always('a heart rate wishes for nothing above what the plan and the runner want', (_, __, after) => {
  const wish = wishOf(after)
  if (wish?.belt !== 'moving') return
  expect(wish.speedKmh).toBeLessThanOrEqual(segmentKmhOf(after) + EXACT_KMH)
  const { hold: own, gate } = paceOf(after)
  if (own !== null && gate !== 'passed') expect(wish.speedKmh).toBeLessThanOrEqual(own.speedKmh + EXACT_KMH)
  const { hold } = paceOf(after).heart
  if (hold !== null) expect(wish.speedKmh).toBeLessThanOrEqual(hold.mostKmh + EXACT_KMH)
})

always(
  'what it holds began in the segment that is on, or on its line; in the cool-down and in the stretches it holds nothing',
  (before, event, after) => {
    const { hold } = paceOf(after).heart
    const [was, is] = [placeOf(before).segment, placeOf(after).segment]
    const role = segmentOf(after)?.role
    if (role !== 'warm-up' && role !== 'stage' && role !== 'finish') {
      expect(hold).toBeNull()
      expect(paceOf(after).heart.waitsAtLine).toBe(false)
      return
    }
    if (hold === null || was === null || is === null || was.index === is.index) return
    // An early cool-down that is taken back leads into what it left, as it was.
    if (event.kind === 'ask' && event.ask.ask === 'resume-plan') return
    reached.lines++
    // On a line it is a new one, and said to be.
    expect(hold).toMatchObject({ easedAtMs: null, sinceMs: after.atMs })
    expect(paceOf(after).heart.finish).toBe(paceOf(before).heart.finish)
  },
)

always('the seconds to the finish that a run goes by are those that are shown', (_, __, after) => {
  const shown = toFinishOf(after, after.atMs)
  if (shown !== null && segmentOf(after) !== null) expect(toFinishSOf(after)).toBeCloseTo(shown.timeS, 3)
})

always(
  'above it for ten seconds, nothing gets faster but by the runner’s own keys, the console, or what had begun to be lost',
  (before, event, after) => {
    const [was, is] = [wishOf(before), wishOf(after)]
    const { aboveSinceMs } = paceOf(before).heart
    const isKnown = heartBpmOf(after, after.atMs) !== null
    if (was?.belt !== 'moving' || is?.belt !== 'moving' || aboveSinceMs === null || !isKnown) return
    if (before.atMs - aboveSinceMs < 10_200 || event.kind === 'ask' || event.kind === 'telemetry') return
    expect(is.speedKmh).toBeLessThanOrEqual(was.speedKmh + EXACT_KMH)
  },
)

always(
  'no tick and no rate raises the wish while the rate is not known to be three below it',
  (before, event, after) => {
    const [was, is] = [wishOf(before), wishOf(after)]
    if (was?.belt !== 'moving' || is?.belt !== 'moving' || was.held !== 'heart') return
    if (event.kind !== 'tick' && event.kind !== 'heart-rate') return
    if (is.speedKmh <= was.speedKmh + EXACT_KMH) return
    reached.rises++
    // The finish was judged by itself, ten seconds before.
    if (segmentOf(after)?.role === 'finish') return
    const meanBpm = meanBpmOf(after, after.atMs)
    if (meanBpm === null || meanBpm > CEILING - 3)
      expect.fail(
        JSON.stringify({
          was,
          is,
          bseg: placeOf(before).segment,
          aseg: placeOf(after).segment,
          bh: paceOf(before).heart,
          ah: paceOf(after).heart,
          belt: before.belt,
          ab: after.belt,
          hold: paceOf(after).hold,
          t: paceOf(after).targets,
        }),
      )
  },
)

always('what the finish was lowered to is never raised again', (before, event, after) => {
  if (before.run === null || after.run === null || event.kind === 'ask' || event.kind === 'plan') return
  const order = ['as-planned', 'strong', 'last-pace']
  const [was, is] = [paceOf(before).heart.finish.is, paceOf(after).heart.finish.is]
  expect(order.indexOf(is)).toBeGreaterThanOrEqual(order.indexOf(was))
  reached.finishes.add(is)
})

test('whatever a heart does, all of it holds', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const on = stage(plan)
      for (const first of started) first(on)
      on.folded = (before, event, after) => {
        const [was, is] = [paceOf(before).heart.hold, paceOf(after).heart.hold]
        if (was === null && is !== null) reached.holds++
        if (is !== null && is.easedAtMs !== (was?.easedAtMs ?? null)) reached.eases++
        if (is?.waits === true) reached.waits++
        for (const { what, holds } of properties) {
          try {
            holds(before, event, after)
          } catch (fault) {
            throw new Error(`${what}: ${(fault as Error).message}`, { cause: fault })
          }
        }
      }
      for (const next of steps) next(on)
    }),
    { numRuns: draws(12) },
  )
  expect(reached.holds).toBeGreaterThan(2)
  expect(reached.eases).toBeGreaterThan(0)
  expect(reached.waits).toBeGreaterThan(0)
  expect(reached.lines).toBeGreaterThan(0)
})
