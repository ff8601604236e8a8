import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_GRID } from '../../protocol/units.ts'
import { LIMITS } from '../../src/belt/limits.ts'
import { NOTHING_SEEN, observe } from '../../src/belt/observe.ts'
import type { Seen } from '../../src/belt/seen.ts'
import { agreeOf, asOrderedKmhOf, highestReadingKmhOf, isAtOf, toleranceOf } from '../../src/belt/tolerance.ts'
import { draws } from '../draws.ts'

const FRESH: Seen = { ...NOTHING_SEEN, link: 'up', grid: DEFAULT_GRID }

/** A belt that was ordered to `orderKmh` and reads so, four times a second, from half a second on. */
function readAt(seen: Seen, orderKmh: number, readings: readonly number[], atMs = 0): Seen {
  const ordered = observe(seen, { kind: 'order', atMs, order: { kind: 'speed', speedKmh: orderKmh }, because: null })
  return readings.reduce(
    (read, speedKmh, i) =>
      observe(read, {
        kind: 'telemetry',
        atMs: atMs + 500 + i * 250,
        telemetry: { speedKmh, distanceM: null, elapsedS: null, inclinePct: null, heartRateBpm: null },
      }),
    ordered,
  )
}

const tenTimes = (kmh: number): number[] => Array<number>(10).fill(kmh)

describe('rule 8: the tolerance', () => {
  test('is 0.2 km/h, one step of the grid, or 8 % of the order, whichever is most', () => {
    expect(toleranceOf(FRESH, 2)).toBe(0.2)
    expect(toleranceOf({ ...FRESH, grid: { ...DEFAULT_GRID, stepKmh: 0.8 } }, 2)).toBe(0.8)
    expect(toleranceOf(FRESH, 10)).toBeCloseTo(0.8)
  })

  test('is three times the spread of ten readings that settled, instead of the 8 %', () => {
    expect(toleranceOf(readAt(FRESH, 8, tenTimes(8).slice(1)), 10)).toBeCloseTo(0.8)
    expect(toleranceOf(readAt(FRESH, 8, tenTimes(8)), 10)).toBe(0.2)
    const noisy = [8.3, 7.7, 8.3, 7.7, 8.3, 7.7, 8.3, 7.7, 8.3, 7.7]
    expect(toleranceOf(readAt(FRESH, 8, noisy), 10)).toBeCloseTo((3 * 0.3 * 10) / 8, 1)
  })

  test('is not learned from a belt that is still on its way', () => {
    const coming = [7.5, 7.6, 7.7, 7.8, 7.9, 8, 8, 8, 8, 8]
    expect(readAt(FRESH, 8, coming).learned).toBeNull()
    expect(readAt(FRESH, 8, [...coming, ...tenTimes(8)]).learned).toEqual({ share: 0, factor: 1 })
  })

  test('is a machine’s own where it is known, and never wider than 12 %', () => {
    expect(toleranceOf({ ...FRESH, limits: { ...LIMITS, toleranceShare: 0.05 } }, 10)).toBeCloseTo(0.5)
    const wild = [8.6, 7.4, 8.6, 7.4, 8.6, 7.4, 8.6, 7.4, 8.6, 7.4]
    expect(toleranceOf(readAt(FRESH, 8, wild), 10)).toBeCloseTo(1.2)
  })

  test('is forgotten with the link', () => {
    const learned = readAt(FRESH, 8, tenTimes(8))
    const machine = { name: 'T', grid: DEFAULT_GRID, drivable: true, simulated: false, sprintedBefore: true }
    const met = observe(learned, { kind: 'notice', atMs: 9000, notice: { kind: 'link-up', machine } })
    expect(met.learned).toBeNull()
  })
})

describe('a steady error', () => {
  test('is none of a belt that did not move for the order, went the other way, or is put elsewhere later', () => {
    const at8 = readAt(FRESH, 8, tenTimes(8))
    expect(readAt(at8, 8.4, tenTimes(8), 9000).learned?.factor).toBe(1)
    expect(readAt(at8, 7.9, tenTimes(8.4), 9000).learned?.factor).toBe(1)
    expect(readAt(at8, 8.4, [...tenTimes(8.4), ...tenTimes(8.8), ...tenTimes(8.8)], 9000).learned?.factor).toBe(1)
  })

  test('becomes a factor: 3 % below is at speed', () => {
    const seen = readAt(FRESH, 8, tenTimes(7.76))
    expect(seen.learned?.factor).toBeCloseTo(0.97)
    expect(isAtOf(seen, 12, 11.64)).toBe(true)
    expect(isAtOf(seen, 12, 11.3)).toBe(false)
    expect(asOrderedKmhOf(seen, 7.76)).toBeCloseTo(8)
  })

  test('is none where a grid or a display explains it', () => {
    expect(readAt(FRESH, 1.8, tenTimes(1.77)).learned?.factor).toBe(1)
    const mph = { ...FRESH, grid: { ...DEFAULT_GRID, stepKmh: 0.16 } }
    expect(readAt(mph, 5, tenTimes(4.85)).learned?.factor).toBe(1)
  })

  test('does not lift the cap where readings are low, and does where they are high', () => {
    expect(highestReadingKmhOf(readAt(FRESH, 8, tenTimes(7.76)), 15)).toBe(15.2)
    expect(highestReadingKmhOf(readAt(FRESH, 8, tenTimes(8.24)), 15)).toBeCloseTo(15.65)
  })
})

/** Even noise of `share` at most, a stream of it for each seed. */
function noise(seed: number, share: number, count: number): number[] {
  let state = seed >>> 0
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return share * (state / 2 ** 31 - 1)
  })
}

test('whatever the noise up to 4.5 %, and the order, a belt is at it in all but stray readings', () => {
  const shares = fc.double({ min: 0, max: 0.045, noNaN: true })
  fc.assert(
    fc.property(fc.nat(), shares, fc.double({ min: 1, max: 20, noNaN: true }), (seed, share, orderKmh) => {
      const readings = noise(seed, share, 100).map((by) => Math.round(orderKmh * (1 + by) * 100) / 100)
      const seen = readAt(FRESH, orderKmh, readings)
      expect(readings.filter((kmh) => !isAtOf(seen, orderKmh, kmh)).length).toBeLessThanOrEqual(3)
    }),
    { numRuns: draws(500) },
  )
})

test('two readings agree where one belt can have made both', () => {
  const two = (fromKmh: number, toKmh: number, ms: number): Seen => ({
    ...FRESH,
    previous: { speedKmh: fromKmh, atMs: 0 },
    sample: { speedKmh: toKmh, atMs: ms },
  })
  expect(agreeOf(two(8, 8.5, 250))).toBe(true)
  expect(agreeOf(two(9, 1.8, 1000))).toBe(false)
  expect(agreeOf(two(5, 24, 1000))).toBe(false)
  expect(agreeOf(two(0, 1, 1000))).toBe(false)
})
