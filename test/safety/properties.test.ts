import fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { DEFAULT_GRID, snap, type SpeedGrid } from '../../protocol/units.ts'
import { governOn } from '../../src/safety/governing.ts'
import { govern } from '../../src/safety/governor.ts'
import type { Bounds } from '../../src/safety/bounds.ts'
import { consoleSpeedOf } from '../../src/belt/console.ts'
import { adopt, speedAsked } from '../../src/belt/following.ts'
import { NOTHING_SEEN, observe } from '../../src/belt/observe.ts'
import { toldUnit, UNKNOWN_UNIT } from '../../src/belt/unit.ts'
import type { Notice } from '../../src/belt/event.ts'
import type { BeltEvent } from '../../src/belt/event.ts'
import type { Order, OrderAnswer } from '../../src/belt/order.ts'
import type { Seen } from '../../src/belt/seen.ts'
import type { Wish } from '../../src/session/wish.ts'
import { BOUNDS, COARSE_GRID, machine } from './story.ts'
import {
  askedBy,
  askFor,
  expectToHold,
  fallsOf,
  orderOf,
  reached,
  risesOf,
  SENTENCES,
  touchOf,
  type AskedOf,
  type Moment,
  type Sentence,
  type Touch,
} from './sentences.ts'
import { draws } from '../draws.ts'

type Move =
  | { readonly kind: 'wait'; readonly ms: number }
  | {
      readonly kind: 'read'
      readonly how: 'follows' | 'stays' | 'zero' | 'away'
      readonly byKmh: number
      readonly times: number
    }
  | { readonly kind: 'wish'; readonly wish: Wish }
  | { readonly kind: 'answer'; readonly answer: OrderAnswer }
  | { readonly kind: 'notice'; readonly notice: Notice }
  | { readonly kind: 'watch'; readonly is: boolean }
  | { readonly kind: 'ask'; readonly ask: AskedOf | 'next'; readonly touch: Touch }
  | { readonly kind: 'slept'; readonly ms: number }
  | { readonly kind: 'feet'; readonly on: boolean }
  | { readonly kind: 'adopt' }

const wishes = (grid: SpeedGrid): fc.Arbitrary<Wish> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant<Wish>(null) },
    { weight: 1, arbitrary: fc.constant<Wish>({ belt: 'stopped' }) },
    {
      weight: 6,
      arbitrary: fc.record({
        belt: fc.constant('moving' as const),
        speedKmh: fc.oneof(
          fc.double({ min: 1, max: 15, noNaN: true }).map((kmh) => snap(grid, kmh)),
          fc.double({ min: 0, max: 25, noNaN: true }),
        ),
        startAskId: fc.constantFrom(null, 'go-1', 'go-2', 'go-3'),
        rise: fc.constantFrom('gentle' as const, 'brisk' as const),
        fall: fc.constantFrom('gradual' as const, 'at-once' as const),
        held: fc.constantFrom(null, null, null, 'asked' as const, 'console' as const),
        ownRiseKmh: fc.option(fc.double({ min: 1, max: 15, noNaN: true }), { nil: null }),
        inclinePct: fc.constant(null),
      }),
    },
  )

const by = fc.constantFrom('us' as const, 'console' as const, 'unknown' as const)
const notices = (grid: SpeedGrid): fc.Arbitrary<Notice> =>
  fc.oneof(
    fc.record({
      kind: fc.constantFrom('started' as const, 'stopped' as const, 'paused' as const, 'reset' as const),
      by,
    }),
    fc.record({
      kind: fc.constant('target-speed' as const),
      speedKmh: fc.double({ min: 1, max: 15, noNaN: true }),
      by,
    }),
    fc.constant<Notice>({ kind: 'link-lost', reason: 'out of range' }),
    fc.constant<Notice>({ kind: 'link-up', machine: machine(grid) }),
  )

const moves = (grid: SpeedGrid): fc.Arbitrary<Move> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('wait' as const),
        ms: fc.constantFrom(50, 250, 1000, 3000, 7000, 61_000),
      }),
    },
    {
      weight: 16,
      arbitrary: fc.record({
        kind: fc.constant('read' as const),
        how: fc.constantFrom(
          'follows' as const,
          'follows' as const,
          'follows' as const,
          'stays' as const,
          'stays' as const,
          'zero' as const,
          'away' as const,
        ),
        byKmh: fc.double({ min: 0.05, max: 4, noNaN: true }),
        times: fc.constantFrom(1, 2, 4, 8, 60),
      }),
    },
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('wish' as const), wish: wishes(grid) }) },
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('answer' as const),
        answer: fc.constantFrom<OrderAnswer>('acknowledged', 'acknowledged', 'refused', 'unknown'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('notice' as const), notice: notices(grid) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('watch' as const), is: fc.boolean() }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('ask' as const),
        ask: fc.constantFrom<AskedOf | 'next'>('belt-is-still', 'stop', 'stop', 'hold-stop', 'next'),
        touch: fc.constantFrom<Touch>('one', 'other'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('slept' as const), ms: fc.constantFrom(3000, 30_000) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('feet' as const), on: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('adopt' as const) }) },
  )

/** Half of the stories begin at rest, half on a belt that was started, checked and taken to 8 km/h. */
const stories = fc.constantFrom(DEFAULT_GRID, COARSE_GRID).chain((grid) =>
  fc.record({
    bounds: fc.constant<Bounds>({ ...BOUNDS, grid }),
    warm: fc.boolean(),
    takes: fc.constantFrom(1, 1, 1.609, 0.621),
    moves: fc.array(moves(grid), { minLength: 10, maxLength: 50 }),
  }),
)

interface Told {
  readonly bounds: Bounds
  readonly moments: readonly Moment[]
}

function tell(story: {
  readonly bounds: Bounds
  readonly warm: boolean
  readonly takes: number
  readonly moves: readonly Move[]
}): Told {
  const { bounds } = story
  /** What the machine makes of the number of an order: one in the other unit is found out before it is warm. */
  const takes = story.warm ? 1 : story.takes
  const moments: Moment[] = []
  let seen: Seen = { ...NOTHING_SEEN, unit: { ...toldUnit(UNKNOWN_UNIT, 'ours'), check: 'passed' } }
  let nowMs = 0
  let wish: Wish = null
  let feetOn = true
  let onBeltMs = 0
  let targetKmh = 0
  /** Since when nobody watches. */
  let aloneAtMs: number | null = null
  const happen = (event: BeltEvent): void => {
    const before = seen
    if (aloneAtMs !== null) seen = observe(seen, { kind: 'unwatched', atMs: nowMs, forMs: nowMs - aloneAtMs })
    seen = observe(seen, event)
    const decision = govern(wish, seen, bounds, nowMs)
    moments.push({ nowMs, wish, seen, decision, before, ask: askedBy(event), touch: touchOf(event) })
    if (!('order' in decision)) return
    const { order, because } = decision
    targetKmh = order.kind === 'speed' ? order.speedKmh * takes : order.kind === 'start' ? bounds.grid.minKmh : 0
    seen = observe(seen, { kind: 'order', atMs: nowMs, order, because })
  }
  const answer = (said: OrderAnswer): void => {
    if (seen.pending !== null) happen({ kind: 'answer', atMs: nowMs, order: seen.pending.order, answer: said })
  }
  const read = (kmh: number): void => {
    if (feetOn) onBeltMs += 250
    const elapsedS = Math.floor(onBeltMs / 1000)
    const rest = { distanceM: null, elapsedS, inclinePct: null, heartRateBpm: null }
    happen({
      kind: 'telemetry',
      atMs: nowMs,
      telemetry: { speedKmh: Math.round(Math.max(0, kmh) * 100) / 100, ...rest },
    })
  }
  happen({ kind: 'notice', atMs: 0, notice: { kind: 'link-up', machine: machine(bounds.grid) } })
  happen({ kind: 'watched', atMs: 0 })
  for (let i = 0; i < 8; i++, nowMs += 250) read(0)
  if (story.warm) {
    wish = {
      belt: 'moving',
      speedKmh: snap(bounds.grid, 8),
      startAskId: 'go-0',
      rise: 'brisk',
      fall: 'gradual',
      held: null,
      ownRiseKmh: null,
      inclinePct: null,
    }
    for (; nowMs < 60_000; nowMs += 250) {
      read(targetKmh)
      if (seen.pending !== null)
        happen({ kind: 'answer', atMs: nowMs, order: seen.pending.order, answer: 'acknowledged' })
    }
  }
  for (const move of story.moves) {
    switch (move.kind) {
      case 'wait':
        nowMs += move.ms
        happen({ kind: 'tick', atMs: nowMs })
        break
      case 'read':
        for (let i = 0; i < move.times; i++) {
          nowMs += 250
          if (seen.pending !== null && nowMs - seen.pending.atMs > 2000) answer('unknown')
          const kmh = seen.sample?.speedKmh ?? 0
          const towards = kmh + Math.max(-move.byKmh, Math.min(move.byKmh, targetKmh - kmh))
          read({ follows: towards, stays: kmh, zero: 0, away: kmh + move.byKmh / 4 }[move.how])
        }
        break
      case 'feet':
        feetOn = move.on
        break
      case 'wish':
        wish = move.wish
        happen({ kind: 'tick', atMs: nowMs })
        break
      case 'answer':
        if (seen.pending !== null)
          happen({ kind: 'answer', atMs: nowMs, order: seen.pending.order, answer: move.answer })
        break
      case 'notice':
        happen({ kind: 'notice', atMs: nowMs, notice: move.notice })
        break
      case 'watch':
        aloneAtMs = move.is ? null : (aloneAtMs ?? nowMs)
        happen(move.is ? { kind: 'watched', atMs: nowMs } : { kind: 'tick', atMs: nowMs })
        break
      case 'ask':
        if (move.ask === 'next') {
          seen = speedAsked(seen, 'next', nowMs)
          break
        }
        // Who presses STOP has the session wish for it.
        if (move.ask !== 'belt-is-still') wish = { belt: 'stopped' }
        happen({ kind: 'ask', atMs: nowMs, ask: askFor(move.ask, move.touch, nowMs) })
        break
      case 'slept':
        happen({ kind: 'slept', atMs: nowMs, sleptMs: move.ms })
        break
      case 'adopt': {
        const kmh = consoleSpeedOf(seen) ?? (seen.following === null ? seen.sample?.speedKmh : undefined)
        if (kmh !== undefined && kmh > 0) seen = adopt(seen, snap(bounds.grid, kmh), nowMs)
        happen({ kind: 'tick', atMs: nowMs })
      }
    }
  }
  return { bounds, moments }
}

/** Between two moments a tick may come at any time, or be late. */
const LATER_MS = [0, 1, 100, 700, 2400, 2600, 4000, 6500, 20_000]

let saidAgain = 0

const SAYS_AGAIN: Sentence = {
  what: 'what the governor says again without being asked is what it would say',
  holds: ({ wish, seen, nowMs }, bounds, before) => {
    const last = before().at(-1)
    let governed = last === undefined ? null : governOn(null, last.wish, last.seen, bounds, last.nowMs)
    for (const laterMs of LATER_MS) {
      const now = governOn(governed, wish, seen, bounds, nowMs + laterMs)
      if (now === governed) {
        // Of tens of thousands: only what differs needs words about it, which cost more than the governor.
        const fresh = govern(wish, seen, bounds, nowMs + laterMs)
        if (!isDeepStrictEqual(now.decision, fresh)) expect(now.decision).toEqual(fresh)
        saidAgain++
      }
      governed = now
    }
  },
}

test('the stories reach what they are about', () => {
  const told = fc.sample(stories, { numRuns: 400, seed: 7 }).flatMap((story) => tell(story).moments)
  const orders = told.flatMap((moment) => orderOf(moment)?.kind ?? [])
  const count = (kind: Order['kind']) => orders.filter((order) => order === kind).length
  expect(count('start')).toBeGreaterThan(150)
  expect(count('speed')).toBeGreaterThan(2000)
  expect(count('stop')).toBeGreaterThan(150)
  expect(told.filter(risesOf).length).toBeGreaterThan(1000)
  const falls = told.filter(fallsOf)
  for (const fall of ['gradual', 'at-once'])
    expect(falls.filter(({ wish }) => wish?.belt === 'moving' && wish.fall === fall).length).toBeGreaterThan(30)
  const waits = new Set(told.map(({ decision }) => ('wait' in decision ? decision.wait : null)))
  for (const wait of [
    'nobody-watches',
    'held',
    'telemetry-stale',
    'nobody-on-belt',
    'belt-does-not-follow',
    'changing-gradually',
    'checking-the-unit',
    'belt-out-of-sight',
    'treadmill-refuses',
  ]) {
    expect(waits).toContain(wait)
  }
  const reasons = new Set(told.map(({ decision }) => ('order' in decision ? decision.because : null)))
  for (const because of [
    'telemetry-stale',
    'nobody-watches',
    'faster-than-allowed',
    'overshot',
    'speeds-up-when-slowed',
    'started-too-fast',
    'takes-other-unit',
  ]) {
    expect(reasons).toContain(because)
  }
})

test('whatever is wished for and however the belt misbehaves, all of it holds', () => {
  fc.assert(
    fc.property(stories, (story) => {
      const told = tell(story)
      for (const sentence of [...SENTENCES, SAYS_AGAIN])
        told.moments.forEach((moment, i) => {
          expectToHold(sentence, moment, told.bounds, () => told.moments.slice(0, i))
        })
    }),
    { numRuns: draws(180) },
  )
  expect(reached.refrained).toBeGreaterThan(50)
  expect(reached.pressed).toBeGreaterThan(10)
  expect(reached.held).toBeGreaterThan(10)
  expect(saidAgain).toBeGreaterThan(500)
})
