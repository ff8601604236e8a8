import { encodeControlPointResponse } from '../../../protocol/ftms/control-point-response.ts'
import type { ReceivedRequest } from '../../../protocol/ftms/control-point.ts'
import { decodeControlPointRequest, encodeControlPointRequest, opCodeOf } from '../../../protocol/ftms/control-point.ts'
import type { TreadmillData } from '../../../protocol/ftms/treadmill-data.ts'
import { decodeTreadmillData, encodeTreadmillData } from '../../../protocol/ftms/treadmill-data.ts'
import { CHARACTERISTIC } from '../../../protocol/ftms/uuids.ts'

/** The request in a client's write, or null where it is none. */
export function requestIn(uuid: string, octets: Uint8Array): ReceivedRequest | null {
  if (uuid !== CHARACTERISTIC.fitnessMachineControlPoint) return null
  const request = decodeControlPointRequest(octets)
  return request.ok ? request.value : null
}

/** The Treadmill Data in a notification, or null where it is none. */
export function dataIn(uuid: string, octets: Uint8Array): TreadmillData | null {
  if (uuid !== CHARACTERISTIC.treadmillData) return null
  const data = decodeTreadmillData(octets)
  return data.ok ? data.value : null
}

/** A notification with some of its Treadmill Data changed; anything else as it was. */
export function withData(
  uuid: string,
  octets: Uint8Array,
  change: (data: TreadmillData) => Partial<TreadmillData>,
): Uint8Array {
  const data = dataIn(uuid, octets)
  return data === null ? octets : encodeTreadmillData({ ...data, ...change(data) })
}

export const speedRequest = (targetSpeedKmh: number): Uint8Array =>
  encodeControlPointRequest({ op: 'set_target_speed', targetSpeedKmh })

export const successOf = (op: Parameters<typeof opCodeOf>[0]): Uint8Array =>
  encodeControlPointResponse({ requestOpCode: opCodeOf(op), result: 'success' })
