import { expect, test } from 'vitest'
import { encodeTreadmillRecord } from '../../protocol/ftms/treadmill-data.ts'
import { telemetryReader } from '../../src/treadmill/telemetry.ts'
import captures from '../protocol/data/captures.json' with { type: 'json' }

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))
const NOTHING = { speedKmh: null, distanceM: null, elapsedS: null, inclinePct: null, heartRateBpm: null }

test('a record split by More Data is one reading, told with its last packet', () => {
  const read = telemetryReader()
  const record = {
    instantaneousSpeedKmh: 9.5,
    averageSpeedKmh: 9,
    totalDistanceM: 1234,
    inclinationPercent: 1.5,
    positiveElevationGainM: 3,
    negativeElevationGainM: 0,
    totalEnergyKcal: 80,
    heartRateBpm: 151,
    elapsedTimeS: 600,
  }
  const packets = encodeTreadmillRecord(record, 23)
  expect(packets.length).toBeGreaterThan(1)
  expect(packets.slice(0, -1).map((packet) => read(packet))).toEqual(packets.slice(1).map(() => null))
  const reading = { speedKmh: 9.5, distanceM: 1234, elapsedS: 600, inclinePct: 1.5, heartRateBpm: 151 }
  expect(read(packets.at(-1)!)).toEqual(reading)
})

test('a record that is over leaves nothing behind for the next', () => {
  const read = telemetryReader()
  expect(read(bytes('0500e80300'))).toBeNull()
  expect(read(bytes('0000e803'))).toMatchObject({ speedKmh: 10, distanceM: 1000 })
  expect(read(bytes('0000e803'))).toEqual({ ...NOTHING, speedKmh: 10 })
})

test('of a packet that was cut short the complete fields count', () => {
  const read = telemetryReader()
  expect(read(bytes('0400e8030102'))).toEqual({ ...NOTHING, speedKmh: 10 })
  expect(read(bytes('0000e8'))).toEqual(NOTHING)
})

test('what cannot be meant is unknown, never zero', () => {
  const read = telemetryReader()
  expect(read(bytes('0401ffffffffffff'))).toEqual(NOTHING)
  expect(read(bytes('0001a10f00'))).toEqual({ ...NOTHING })
  expect(read(bytes('0800e803ff7fff7f'))).toEqual({ ...NOTHING, speedKmh: 10 })
})

const packets = captures.filter(({ characteristic }) => characteristic === '0x2ACD')

test('there are captured packets', () => expect(packets.length).toBeGreaterThan(5))

test.each(packets.map(({ hex }) => hex))('no captured packet is a surprise: %s', (hex) => {
  const reading = telemetryReader()(bytes(hex))
  const moreData = (bytes(hex)[0]! & 1) === 1
  if (moreData) expect(reading).toBeNull()
  else expect(reading?.speedKmh).toBe(Buffer.from(hex, 'hex').readUInt16LE(2) / 100)
})
