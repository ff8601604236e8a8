import { BIKE_SIMULATION, CONTROL_INFORMATION, FIVE_ZONES, THREE_ZONES, TWO_ZONES } from './control-point.ts'
import { s16, u16, u24, u8, words } from './field.ts'
import type { MessageIn, Operation } from './operation.ts'
import { operationCodec } from './operation.ts'

/**
 * Fitness Machine Status, 0x2ADA: op code and parameter. FTMS 1.0.1 table 4.26. Machines pad and cut these values (quirk
 * 61): octets behind the parameter are reported as trailing, and of a cut one `partial.status` still tells what happened.
 */
export const MACHINE_STATUS = [
  { opCode: 0x01, name: 'reset', fields: {} },
  { opCode: 0x02, name: 'stopped_or_paused_by_user', fields: { controlInformation: CONTROL_INFORMATION } },
  { opCode: 0x03, name: 'stopped_by_safety_key', fields: {} },
  { opCode: 0x04, name: 'started_or_resumed_by_user', fields: {} },
  { opCode: 0x05, name: 'target_speed_changed', fields: { targetSpeedKmh: u16('km/h', 100) } },
  { opCode: 0x06, name: 'target_incline_changed', fields: { targetInclinationPercent: s16('%', 10) } },
  {
    opCode: 0x07,
    name: 'target_resistance_level_changed',
    fields: { targetResistanceLevel: s16('', 10) },
    narrow: { targetResistanceLevel: u8('', 10) },
  },
  { opCode: 0x08, name: 'target_power_changed', fields: { targetPowerW: s16('W') } },
  { opCode: 0x09, name: 'target_heart_rate_changed', fields: { targetHeartRateBpm: u8('bpm') } },
  { opCode: 0x0a, name: 'targeted_expended_energy_changed', fields: { targetedEnergyCal: u16('Calories') } },
  { opCode: 0x0b, name: 'targeted_number_of_steps_changed', fields: { targetedSteps: u16('') } },
  { opCode: 0x0c, name: 'targeted_number_of_strides_changed', fields: { targetedStrides: u16('') } },
  { opCode: 0x0d, name: 'targeted_distance_changed', fields: { targetedDistanceM: u24('m') } },
  { opCode: 0x0e, name: 'targeted_training_time_changed', fields: { targetedTrainingTimeS: u16('s') } },
  { opCode: 0x0f, name: 'targeted_time_in_two_hr_zones_changed', fields: TWO_ZONES },
  { opCode: 0x10, name: 'targeted_time_in_three_hr_zones_changed', fields: THREE_ZONES },
  { opCode: 0x11, name: 'targeted_time_in_five_hr_zones_changed', fields: FIVE_ZONES },
  { opCode: 0x12, name: 'indoor_bike_simulation_changed', fields: BIKE_SIMULATION },
  { opCode: 0x13, name: 'wheel_circumference_changed', fields: { wheelCircumferenceMm: u16('mm', 10) } },
  {
    opCode: 0x14,
    name: 'spin_down_status',
    fields: { spinDownStatus: words({ 1: 'requested', 2: 'success', 3: 'error', 4: 'stop_pedaling' }) },
  },
  { opCode: 0x15, name: 'targeted_cadence_changed', fields: { targetedCadencePerMin: u16('1/min', 2) } },
  { opCode: 0xff, name: 'control_permission_lost', fields: {} },
] as const satisfies readonly Operation[]

/** A status as a machine sends it: `{ status: 'target_speed_changed', targetSpeedKmh: 8.2 }`. */
export type MachineStatus = MessageIn<typeof MACHINE_STATUS, 'status'>
const codec = operationCodec(MACHINE_STATUS, 'status')

/** Reads what a machine notified; op codes beyond the table are 'reserved' and to be ignored. */
export const decodeMachineStatus = codec.decode

/** Throws EncodeError for a value that the field cannot carry. */
export const encodeMachineStatus = codec.encode
