import type { Trailing } from './ftms/decoded.ts'
import { u16, u8, words } from './ftms/field.ts'
import type { FlaggedValues, Group } from './ftms/flagged.ts'
import { flaggedCodec } from './ftms/flagged.ts'
import { recordCodec } from './ftms/record.ts'

/** Heart Rate Measurement, 0x2A37; Heart Rate Service 1.0 §3.1. Bit 0 chooses the width of the rate. */
const HEART_RATE_MEASUREMENT = [
  { bit: 0, presentWhen: 0, fields: { heartRateBpm: u8('bpm') } },
  { bit: 0, fields: { heartRateBpm: u16('bpm') } },
  { bit: 3, fields: { energyExpendedKj: u16('kJ') } },
] as const satisfies readonly Group[]

const WIDE_RATE = 1
const CONTACT_DETECTED = 2
const CONTACT_SUPPORTED = 4
const ENERGY = 8
const RR_INTERVALS = 16
const RR_PER_SECOND = 1024

export interface HeartRateMeasurement extends FlaggedValues<typeof HEART_RATE_MEASUREMENT>, Trailing {
  flags: number
  /** Many straps send a good rate with 'not_detected'; 0 bpm is no reading. */
  sensorContact: 'not_supported' | 'not_detected' | 'detected'
  /** Times between beats, oldest first, as sent: 1/1024 s. */
  rrIntervals1024?: number[]
  rrIntervalsS?: number[]
}

const contactOf = (flags: number): HeartRateMeasurement['sensorContact'] =>
  (flags & CONTACT_SUPPORTED) === 0 ? 'not_supported' : (flags & CONTACT_DETECTED) === 0 ? 'not_detected' : 'detected'

const codec = flaggedCodec<HeartRateMeasurement>({
  flagOctets: 1,
  knownFlags: 0x1f,
  groups: HEART_RATE_MEASUREMENT,
  begin: (flags) => ({ flags, sensorContact: contactOf(flags) }),
  rest: (value, octets, at) => {
    if ((octets[0]! & RR_INTERVALS) === 0) return at
    const intervals: number[] = []
    for (; at + 2 <= octets.length; at += 2) intervals.push(octets[at]! | (octets[at + 1]! << 8))
    value.rrIntervals1024 = intervals
    value.rrIntervalsS = intervals.map((interval) => interval / RR_PER_SECOND)
    return at
  },
})

/** RR intervals are read to the end of the packet; half of one is reported as trailing. */
export const decodeHeartRate = codec.decode

/** Writes a rate above 255 bpm in two octets, or where `flags` say so. Throws EncodeError. */
export function encodeHeartRate(
  measurement: Omit<HeartRateMeasurement, 'flags' | 'rrIntervalsS'> & { flags?: number },
): Uint8Array<ArrayBuffer> {
  const { flags = 0, heartRateBpm = 0, sensorContact, energyExpendedKj, rrIntervals1024 } = measurement
  const intervals = rrIntervals1024 ?? []
  const fields = codec.encode(
    (heartRateBpm > 0xff ? WIDE_RATE : flags & WIDE_RATE) |
      { not_supported: 0, not_detected: CONTACT_SUPPORTED, detected: CONTACT_SUPPORTED | CONTACT_DETECTED }[
        sensorContact
      ] |
      (energyExpendedKj === undefined ? 0 : ENERGY) |
      (rrIntervals1024 === undefined ? 0 : RR_INTERVALS),
    measurement,
  )
  return Uint8Array.from([...fields, ...intervals.flatMap((interval) => [...rrInterval.encode({ interval })])])
}

const rrInterval = recordCodec({ interval: u16('1/1024 s') })

/** Body Sensor Location, 0x2A38. */
export const bodySensorLocation = recordCodec({
  bodySensorLocation: words({ 0: 'other', 1: 'chest', 2: 'wrist', 3: 'finger', 4: 'hand', 5: 'ear_lobe', 6: 'foot' }),
})

/** Heart Rate Control Point, 0x2A39. */
export const heartRateControlPoint = recordCodec({ controlPoint: words({ 1: 'reset_energy_expended' }) })
