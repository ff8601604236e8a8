import { s16, u16, u24, u8, words } from './field.ts'
import type { MessageIn, MessageOut, Operation } from './operation.ts'
import { operationCodec } from './operation.ts'

/** Stop or Pause, 0x08, and its echo in the machine's status. */
export const CONTROL_INFORMATION = words({ 1: 'stop', 2: 'pause' })

/** The times in heart rate zones, which the machine's status repeats. */
export const TWO_ZONES = { fatBurnS: u16('s'), fitnessS: u16('s') } as const
export const THREE_ZONES = { lightS: u16('s'), moderateS: u16('s'), hardS: u16('s') } as const
export const FIVE_ZONES = {
  veryLightS: u16('s'),
  lightS: u16('s'),
  moderateS: u16('s'),
  hardS: u16('s'),
  maximumS: u16('s'),
} as const

export const BIKE_SIMULATION = {
  windSpeedMps: s16('m/s', 1000),
  gradePercent: s16('%', 100),
  rollingResistanceCoefficient: u8('', 10_000),
  windResistanceCoefficientKgPerM: u8('kg/m', 100),
} as const

/** Fitness Machine Control Point, 0x2AD9, requests: op code and parameter. FTMS 1.0.1 table 4.15. */
export const CONTROL_POINT_REQUESTS = [
  { opCode: 0x00, name: 'request_control', fields: {} },
  { opCode: 0x01, name: 'reset', fields: {} },
  { opCode: 0x02, name: 'set_target_speed', fields: { targetSpeedKmh: u16('km/h', 100) } },
  { opCode: 0x03, name: 'set_target_inclination', fields: { targetInclinationPercent: s16('%', 10) } },
  { opCode: 0x04, name: 'set_target_resistance_level', fields: { targetResistanceLevel: u8('', 10) } },
  { opCode: 0x05, name: 'set_target_power', fields: { targetPowerW: s16('W') } },
  { opCode: 0x06, name: 'set_target_heart_rate', fields: { targetHeartRateBpm: u8('bpm') } },
  { opCode: 0x07, name: 'start_or_resume', fields: {} },
  { opCode: 0x08, name: 'stop_or_pause', fields: { controlInformation: CONTROL_INFORMATION } },
  { opCode: 0x09, name: 'set_targeted_expended_energy', fields: { targetedEnergyCal: u16('Calories') } },
  { opCode: 0x0a, name: 'set_targeted_number_of_steps', fields: { targetedSteps: u16('') } },
  { opCode: 0x0b, name: 'set_targeted_number_of_strides', fields: { targetedStrides: u16('') } },
  { opCode: 0x0c, name: 'set_targeted_distance', fields: { targetedDistanceM: u24('m') } },
  { opCode: 0x0d, name: 'set_targeted_training_time', fields: { targetedTrainingTimeS: u16('s') } },
  { opCode: 0x0e, name: 'set_targeted_time_in_two_hr_zones', fields: TWO_ZONES },
  { opCode: 0x0f, name: 'set_targeted_time_in_three_hr_zones', fields: THREE_ZONES },
  { opCode: 0x10, name: 'set_targeted_time_in_five_hr_zones', fields: FIVE_ZONES },
  { opCode: 0x11, name: 'set_indoor_bike_simulation', fields: BIKE_SIMULATION },
  { opCode: 0x12, name: 'set_wheel_circumference', fields: { wheelCircumferenceMm: u16('mm', 10) } },
  { opCode: 0x13, name: 'spin_down_control', fields: { spinDownControl: words({ 1: 'start', 2: 'ignore' }) } },
  { opCode: 0x14, name: 'set_targeted_cadence', fields: { targetedCadencePerMin: u16('1/min', 2) } },
] as const satisfies readonly Operation[]

/** A request as it is written: `{ op: 'set_target_speed', targetSpeedKmh: 8.2 }`. */
export type ControlPointRequest = MessageIn<typeof CONTROL_POINT_REQUESTS, 'op'>
/** A request as a machine reads it; op codes beyond the table are 'reserved'. */
export type ReceivedRequest = MessageOut<typeof CONTROL_POINT_REQUESTS, 'op'>
export type ControlPointOp = ControlPointRequest['op']

const requests = operationCodec(CONTROL_POINT_REQUESTS, 'op')

/** Throws EncodeError for a value that the field cannot carry; nothing may be written then. */
export const encodeControlPointRequest = requests.encode

/** Reads what a client wrote. */
export const decodeControlPointRequest = requests.decode

const OP_CODES = Object.fromEntries(CONTROL_POINT_REQUESTS.map(({ name, opCode }) => [name, opCode]))

/** The op code of a request, by which its response is known. */
export const opCodeOf = (op: ControlPointOp): number => OP_CODES[op]!
