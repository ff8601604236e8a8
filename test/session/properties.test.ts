import fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { ASKS, PLAIN_ASKS, type Ask } from '../../protocol/panel/asks.ts'
import { isOnGrid } from '../../protocol/units.ts'
import { capOf } from '../../src/workout/cap.ts'
import type { SessionEvent } from '../../src/session/event.ts'
import { reduce } from '../../src/session/reduce.ts'
import { refusalOf } from '../../src/session/asks/asks.ts'
import { placeOf, type Session } from '../../src/session/session.ts'
import { stopWishOf } from '../../src/session/belt-with-us.ts'
import { wishOf } from '../../src/session/wish.ts'
import { look, stage, send, tick, waitS, type Stage } from './play.ts'
import { machine, planWith } from './plans.ts'
import { LIMITS } from '../../src/belt/limits.ts'
import { draws } from '../draws.ts'

// Anything may happen in any order, on a belt that mostly does what it is told.

const plan = planWith({ stageM: 200, finishM: 200, warmUpS: 60, coolDownS: 60 })
const cap = capOf(plan, machine.grid, LIMITS)

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
  fc.constant({ kind: 'plan' as const, plan }),
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

type Each = (before: Session, event: SessionEvent, after: Session) => void

const properties: { readonly what: string; readonly holds: Each }[] = []
/** What holds of every fold of every story; all are held against the same stories, at the end. */
const always = (what: string, holds: Each): unknown => properties.push({ what, holds })

/** How often it came to what two of them are about. */
const reached = { starts: 0, stops: 0 }

always('the wish is on the grid, at or below the cap, and at or above the minimum', (before, _, after) => {
  const [was, wish] = [wishOf(before), wishOf(after)]
  const isNew = wish?.belt === 'moving' && !(was?.belt === 'moving' && was.speedKmh === wish.speedKmh)
  if (!isNew) return
  expect(wish.speedKmh).toBeLessThanOrEqual(cap)
  expect(wish.speedKmh).toBeGreaterThanOrEqual(machine.grid.minKmh)
  expect(isOnGrid(machine.grid, wish.speedKmh)).toBe(true)
})

always('a start is wished for only by an ask that was taken, and by each once', (before, event, after) => {
  const wished = wishOf(after)
  const id = wished?.belt === 'moving' ? wished.startAskId : null
  const was = wishOf(before)
  if (id === null || (was?.belt === 'moving' && was.startAskId === id)) return
  expect(event).toMatchObject({ kind: 'ask', ask: { id } })
  expect(before.seen.usedStarts).not.toContain(id)
  expect(before.startedBy).not.toBe(id)
  reached.starts++
})

const TAKES_OVER: ReadonlySet<string> = new Set([
  'take-over',
  ...Object.entries(ASKS).flatMap(([ask, { effect }]) => (effect === 'slows' ? [ask] : [])),
])

always(
  'after a stop nothing but the stop is wished for until a person sets off again, or takes over a belt that moves, no faster',
  (before, event, after) => {
    const stopped = stopWishOf(before.belt) !== null || before.belt.kind === 'stopped' || before.belt.kind === 'still'
    const setsOff = event.kind === 'ask' && (event.ask.ask === 'start' || event.ask.ask === 'resume')
    if (!stopped || setsOff) return
    reached.stops++
    const wish = wishOf(after)
    if (wish?.belt !== 'moving') return
    // A belt that runs on, or was started at its console, is taken over at the speed it has, by whoever slows it or asks for it.
    if (event.kind !== 'ask' || !TAKES_OVER.has(event.ask.ask)) return expect.fail('moving is wished for')
    expect(wish.speedKmh).toBeLessThanOrEqual((before.seen.sample?.speedKmh ?? 0) + machine.grid.stepKmh / 2)
  },
)

always('a stop that is asked for is wished for at once, whatever the belt does', (before, event, after) => {
  if (event.kind !== 'ask' || event.ask.ask !== 'stop') return
  expect(wishOf(after)?.belt).not.toBe('moving')
  if (before.belt.kind === 'moving') expect(wishOf(after)).toEqual({ belt: 'stopped' })
})

always('an ask that is refused changes nothing but the time', (before, event, after) => {
  if (event.kind !== 'ask' || event.ask.ask === 'belt-is-still') return
  if (refusalOf(before, event.ask, event.atMs) === null || before.atMs !== event.atMs) return
  expect(reduce(before, { kind: 'tick', atMs: event.atMs })).toEqual(after)
})

always('while held the wish never rises but for the runner’s own keys', (before, event, after) => {
  const was = wishOf(before)
  const is = wishOf(after)
  if (was?.belt !== 'moving' || is?.belt !== 'moving' || was.held === null || is.held === null) return
  const own = event.kind === 'ask' && event.ask.ask === 'faster'
  const adopts = event.kind === 'telemetry' && before.seen.following !== after.seen.following
  if (!own && !adopts) expect(is.speedKmh).toBeLessThanOrEqual(was.speedKmh)
})

always('distance and time never run backwards in a run', (before, event, after) => {
  const [was, is] = [placeOf(before), placeOf(after)]
  const same = was.phaseIndex !== null && is.phaseIndex !== null && before.plan === after.plan
  if (!same || event.kind === 'plan') return
  if (is.odometer.totalM < was.odometer.totalM) expect.fail(`${is.odometer.totalM} m after ${was.odometer.totalM}`)
  if (is.odometer.movingS < was.odometer.movingS) expect.fail(`${is.odometer.movingS} s after ${was.odometer.movingS}`)
})

/** How far apart sessions are shown that differ in a reading alone. */
const SHOWN_EACH_MS = 900

always('every session can be shown', (_, event, after) => {
  if (event.kind === 'tick' || (event.kind === 'telemetry' && event.atMs % SHOWN_EACH_MS !== 0)) return
  const shown = look(after)
  const sent: unknown = JSON.parse(JSON.stringify(shown))
  // Only what differs needs words about it, which cost more than all the rest.
  if (!isDeepStrictEqual(sent, shown)) expect(sent).toEqual(shown)
})

/** Fails by the property's name. */
function expectToHold(before: Session, event: SessionEvent, after: Session): void {
  for (const { what, holds } of properties) {
    try {
      holds(before, event, after)
    } catch (fault) {
      throw new Error(`${what}: ${(fault as Error).message}`, { cause: fault })
    }
  }
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
      const on = stage(plan)
      on.folded = expectToHold
      if (setsOff) for (const step of SETTING_OFF) step(on)
      for (const step of acted) step(on)
    }),
    { numRuns: draws(90) },
  )
  expect(reached.starts).toBeGreaterThan(5)
  expect(reached.stops).toBeGreaterThan(100)
})
