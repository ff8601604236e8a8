import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Decision } from '../../src/safety/decision.ts'
import { govern } from '../../src/safety/governor.ts'
import { observe } from '../../src/belt/observe.ts'
import type { BeltEvent } from '../../src/belt/event.ts'
import type { OrderAnswer } from '../../src/belt/order.ts'
import type { Seen } from '../../src/belt/seen.ts'
import type { Wish } from '../../src/session/wish.ts'
import { draws } from '../draws.ts'
import { BOUNDS, running, STOPPED, wishing, type Story } from './story.ts'

/** The incline (coach: incline): at most 1 % a step, 20 s from any rise, a fall before one; the console's stays. */

const inclineTo = (inclinePct: number): Decision => ({ order: { kind: 'incline', inclinePct }, because: null })
const order = (inclinePct: number) => ({ kind: 'incline', inclinePct }) as const
const at = (inclinePct: number) => ({ inclinePct })

/** At 8 km/h for half a minute, flat. */
const flat = (): Story => running(8).runs(8, 30_000, at(0))

/** The same after so many steps of 1 %, each reached. */
const steep = (pct: number): Story =>
  pct === 0
    ? flat()
    : steep(pct - 1)
        .orders(order(pct))
        .runs(8, 21_000, at(pct))

test('it rises by at most 1 %, on the grid', () => {
  expect(flat().decides(wishing(8, at(4)))).toEqual(inclineTo(1))
  expect(flat().decides(wishing(8, at(0.7)))).toEqual(inclineTo(0.5))
  expect(flat().decides(wishing(8, at(0.4)))).toEqual({ wait: 'at-speed' })
  expect(steep(1).decides(wishing(8, at(4)))).toEqual(inclineTo(2))
})

test('it rises 20 s after a rise of the speed, and after its own', () => {
  const faster = flat().orders(8.4).ramps(8.4, 1500)
  expect(faster.runs(8.4, 18_000, at(0)).decides(wishing(8.4, at(1)))).toEqual({ wait: 'incline-waits' })
  expect(faster.runs(8.4, 19_000, at(0)).decides(wishing(8.4, at(1)))).toEqual(inclineTo(1))
  const once = flat().orders(order(1))
  expect(once.runs(8, 19_500, at(1)).decides(wishing(8, at(3)))).toEqual({ wait: 'incline-waits' })
  expect(once.runs(8, 20_500, at(1)).decides(wishing(8, at(3)))).toEqual(inclineTo(2))
})

test('no speed rises within 20 s of a rise of the incline, not even by the runner’s own key; it falls at once', () => {
  const once = flat().orders(order(1)).runs(8, 10_000, at(1))
  expect(once.decides(wishing(9, at(1)))).toEqual({ wait: 'incline-first' })
  expect(once.presses('faster').decides(wishing(8.1, { ...at(1), rise: 'brisk' }))).toEqual({ wait: 'incline-first' })
  expect(once.decides(wishing(7, at(1)))).toMatchObject({ order: { kind: 'speed' } })
  expect(once.runs(8, 10_500, at(1)).decides(wishing(9, at(1)))).toMatchObject({ order: { kind: 'speed' } })
})

test('a fall comes before a rise of the speed, which waits until it is seen', () => {
  const wish = wishing(9, at(1))
  expect(steep(2).decides(wish)).toEqual(inclineTo(1))
  const falling = steep(2).orders(order(1)).runs(8, 1000, at(1.6))
  expect(falling.decides(wish)).toEqual({ wait: 'incline-first' })
  expect(falling.runs(8, 1000, at(1)).decides(wish)).toMatchObject({ order: { kind: 'speed' } })
})

test('a fall waits for nobody to watch and for no 20 s, one step after the other', () => {
  const alone = steep(2).happens({ kind: 'unwatched', atMs: steep(2).nowMs, forMs: 6000 })
  expect(alone.decides(wishing(8, at(0)))).toEqual(inclineTo(1))
  const once = alone.orders(order(1)).runs(8, 2500, at(1))
  expect(once.decides(wishing(8, at(0)))).toEqual(inclineTo(0))
})

test.each<[string, Decision, Story, Wish]>([
  ['held', { wait: 'at-speed' }, flat(), wishing(8, { ...at(1), held: 'asked' })],
  [
    'unwatched',
    { wait: 'incline-waits' },
    flat().happens({ kind: 'unwatched', atMs: flat().nowMs, forMs: 6000 }),
    wishing(8, at(1)),
  ],
  ['without a reading of it', { wait: 'at-speed' }, running(8).runs(8, 30_000), wishing(8, at(1))],
  ['on old readings', { wait: 'at-speed' }, flat().runs(8, 3000), wishing(8, at(1))],
  ['while the speed has yet to rise', { wait: 'held' }, flat(), wishing(9, { ...at(1), held: 'asked' })],
  ['nothing is wished of it', { wait: 'at-speed' }, flat(), wishing(8)],
])('it does not rise: %s', (_, decision, story, wish) => {
  expect(story.decides(wish)).toEqual(decision)
})

test('none is ordered while the belt is to stop', () => {
  const stopping = steep(2).orders({ kind: 'stop' }).runs(6, 1000, at(2))
  expect(stopping.decides(STOPPED)).toHaveProperty('wait')
  expect(stopping.decides(wishing(8, at(0)))).toHaveProperty('wait')
})

test('one that was set at the console stays', () => {
  const touched = steep(1).runs(8, 4000, at(3))
  expect(touched.seen.incline.byHand).toBe(true)
  for (const pct of [0, 1, 4]) expect(touched.decides(wishing(8, at(pct)))).toEqual({ wait: 'at-speed' })
  expect(touched.decides(wishing(9, at(0))), 'and keeps no speed back').toMatchObject({ order: { kind: 'speed' } })
  expect(steep(1).runs(8, 2000, at(3)).seen.incline.byHand, 'not by a reading or two').toBe(false)
  expect(running(8).runs(8, 4000, at(2)).seen.incline.byHand, 'set before ours').toBe(true)
  const away = flat().orders(order(1)).runs(8, 4000, at(5))
  expect(away.seen.incline.byHand, 'off the way to ours').toBe(true)
  expect(steep(2).orders(order(1)).runs(8, 4000, at(1.5)).seen.incline.byHand, 'on the way').toBe(false)
})

test('a belt that is started anew may be flat by itself, or as it was left, and is in nobody’s hands for it', () => {
  const again = (pct: number): Story => {
    const still = steep(2).orders({ kind: 'stop' }).ramps(0, 8000).runs(0, 5000, at(pct))
    return still.orders({ kind: 'start', askId: 'again' }).runs(1, 5000, at(pct))
  }
  expect([0, 2, 5].map((pct) => again(pct).seen.incline.byHand)).toEqual([false, false, true])
  const byConsole = steep(2).ramps(0, 1000).runs(0, 5000, at(0)).orders({ kind: 'start', askId: 'again' })
  expect(byConsole.runs(1, 5000, at(0)).seen.incline.byHand, 'the console had stopped it').toBe(false)
})

test('refused, a rise is not tried again; a fall is, once', () => {
  const refused = flat().orders(order(1), 'refused')
  expect(refused.runs(8, 60_000, at(0)).decides(wishing(8, at(2)))).toEqual({ wait: 'at-speed' })
  const stuck = steep(2).orders(order(1), 'refused').runs(8, 1500, at(2))
  expect(stuck.decides(wishing(8, at(0)))).toEqual({ wait: 'at-speed' })
  const again = stuck.runs(8, 1000, at(2))
  expect(again.decides(wishing(8, at(0)))).toEqual(inclineTo(1))
  const twice = again.orders(order(1), 'refused').runs(8, 60_000, at(2))
  expect(twice.decides(wishing(8, at(0)))).toEqual({ wait: 'at-speed' })
  expect(twice.decides(wishing(9, at(0))), 'and keeps no speed back').toMatchObject({ order: { kind: 'speed' } })
})

test('acknowledged and not done, a rise is given up; a slow one is waited for', () => {
  const deaf = flat().orders(order(1)).runs(8, 60_000, at(0))
  expect(deaf.decides(wishing(8, at(2)))).toEqual({ wait: 'at-speed' })
  let slow = flat().orders(order(1))
  for (const pct of [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]) slow = slow.runs(8, 7000, at(pct))
  expect(slow.runs(8, 7000, at(1)).decides(wishing(8, at(2)))).toEqual(inclineTo(2))
})

test('one that was never written is asked for anew', () => {
  expect(
    flat()
      .orders(order(1), 'withdrawn')
      .runs(8, 30_000, at(0))
      .decides(wishing(8, at(2))),
  ).toEqual(inclineTo(1))
})

/** What is wished for, and for how long; how the machine takes it. */
const lives = fc.record({
  wishes: fc.array(
    fc.record({
      kmh: fc.integer({ min: 60, max: 130 }).map((tenths) => tenths / 10),
      pct: fc.constantFrom(null, 0, 0.5, 1, 2, 3, 4),
      forS: fc.integer({ min: 1, max: 60 }),
      held: fc.constantFrom(null, null, null, 'asked' as const),
      pressed: fc.boolean(),
    }),
    { minLength: 4, maxLength: 14 },
  ),
  pctPerS: fc.constantFrom(0.1, 0.5, 2, 0),
  answer: fc.constantFrom<OrderAnswer>('acknowledged', 'acknowledged', 'unknown', 'refused'),
})

type Life = typeof lives extends fc.Arbitrary<infer One> ? One : never

interface Given {
  readonly atMs: number
  readonly what: 'speed' | 'incline'
  readonly to: number
  readonly from: number
}

/** A belt that follows, read four times a second, from 8 km/h and flat. */
function live({ wishes, pctPerS, answer }: Life): Given[] {
  const given: Given[] = []
  const begun = flat()
  let seen: Seen = begun.seen
  let nowMs = begun.nowMs
  let [kmh, toKmh, pct, toPct] = [8, 8, 0, 0]
  const happen = (event: BeltEvent): void => void (seen = observe(seen, event))
  for (const wished of wishes) {
    const wish = wishing(wished.kmh, { inclinePct: wished.pct, held: wished.held, rise: 'brisk' })
    if (wished.pressed) happen({ kind: 'watched', atMs: nowMs })
    for (const untilMs = nowMs + wished.forS * 1000; nowMs < untilMs; nowMs += 250) {
      kmh += Math.max(-0.25, Math.min(0.25, toKmh - kmh))
      pct += Math.max(-pctPerS / 4, Math.min(pctPerS / 4, toPct - pct))
      const read = { speedKmh: Math.round(kmh * 100) / 100, inclinePct: Math.round(pct * 10) / 10 }
      const telemetry = { distanceM: null, elapsedS: null, heartRateBpm: null, ...read }
      happen({ kind: 'telemetry', atMs: nowMs, telemetry })
      const decision = govern(wish, seen, BOUNDS, nowMs)
      if (!('order' in decision)) continue
      const { order } = decision
      if (order.kind === 'speed') given.push({ atMs: nowMs, what: 'speed', to: order.speedKmh, from: toKmh })
      if (order.kind === 'incline') given.push({ atMs: nowMs, what: 'incline', to: order.inclinePct, from: toPct })
      if (order.kind === 'speed') toKmh = order.speedKmh
      if (order.kind === 'incline' && answer !== 'refused') toPct = order.inclinePct
      happen({ kind: 'order', atMs: nowMs, order, because: null })
      happen({ kind: 'answer', atMs: nowMs, order, answer: order.kind === 'incline' ? answer : 'acknowledged' })
    }
  }
  return given
}

test('whatever is wished: no step above 1 %, and 20 s between a rise of the incline and any other', () => {
  const reached = { together: 0, steps: 0 }
  fc.assert(
    fc.property(lives, (story) => {
      const rises = live(story).filter(({ what, to, from }) => to > from + (what === 'speed' ? 0.005 : 0.05))
      const all = live(story).filter(({ what }) => what === 'incline')
      for (const { to, from } of all) expect(Math.abs(to - from)).toBeLessThanOrEqual(1.001)
      for (const [index, rise] of rises.entries()) {
        const before = rises[index - 1]
        if (before === undefined || (before.what === 'speed' && rise.what === 'speed')) continue
        expect(rise.atMs - before.atMs).toBeGreaterThanOrEqual(20_000)
        reached.together++
      }
      reached.steps += all.length
    }),
    { numRuns: draws(150) },
  )
  expect(reached.together).toBeGreaterThan(50)
  expect(reached.steps).toBeGreaterThan(200)
})
