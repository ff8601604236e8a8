import type { DecodeFailure } from './ftms/decoded.ts'
import { decodeControlPointRequest } from './ftms/control-point.ts'
import { decodeControlPointResponse, isControlPointResponse } from './ftms/control-point-response.ts'
import { decodeFeatures } from './ftms/features.ts'
import { decodeMachineStatus } from './ftms/machine-status.ts'
import { heartRateRange, inclinationRange, speedRange } from './ftms/ranges.ts'
import { decodeTrainingStatus } from './ftms/training-status.ts'
import { decodeTreadmillData } from './ftms/treadmill-data.ts'
import { CHARACTERISTIC, shortUuid } from './ftms/uuids.ts'
import { decodeHeartRate } from './heart-rate.ts'
import { decodeRscMeasurement } from './running-speed-cadence.ts'

type AnyDecoded = { readonly ok: true; readonly value: object } | DecodeFailure<object>

const DECODERS: Readonly<Record<string, (octets: Uint8Array) => AnyDecoded>> = {
  [CHARACTERISTIC.fitnessMachineFeature]: decodeFeatures,
  [CHARACTERISTIC.treadmillData]: decodeTreadmillData,
  [CHARACTERISTIC.trainingStatus]: decodeTrainingStatus,
  [CHARACTERISTIC.supportedSpeedRange]: speedRange.decode,
  [CHARACTERISTIC.supportedInclinationRange]: inclinationRange.decode,
  [CHARACTERISTIC.supportedHeartRateRange]: heartRateRange.decode,
  [CHARACTERISTIC.fitnessMachineControlPoint]: (octets) =>
    isControlPointResponse(octets) ? decodeControlPointResponse(octets) : decodeControlPointRequest(octets),
  [CHARACTERISTIC.fitnessMachineStatus]: decodeMachineStatus,
  [CHARACTERISTIC.heartRateMeasurement]: decodeHeartRate,
  [CHARACTERISTIC.rscMeasurement]: decodeRscMeasurement,
}

/** The characteristics that `decodeCharacteristic` knows, as 16-bit numbers in upper case. */
export const DECODABLE = Object.keys(DECODERS)

/**
 * Any characteristic of ours as a plain object, for people and bug reports. The UUID in any of its usual spellings
 * (`shortUuid`). Octets nobody can read are answered with the problem, its field and offset, and the complete fields
 * before it.
 */
export function decodeCharacteristic(uuid: string, octets: Uint8Array): AnyDecoded {
  const short = shortUuid(uuid)
  const decode = DECODERS[short]
  if (decode !== undefined) return decode(octets)
  const message = `unknown characteristic ${short}; known are ${DECODABLE.join(', ')}`
  return { ok: false, problem: 'unknown-characteristic', field: short, offset: 0, message, partial: {} }
}
