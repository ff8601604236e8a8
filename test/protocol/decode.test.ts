import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DECODABLE, decodeCharacteristic } from '../../protocol/decode.ts'
import {
  CONTROL_POINT_REQUESTS,
  decodeControlPointRequest,
  encodeControlPointRequest,
  opCodeOf,
} from '../../protocol/ftms/control-point.ts'
import { decodeControlPointResponse, encodeControlPointResponse } from '../../protocol/ftms/control-point-response.ts'
import { EncodeError } from '../../protocol/ftms/field.ts'
import { MACHINE_STATUS, decodeMachineStatus, encodeMachineStatus } from '../../protocol/ftms/machine-status.ts'
import { decodeTrainingStatus, encodeTrainingStatus } from '../../protocol/ftms/training-status.ts'
import { shortUuid } from '../../protocol/ftms/uuids.ts'
import { hexOf, octetsOf } from './vectors.ts'
import { draws } from '../draws.ts'

test.each(['2ACD', '2acd', '0x2acd', '00002acd-0000-1000-8000-00805f9b34fb', '00002ACD00001000800000805F9B34FB'])(
  '%s is Treadmill Data',
  (uuid) => {
    expect(decodeCharacteristic(uuid, octetsOf('00003403'))).toEqual({
      ok: true,
      value: { flags: 0, moreData: false, instantaneousSpeedKmh: 8.2 },
    })
  },
)

test('a UUID of nobody is said to be unknown, with those that are known', () => {
  expect(DECODABLE.sort()).toEqual(['2A37', '2A53', '2ACC', '2ACD', '2AD3', '2AD4', '2AD5', '2AD7', '2AD9', '2ADA'])
  for (const uuid of ['2AD2', '', 'constructor', 'd18d2c10-c44c-11e8-a355-529269fb1459']) {
    const decoded = decodeCharacteristic(uuid, octetsOf('00'))
    expect(decoded).toMatchObject({ ok: false, problem: 'unknown-characteristic', partial: {} })
    if (!decoded.ok) expect(decoded.message).toContain('known are 2A37')
  }
  expect(shortUuid('d18d2c10-c44c-11e8-a355-529269fb1459')).toBe('D18D2C10-C44C-11E8-A355-529269FB1459')
})

test('no octets make a decoder throw, and a refusal names where', () => {
  fc.assert(
    fc.property(fc.constantFrom(...DECODABLE), fc.uint8Array({ maxLength: 48 }), (uuid, octets) => {
      const decoded = decodeCharacteristic(uuid, octets)
      if (decoded.ok) return
      expect(decoded.problem).toBe('truncated')
      expect(decoded.offset).toBeLessThanOrEqual(octets.length)
      expect(decoded.message).toContain(`${decoded.field} at offset ${decoded.offset} needs`)
    }),
    { numRuns: draws(3000) },
  )
})

test('what a decoder reads of the front of a value does not depend on what was cut off', () => {
  fc.assert(
    fc.property(fc.constantFrom('2ADA', '2AD4', '2A37', '2A53'), fc.uint8Array({ maxLength: 24 }), (uuid, octets) => {
      const decoded = decodeCharacteristic(uuid, octets)
      if (decoded.ok) return
      const longer = decodeCharacteristic(uuid, Uint8Array.from([...octets, ...new Uint8Array(24)]))
      if (!longer.ok) expect.fail(longer.message)
      expect(longer.value).toMatchObject(decoded.partial)
    }),
  )
})

test('every op code of the tables keeps what it reads when it is written again', () => {
  const rows = [
    { table: CONTROL_POINT_REQUESTS, decode: decodeControlPointRequest, encode: encodeControlPointRequest },
    { table: MACHINE_STATUS, decode: decodeMachineStatus, encode: encodeMachineStatus },
  ] as const
  for (const { table, decode, encode } of rows) {
    for (const { opCode, name } of table) {
      const octets = Uint8Array.from([opCode, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0])
      const first = decode(octets)
      if (!first.ok) expect.fail(first.message)
      expect(Object.values(first.value)).toContain(name)
      const { ignoredTrailingOctets = '', ...message } = first.value
      const written = encode(message as never)
      expect(hexOf(written) + ignoredTrailingOctets).toBe(hexOf(octets))
    }
  }
})

test('op codes beyond the tables are reserved, not errors', () => {
  expect(decodeControlPointRequest(octetsOf('15'))).toEqual({ ok: true, value: { opCode: 0x15, op: 'reserved' } })
  expect(decodeMachineStatus(octetsOf('00ff'))).toEqual({
    ok: true,
    value: { opCode: 0, status: 'reserved', ignoredTrailingOctets: 'ff' },
  })
})

test('a reserved stop or pause parameter reads as reserved and cannot be written', () => {
  expect(decodeControlPointRequest(octetsOf('0803'))).toMatchObject({ value: { controlInformation: 'reserved' } })
  expect(() => encodeControlPointRequest({ op: 'stop_or_pause', controlInformation: 'reserved' })).toThrow(EncodeError)
})

test('a stop that came without its parameter still says that it is a stop', () => {
  expect(decodeMachineStatus(octetsOf('02'))).toMatchObject({
    ok: false,
    field: 'controlInformation',
    offset: 1,
    partial: { status: 'stopped_or_paused_by_user' },
  })
})

test('statuses padded by the machine are read by op code', () => {
  expect(decodeMachineStatus(octetsOf('020200'))).toMatchObject({
    value: { status: 'stopped_or_paused_by_user', controlInformation: 'pause', ignoredTrailingOctets: '00' },
  })
  expect(decodeMachineStatus(octetsOf('076400'))).toEqual({
    ok: true,
    value: { opCode: 7, status: 'target_resistance_level_changed', targetResistanceLevel: 10 },
  })
})

test('a response is known by the op code of its request', () => {
  const octets = encodeControlPointResponse({
    requestOpCode: opCodeOf('stop_or_pause'),
    result: 'control_not_permitted',
  })
  expect(hexOf(octets)).toBe('800805')
  expect(decodeControlPointResponse(octets)).toMatchObject({
    value: { requestOpCode: 8, result: 'control_not_permitted' },
  })
})

test.each([NaN, Infinity, -1, 655.355])('a target speed of %d km/h is never written', (targetSpeedKmh) => {
  expect(() => encodeControlPointRequest({ op: 'set_target_speed', targetSpeedKmh })).toThrow(EncodeError)
})

test('a message that is not of the table is never written', () => {
  expect(() => encodeControlPointRequest({ op: 'go_faster' } as never)).toThrow(/go_faster/)
  expect(() => encodeControlPointRequest({ op: 'set_target_speed' } as never)).toThrow(/targetSpeedKmh/)
  expect(() => encodeControlPointRequest({ op: 'set_target_speed', targetSpeedKmh: '6' } as never)).toThrow(
    /targetSpeedKmh/,
  )
})

test('a training status that goes on in a long read', () => {
  const octets = encodeTrainingStatus({ status: 'cool_down', string: 'Easy', extendedString: true })
  expect(hexOf(octets)).toBe('030b45617379')
  expect(decodeTrainingStatus(octets)).toMatchObject({
    value: { status: 'cool_down', string: 'Easy', extendedString: true },
  })
  expect(decodeTrainingStatus(octetsOf('0010'))).toMatchObject({ value: { statusCode: 16, status: 'reserved' } })
})
