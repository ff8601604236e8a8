import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PLAIN_ASKS, type Ask } from '../../protocol/panel/asks.ts'
import type { Plan } from '../../protocol/panel/plan.ts'
import { paceOf, placeOf } from '../../src/session/session.ts'
import { segmentOf } from '../../src/session/speeds.ts'
import { someOf, draws, SEED } from '../draws.ts'
import { INTERVALS } from '../workout/intervals.ts'
import { sameAsLoud } from './loud.ts'
import { ask, played, send, stage, started, tick, until, untilPhase, waitS, type Stage, type Step } from './play.ts'
import { planWith, shortPlan } from './plans.ts'

// What leaves a tick as it is, and passes over what is not due, may change nothing but the time it takes: each fold gives the
// same as one that never called anything quiet. From the first to the last, then, so does the whole story.

/** Plays on, and compares every single fold. Counts the ticks in motion, and those that began quiet. */
function compared(on: Stage): { moving: number; quiet: number } {
  const ticks = { moving: 0, quiet: 0 }
  on.folded = (before, event, after) => {
    sameAsLoud(before, event, after)
    if (event.kind !== 'tick' || before.belt.kind !== 'moving') return
    ticks.moving++
    if (before.quiet !== null) ticks.quiet++
  }
  return ticks
}

const toEnd: readonly Step[] = [...started, untilPhase('stretch')]
const count =
  (machineM: (trueM: number) => number | null): Step =>
  (on) =>
    void (on.belt.count = machineM)

/** Some of them; with enough draws all. */
const STORIES = someOf<[string, Plan, readonly Step[]]>(
  [
    ['a sprint that comes by itself', shortPlan(), toEnd],
    ['a gate that nobody answers', shortPlan({ gate: 'ask' }), toEnd],
    ['a strong finish, which the belt rises to', shortPlan({ finish: 'strong' }), toEnd],
    ['intervals of a minute', INTERVALS, toEnd],
    ['a machine that counts no metres, and the question for the unit', planWith(), [count(() => null), ...toEnd]],
    ['a machine that counts wrongly', shortPlan(), [count((m) => Math.floor(1.2 * m)), ...toEnd]],
    [
      'a sprint that was skipped',
      shortPlan(),
      [
        ...started,
        untilPhase('mile', 3),
        until((session) => paceOf(session).gate === 'open'),
        ask('skip-sprint'),
        untilPhase('stretch'),
      ],
    ],
  ],
  4,
  'quiet stories',
)
test.each(STORIES)(`nothing comes at another tick, drawn from ${SEED}: %s`, (_, plan, steps) => {
  const on = stage(plan)
  const ticks = compared(on)
  played(on, ...steps)
  expect(ticks.quiet).toBeGreaterThan(0.5 * ticks.moving)
})

test('in guide mode what is told is insisted on, seen done, and left, each at its own tick', () => {
  const on = stage(shortPlan({ stageM: 400 }))
  compared(on)
  played(on, ...started, untilPhase('mile', 1), waitS(10), ask('guide'), waitS(5))
  // Told while nothing is read: what follows hangs on the time alone.
  on.belt.speaks = false
  played(on, waitS(4), ask('next'), waitS(50))
  on.belt.speaks = true
  const { run } = on.session
  expect(run?.driving).toMatchObject({ by: 'runner', instruction: { state: 'left' } })
  on.belt.targetKmh = run?.driving.by === 'runner' ? (run.driving.instruction?.kmh ?? 0) : 0
  played(on, waitS(10))
  expect(on.session.run?.driving).toMatchObject({ instruction: { state: 'done' } })
  expect(on.session.quiet).not.toBeNull()
})

test('a length that changes on the way, and a heart that ends its segment', () => {
  const on = stage(shortPlan())
  compared(on)
  played(on, ...started, untilPhase('mile', 1), waitS(20))
  const { segment } = placeOf(on.session)
  const lengths = [
    { segment: segment?.index ?? -1, length: { by: 'distance' as const, m: 150 } },
    {
      segment: (segment?.index ?? -1) + 1,
      length: { by: 'heart-rate' as const, belowBpm: 120, leastS: 20, mostS: 90, elseS: 90 },
    },
  ]
  expect(on.session.quiet).not.toBeNull()
  send(on, { kind: 'lengths', lengths })
  on.belt.heartRateBpm = 150
  played(on, untilPhase('mile', 2), waitS(30))
  on.belt.heartRateBpm = 110
  played(on, untilPhase('mile', 3))
  expect(placeOf(on.session).splits.at(-1)?.timeS).toBeLessThan(50)
})

test('a session that is quiet survives JSON', () => {
  const { session } = played(
    stage(INTERVALS),
    ...started,
    until(({ quiet }) => quiet !== null),
  )
  expect(JSON.parse(JSON.stringify(session))).toEqual(session)
})

const plans = [shortPlan({ stageM: 200 }), shortPlan({ stageM: 200, gate: 'ask' }), INTERVALS]
const asked = fc.oneof(
  fc.constantFrom(...PLAIN_ASKS).map((kind) => ({ ask: kind })),
  fc.record({ ask: fc.constantFrom('slower' as const, 'faster' as const), coarse: fc.boolean() }),
)
const step = fc.oneof<fc.WeightedArbitrary<Step>[]>(
  {
    weight: 3,
    arbitrary: asked.map((bare) => (on) => send(on, { kind: 'ask', ask: { id: `ask-${on.nowMs}`, ...bare } as Ask })),
  },
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 60 }).map(waitS) },
  { weight: 1, arbitrary: fc.constant<Step>(tick) },
  { weight: 1, arbitrary: fc.constantFrom(true, true, false).map((speaks) => (on) => void (on.belt.speaks = speaks)) },
  // Another speed set at the console, or one that the belt does not reach.
  {
    weight: 1,
    arbitrary: fc.double({ min: -2, max: 2, noNaN: true }).map((by) => (on) => {
      on.belt.targetKmh = Math.max(0, on.belt.targetKmh + by)
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom(100, 300, 1000, 2500).map((ms) => (on) => void (on.belt.notifiesMs = ms)) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<(m: number) => number | null>(
        Math.floor,
        () => null,
        (m) => 1.3 * m,
      )
      .map(count),
  },
)
const next: Step = (on) => send(on, { kind: 'ask', ask: { id: `next-${on.nowMs}`, ask: 'next' } })

test('whatever happens, quiet changes nothing', () => {
  const seenQuiet = new Set<string>()
  fc.assert(
    fc.property(fc.constantFrom(...plans), fc.nat(4), fc.array(step, { maxLength: 20 }), (plan, phases, steps) => {
      const on = stage(plan)
      played(on, ...started, ...Array.from({ length: phases }, () => [next, waitS(12)]).flat())
      compared(on)
      const { folded } = on
      on.folded = (before, event, after) => {
        folded?.(before, event, after)
        if (before.quiet !== null) seenQuiet.add(`${segmentOf(before)?.role ?? ''} ${paceOf(before).gate}`)
      }
      played(on, ...steps)
    }),
    { numRuns: draws(20) },
  )
  expect(seenQuiet.size).toBeGreaterThan(1)
})
