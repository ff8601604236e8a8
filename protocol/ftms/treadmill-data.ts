import type { Decoded, Trailing } from './decoded.ts'
import { EncodeError, s16, u16, u24, u8, unless } from './field.ts'
import type { FlaggedValues, Group } from './flagged.ts'
import { flaggedCodec } from './flagged.ts'

/**
 * Treadmill Data, 0x2ACD. Rows in wire order; FTMS 1.0.1 §4.4 and the GATT Specification Supplement. Bit 0 is inverted:
 * More Data set means that the speed comes in a later packet. The narrow paces are those of the 2017 edition.
 */
export const TREADMILL_DATA = [
  { bit: 0, presentWhen: 0, fields: { instantaneousSpeedKmh: u16('km/h', 100) } },
  { bit: 1, fields: { averageSpeedKmh: u16('km/h', 100) } },
  { bit: 2, fields: { totalDistanceM: u24('m') } },
  {
    bit: 3,
    fields: { inclinationPercent: unless(0x7fff, s16('%', 10)), rampAngleDeg: unless(0x7fff, s16('°', 10)) },
  },
  { bit: 4, fields: { positiveElevationGainM: u16('m', 10), negativeElevationGainM: u16('m', 10) } },
  { bit: 5, fields: { instantaneousPaceSPer500m: u16('s') }, narrow: { instantaneousPaceKmPerMin: u8('km/min', 10) } },
  { bit: 6, fields: { averagePaceSPer500m: u16('s') }, narrow: { averagePaceKmPerMin: u8('km/min', 10) } },
  {
    bit: 7,
    fields: {
      totalEnergyKcal: unless(0xffff, u16('kcal')),
      energyPerHourKcal: unless(0xffff, u16('kcal')),
      energyPerMinuteKcal: unless(0xff, u8('kcal')),
    },
  },
  { bit: 8, fields: { heartRateBpm: u8('bpm') } },
  { bit: 9, fields: { metabolicEquivalent: u8('', 10) } },
  { bit: 10, fields: { elapsedTimeS: u16('s') } },
  { bit: 11, fields: { remainingTimeS: u16('s') } },
  { bit: 12, fields: { forceOnBeltN: unless(0x7fff, s16('N')), powerOutputW: unless(0x7fff, s16('W')) } },
] as const satisfies readonly Group[]

const KNOWN_FLAGS = 0x1fff
const MORE_DATA = 1
const FLAG_OCTETS = 2
/** Opcode and handle of an ATT notification. */
const ATT_HEADER_OCTETS = 3

/** The values of one sampling instant, from one packet or several. Missing means not sent; null "not available". */
export type TreadmillRecord = FlaggedValues<typeof TREADMILL_DATA>

/** One packet. */
export interface TreadmillData extends TreadmillRecord, Trailing {
  flags: number
  /** The record goes on in the next packet, and the speed comes in its last. */
  moreData: boolean
  /** Reserved flags that were set; vendors announce step counts with bit 13 (quirk 52). */
  rfuFlagBits?: number
}

const codec = flaggedCodec<TreadmillData>({
  flagOctets: FLAG_OCTETS,
  knownFlags: KNOWN_FLAGS,
  groups: TREADMILL_DATA,
  begin: (flags) => ({ flags, moreData: (flags & MORE_DATA) !== 0 }),
})

/**
 * Reads one packet. Reserved flags and octets behind the fields are reported, never an error (FTMP §4.4.2). Where the flags
 * say that the speed comes later and the packet is longer by just a speed, it is there (quirk 83).
 */
export function decodeTreadmillData(octets: Uint8Array): Decoded<TreadmillData> {
  const decoded = codec.decode(speedIsThere(octets) ? withoutMoreData(octets) : octets)
  const value = decoded.ok ? decoded.value : decoded.partial
  const reserved = (value.flags ?? 0) & ~KNOWN_FLAGS
  if (reserved !== 0) value.rfuFlagBits = reserved
  return decoded
}

function speedIsThere(octets: Uint8Array): boolean {
  const flags = (octets[0] ?? 0) | ((octets[1] ?? 0) << 8)
  const promises = (flags & MORE_DATA) !== 0 && (flags & ~KNOWN_FLAGS) === 0
  return promises && octets.length === octetsOf(flags & ~MORE_DATA)
}

function withoutMoreData(octets: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(octets)
  copy[0]! &= ~MORE_DATA
  return copy
}

/**
 * One packet with the fields given; without a speed it is a More Data packet. A field of a pair or triplet that is left
 * out is written as "not available" where the specification has that. Throws EncodeError.
 */
export function encodeTreadmillData(record: TreadmillRecord): Uint8Array<ArrayBuffer> {
  return codec.encode(codec.flagsFor(record), record)
}

/**
 * A record in as many packets as an ATT_MTU needs, in wire order: More Data set and no speed in all but the last
 * (FTMS 1.0.1 §4.19). Throws EncodeError for a record without a speed, which no last packet could end, and for an MTU
 * below the 23 of the Bluetooth specification.
 */
export function encodeTreadmillRecord(record: TreadmillRecord, mtu: number): Uint8Array<ArrayBuffer>[] {
  if (record.instantaneousSpeedKmh === undefined) {
    throw new EncodeError('instantaneousSpeedKmh', 'instantaneousSpeedKmh is needed to end a record')
  }
  if (!(mtu >= 23)) throw new EncodeError('mtu', `an ATT_MTU is at least 23, not ${mtu}`)
  const packets: number[] = []
  let flags = MORE_DATA
  for (const bit of bitsOf(codec.flagsFor(record))) {
    if (octetsOf(flags | bit) > mtu - ATT_HEADER_OCTETS) {
      packets.push(flags)
      flags = MORE_DATA
    }
    flags |= bit
  }
  if (octetsOf(flags & ~MORE_DATA) > mtu - ATT_HEADER_OCTETS) {
    packets.push(flags)
    flags = MORE_DATA
  }
  return [...packets, flags & ~MORE_DATA].map((packet) => codec.encode(packet, record))
}

const octetsOf = (flags: number): number => FLAG_OCTETS + codec.octetsFor(flags)

const bitsOf = (flags: number): number[] =>
  TREADMILL_DATA.map(({ bit }) => flags & (1 << bit)).filter((bit) => bit > MORE_DATA)

/**
 * Folds packets into records: `partial` is what came with More Data so far, `record` is there when a packet completes
 * one. Start with null, and again after every lost link. A truncated packet's `partial` may be folded too.
 */
export function mergeRecord(
  partial: TreadmillRecord | null,
  packet: Partial<TreadmillData>,
): { partial: TreadmillRecord | null; record: TreadmillRecord | null } {
  const { flags: _flags, moreData, rfuFlagBits: _rfu, ignoredTrailingOctets: _trailing, ...fields } = packet
  const merged = partial === null ? fields : { ...partial, ...fields }
  return moreData === true ? { partial: merged, record: null } : { partial: null, record: merged }
}
