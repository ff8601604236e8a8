import { bitsOf, namesOf } from './ftms/bits.ts'
import type { Decoded, Trailing } from './ftms/decoded.ts'
import { u16, u32, u8 } from './ftms/field.ts'
import type { FlaggedValues, Group } from './ftms/flagged.ts'
import { flaggedCodec } from './ftms/flagged.ts'
import { recordCodec } from './ftms/record.ts'

/** RSC Measurement, 0x2A53; Running Speed and Cadence Service 1.0 §3.1. */
const RSC_MEASUREMENT = [
  { fields: { instantaneousSpeedMps: u16('m/s', 256), instantaneousCadencePerMin: u8('1/min') } },
  { bit: 0, fields: { instantaneousStrideLengthM: u16('m', 100) } },
  { bit: 1, fields: { totalDistanceM: u32('m', 10) } },
] as const satisfies readonly Group[]

const RUNNING = 4

/** Whether the cadence counts steps or strides cannot be told from it. */
export interface RscMeasurement extends FlaggedValues<typeof RSC_MEASUREMENT>, Trailing {
  flags: number
  status: 'walking' | 'running'
}

const codec = flaggedCodec<RscMeasurement>({
  flagOctets: 1,
  knownFlags: 7,
  groups: RSC_MEASUREMENT,
  begin: (flags) => ({ flags, status: (flags & RUNNING) === 0 ? 'walking' : 'running' }),
})

export const decodeRscMeasurement = codec.decode

/** Throws EncodeError for a value that its field cannot carry. */
export function encodeRscMeasurement(measurement: Omit<RscMeasurement, 'flags'>): Uint8Array<ArrayBuffer> {
  return codec.encode(codec.flagsFor(measurement) | (measurement.status === 'running' ? RUNNING : 0), measurement)
}

const RSC_FEATURES = [
  'instantaneous_stride_length',
  'total_distance',
  'walking_or_running_status',
  'calibration_procedure',
  'multiple_sensor_locations',
] as const

export interface RscFeatures {
  featuresRaw: number
  features: (typeof RSC_FEATURES)[number][]
}

const featureCodec = recordCodec({ featuresRaw: u16('') })

/** RSC Feature, 0x2A54. */
export function decodeRscFeatures(octets: Uint8Array): Decoded<RscFeatures> {
  const decoded = featureCodec.decode(octets)
  if (!decoded.ok) return decoded
  const { featuresRaw } = decoded.value
  return { ok: true, value: { featuresRaw, features: namesOf(featuresRaw, RSC_FEATURES) } }
}

export const encodeRscFeatures = ({ features }: Pick<RscFeatures, 'features'>): Uint8Array<ArrayBuffer> =>
  featureCodec.encode({ featuresRaw: bitsOf('features', features, RSC_FEATURES) })
