import { describe, expect, test } from 'vitest'
import { DEFAULT_GRID } from '../../protocol/units.ts'
import type { BeltEvent, Telemetry } from '../../src/belt/event.ts'
import { NOTHING_SEEN, observe } from '../../src/belt/observe.ts'
import { needsEyesOf, restOf, type Rest } from '../../src/belt/rest.ts'
import type { Seen } from '../../src/belt/seen.ts'

const MACHINE = { name: 'Treadmill 7', grid: DEFAULT_GRID, drivable: true, simulated: false, sprintedBefore: true }

interface Belt {
  readonly seen: Seen
  readonly nowMs: number
  reads(speedKmh: number, more?: Partial<Telemetry>): Belt
  /** Read each 250 ms from now on; what it counts begins at `distanceM` and `elapsedS` and goes on so much a second. */
  for(s: number, speedKmh: (atS: number) => number, counts?: Counts): Belt
  happens(event: { readonly kind: string } & Record<string, unknown>): Belt
  silent(s: number): Belt
  readonly rest: Rest
}
interface Counts {
  readonly metres?: (atS: number) => number | null
  readonly seconds?: (atS: number) => number | null
}

function told(seen: Seen, nowMs: number): Belt {
  const fold = (event: object, atMs = nowMs): Belt => told(observe(seen, { ...event, atMs } as BeltEvent), atMs)
  const telemetry = (speedKmh: number, more: Partial<Telemetry> = {}) => ({
    kind: 'telemetry',
    telemetry: { speedKmh, distanceM: null, elapsedS: null, inclinePct: null, heartRateBpm: null, ...more },
  })
  return {
    seen,
    nowMs,
    reads: (speedKmh, more) => fold(telemetry(speedKmh, more)),
    for(s, speedKmh, { metres = () => null, seconds = () => null } = {}) {
      let belt: Belt = told(seen, nowMs)
      for (let atS = 0.25; atS <= s; atS += 0.25) {
        belt = told(belt.seen, nowMs + atS * 1000).reads(Math.round(speedKmh(atS) * 100) / 100, {
          distanceM: metres(atS),
          elapsedS: seconds(atS),
        })
      }
      return belt
    },
    happens: (event) => fold(event),
    silent: (s) => told(seen, nowMs + s * 1000),
    rest: restOf(seen, nowMs),
  }
}

const linked = told(NOTHING_SEEN, 0).happens({ kind: 'notice', notice: { kind: 'link-up', machine: MACHINE } })
const STOP = { kind: 'order', order: { kind: 'stop' }, because: null }
const START = { kind: 'order', order: { kind: 'start', askId: 'go' }, because: null }
const refused = { kind: 'answer', order: { kind: 'start', askId: 'go' }, answer: 'refused' }
const eyes = { kind: 'ask', ask: { id: 'a', ask: 'belt-is-still' } }
const zero = (): number => 0
const at = (kmh: number) => (): number => kmh
const fallingFrom =
  (kmh: number, kmhPerS = 1.5) =>
  (atS: number): number =>
    Math.max(0, kmh - kmhPerS * atS)

describe('rest is proven', () => {
  test('by zero for 1 s', () => {
    expect(linked.for(1, zero).rest).toBeNull()
    expect(linked.for(1.25, zero).rest).toBe('proven')
  })

  test('after a fall of at most 3 km/h per second; after a steeper one once zero has lasted', () => {
    const running = linked.for(3, at(6))
    const gentle = running.for(4, fallingFrom(6))
    expect(gentle.for(0.75, zero).rest).not.toBe('proven')
    expect(gentle.for(1, zero).rest).toBe('proven')
    // 6 ÷ 0.75 = 8 s
    expect(running.for(8, zero).rest).toBeNull()
    expect(running.for(8.25, zero).rest).toBe('proven')
  })

  test('not while the machine’s distance goes on', () => {
    const stops = linked.for(3, at(3), { metres: (atS) => Math.floor(atS) }).for(2, fallingFrom(3), { metres: at(5) })
    expect(stops.for(2, zero, { metres: at(5) }).rest).toBe('proven')
    // The last count may come late: from there on it has to stand.
    const late = stops.for(1.25, zero, { metres: (atS) => (atS < 0.75 ? 5 : 6) })
    expect(late.rest).not.toBe('proven')
    expect(late.for(0.75, zero, { metres: at(6) }).rest).toBe('proven')
    expect(stops.for(2, zero, { metres: (atS) => (atS < 0.5 ? 5 : 6) }).rest).toBe('proven')
    const grows = stops.for(3, zero, { metres: (atS) => 5 + Math.floor(atS) })
    expect(grows.rest).not.toBe('proven')
    expect(grows.for(60, zero, { metres: at(8) }).rest).not.toBe('proven')
  })

  test('not while elapsed time goes on that was seen to stand at rest', () => {
    const ran = (fromS: number) => (belt: Belt) =>
      belt
        .for(4, at(2), { seconds: (atS) => fromS + Math.floor(atS) })
        .for(2, fallingFrom(2), { seconds: at(fromS + 4) })
    const goesOn = { seconds: (atS: number) => 4 + Math.floor(atS) }
    const once = ran(0)(linked)
    expect(once.for(3, zero, goesOn).rest).toBe('proven')
    const stood = once.for(6, zero, { seconds: at(4) })
    expect(stood.seen.rest.elapsedRests).toBe(true)
    const again = ran(10)(stood)
    expect(again.for(3, zero, { seconds: (atS) => 14 + Math.floor(atS) }).rest).not.toBe('proven')
    expect(again.for(3, zero, { seconds: at(14) }).rest).toBe('proven')
  })

  test('not on a machine that has not moved since a start that was not refused, over links and restarts', () => {
    const started = linked.for(2, zero).happens(START)
    expect(started.for(60, zero).rest).toBeNull()
    expect(started.happens(refused).for(1, zero).rest).toBe('proven')
    const up = { kind: 'notice', notice: { kind: 'link-up', machine: MACHINE } }
    expect(started.happens(up).for(60, zero).rest).toBeNull()
    expect(started.happens({ kind: 'restarted' }).happens(up).for(60, zero).rest).toBeNull()
    expect(started.for(1, at(1)).for(1, fallingFrom(1)).for(1.25, zero).rest).toBe('proven')
  })

  test('not by zeros that were found false, until another link', () => {
    const lied = linked.for(3, at(6)).for(2, zero).for(1, at(6))
    expect(lied.seen.rest.falseZeros).toBe(true)
    expect(lied.for(4, fallingFrom(6)).for(60, zero).rest).not.toBe('proven')
    const lone = linked.for(3, at(6)).for(0.25, zero).for(1, at(6))
    expect(lone.seen.rest.falseZeros).toBe(false)
    const back = lied.silent(10).happens({ kind: 'notice', notice: { kind: 'link-up', machine: MACHINE } })
    expect(back.for(1.25, zero).rest).toBe('proven')
  })

  test('by the runner’s eyes, until it is read moving, a start or a Stop is written, or the link goes', () => {
    const seen = linked.silent(5).happens(eyes)
    expect(seen.rest).toBe('proven')
    expect(seen.silent(600).rest).toBe('proven')
    expect(seen.reads(0.4).rest).toBeNull()
    expect(seen.happens(START).rest).toBeNull()
    expect(seen.happens(STOP).rest).toBeNull()
    expect(seen.happens({ kind: 'notice', notice: { kind: 'link-lost', reason: 'out of range' } }).rest).toBeNull()
    expect(seen.happens(START).happens(refused).rest).toBe('proven')
  })

  test('by the runner’s eyes where a speed stands beside counts that stand (quirk 59), until they go on', () => {
    const paused = linked
      .for(10, at(5), { metres: (atS) => Math.floor(atS * 1.4), seconds: Math.floor })
      .for(6, at(5), { metres: at(14), seconds: at(10) })
    expect(needsEyesOf(paused.seen, paused.nowMs)).toBe(true)
    const seen = paused.happens(eyes)
    expect(seen.for(10, at(5), { metres: at(14), seconds: at(10) }).rest).toBe('proven')
    expect(seen.for(2, at(5), { metres: (atS) => 14 + Math.floor(atS), seconds: at(10) }).rest).toBeNull()
    expect(seen.for(1, at(5.1), { metres: at(14), seconds: at(10) }).rest).toBeNull()
  })

  test('not by the runner’s eyes where the machine itself says that it moves', () => {
    expect(linked.for(3, at(5)).happens(eyes).rest).toBeNull()
  })
})

describe('rest is likely', () => {
  const stopping = linked.for(3, at(6)).happens(STOP)

  test('where a belt that obeyed above zero now reads zero', () => {
    expect(stopping.for(2, fallingFrom(6)).reads(0).rest).toBeNull() // a lone zero
    expect(stopping.for(4.25, fallingFrom(6)).rest).toBe('likely')
    expect(stopping.for(0.5, zero).rest).toBeNull()
  })

  test('where it has been silent for longer than the last speed needs to run out at the fall seen', () => {
    const unseen = stopping.for(2, fallingFrom(6)) // 3 km/h at 1.5 km/h per second: 2 s, and 2.5 s to be silent
    expect(unseen.silent(2.5).rest).toBeNull()
    expect(unseen.silent(2.6).rest).toBe('likely')
    const slow = stopping.for(2, fallingFrom(6, 0.6)) // 4.8 km/h at 0.6: 8 s
    expect(slow.silent(7.8).rest).toBeNull()
    expect(slow.silent(8.3).rest).toBe('likely')
    expect(stopping.for(2, at(6)).silent(600).rest).toBeNull()
  })

  test('where it fell so by the console', () => {
    const byHand = linked.for(3, at(6)).for(4.25, fallingFrom(6))
    expect(byHand.rest).toBe('likely')
    expect(linked.for(3, at(6)).for(10, at(3)).for(0.5, zero).rest).toBeNull()
  })

  test('not where our own order explains the fall', () => {
    const order = { kind: 'order', order: { kind: 'speed', speedKmh: 3 }, because: null }
    const slowed = linked.for(3, at(6)).happens(order).for(2, fallingFrom(6))
    expect(slowed.for(0.5, zero).rest).toBeNull()
  })

  test('where it was proven when it was last read', () => {
    expect(linked.for(2, zero).silent(600).rest).toBe('likely')
  })

  test('and not once it is read moving again, nor after a start', () => {
    const rested = stopping.for(5, fallingFrom(6)).for(2, zero)
    expect(rested.for(0.5, at(1)).rest).toBeNull()
    expect(rested.happens(START).rest).toBeNull()
  })
})

describe('one impossible reading decides nothing, the second that agrees does, at once', () => {
  const running = linked.for(3, at(6))
  const speedOf = ({ seen }: Belt): number | undefined => seen.sample?.speedKmh

  test('a zero at speed', () => {
    expect(speedOf(running.for(0.25, zero))).toBe(6)
    expect(speedOf(running.for(0.5, zero))).toBe(0)
    expect(speedOf(running.for(0.25, zero).for(0.25, at(5.8)))).toBe(5.8)
  })

  test('a gain that no belt makes (quirk 81)', () => {
    expect(speedOf(running.for(0.25, at(24)))).toBe(6)
    expect(speedOf(running.for(0.5, at(24)))).toBe(24)
    expect(speedOf(running.for(0.25, at(24)).for(0.25, at(6)))).toBe(6)
    expect(speedOf(running.for(0.25, zero).for(0.25, at(24)))).toBe(6)
    expect(speedOf(running.for(0.25, at(8.9)))).toBe(8.9)
  })

  test('a leap at rest is no motion', () => {
    const rested = linked.for(3, zero)
    expect(rested.for(0.25, at(24)).rest).toBe('proven')
    expect(rested.for(0.5, at(24)).rest).toBeNull()
  })
})
