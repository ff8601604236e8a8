import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineWith, type LinePoint } from '../../protocol/line.ts'
import { asFromAfar, ranIn } from '../../protocol/ran-line.ts'
import { draws } from '../draws.ts'

/** A line of one reading a second, at speeds in km/h. */
function lineOf(speeds: readonly (number | null)[]): readonly LinePoint[] {
  let totalM = 0
  return speeds.reduce<readonly LinePoint[]>((line, speedKmh, movingS) => {
    totalM += (speedKmh ?? 8) / 3.6
    return lineWith(line, { movingS, totalM }, speedKmh)
  }, [])
}
const even = (seconds: number, speedKmh: number): number[] => Array.from({ length: seconds }, () => speedKmh)

test('an even speed is two points, however long', () => {
  const line = lineOf(even(600, 9.9))
  expect(line.map(({ movingS, speedKmh }) => [movingS, speedKmh])).toEqual([
    [0, 9.9],
    [599, 9.9],
  ])
})

test('a rise keeps its corners, and a point every few seconds', () => {
  const rise = Array.from({ length: 12 }, (_, second) => 8.7 + 0.1 * (second + 1))
  const line = lineOf([...even(60, 8.7), ...rise, ...even(60, 9.9)])
  const at = (movingS: number) => line.some((point) => Math.abs(point.movingS - movingS) <= 4)
  expect([at(59), at(65), at(71)]).toEqual([true, true, true])
  expect(line.length).toBeLessThan(9)
  expect(line.at(-1)).toMatchObject({ movingS: 131, speedKmh: 9.9 })
})

test('a dip of a few seconds is not smoothed away', () => {
  const line = lineOf([...even(60, 9.9), ...even(8, 5), ...even(60, 9.9)])
  expect(Math.min(...line.map(({ speedKmh }) => speedKmh ?? 0))).toBe(5)
})

test('a belt out of sight is one gap, however long, and none before the first reading', () => {
  const line = lineOf([null, null, ...even(9, 8), null, null, null, ...even(3, 8)])
  expect(line.map(({ speedKmh }) => speedKmh)).toEqual([8, 8, null, 8, 8])
})

test('a restless belt of hours stays a modest line', () => {
  const line = lineOf(Array.from({ length: 40_000 }, (_, second) => (second % 2 === 0 ? 9.5 : 10.3)))
  expect(line.length).toBeLessThanOrEqual(2000)
  expect(line.at(-1)?.movingS).toBeGreaterThan(39_900)
})

test('a line is cut at the lines between the steps, at the speed that it has there', () => {
  const step = (movingS: number, distanceM: number) => ({
    from: { movingS, distanceM },
    distanceM: 1000,
    durationS: 400,
  })
  const steps = [
    { ...step(0, 0), progress: 1 },
    { ...step(400, 1000), progress: 1 },
    { ...step(800, 2000), progress: 0.5 },
  ]
  const at = (movingS: number, speedKmh: number | null): LinePoint => ({ movingS, distanceM: movingS * 2.5, speedKmh })
  const even = ranIn(steps, [at(100, 9), at(1000, 9)])
  expect(even.map((ran) => ran.map(({ share, speedKmh }) => [share, speedKmh]))).toEqual([
    [
      [0.25, 9],
      [1, 9],
    ],
    [
      [0, 9],
      [1, 9],
    ],
    [
      [0, 9],
      [0.5, 9],
    ],
  ])
  const rising = ranIn(steps, [at(200, 8), at(600, 10)])
  expect(rising[0]?.at(-1)).toEqual({ share: 1, speedKmh: 9 })
  expect(rising[1]?.[0]).toEqual({ share: 0, speedKmh: 9 })
  // Out of sight over the line nothing is known of it.
  expect(ranIn(steps, [at(100, 9), at(200, null), at(500, 9)])).toEqual([
    [
      { share: 0.25, speedKmh: 9 },
      { share: 0.5, speedKmh: null },
    ],
    [{ share: 0.25, speedKmh: 9 }],
    [],
  ])
})

test('from afar a line keeps its turns, its gaps and its ends, and few points', () => {
  const wavy = Array.from({ length: 400 }, (_, i) => ({ share: i / 399, speedKmh: i < 200 ? 9 + 0.02 * (i % 2) : 11 }))
  const few = asFromAfar(wavy)
  expect(few.length).toBeLessThanOrEqual(6)
  expect([few[0], few.at(-1)]).toEqual([wavy[0], wavy.at(-1)])
  expect(few.filter(({ speedKmh }) => speedKmh === 11).map(({ share }) => share)).toEqual([0.501, 1])
  const gap = [
    { share: 0, speedKmh: 9 },
    { share: 0.2, speedKmh: null },
    { share: 0.5, speedKmh: 9 },
    { share: 1, speedKmh: 9 },
  ]
  expect(asFromAfar(gap)).toEqual(gap)
  const wild = Array.from({ length: 900 }, (_, i) => ({ share: i / 899, speedKmh: 9 + 3 * Math.sin(i * 1.7) }))
  expect(asFromAfar(wild).length).toBeLessThanOrEqual(60)
})

/** Within a step, in its order: many points may share a place, and the belt may be out of sight. */
const ranPoints = fc
  .array(
    fc.record({
      share: fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true })),
      speedKmh: fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 0, max: 250 }).map((tenths) => tenths / 10) },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
    }),
    { maxLength: 200 },
  )
  .map((points) => points.sort((a, b) => a.share - b.share))

test('whatever line comes, from afar it is some of its own points in their order, with its ends and its gaps', () => {
  fc.assert(
    fc.property(ranPoints, (ran) => {
      const rounded = ran.map(({ share, speedKmh }) => ({ share: Math.round(share * 1000) / 1000, speedKmh }))
      const few = asFromAfar(ran)
      let from = 0
      for (const point of few) {
        const at = rounded.findIndex(
          (one, index) => index >= from && one.share === point.share && one.speedKmh === point.speedKmh,
        )
        expect(at).toBeGreaterThanOrEqual(from)
        from = at + 1
      }
      expect([few[0], few.at(-1)]).toEqual([rounded[0], rounded.at(-1)])
      const gaps = (points: typeof few): number => points.filter(({ speedKmh }) => speedKmh === null).length
      expect(gaps(few)).toBe(gaps(rounded))
    }),
    { numRuns: draws(300) },
  )
})

test('a step that goes on after its end, and a line of a whole day, are drawn', () => {
  const end = { share: 1, speedKmh: 8.1 }
  expect(asFromAfar([end, end, { share: 1, speedKmh: 0.4 }])).toHaveLength(2)
  const day = Array.from({ length: 86_400 }, (_, i) => ({ share: i / 86_399, speedKmh: (i / 20_000) ** 2 }))
  expect(asFromAfar(day).length).toBeLessThanOrEqual(60)
})
