import { expect, test } from 'vitest'
import { joinAdvertisement, readAdvertisement, splitAdvertisement } from '../../protocol/ftms/advertisement.ts'
import { encodeControlPointRequest } from '../../protocol/ftms/control-point.ts'
import { EncodeError } from '../../protocol/ftms/field.ts'
import { encodeTreadmillData, mergeRecord, decodeTreadmillData } from '../../protocol/ftms/treadmill-data.ts'
import type { TreadmillRecord } from '../../protocol/ftms/treadmill-data.ts'
import { gridFrom, kmhFromMph, snap } from '../../protocol/units.ts'
import { CODECS, type Decoded } from './codecs.ts'
import type { Vector } from './vectors.ts'
import { VECTORS, camel, camelCased, hexOf, octetsOf, vectorsOf } from './vectors.ts'

/** Vectors with a story of their own, below; those of the server are the virtual machine's. */
const APART = ['2ACD-record', '2AD9-encode', 'AD-raw', '2AD9-server']

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
