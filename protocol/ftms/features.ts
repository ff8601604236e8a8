import type { Decoded, Trailing } from './decoded.ts'
import { bitsOf, namesOf } from './bits.ts'
import { u32 } from './field.ts'
import { recordCodec } from './record.ts'

/** Bits of the first word, lowest first; FTMS 1.0.1 table 4.3. */
const MACHINE_FEATURES = [
  'average_speed',
  'cadence',
  'total_distance',
  'inclination',
  'elevation_gain',
  'pace',
  'step_count',
  'resistance_level',
  'stride_count',
  'expended_energy',
  'heart_rate_measurement',
  'metabolic_equivalent',
  'elapsed_time',
  'remaining_time',
  'power_measurement',
  'force_on_belt_and_power_output',
  'user_data_retention',
] as const

/** Bits of the second word, lowest first; FTMS 1.0.1 table 4.4. Start and Stop have none: they are mandatory. */
const TARGET_SETTING_FEATURES = [
  'speed',
  'inclination',
  'resistance',
  'power',
  'heart_rate',
  'expended_energy',
  'step_number',
  'stride_number',
  'distance',
  'training_time',
  'time_in_two_hr_zones',
  'time_in_three_hr_zones',
  'time_in_five_hr_zones',
  'indoor_bike_simulation',
  'wheel_circumference',
  'spin_down',
  'cadence',
] as const

export type MachineFeature = (typeof MACHINE_FEATURES)[number]
export type TargetSettingFeature = (typeof TARGET_SETTING_FEATURES)[number]

/** Fitness Machine Feature, 0x2ACC. A claim: machines set bits they do not honour and omit what they send. */
export interface Features extends Trailing {
  machineFeaturesRaw: number
  targetSettingFeaturesRaw: number
  machineFeatures: MachineFeature[]
  targetSettingFeatures: TargetSettingFeature[]
}

const codec = recordCodec({ machineFeaturesRaw: u32(''), targetSettingFeaturesRaw: u32('') })

/** Reserved bits stay in the raw words and have no name. */
export function decodeFeatures(octets: Uint8Array): Decoded<Features> {
  const decoded = codec.decode(octets)
  if (!decoded.ok) return { ...decoded, partial: named(decoded.partial) }
  const { ignoredTrailingOctets, ...words } = decoded.value
  const value = { ...words, ...named(words) } as Features
  if (ignoredTrailingOctets !== undefined) value.ignoredTrailingOctets = ignoredTrailingOctets
  return { ok: true, value }
}

function named(words: { machineFeaturesRaw?: number; targetSettingFeaturesRaw?: number }): Partial<Features> {
  const { machineFeaturesRaw: machine, targetSettingFeaturesRaw: target } = words
  return {
    ...words,
    ...(machine !== undefined && { machineFeatures: namesOf(machine, MACHINE_FEATURES) }),
    ...(target !== undefined && { targetSettingFeatures: namesOf(target, TARGET_SETTING_FEATURES) }),
  }
}

/** Throws EncodeError for a name that is no feature. */
export function encodeFeatures(
  features: Pick<Features, 'machineFeatures' | 'targetSettingFeatures'>,
): Uint8Array<ArrayBuffer> {
  return codec.encode({
    machineFeaturesRaw: bitsOf('machineFeatures', features.machineFeatures, MACHINE_FEATURES),
    targetSettingFeaturesRaw: bitsOf('targetSettingFeatures', features.targetSettingFeatures, TARGET_SETTING_FEATURES),
  })
}
