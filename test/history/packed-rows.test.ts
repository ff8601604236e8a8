import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JournalRow } from '../../src/history/journal-row.ts'
import { packRows, unpackRows } from '../../src/history/packed-rows.ts'
import { draws } from '../draws.ts'

const whole = fc.oneof(
  fc.integer({ min: -300, max: 3000 }),
  fc.maxSafeInteger(),
  fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0),
)
const known = fc.option(whole, { freq: 4 })
const row: fc.Arbitrary<JournalRow> = fc.record(
  {
    sequence: whole,
    ticks: whole,
    at_ms: fc.oneof(
      fc.integer({ min: 0, max: 1e8 }).map((count) => count / 4),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(-0, 0),
    ),
    event: fc.option(fc.oneof(fc.json(), fc.string({ unit: 'grapheme' }))),
    ...{ speed_001_kmh: known, distance_m: known, elapsed_s: known, incline_01_pct: known, heart_rate_bpm: known },
  },
  { noNullPrototype: true },
)

test('what is unpacked is, row for row and to the last bit, what was packed', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
      expect(unpackRows(packRows(rows))).toStrictEqual(rows)
    }),
    { numRuns: draws(300) },
  )
})

/** Readings of ten minutes, four a second, on a belt that is steady but for its last digit. */
const even = Array.from({ length: 2400 }, (_, index): JournalRow => ({
  ...{ sequence: index, ticks: index % 3 === 0 ? 2 : 3, at_ms: 1234.5 + index * 250, event: null },
  ...{ speed_001_kmh: 990 + (index % 5 === 0 ? 1 : 0), distance_m: Math.floor(index * 0.6875) },
  ...{ elapsed_s: Math.floor(index / 4), incline_01_pct: 0, heart_rate_bpm: 140 + Math.floor(index / 97) },
}))

test('2,400 readings are some 2.4 KB', () => {
  expect(packRows(even).length).toBeLessThan(2500)
})

test('what is damaged, cut or of another way of packing is refused', () => {
  const packed = packRows(even)
  expect(() => unpackRows(Buffer.of(2, ...packed.subarray(1)))).toThrow('not known here')
  expect(() => unpackRows(packed.subarray(0, -3))).toThrow()
  const middle = Math.floor(packed.length / 2)
  const damaged = Buffer.from(packed)
  damaged[middle] = (damaged[middle] ?? 0) ^ 0x55
  expect(() => unpackRows(damaged)).toThrow()
})
