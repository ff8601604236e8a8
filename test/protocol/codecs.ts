import { batteryLevel } from '../../protocol/battery.ts'
import { decodeClientConfiguration, encodeClientConfiguration } from '../../protocol/client-configuration.ts'
import { decodeCharacteristic } from '../../protocol/decode.ts'
import { decodeDeviceText, encodeDeviceText } from '../../protocol/device-information.ts'
import { decodeServiceData, encodeServiceData } from '../../protocol/ftms/advertisement.ts'
import { encodeControlPointRequest } from '../../protocol/ftms/control-point.ts'
import { encodeControlPointResponse } from '../../protocol/ftms/control-point-response.ts'
import type { DecodeFailure } from '../../protocol/ftms/decoded.ts'
import { encodeFeatures } from '../../protocol/ftms/features.ts'
import { encodeMachineStatus } from '../../protocol/ftms/machine-status.ts'
import { heartRateRange, inclinationRange, speedRange } from '../../protocol/ftms/ranges.ts'
import { encodeTrainingStatus } from '../../protocol/ftms/training-status.ts'
import { encodeTreadmillData } from '../../protocol/ftms/treadmill-data.ts'
import { bodySensorLocation, encodeHeartRate, heartRateControlPoint } from '../../protocol/heart-rate.ts'
import { decodeRscFeatures, encodeRscFeatures, encodeRscMeasurement } from '../../protocol/running-speed-cadence.ts'

export type Decoded = { ok: true; value: unknown } | DecodeFailure<object>
interface Codec {
  readonly decode?: (octets: Uint8Array) => Decoded
  readonly encode?: (value: never) => Uint8Array
}

const through = (uuid: string) => (octets: Uint8Array) => decodeCharacteristic(uuid, octets)
const deviceText: Codec = {
  decode: (octets) => ({ ok: true, value: { text: decodeDeviceText(octets) } }),
  encode: ({ text }: { text: string }) => encodeDeviceText(text),
}

/** Both directions of everything that goes over the air, by UUID. */
export const CODECS: Readonly<Record<string, Codec>> = {
  '2ACC': { decode: through('2ACC'), encode: encodeFeatures },
  '2ACD': { decode: through('2ACD'), encode: encodeTreadmillData },
  '2AD3': { decode: through('2AD3'), encode: encodeTrainingStatus },
  '2AD4': { decode: through('2AD4'), encode: speedRange.encode },
  '2AD5': { decode: through('2AD5'), encode: inclinationRange.encode },
  '2AD7': { decode: through('2AD7'), encode: heartRateRange.encode },
  '2AD9': { decode: through('2AD9'), encode: encodeControlPoint },
  '2ADA': { decode: through('2ADA'), encode: encodeMachineStatus },
  '2A37': { decode: through('2A37'), encode: encodeHeartRate },
  '2A38': { decode: bodySensorLocation.decode, encode: bodySensorLocation.encode },
  '2A39': { encode: heartRateControlPoint.encode },
  '2A53': { decode: through('2A53'), encode: encodeRscMeasurement },
  '2A54': { decode: decodeRscFeatures, encode: encodeRscFeatures },
  '2A19': { decode: batteryLevel.decode, encode: batteryLevel.encode },
  '2A24': deviceText,
  '2A29': deviceText,
  '2902': { decode: decodeClientConfiguration, encode: encodeClientConfiguration },
  'AD-0x16-1826': { decode: decodeServiceData, encode: encodeServiceData },
}

function encodeControlPoint(value: never): Uint8Array {
  return 'result' in value ? encodeControlPointResponse(value) : encodeControlPointRequest(value)
}
