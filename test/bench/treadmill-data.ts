import { decodeTreadmillData } from '../../protocol/ftms/treadmill-data.ts'
import type { Figure } from './figure.ts'

const PACKETS = [
  '8404580288130059010000001102',
  '8c0458023200001e0000000300000000ee00',
  '842558024e20001101ffffff785217',
  '9f0061003600000000ff7f0000ffff05006e0002',
  '001f71000002cc003c06ff7f1a00',
].map((hex) => Uint8Array.from(Buffer.from(hex, 'hex')))

const ROUNDS = 10_000
const REPEATS = 30

interface ByHand {
  flags: number
  moreData: boolean
  instantaneousSpeedKmh?: number
  averageSpeedKmh?: number
  totalDistanceM?: number
  inclinationPercent?: number | null
  rampAngleDeg?: number | null
  positiveElevationGainM?: number
  negativeElevationGainM?: number
  instantaneousPaceSPer500m?: number
  averagePaceSPer500m?: number
  totalEnergyKcal?: number | null
  energyPerHourKcal?: number | null
  energyPerMinuteKcal?: number | null
  heartRateBpm?: number
  metabolicEquivalent?: number
  elapsedTimeS?: number
  remainingTimeS?: number
  forceOnBeltN?: number | null
  powerOutputW?: number | null
}

/** What one would write without a table: the same fields, scales and "not available" values, one after the other. */
export function decodeByHand(octets: Uint8Array): ByHand {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength)
  const flags = view.getUint16(0, true)
  const value: ByHand = { flags, moreData: (flags & 1) !== 0 }
  let at = 2
  const u8 = () => view.getUint8(at++)
  const u16 = () => ((at += 2), view.getUint16(at - 2, true))
  const s16 = () => ((at += 2), view.getInt16(at - 2, true))
  const orNull = (count: number, notAvailable: number, perUnit: number) =>
    count === notAvailable ? null : count / perUnit
  if ((flags & 1) === 0) value.instantaneousSpeedKmh = u16() / 100
  if (flags & 2) value.averageSpeedKmh = u16() / 100
  if (flags & 4) value.totalDistanceM = u16() | (u8() << 16)
  if (flags & 8) {
    value.inclinationPercent = orNull(s16(), 0x7fff, 10)
    value.rampAngleDeg = orNull(s16(), 0x7fff, 10)
  }
  if (flags & 16) {
    value.positiveElevationGainM = u16() / 10
    value.negativeElevationGainM = u16() / 10
  }
  if (flags & 32) value.instantaneousPaceSPer500m = u16()
  if (flags & 64) value.averagePaceSPer500m = u16()
  if (flags & 128) {
    value.totalEnergyKcal = orNull(u16(), 0xffff, 1)
    value.energyPerHourKcal = orNull(u16(), 0xffff, 1)
    value.energyPerMinuteKcal = orNull(u8(), 0xff, 1)
  }
  if (flags & 256) value.heartRateBpm = u8()
  if (flags & 512) value.metabolicEquivalent = u8() / 10
  if (flags & 1024) value.elapsedTimeS = u16()
  if (flags & 2048) value.remainingTimeS = u16()
  if (flags & 4096) {
    value.forceOnBeltN = orNull(s16(), 0x7fff, 1)
    value.powerOutputW = orNull(s16(), 0x7fff, 1)
  }
  return value
}

/** Nanoseconds a packet: the fastest of the repeats, which is the one that nothing else on the machine disturbed. */
function nanosecondsOf(decode: (octets: Uint8Array) => object): () => number {
  const times: number[] = []
  return () => {
    const start = process.hrtime.bigint()
    for (let i = 0; i < ROUNDS; i++) for (const packet of PACKETS) kept = decode(packet)
    times.push(Number(process.hrtime.bigint() - start) / (ROUNDS * PACKETS.length))
    return Math.min(...times)
  }
}

/** The last result, so that no decode is optimised away. */
let kept: object | null = null

/** Treadmill Data decoded by the table, against a DataView reader of the same fields written by hand; limit 2 ×. */
export function benchTreadmillDataDecode(): Figure {
  const byTable = nanosecondsOf(decodeTreadmillData)
  const byHand = nanosecondsOf(decodeByHand)
  let measured = 0
  let against = 0
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    measured = byTable()
    against = byHand()
  }
  if (kept === null) throw new Error('nothing was decoded')
  return { name: 'Treadmill Data by the table / by hand, a packet', unit: 'ns', measured, against, limit: 2 }
}
