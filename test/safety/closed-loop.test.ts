import { expect, test } from 'vitest'
import { DEFAULT_GRID, snap, type SpeedGrid } from '../../protocol/units.ts'
import type { Wait } from '../../src/safety/decision.ts'
import { govern } from '../../src/safety/governor.ts'
import type { Bounds } from '../../src/safety/bounds.ts'
import { standstillOf } from '../../src/belt/rest.ts'
import type { BeltEvent } from '../../src/belt/event.ts'
import type { Order } from '../../src/belt/order.ts'
import { NOTHING_SEEN, observe } from '../../src/belt/observe.ts'
import { toldUnit, UNKNOWN_UNIT } from '../../src/belt/unit.ts'
import type { Wish } from '../../src/session/wish.ts'
import { BOUNDS, COARSE_GRID, machine, STOPPED, wishing } from './story.ts'

/** A whole run of wishes against a belt with a lag and a ramp, on a manual clock. */

const TICK_MS = 100

interface BeltKind {
  readonly lagMs: number
  readonly kmhPerS: number
  readonly periodMs: number
}
const USUAL: BeltKind = { lagMs: 400, kmhPerS: 0.8, periodMs: 250 }
const SLOW: BeltKind = { lagMs: 1400, kmhPerS: 0.5, periodMs: 500 }

interface Leg {
  readonly forMs: number
  readonly wish: Wish
}
interface Given {
  readonly atMs: number
  readonly order: Order
}

function run(legs: readonly Leg[], kind: BeltKind, bounds: Bounds) {
  let seen = observe(
    { ...NOTHING_SEEN, unit: { ...toldUnit(UNKNOWN_UNIT, 'ours'), check: 'passed' } },
    {
      kind: 'notice',
      atMs: 0,
      notice: { kind: 'link-up', machine: machine(bounds.grid) },
    },
  )
  seen = observe(seen, { kind: 'watched', atMs: 0 })
  let kmh = 0
  let nowMs = 0
  let onAir: Given[] = []
  let targetKmh = 0
  const orders: Given[] = []
  const waits = new Set<Wait>()
  const speeds: { atMs: number; kmh: number }[] = []
  const happen = (event: BeltEvent): void => {
    seen = observe(seen, event)
  }
  for (const { forMs, wish } of legs) {
    for (const endMs = nowMs + forMs; nowMs < endMs; nowMs += TICK_MS) {
      for (const { order } of onAir.filter(({ atMs }) => nowMs - atMs >= kind.lagMs)) {
        targetKmh = order.kind === 'speed' ? order.speedKmh : order.kind === 'start' ? bounds.grid.minKmh : 0
        happen({ kind: 'answer', atMs: nowMs, order, answer: 'acknowledged' })
      }
      onAir = onAir.filter(({ atMs }) => nowMs - atMs < kind.lagMs)
      const stepKmh = (kind.kmhPerS * TICK_MS) / 1000
      kmh += Math.max(-stepKmh, Math.min(stepKmh, targetKmh - kmh))
      if (nowMs % kind.periodMs < TICK_MS) {
        const speedKmh = Math.round(kmh * 100) / 100
        const rest = { distanceM: null, elapsedS: null, inclinePct: null, heartRateBpm: null }
        happen({ kind: 'telemetry', atMs: nowMs, telemetry: { speedKmh, ...rest } })
      }
      const decision = govern(wish, seen, bounds, nowMs)
      if ('order' in decision) {
        onAir.push({ atMs: nowMs, order: decision.order })
        orders.push({ atMs: nowMs, order: decision.order })
        happen({ kind: 'order', atMs: nowMs, order: decision.order, because: decision.because })
      } else waits.add(decision.wait)
      speeds.push({ atMs: nowMs, kmh })
    }
  }
  const kmhAt = (atMs: number): number => speeds.findLast((one) => one.atMs <= atMs)?.kmh ?? 0
  const reachedMs = (toKmh: number, fromMs: number): number =>
    speeds.find((one) => one.atMs >= fromMs && Math.abs(one.kmh - toKmh) <= 0.05)?.atMs ?? Infinity
  return { orders, waits, kmhAt, reachedMs, isStill: standstillOf(seen, nowMs), nowMs }
}

const MIN = 60_000
const ask = { startAskId: 'go-1' }

function crescendo(grid: SpeedGrid): Leg[] {
  const at = (kmh: number) => snap(grid, kmh)
  return [
    { forMs: 3000, wish: null },
    { forMs: MIN, wish: wishing(at(5.5), { ...ask, rise: 'brisk' }) },
    { forMs: 4 * MIN, wish: wishing(at(8.1), ask) },
    { forMs: 11 * MIN, wish: wishing(at(8.7), ask) },
    { forMs: 10 * MIN, wish: wishing(at(9.9), ask) },
    { forMs: 9 * MIN, wish: wishing(at(11.1), ask) },
    { forMs: 2 * MIN, wish: wishing(at(13.4), { ...ask, rise: 'brisk' }) },
    { forMs: 3 * MIN, wish: wishing(at(7.4), ask) },
    { forMs: MIN, wish: wishing(at(5), ask) },
    { forMs: MIN, wish: STOPPED },
  ]
}

for (const [name, kind, grid] of [
  ['a usual belt', USUAL, DEFAULT_GRID],
  ['a slow belt', SLOW, DEFAULT_GRID],
  ['a coarse grid in miles', SLOW, COARSE_GRID],
] as const) {
  test(`a whole run gets there in few orders: ${name}`, () => {
    const legs = crescendo(grid)
    const done = run(legs, kind, { ...BOUNDS, grid })
    let endMs = 0
    for (const { forMs, wish } of legs) {
      endMs += forMs
      if (wish?.belt === 'moving') expect(done.kmhAt(endMs - TICK_MS), `by ${endMs} ms`).toBeCloseTo(wish.speedKmh, 1)
    }
    expect(done.isStill).toBe(true)
    const kinds = done.orders.map(({ order }) => order.kind)
    expect(kinds.filter((order) => order === 'start')).toHaveLength(1)
    // A belt that shows nothing of a Stop within a second hears it again.
    expect(kinds.filter((order) => order === 'stop')).toHaveLength(kind === USUAL ? 1 : 2)
    // 1.8 to 13.4 in halves is 24 rises, 13.4 to 5 is 17 falls, and each phase may end in a shorter step.
    expect(kinds.filter((order) => order === 'speed').length).toBeLessThanOrEqual(grid === COARSE_GRID ? 70 : 50)
    expect([...done.waits].filter((wait) => /refuse|follow|stale|watch|cannot/.test(wait))).toEqual([])
  })
}

test.each([0.5, 1.2, 2.4])('a rise of %f km/h into a mile takes 10 s for each km/h, within 2 s', (riseKmh) => {
  const legs: Leg[] = [
    { forMs: 3000, wish: null },
    { forMs: 2 * MIN, wish: wishing(8, ask) },
    { forMs: MIN, wish: wishing(8 + riseKmh, ask) },
  ]
  const { reachedMs } = run(legs, USUAL, BOUNDS)
  const beginsMs = 3000 + 2 * MIN
  const tookMs = reachedMs(8 + riseKmh, beginsMs) - beginsMs
  const meantMs = riseKmh * 10_000
  // The last half step needs no wait after it: the belt may be there early by its share of the pace, never late.
  expect(tookMs).toBeLessThanOrEqual(meantMs + 2000)
  expect(tookMs).toBeGreaterThanOrEqual(meantMs - 5000)
})

test('the rise into a sprint takes its 3.3 s for each km/h, within 2 s', () => {
  const legs: Leg[] = [
    { forMs: 3000, wish: null },
    { forMs: 2 * MIN, wish: wishing(11.1, { ...ask, rise: 'brisk' }) },
    { forMs: MIN, wish: wishing(13.4, { ...ask, rise: 'brisk' }) },
  ]
  const { reachedMs } = run(legs, USUAL, BOUNDS)
  const tookMs = reachedMs(13.4, 3000 + 2 * MIN) - 3000 - 2 * MIN
  expect(Math.abs(tookMs - (2.3 / 0.3) * 1000)).toBeLessThanOrEqual(2000)
})

test('easing off the sprint is at the walk in the time the belt takes, and in four orders', () => {
  const legs: Leg[] = [
    { forMs: 3000, wish: null },
    { forMs: 2 * MIN, wish: wishing(13.4, { ...ask, rise: 'brisk' }) },
    { forMs: MIN, wish: wishing(5, { ...ask, fall: 'at-once', held: 'eased' }) },
  ]
  const beginsMs = 3000 + 2 * MIN
  const { orders, reachedMs } = run(legs, USUAL, BOUNDS)
  expect(orders.filter(({ atMs }) => atMs >= beginsMs)).toHaveLength(4)
  expect(orders.find(({ atMs }) => atMs >= beginsMs)).toMatchObject({ atMs: beginsMs, order: { speedKmh: 10.4 } })
  const beltAloneMs = ((13.4 - 5) / USUAL.kmhPerS) * 1000
  expect(reachedMs(5, beginsMs) - beginsMs).toBeLessThanOrEqual(beltAloneMs + 2000)
})
