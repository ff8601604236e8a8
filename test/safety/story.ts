import type { Ask, AskKind } from '../../protocol/panel/asks.ts'
import { DEFAULT_GRID, type SpeedGrid } from '../../protocol/units.ts'
import type { Decision } from '../../src/safety/decision.ts'
import { govern } from '../../src/safety/governor.ts'
import type { Bounds } from '../../src/safety/bounds.ts'
import type { Notice, Telemetry } from '../../src/belt/event.ts'
import type { BeltEvent } from '../../src/belt/event.ts'
import type { Because, Order, OrderAnswer } from '../../src/belt/order.ts'
import type { Limits } from '../../src/belt/limits.ts'
import type { Seen, UnitSeen } from '../../src/belt/seen.ts'
import { toldUnit, UNKNOWN_UNIT } from '../../src/belt/unit.ts'
import { adopt, speedAsked } from '../../src/belt/following.ts'
import { NOTHING_SEEN, observe } from '../../src/belt/observe.ts'
import type { Wish } from '../../src/session/wish.ts'

/** A story of a belt as it is seen: every step is a real event, folded by `watch` at the time the story has come to. */

const PERIOD_MS = 250

/** 0.2 mph steps: 0.6 to 12.0 mph (quirk 31). */
export const COARSE_GRID: SpeedGrid = { unit: 'mph', minKmh: 0.97, maxKmh: 19.31, stepKmh: 0.32 }

/** Those of the machine; nothing is ordered of them while it tells no incline. */
const INCLINES = { minPct: 0, maxPct: 15, stepPct: 0.5 } as const

export const BOUNDS: Bounds = { grid: DEFAULT_GRID, capKmh: 15, briskRiseKmhPerS: 0.3, walkKmh: 5 }

type MovingWish = Extract<Wish, { belt: 'moving' }>

export const STOPPED: Wish = { belt: 'stopped' }

export function wishing(speedKmh: number, more: Partial<MovingWish> = {}): MovingWish {
  return {
    belt: 'moving',
    speedKmh,
    startAskId: null,
    rise: 'gentle',
    fall: 'gradual',
    held: null,
    ownRiseKmh: null,
    inclinePct: null,
    ...more,
  }
}

export const STOP: Decision = { order: { kind: 'stop' }, because: null }
export const stopFor = (because: Because): Decision => ({ order: { kind: 'stop' }, because })
export const speed = (speedKmh: number, because: Because | null = null): Decision => ({
  order: { kind: 'speed', speedKmh },
  because,
})

export interface Story {
  readonly nowMs: number
  readonly seen: Seen
  readonly bounds: Bounds
  /** Time goes by without a word from the machine. */
  silent(ms: number): Story
  /** One reading now. */
  reads(speedKmh: number | null, more?: Partial<Telemetry>): Story
  /** The belt runs at a speed for so long, read each period; the last reading is now. */
  runs(speedKmh: number, ms: number, more?: Partial<Telemetry>, periodMs?: number): Story
  /** The belt ramps evenly from what was read last. */
  ramps(toKmh: number, ms: number, periodMs?: number): Story
  /** An order goes out, and is answered 40 ms later unless `answer` is null. */
  orders(order: Order | number, answer?: OrderAnswer | null): Story
  answers(order: Order, answer: OrderAnswer): Story
  hears(notice: Notice): Story
  asks(ask: 'stop' | 'pause' | 'belt-is-still' | 'hold'): Story
  /** STOP as a touch lands on it, and held for 1 s by it. */
  touches(touch: string): Story
  holds(touch?: string): Story
  happens(event: BeltEvent): Story
  /** The runner says what the display shows, as the session would take it. */
  tellsUnit(tells: 'ours' | 'other'): Story
  /** Whatever was known of the unit. */
  knows(unit: UnitSeen): Story
  /** The session takes over the speed that the belt runs at. */
  adopts(speedKmh: number): Story
  /** The runner presses for another speed. */
  presses(ask: AskKind): Story
  /** What the governor decides now. */
  decides(wish: Wish): Decision
  /** What it decides after a further `ms` without a word. */
  decidesAfter(ms: number, wish: Wish): Decision
}

export const machine = (grid: SpeedGrid) =>
  ({ name: 'Treadmill 7', grid, incline: INCLINES, drivable: true, simulated: false, sprintedBefore: true }) as const

/**
 * A treadmill that has just been connected, with somebody at the screen who has told its unit; nothing was read yet.
 *
 * @param limits what is known of it
 * @param unit what is known of its unit
 */
export function connected(
  bounds: Bounds = BOUNDS,
  limits: Partial<Limits> = {},
  unit: UnitSeen = { ...toldUnit(UNKNOWN_UNIT, 'ours'), check: 'passed' },
): Story {
  const linkUp: BeltEvent = {
    kind: 'notice',
    atMs: 0,
    notice: { kind: 'link-up', machine: { ...machine(bounds.grid), limits } },
  }
  return told(observe(observe({ ...NOTHING_SEEN, unit }, linkUp), { kind: 'watched', atMs: 0 }), 0, bounds)
}

/** Read at zero for 2 s. */
export const standing = (bounds: Bounds = BOUNDS): Story => connected(bounds).runs(0, 2000)

/** Started by us 500 ms ago and not moved yet. */
export const starting = (bounds: Bounds = BOUNDS): Story =>
  standing(bounds).orders({ kind: 'start', askId: 'go-1' }).runs(0, 500)

/** Started by us and moving at `kmh`; no speed was ordered yet. */
export const setOff = (kmh = 1, bounds: Bounds = BOUNDS): Story => starting(bounds).runs(kmh, 500)

/** Started by us, its unit checked, and running at `kmh` for a second. */
export function running(kmh: number, bounds: Bounds = BOUNDS): Story {
  const checkKmh = bounds.grid === COARSE_GRID ? 1.61 : 1.8
  const checked = setOff(1, bounds).orders(checkKmh).runs(checkKmh, 6000)
  return checked.ramps(kmh, 1000).runs(kmh, 1000).adopts(kmh).runs(kmh, 6000)
}

function told(seen: Seen, nowMs: number, bounds: Bounds): Story {
  const happens = (event: BeltEvent): Story => told(observe(seen, event), Math.max(nowMs, event.atMs), bounds)
  const readAt = (atMs: number, speedKmh: number | null, more: Partial<Telemetry> = {}): BeltEvent => ({
    kind: 'telemetry',
    atMs,
    telemetry: { speedKmh, distanceM: null, elapsedS: null, inclinePct: null, heartRateBpm: null, ...more },
  })
  const self: Story = {
    nowMs,
    seen,
    bounds,
    happens,
    silent: (ms) => told(seen, nowMs + ms, bounds),
    reads: (speedKmh, more) => happens(readAt(nowMs, speedKmh, more)),
    runs: (speedKmh, ms, more, periodMs = PERIOD_MS) => {
      let read = seen
      let atMs = nowMs
      while (atMs + periodMs <= nowMs + ms) read = observe(read, readAt((atMs += periodMs), speedKmh, more))
      return told(read, nowMs + ms, bounds)
    },
    ramps: (toKmh, ms, periodMs = PERIOD_MS) => {
      const fromKmh = seen.sample?.speedKmh ?? 0
      let read = seen
      for (let atMs = periodMs; atMs <= ms; atMs += periodMs) {
        const kmh = Math.round((fromKmh + ((toKmh - fromKmh) * atMs) / ms) * 100) / 100
        read = observe(read, readAt(nowMs + atMs, kmh))
      }
      return told(read, nowMs + ms, bounds)
    },
    orders: (given, answer = 'acknowledged') => {
      const order: Order = typeof given === 'number' ? { kind: 'speed', speedKmh: given } : given
      const sent = happens({ kind: 'order', atMs: nowMs, order, because: null })
      return answer === null ? sent : sent.silent(40).answers(order, answer)
    },
    answers: (order, answer) => happens({ kind: 'answer', atMs: nowMs, order, answer }),
    hears: (notice) => happens({ kind: 'notice', atMs: nowMs, notice }),
    asks: (ask) => happens({ kind: 'ask', atMs: nowMs, ask: { id: `ask-${nowMs}`, ask } satisfies Ask }),
    touches: (touch) => happens({ kind: 'ask', atMs: nowMs, ask: { id: `ask-${nowMs}`, ask: 'stop', touch } }),
    holds: (touch = 'finger') =>
      happens({ kind: 'ask', atMs: nowMs, ask: { id: `held-${nowMs}`, ask: 'stop', touch, held: true } }),
    adopts: (speedKmh) => told(adopt(seen, speedKmh, nowMs), nowMs, bounds),
    tellsUnit: (tells) => told({ ...seen, unit: toldUnit(seen.unit, tells) }, nowMs, bounds),
    knows: (unit) => told({ ...seen, unit }, nowMs, bounds),
    presses: (ask) => told(speedAsked(seen, ask, nowMs), nowMs, bounds),
    decides: (wish) => govern(wish, seen, bounds, nowMs),
    decidesAfter: (ms, wish) => govern(wish, seen, bounds, nowMs + ms),
  }
  return self
}
