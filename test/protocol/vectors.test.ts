import { expect, test } from 'vitest'
import { batteryLevel } from '../../protocol/battery.ts'
import { decodeClientConfiguration, encodeClientConfiguration } from '../../protocol/client-configuration.ts'
import { decodeCharacteristic } from '../../protocol/decode.ts'
import { decodeDeviceText, encodeDeviceText } from '../../protocol/device-information.ts'
import {
  decodeServiceData,
  encodeServiceData,
  joinAdvertisement,
  readAdvertisement,
  splitAdvertisement,
} from '../../protocol/ftms/advertisement.ts'
import { encodeControlPointRequest } from '../../protocol/ftms/control-point.ts'
import { encodeControlPointResponse } from '../../protocol/ftms/control-point-response.ts'
import type { DecodeFailure } from '../../protocol/ftms/decoded.ts'
import { encodeFeatures } from '../../protocol/ftms/features.ts'
import { EncodeError } from '../../protocol/ftms/field.ts'
import { encodeMachineStatus } from '../../protocol/ftms/machine-status.ts'
import { heartRateRange, inclinationRange, speedRange } from '../../protocol/ftms/ranges.ts'
import { encodeTrainingStatus } from '../../protocol/ftms/training-status.ts'
import { encodeTreadmillData, mergeRecord, decodeTreadmillData } from '../../protocol/ftms/treadmill-data.ts'
import type { TreadmillRecord } from '../../protocol/ftms/treadmill-data.ts'
import { bodySensorLocation, encodeHeartRate, heartRateControlPoint } from '../../protocol/heart-rate.ts'
import { decodeRscFeatures, encodeRscFeatures, encodeRscMeasurement } from '../../protocol/running-speed-cadence.ts'
import { gridFrom, kmhFromMph, snap } from '../../protocol/units.ts'
import type { Vector } from './vectors.ts'
import { VECTORS, camel, camelCased, hexOf, octetsOf, vectorsOf } from './vectors.ts'

type Decoded = { ok: true; value: unknown } | DecodeFailure<object>
interface Codec {
  readonly decode?: (octets: Uint8Array) => Decoded
  readonly encode?: (value: never) => Uint8Array
}

const through = (uuid: string) => (octets: Uint8Array) => decodeCharacteristic(uuid, octets)
const deviceText: Codec = {
  decode: (octets) => ({ ok: true, value: { text: decodeDeviceText(octets) } }),
  encode: ({ text }: { text: string }) => encodeDeviceText(text),
}

const CODECS: Readonly<Record<string, Codec>> = {
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

/** Vectors with a story of their own, below; those of the server are the virtual machine's. */
const APART = ['2ACD-record', '2AD9-encode', 'AD-raw', '2AD9-server']

function encodeControlPoint(value: never): Uint8Array {
  return 'result' in value ? encodeControlPointResponse(value) : encodeControlPointRequest(value)
}

test('no kind of vector and no direction goes unread', () => {
  const kinds = new Set(VECTORS.map((vector) => vector.characteristic))
  expect([...kinds].sort()).toEqual([...Object.keys(CODECS), ...APART].sort())
  for (const { characteristic, direction, id } of VECTORS) {
    if (APART.includes(characteristic)) continue
    const codec = CODECS[characteristic]
    if (direction !== 'encode') expect(codec?.decode, id).toBeDefined()
    if (direction !== 'decode') expect(codec?.encode, id).toBeDefined()
  }
  expect(VECTORS).toHaveLength(218)
})

for (const [characteristic, codec] of Object.entries(CODECS)) {
  test.each(vectorsOf(characteristic, 'both', 'decode'))(`$id decodes: $name`, (vector) => {
    const decoded = codec.decode!(octetsOf(vector.hex as string))
    if (typeof vector.expected === 'string') expectFailure(decoded, vector)
    else expect(decoded).toEqual({ ok: true, value: camelCased(vector.expected) })
  })

  test.each(vectorsOf(characteristic, 'both', 'encode'))(`$id encodes: $name`, (vector) => {
    expect(hexOf(codec.encode!(camelCased(vector.expected) as never))).toBe(vector.hex)
  })
}

/** "error: truncated: total_distance_m needs 3 octets, 2 left"; some vectors count the whole value and name no field. */
function expectFailure(decoded: Decoded, vector: Vector): void {
  const octets = octetsOf(vector.hex as string)
  if (decoded.ok) expect.fail(`${vector.id} was decoded`)
  expect(decoded.problem).toBe('truncated')
  const named = /truncated: (\w+) needs (\d+) octets, (\d+) left/.exec(vector.expected as string)
  if (named !== null) {
    const field = camel(named[1]!)
    expect(decoded.field).toBe(field)
    expect(decoded.offset).toBe(octets.length - Number(named[3]))
    expect(decoded.message).toBe(
      `truncated: ${field} at offset ${decoded.offset} needs ${named[2]} octets, ${named[3]} left`,
    )
  }
  expect(decoded.message).toContain(decoded.field)
  expect(decoded.offset).toBeLessThanOrEqual(octets.length)
  if (vector.partial_fields !== undefined) expect(decoded.partial).toEqual(camelCased(vector.partial_fields))
}

const DISCONNECT = '<disconnect>'

function replay(packets: readonly string[]): { record: TreadmillRecord | null; emittedAfterPacket: number | null } {
  let partial: TreadmillRecord | null = null
  for (const [index, packet] of packets.entries()) {
    if (packet === DISCONNECT) {
      partial = null
      continue
    }
    const decoded = decodeTreadmillData(octetsOf(packet))
    if (!decoded.ok) throw new Error(decoded.message)
    const merged = mergeRecord(partial, decoded.value)
    if (merged.record !== null) return { record: merged.record, emittedAfterPacket: index + 1 }
    partial = merged.partial
  }
  return { record: null, emittedAfterPacket: null }
}

test.each(vectorsOf('2ACD-record', 'both', 'decode'))('$id merges: $name', ({ hex, expected }) => {
  expect(replay(hex as string[])).toEqual(camelCased(expected))
})

test.each(vectorsOf('2ACD-record', 'both'))('$id: each packet is written from its own fields: $name', ({ hex }) => {
  for (const packet of hex as string[]) {
    const decoded = decodeTreadmillData(octetsOf(packet))
    if (!decoded.ok) expect.fail(decoded.message)
    expect(hexOf(encodeTreadmillData(decoded.value))).toBe(packet)
  }
})

interface EncodeInput {
  op: 'set_target_speed' | 'set_target_inclination'
  inputSpeedKmh?: number
  inputSpeedMph?: number
  inputInclinationPercent?: number
  minimumSpeedKmh?: number
  maximumSpeedKmh?: number
  minimumIncrementSpeedKmh?: number
}

function write(input: EncodeInput): Uint8Array {
  if (input.op === 'set_target_inclination') {
    return encodeControlPointRequest({ op: input.op, targetInclinationPercent: input.inputInclinationPercent! })
  }
  const kmh = input.inputSpeedKmh ?? kmhFromMph(input.inputSpeedMph!)
  const { minimumSpeedKmh, maximumSpeedKmh, minimumIncrementSpeedKmh } = input
  const grid =
    minimumSpeedKmh === undefined
      ? null
      : gridFrom({
          minimumSpeedKmh,
          maximumSpeedKmh: maximumSpeedKmh!,
          minimumIncrementSpeedKmh: minimumIncrementSpeedKmh!,
        })
  return encodeControlPointRequest({ op: input.op, targetSpeedKmh: grid === null ? kmh : snap(grid, kmh) })
}

test.each(vectorsOf('2AD9-encode', 'encode'))('$id: $name', ({ hex, expected, input }) => {
  if (typeof expected === 'string') expect(() => write(camelCased(input) as EncodeInput)).toThrow(EncodeError)
  else expect(hexOf(write(camelCased(expected) as EncodeInput))).toBe(hex)
})

interface RawAdvertisement {
  ad: { type: number; data: string }[]
  serviceUuids: string[]
  ftms: unknown
}

test.each(vectorsOf('AD-raw', 'both'))('$id: $name', ({ hex, expected }) => {
  const { ad, serviceUuids, ftms } = camelCased(expected) as RawAdvertisement
  const payload = octetsOf(hex as string)
  expect(splitAdvertisement(payload).map(({ type, octets }) => ({ type, data: hexOf(octets) }))).toEqual(ad)
  expect(readAdvertisement(payload)).toEqual({ serviceUuids, fitnessMachine: ftms })
  expect(hexOf(joinAdvertisement(ad.map(({ type, data }) => ({ type, octets: octetsOf(data) }))))).toBe(hex)
})
