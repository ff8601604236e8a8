import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EncodeError } from '../../protocol/ftms/field.ts'
import {
  TREADMILL_DATA,
  decodeTreadmillData,
  encodeTreadmillData,
  encodeTreadmillRecord,
  mergeRecord,
} from '../../protocol/ftms/treadmill-data.ts'
import type { TreadmillData, TreadmillRecord } from '../../protocol/ftms/treadmill-data.ts'
import { decodeByHand } from '../bench/treadmill-data.ts'
import { hexOf, octetsOf, vectorsOf } from './vectors.ts'
import { draws } from '../draws.ts'

function decoded(hex: string): TreadmillData {
  const result = decodeTreadmillData(octetsOf(hex))
  if (!result.ok) throw new Error(result.message)
  return result.value
}

test('paces of the 2017 edition are told from the present ones by the length of the packet', () => {
  expect(decoded('200020034b')).toMatchObject({ instantaneousSpeedKmh: 8, instantaneousPaceKmPerMin: 7.5 })
  expect(decoded('600120034b4c78')).toEqual({
    flags: 0x160,
    moreData: false,
    instantaneousSpeedKmh: 8,
    instantaneousPaceKmPerMin: 7.5,
    averagePaceKmPerMin: 7.6,
    heartRateBpm: 120,
  })
  expect(hexOf(encodeTreadmillData(decoded('600120034b4c78')))).toBe('600120034b4c78')
})

test('a record cut at 20 octets keeps what was complete, and can be folded', () => {
  const cut = decodeTreadmillData(octetsOf('fe1f32031b0388130019000e007b002d00dc00e2'))
  if (cut.ok) expect.fail('a cut record was decoded')
  expect(cut).toMatchObject({ problem: 'truncated', field: 'averagePaceSPer500m', offset: 19 })
  expect(mergeRecord(null, cut.partial).record).toMatchObject({ instantaneousSpeedKmh: 8.18, totalDistanceM: 5000 })
})

test('a speed of 0xFFFF is a value: the specification has no "not available" there', () => {
  expect(decoded('0000ffff').instantaneousSpeedKmh).toBe(655.35)
})

const nullable = (arbitrary: fc.Arbitrary<number>) => fc.option(arbitrary, { nil: null })
const whole = (max: number) => fc.integer({ min: 0, max })
const tenths = (max: number) => whole(max).map((count) => count / 10)
const signed = (perUnit: number) => fc.integer({ min: -0x8000, max: 0x7ffe }).map((count) => count / perUnit)

const records: fc.Arbitrary<TreadmillRecord> = fc
  .tuple(
    fc.record({ instantaneousSpeedKmh: whole(0xffff).map((count) => count / 100) }),
    fc.record(
      {
        speed: fc.record({ averageSpeedKmh: whole(0xffff).map((count) => count / 100) }),
        distance: fc.record({ totalDistanceM: whole(0xffffff) }),
        slope: fc.record({ inclinationPercent: nullable(signed(10)), rampAngleDeg: nullable(signed(10)) }),
        gain: fc.record({ positiveElevationGainM: tenths(0xffff), negativeElevationGainM: tenths(0xffff) }),
        pace: fc.record({ instantaneousPaceSPer500m: whole(0xffff) }),
        averagePace: fc.record({ averagePaceSPer500m: whole(0xffff) }),
        energy: fc.record({
          totalEnergyKcal: nullable(whole(0xfffe)),
          energyPerHourKcal: nullable(whole(0xfffe)),
          energyPerMinuteKcal: nullable(whole(0xfe)),
        }),
        heart: fc.record({ heartRateBpm: whole(0xff) }),
        effort: fc.record({ metabolicEquivalent: tenths(0xff) }),
        elapsed: fc.record({ elapsedTimeS: whole(0xffff) }),
        remaining: fc.record({ remainingTimeS: whole(0xffff) }),
        power: fc.record({ forceOnBeltN: nullable(signed(1)), powerOutputW: nullable(signed(1)) }),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([speed, groups]) => Object.assign({}, speed, ...Object.values(groups)) as TreadmillRecord)

test('any record goes over the air and comes back, in as many packets as the MTU needs', () => {
  fc.assert(
    fc.property(records, fc.integer({ min: 23, max: 64 }), (record, mtu) => {
      const packets = encodeTreadmillRecord(record, mtu)
      let state: ReturnType<typeof mergeRecord> = { partial: null, record: null }
      for (const [index, packet] of packets.entries()) {
        expect(packet.length).toBeLessThanOrEqual(mtu - 3)
        expect(state.record).toBeNull()
        const part = decoded(hexOf(packet))
        expect(part.moreData).toBe(index < packets.length - 1)
        expect(part.instantaneousSpeedKmh === undefined).toBe(part.moreData)
        state = mergeRecord(state.partial, part)
      }
      expect(state).toEqual({ partial: null, record })
      if (packets.length === 1) expect(packets[0]).toEqual(encodeTreadmillData(record))
    }),
  )
})

test('a whole record at the smallest MTU is split as the vectors split it', () => {
  const [vector] = vectorsOf('2ACD-record', 'both')
  const packets = vector!.hex as string[]
  const { record } = mergeRecord(mergeRecord(null, decoded(packets[0]!)).partial, decoded(packets[1]!))
  expect(encodeTreadmillRecord(record!, 23).map(hexOf)).toEqual(packets)
})

test('a record without a speed cannot be ended, and an MTU below 23 does not exist', () => {
  expect(() => encodeTreadmillRecord({ totalDistanceM: 5 }, 23)).toThrow(EncodeError)
  expect(() => encodeTreadmillRecord({ instantaneousSpeedKmh: 5 }, 20)).toThrow(EncodeError)
})

test('half a pair is filled with "not available" where there is one, else refused', () => {
  expect(hexOf(encodeTreadmillData({ instantaneousSpeedKmh: 5, inclinationPercent: 1 }))).toBe('0800f4010a00ff7f')
  expect(() => encodeTreadmillData({ instantaneousSpeedKmh: 5, positiveElevationGainM: 1 })).toThrow(
    /negativeElevationGainM must be a number from 0 to 6553.5 m, not undefined/,
  )
})

test.each([NaN, Infinity, -0.01, 655.36])('a speed of %d km/h is never written', (instantaneousSpeedKmh) => {
  expect(() => encodeTreadmillData({ instantaneousSpeedKmh })).toThrow(EncodeError)
})

test('any octets are read or refused, and what was read is written and read the same', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 48 }), (octets) => {
      const first = decodeTreadmillData(octets)
      if (!first.ok) {
        expect(first.offset).toBeLessThanOrEqual(octets.length)
        return
      }
      const { rfuFlagBits, ignoredTrailingOctets, ...value } = first.value
      expect((rfuFlagBits ?? 0) & 0x1fff).toBe(0)
      const again = decodeTreadmillData(encodeTreadmillData(value))
      expect(again).toEqual({ ok: true, value: { ...value, flags: value.flags & 0x1fff } })
      expect(octets.length - (ignoredTrailingOctets?.length ?? 0) / 2).toBe(encodeTreadmillData(value).length)
    }),
    { numRuns: draws(2000) },
  )
})

test('the reader written by hand, which the bench compares with, reads the same', () => {
  const vectors = vectorsOf('2ACD', 'both')
  expect(vectors.length).toBeGreaterThan(20)
  for (const { hex } of vectors) expect(decodeByHand(octetsOf(hex as string))).toEqual(decoded(hex as string))
})

test('the rows are in wire order, one a flag', () => {
  expect(TREADMILL_DATA.map(({ bit }) => bit)).toEqual([...Array(13).keys()])
})
