import type { Decoded } from './decoded.ts'
import { hexOf } from './decoded.ts'
import { u16, u8, words } from './field.ts'
import type { Values } from './layout.ts'
import { layoutOf, readLayout, writeLayout } from './layout.ts'

/** The op code of every response. */
export const RESPONSE_CODE = 0x80

/** Result codes; a reserved one counts as a failure. FTMS 1.0.1 table 4.24. */
const RESULTS = {
  1: 'success',
  2: 'op_code_not_supported',
  3: 'invalid_parameter',
  4: 'operation_failed',
  5: 'control_not_permitted',
} as const

export type ControlPointResult = (typeof RESULTS)[keyof typeof RESULTS]

/** The machine's answer to a request, indicated (by some notified: quirk 33) on 0x2AD9. */
export interface ControlPointResponse {
  opCode: typeof RESPONSE_CODE
  requestOpCode: number
  resultCode: number
  result: ControlPointResult | 'reserved'
  /** What a bike answers to a successful spin down. */
  targetSpeedLowKmh?: number
  targetSpeedHighKmh?: number
  /** Octets behind the result of any other request, in hex. */
  responseParameter?: string
}

const RESPONSE = layoutOf({ opCode: u8(''), requestOpCode: u8(''), resultCode: u8('') })
const RESULT = layoutOf({ result: words(RESULTS) })
const SPIN_DOWN_SPEEDS = layoutOf({ targetSpeedLowKmh: u16('km/h', 100), targetSpeedHighKmh: u16('km/h', 100) })
const SPIN_DOWN_OP_CODE = 0x13
const RESULT_AT = 2

/** Whether octets of the control point are a machine's response rather than a client's request. */
export const isControlPointResponse = (octets: Uint8Array): boolean => octets[0] === RESPONSE_CODE

export function decodeControlPointResponse(octets: Uint8Array): Decoded<ControlPointResponse> {
  const value: Values = {}
  const failure = readLayout(RESPONSE, octets, 0, value)
  if (failure !== null) return failure
  readLayout(RESULT, octets, RESULT_AT, value)
  const parameter = octets.subarray(RESPONSE.octets)
  if (isSpinDown(value) && parameter.length === SPIN_DOWN_SPEEDS.octets) {
    readLayout(SPIN_DOWN_SPEEDS, octets, RESPONSE.octets, value)
  } else if (parameter.length > 0) {
    value.responseParameter = hexOf(parameter)
  }
  return { ok: true, value: value as unknown as ControlPointResponse }
}

const isSpinDown = ({ requestOpCode, result }: Values): boolean =>
  requestOpCode === SPIN_DOWN_OP_CODE && result === 'success'

/** Throws EncodeError for a result that is not one of the table. */
export function encodeControlPointResponse(
  response: Pick<ControlPointResponse, 'requestOpCode' | 'result' | 'targetSpeedLowKmh' | 'targetSpeedHighKmh'>,
): Uint8Array<ArrayBuffer> {
  const { requestOpCode, result } = response
  const spunDown = response.targetSpeedLowKmh !== undefined
  const octets = new Uint8Array(RESPONSE.octets + (spunDown ? SPIN_DOWN_SPEEDS.octets : 0))
  writeLayout(RESPONSE, { opCode: RESPONSE_CODE, requestOpCode, resultCode: 0 }, octets, 0)
  writeLayout(RESULT, { result }, octets, RESULT_AT)
  if (spunDown) writeLayout(SPIN_DOWN_SPEEDS, { ...response }, octets, RESPONSE.octets)
  return octets
}
