import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kmhFromMph, mphFromKmh } from '../../protocol/units.ts'
import { adopt, speedAsked } from '../../src/belt/following.ts'
import type { BeltEvent } from '../../src/belt/event.ts'
import { consoleSpeedOf } from '../../src/belt/console.ts'
import { NOTHING_SEEN, observe } from '../../src/belt/observe.ts'
import type { Because, Order } from '../../src/belt/order.ts'
import { asksUnitOf, toldUnit } from '../../src/belt/unit.ts'
import { govern } from '../../src/safety/governor.ts'
import { draws } from '../draws.ts'
import { BOUNDS, machine, wishing } from './story.ts'

/** Rule 9 on machines that count in miles somewhere, or nowhere: how fast the belt gets in truth before anybody knows. */

const UNITS = {
  'all in km/h': { takes: (kmh: number) => kmh, says: (kmh: number) => kmh },
  'telemetry in miles': { takes: (kmh: number) => kmh, says: mphFromKmh },
  'orders in miles': { takes: kmhFromMph, says: (kmh: number) => kmh },
  'all in miles': { takes: kmhFromMph, says: mphFromKmh },
} as const
type UnitsName = keyof typeof UNITS

interface Machine {
  readonly units: UnitsName
  /** What its distance counts, m; null for none. */
  readonly countM: 1 | 2 | 10 | 25 | null
  /** True where the distance is known to be true. */
  readonly known: boolean
  readonly lagMs: number
  readonly kmhPerS: number
  readonly periodMs: number
  /** When the runner presses `faster`, and when the link goes for 3 s; s. */
  readonly pressesS: readonly number[]
  readonly linkLostS: number | null
  /** At what the belt is found after that: a hand set it meanwhile, km/h; null where none did. */
  readonly foundKmh: number | null
}

const machines: fc.Arbitrary<Machine> = fc.record({
  units: fc.constantFrom(...(Object.keys(UNITS) as UnitsName[])),
  countM: fc.constantFrom(1, 2, 10, 25, null),
  known: fc.boolean(),
  lagMs: fc.integer({ min: 0, max: 1400 }),
  kmhPerS: fc.double({ min: 0.05, max: 2, noNaN: true }),
  periodMs: fc.constantFrom(250, 500, 1000),
  pressesS: fc.array(fc.integer({ min: 5, max: 300 }), { maxLength: 5 }),
  linkLostS: fc.option(fc.integer({ min: 3, max: 200 })),
  foundKmh: fc.constant(null),
})

const TICK_MS = 100
const RUN_S = 320
/** 1.8 is the first order: what a machine in miles makes of 1.5 × it, and of a walk, km/h. */
const BOUND_KMH = kmhFromMph(1.5 * 1.8)
const WALK_IN_MILES_KMH = kmhFromMph(5)
/** What a machine in miles makes of the first order. One that checks later makes it no faster than that, or than it was found. */
const CHECKED_KMH = kmhFromMph(1.8)
const WISH = wishing(13, { startAskId: 'go-1', rise: 'brisk' })

/** A whole run at 13 km/h, as far as it comes; `answers` where the runner tells what the display shows, as it is. */
function ran(made: Machine, answers: boolean) {
  const { takes, says } = UNITS[made.units]
  const limits = { distanceIsTrue: made.known }
  const facts = { ...machine(BOUNDS.grid), simulated: false, limits }
  let seen = observe(NOTHING_SEEN, { kind: 'notice', atMs: 0, notice: { kind: 'link-up', machine: facts } })
  let [kmh, targetKmh, trueM] = [0, 0, 0]
  let onAir: { readonly atMs: number; readonly order: Order }[] = []
  const lostMs = (made.linkLostS ?? RUN_S) * 1000
  let adoptAtMs: number | null = null
  let fastestUnjudgedKmh = 0
  let fastestKmh = 0
  let because: Because | null = null
  let stoppedAtM = Infinity
  const happen = (event: BeltEvent): void => {
    seen = observe(seen, event)
  }
  for (let nowMs = 0; nowMs < RUN_S * 1000; nowMs += TICK_MS) {
    for (const { order } of onAir.filter(({ atMs }) => nowMs - atMs >= made.lagMs)) {
      targetKmh =
        order.kind === 'speed' ? takes(order.speedKmh) : order.kind === 'start' ? takes(BOUNDS.grid.minKmh) : 0
      happen({ kind: 'answer', atMs: nowMs, order, answer: 'acknowledged' })
    }
    onAir = onAir.filter(({ atMs }) => nowMs - atMs < made.lagMs)
    const stepKmh = (made.kmhPerS * TICK_MS) / 1000
    kmh += Math.max(-stepKmh, Math.min(stepKmh, targetKmh - kmh))
    trueM += ((kmh * TICK_MS) / 3_600_000) * 1000
    fastestKmh = Math.max(fastestKmh, kmh)
    if (nowMs === lostMs && made.foundKmh !== null) {
      kmh = made.foundKmh
      targetKmh = made.foundKmh
      onAir = []
    }
    if (nowMs === lostMs) happen({ kind: 'notice', atMs: nowMs, notice: { kind: 'link-lost', reason: 'far' } })
    if (nowMs === lostMs + 3000) {
      happen({ kind: 'notice', atMs: nowMs, notice: { kind: 'link-up', machine: facts } })
      adoptAtMs = nowMs + 2 * made.periodMs + TICK_MS
    }
    if (seen.link === 'up' && nowMs % made.periodMs === 0) {
      const speedKmh = Math.round(says(kmh) * 100) / 100
      const distanceM = made.countM === null ? null : Math.floor(trueM / made.countM) * made.countM
      const telemetry = { speedKmh, distanceM, elapsedS: null, inclinePct: null, heartRateBpm: null }
      happen({ kind: 'telemetry', atMs: nowMs, telemetry })
    }
    const consoleKmh = seen.link === 'up' ? consoleSpeedOf(seen) : null
    const foundKmh = consoleKmh ?? (nowMs === adoptAtMs ? (seen.sample?.speedKmh ?? 0) : 0)
    if (foundKmh > 0) seen = adopt(seen, foundKmh, nowMs)
    if (made.pressesS.includes(nowMs / 1000)) seen = speedAsked(seen, 'faster', nowMs)
    if (answers && asksUnitOf(seen) && kmh > 0)
      seen = { ...seen, unit: toldUnit(seen.unit, says(1) === 1 ? 'ours' : 'other') }
    if (seen.unit.verdict !== 'ours' && !seen.unit.told) fastestUnjudgedKmh = Math.max(fastestUnjudgedKmh, kmh)
    if (because !== null) continue
    const decision = govern(WISH, seen, BOUNDS, nowMs)
    if (!('order' in decision)) continue
    because = decision.because
    if (because !== null) stoppedAtM = trueM
    onAir.push({ atMs: nowMs, order: decision.order })
    happen({ kind: 'order', atMs: nowMs, order: decision.order, because })
  }
  return { fastestUnjudgedKmh, fastestKmh, because, kmh, stoppedAtM, unit: seen.unit }
}

const boundOf = ({ known, countM }: Machine): number => (known && countM !== null ? WALK_IN_MILES_KMH : BOUND_KMH)
const inMiles = ({ units }: Machine): boolean => units !== 'all in km/h'
const saysMiles = ({ units }: Machine): boolean => UNITS[units].says(1) !== 1

test('whatever the machine counts in: until it is judged or told, its belt runs no faster in truth than rule 9 allows', () => {
  fc.assert(
    fc.property(machines, (made) => {
      const { fastestUnjudgedKmh, because, unit, stoppedAtM } = ran(made, false)
      expect(fastestUnjudgedKmh).toBeLessThanOrEqual(boundOf(made) + 0.01)
      if (unit.verdict !== 'unjudged') expect(unit.verdict).toBe(saysMiles(made) ? 'other' : 'ours')
      if (!inMiles(made)) expect(because).toBeNull()
      // Four counts of 25 m are the 100 m after which a distance says nothing; a gap begins the comparison anew.
      if (saysMiles(made) && made.countM !== null && made.countM < 25 && made.linkLostS === null) {
        expect(because).toBe('takes-other-unit')
        expect(stoppedAtM).toBeLessThan(made.countM === 10 ? kmhFromMph(100) : 50)
      }
    }),
    { numRuns: draws(50) },
  )
})

test('and where the runner tells what the display shows, an honest machine gets to its speed, and no other moves on', () => {
  fc.assert(
    fc.property(machines, (made) => {
      const { because, kmh, fastestKmh } = ran(made, true)
      if (inMiles(made)) {
        expect(because).toBe('takes-other-unit')
        expect(kmh).toBe(0)
        expect(fastestKmh).toBeLessThanOrEqual((saysMiles(made) ? boundOf(made) : CHECKED_KMH) + 0.01)
      }
      if (!inMiles(made)) expect(kmh).toBeCloseTo(13, 1)
    }),
    { numRuns: draws(35) },
  )
})

test('nor does one that takes miles from wherever a hand brought it while the check was out of sight, however slowly it goes', () => {
  const found = fc.record({
    made: machines,
    units: fc.constantFrom('all in km/h' as const, 'orders in miles' as const),
    kmhPerS: fc.double({ min: 0.05, max: 0.5, noNaN: true }),
    foundKmh: fc.double({ min: 2, max: 9, noNaN: true }),
  })
  fc.assert(
    fc.property(found, ({ made, units, kmhPerS, foundKmh }) => {
      const there = { known: false, linkLostS: 4, pressesS: [] }
      const { because, kmh, fastestKmh } = ran({ ...made, units, kmhPerS, foundKmh, ...there }, true)
      if (units === 'all in km/h') expect([because, kmh]).toEqual([null, expect.closeTo(13, 1)])
      else {
        expect(because).not.toBeNull()
        expect(fastestKmh).toBeLessThanOrEqual(Math.max(CHECKED_KMH, foundKmh) + 0.01)
      }
    }),
    { numRuns: draws(35) },
  )
})
