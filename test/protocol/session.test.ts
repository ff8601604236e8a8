import { expect, test } from 'vitest'
import { decodeCharacteristic } from '../../protocol/decode.ts'
import { decodeDeviceText } from '../../protocol/device-information.ts'
import { DEFAULT_GRID, gridFrom, isOnGrid, snap, stepUp, tenthsMphFromKmh } from '../../protocol/units.ts'
import session from './data/session-urevo.json' with { type: 'json' }
import { octetsOf } from './vectors.ts'

interface AttEvent {
  readonly t: number
  readonly dir: string
  readonly att: string
  readonly char?: string
  readonly hex?: string
}

/** A walk on a Urevo E1L, sniffed off the air. */
const EVENTS: readonly AttEvent[] = session.events
const KNOWN = ['2ACC', '2ACD', '2AD3', '2AD4', '2AD5', '2AD9', '2ADA']

function read({ char, hex }: AttEvent): Record<string, unknown> {
  const decoded = decodeCharacteristic(char!, octetsOf(hex!))
  if (!decoded.ok) throw new Error(decoded.message)
  return decoded.value as Record<string, unknown>
}

const valuesOf = (characteristic: string, from = 'treadmill->app'): ({ t: number } & Record<string, unknown>)[] =>
  EVENTS.filter(({ char, dir, hex }) => char === characteristic && dir === from && hex !== '').map((event) => ({
    t: event.t,
    ...read(event),
  }))

test('every packet with a value of ours decodes: telemetry, statuses, control, training, reads', () => {
  const ours = EVENTS.filter(({ char, hex }) => KNOWN.includes(char ?? '') && hex !== undefined && hex !== '')
  expect(ours.map(read)).toHaveLength(135 + 18 + 15 + 5 + 3)
})

test('the walk is there: 2.25 km/h after the countdown, 40 m, 79 s, and steps behind a reserved flag', () => {
  const telemetry = valuesOf('2ACD') as Record<string, number>[]
  const speeds = telemetry.map(({ instantaneousSpeedKmh }) => instantaneousSpeedKmh!)
  expect(speeds.slice(0, 10)).toEqual([2.25, 2.09, 1.77, 1.6, 1.28, 1.12, 0.8, 0.48, 0.32, 0])
  expect(Math.max(...telemetry.filter(({ t }) => t! > 5).map((sample) => sample.instantaneousSpeedKmh!))).toBe(2.25)
  expect([...new Set(telemetry.map(({ totalDistanceM }) => totalDistanceM))]).toEqual([0, 10, 30, 40])
  expect(telemetry.at(-1)).toMatchObject({ instantaneousSpeedKmh: 1.77, elapsedTimeS: 96, rfuFlagBits: 0x2000 })
  expect(telemetry.at(-1)!.ignoredTrailingOctets).toBe('4f0000')
})

test('the machine tells its countdown, its start and its stop in padded and reserved statuses', () => {
  expect(valuesOf('2AD3').map(({ status, statusCode }) => [status, statusCode])).toEqual([
    ['reserved', 0x10],
    ['reserved', 0x11],
    ['pre_workout', 0x0e],
    ['manual_mode', 0x0d],
    ['post_workout', 0x0f],
  ])
  const statuses = valuesOf('2ADA')
  expect(statuses.find(({ status }) => status === 'started_or_resumed_by_user')).toMatchObject({
    t: 18.24,
    ignoredTrailingOctets: '0000',
  })
  expect(statuses.filter(({ t }) => t > 80).map(({ targetSpeedKmh }) => targetSpeedKmh)).toEqual([2.09, 1.93, 1.77])
})

test('what the app asked for, and the success the machine answers even for an incline it does not have', () => {
  expect(valuesOf('2AD9', 'app->treadmill').map(({ op }) => op)).toEqual([
    'set_target_inclination',
    'set_target_inclination',
    'request_control',
    'set_target_inclination',
    'start_or_resume',
    'set_target_inclination',
    'stop_or_pause',
  ])
  expect(new Set(valuesOf('2AD9').map(({ result }) => result))).toEqual(new Set(['success']))
  expect(valuesOf('2AD5')).toMatchObject([{ maximumInclinationPercent: 0, minimumIncrementInclinationPercent: 0 }])
  expect(valuesOf('2ACC')).toMatchObject([{ targetSettingFeatures: ['speed', 'resistance'] }])
  expect(decodeDeviceText(octetsOf(EVENTS.find(({ att, char }) => att === 'READ_RSP' && char === '2A24')!.hex!))).toBe(
    'URTM041',
  )
})

test('its range is a grid of 0.2 mph, on which every steady speed of the walk lies', () => {
  const [range] = valuesOf('2AD4') as unknown as Parameters<typeof gridFrom>[0][]
  const grid = gridFrom(range!) ?? DEFAULT_GRID
  expect(grid).toEqual({ unit: 'mph', minKmh: 0.97, maxKmh: 6.43, stepKmh: 0.32 })
  expect(isOnGrid(grid, 2.25)).toBe(true)
  expect(tenthsMphFromKmh(snap(grid, 2.25))).toBe(14)
  expect(stepUp(grid, 2.25)).toBe(2.57)
})
