import fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { PLAIN_ASKS, type Ask } from '../../protocol/panel/asks.ts'
import type { SessionEvent } from '../../src/session/event.ts'
import type { Session } from '../../src/session/session.ts'
import { look, send, stage, tick, waitS, type Stage } from './play.ts'
import { machine } from './plans.ts'
import { expectToHold, PLAN, reached } from './sentences.ts'
import { draws } from '../draws.ts'

// Anything may happen in any order, on a belt that mostly does what it is told.

type Act = (on: Stage) => void

const id = fc.stringMatching(/^[a-e]$/)
const ask = fc.oneof(
  fc.record({ id, ask: fc.constantFrom(...PLAIN_ASKS) }),
  fc.record({ id, ask: fc.constantFrom('slower' as const, 'faster' as const), coarse: fc.boolean() }),
  fc.record({
    id,
    ask: fc.constant('console-says' as const),
    speed: fc.double({ min: 0, max: 40, noNaN: true }),
    unit: fc.constantFrom('km/h' as const, 'mph' as const),
  }),
) as fc.Arbitrary<Ask>
const by = fc.constantFrom('us' as const, 'console' as const, 'safety-key' as const, 'unknown' as const)
const said = fc.oneof(
  fc.record({ kind: fc.constantFrom('started' as const, 'stopped' as const, 'paused' as const, 'reset' as const), by }),
  fc.record({ kind: fc.constant('target-speed' as const), speedKmh: fc.double({ min: 0, max: 30, noNaN: true }), by }),
  fc.constant({ kind: 'control-lost' as const }),
  fc.constant({ kind: 'link-lost' as const, reason: 'x' }),
  fc.constant({ kind: 'link-up' as const, machine }),
)
const because = fc.constantFrom('telemetry-stale' as const, 'nobody-watches' as const, 'overshot' as const)

const bare = fc.oneof(
  { weight: 6, arbitrary: ask.map((asked) => ({ kind: 'ask' as const, ask: asked })) },
  { weight: 2, arbitrary: said.map((notice) => ({ kind: 'notice' as const, notice })) },
  fc.constant({ kind: 'plan' as const, plan: PLAN }),
  fc.constant({ kind: 'restarted' as const }),
  fc.record({ kind: fc.constant('slept' as const), sleptMs: fc.nat(100_000) }),
  fc.record({ kind: fc.constant('order' as const), order: fc.constant({ kind: 'stop' as const }), because }),
  fc.record({
    kind: fc.constant('telemetry' as const),
    telemetry: fc.record({
      speedKmh: fc.option(fc.double({ min: 0, max: 30, noNaN: true })),
      distanceM: fc.option(fc.nat(100_000)),
      elapsedS: fc.option(fc.nat(10_000)),
      inclinePct: fc.constant(null),
      heartRateBpm: fc.constant(null),
    }),
  }),
)
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: bare.map(
      (event): Act =>
        (on) =>
          send(on, event),
    ),
  },
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 40 }).map((s): Act => waitS(s)) },
  { weight: 2, arbitrary: fc.constant<Act>(tick) },
  fc.boolean().map(
    (speaks): Act =>
      (on) =>
        void (on.belt.speaks = speaks),
  ),
  fc.double({ min: 0, max: 20, noNaN: true }).map(
    (kmh): Act =>
      (on) =>
        void (on.belt.targetKmh = kmh),
  ),
)
/** Runs that get under way more often than pure chance would have it. */
const acts = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: act },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Act>(
        ...(['start', 'resume', 'next', 'faster'] as const).map(
          (kind, i): Act =>
            (on) =>
              send(on, { kind: 'ask', ask: { id: `way-${on.nowMs}-${i}`, ask: kind } }),
        ),
      ),
    },
  ),
  { maxLength: 60 },
)

/** How far apart sessions are shown that differ in a reading alone. */
const SHOWN_EACH_MS = 900

/** Every session can be shown. */
function expectToBeShown(event: SessionEvent, after: Session): void {
  if (event.kind === 'tick' || (event.kind === 'telemetry' && event.atMs % SHOWN_EACH_MS !== 0)) return
  const shown = look(after)
  const sent: unknown = JSON.parse(JSON.stringify(shown))
  // Only what differs needs words about it, which cost more than all the rest.
  if (!isDeepStrictEqual(sent, shown)) expect(sent).toEqual(shown)
}

/** At standstill, and begun. */
const SETTING_OFF: readonly Act[] = [
  waitS(3),
  (on) => send(on, { kind: 'ask', ask: { id: 'sets-off', ask: 'start' } }),
  waitS(2),
]

test('whatever happens, all of it holds', () => {
  Object.assign(reached, { starts: 0, stops: 0 })
  fc.assert(
    fc.property(fc.boolean(), acts, (setsOff, acted) => {
      const on = stage(PLAN)
      on.folded = (before, event, after) => {
        expectToHold(before, event, after)
        expectToBeShown(event, after)
      }
      if (setsOff) for (const step of SETTING_OFF) step(on)
      for (const step of acted) step(on)
    }),
    { numRuns: draws(90) },
  )
  expect(reached.starts).toBeGreaterThan(5)
  expect(reached.stops).toBeGreaterThan(100)
})
