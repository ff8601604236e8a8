import type { Decoded, Trailing } from './decoded.ts'
import { keepTrailing } from './decoded.ts'
import { EncodeError, u8 } from './field.ts'
import type { Values } from './layout.ts'
import { layoutOf, readLayout, writeLayout } from './layout.ts'

/** Status codes in order, 0x00 to 0x0F; FTMS 1.0.1 §4.10. There is none for a pause. */
const STATUSES = [
  'other',
  'idle',
  'warming_up',
  'low_intensity_interval',
  'high_intensity_interval',
  'recovery_interval',
  'isometric',
  'heart_rate_control',
  'fitness_test',
  'speed_outside_control_region_low',
  'speed_outside_control_region_high',
  'cool_down',
  'watt_control',
  'manual_mode',
  'pre_workout',
  'post_workout',
] as const

export type TrainingStatusName = (typeof STATUSES)[number]

/** Training Status, 0x2AD3. Informational: what the belt does is not to be inferred from it. */
export interface TrainingStatus extends Trailing {
  flags: number
  statusCode: number
  status: TrainingStatusName | 'reserved'
  /** The console's words; null where none were announced. */
  string: string | null
  /** The words did not fit and go on in a long read. */
  extendedString: boolean
}

const HEAD = layoutOf({ flags: u8(''), statusCode: u8('') })
const STRING_PRESENT = 1
const EXTENDED_STRING = 2

/** Machines announce a string and send none (quirk 62): that is an empty one. */
export function decodeTrainingStatus(octets: Uint8Array): Decoded<TrainingStatus> {
  const head: Values = {}
  const failure = readLayout(HEAD, octets, 0, head)
  if (failure !== null) return failure
  const { flags, statusCode } = head as { flags: number; statusCode: number }
  const announced = (flags & (STRING_PRESENT | EXTENDED_STRING)) !== 0
  const value: TrainingStatus = {
    flags,
    statusCode,
    status: STATUSES[statusCode] ?? 'reserved',
    string: announced ? new TextDecoder().decode(octets.subarray(HEAD.octets)) : null,
    extendedString: (flags & EXTENDED_STRING) !== 0,
  }
  if (!announced) keepTrailing(value, octets, HEAD.octets)
  return { ok: true, value }
}

/** Throws EncodeError for a status without a code. */
export function encodeTrainingStatus(
  training: Pick<TrainingStatus, 'status'> & Partial<Pick<TrainingStatus, 'string' | 'extendedString'>>,
): Uint8Array<ArrayBuffer> {
  const { status, string = null, extendedString = false } = training
  const statusCode = (STATUSES as readonly string[]).indexOf(status)
  if (statusCode < 0) throw new EncodeError('status', `status must be one of ${STATUSES.join(', ')}, not ${status}`)
  const text = new TextEncoder().encode(string ?? '')
  const octets = new Uint8Array(HEAD.octets + text.length)
  const flags = (string === null ? 0 : STRING_PRESENT) | (extendedString ? EXTENDED_STRING : 0)
  writeLayout(HEAD, { flags, statusCode }, octets, 0)
  octets.set(text, HEAD.octets)
  return octets
}
