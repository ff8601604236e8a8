import { expect, test } from 'vitest'
import type { Causer } from '../../src/belt/event.ts'
import type { Order } from '../../src/belt/order.ts'
import { NoticeReader } from '../../src/treadmill/notices.ts'

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))
const speed = (speedKmh: number): Order => ({ kind: 'speed', speedKmh })
const target = (speedKmh: number): Uint8Array => {
  const octets = Buffer.from('050000', 'hex')
  octets.writeUInt16LE(Math.round(speedKmh * 100), 1)
  return octets
}

/** Who is said to have set a target speed, `afterMs` after our order at a belt measured at `fromKmh`. */
function causerOf(speedKmh: number, order: Order, fromKmh: number, afterMs: number, thenKmh?: number): Causer {
  const reader = new NoticeReader()
  reader.measured(fromKmh, 900)
  reader.ordered(order, 1000)
  if (thenKmh !== undefined) reader.measured(thenKmh, 1000 + afterMs)
  const notice = reader.heardStatus(target(speedKmh), 1000 + afterMs)
  if (notice?.kind !== 'target-speed') throw new Error('no target speed')
  return notice.by
}

test.each([
  ['020100', { kind: 'stopped', by: 'console' }],
  ['0202', { kind: 'paused', by: 'console' }],
  ['02', { kind: 'stopped', by: 'console' }],
  ['0209', { kind: 'stopped', by: 'console' }],
  ['03', { kind: 'stopped', by: 'safety-key' }],
  ['040000', { kind: 'started', by: 'console' }],
  ['01', { kind: 'reset', by: 'unknown' }],
  ['ff', { kind: 'control-lost' }],
  ['05e803', { kind: 'target-speed', speedKmh: 10, by: 'console' }],
  ['05e8', null],
  ['060f00', null],
  ['16', null],
  ['', null],
])('status %s', (hex, notice) => {
  expect(new NoticeReader().heardStatus(bytes(hex), 0)).toEqual(notice)
})

test('a start or stop is ours for ten seconds after we ordered it, and the console’s later', () => {
  const reader = new NoticeReader()
  reader.ordered({ kind: 'stop' }, 0)
  expect(reader.heardStatus(bytes('0202'), 9999)).toMatchObject({ by: 'us' })
  expect(reader.heardStatus(bytes('0202'), 10_001)).toMatchObject({ by: 'console' })
})

test('our own stop told late, after our next start, is still ours; later it is the console’s', () => {
  const reader = new NoticeReader()
  reader.ordered({ kind: 'stop' }, 0)
  reader.ordered({ kind: 'start', askId: 'a' }, 3000)
  expect(reader.heardStatus(bytes('0202'), 3800)).toMatchObject({ kind: 'paused', by: 'us' })
  expect(reader.heardStatus(bytes('04'), 4000)).toMatchObject({ kind: 'started', by: 'us' })
  expect(reader.heardStatus(bytes('0201'), 10_001)).toMatchObject({ kind: 'stopped', by: 'console' })
})

test('a belt that takes long to come to rest may tell of our stop as long after it stood', () => {
  const reader = new NoticeReader()
  reader.ordered({ kind: 'stop' }, 0)
  for (let s = 0; s <= 14; s++) reader.measured(14 - s, s * 1000)
  reader.ordered({ kind: 'start', askId: 'a' }, 15_500)
  expect(reader.heardStatus(bytes('0201'), 17_800)).toMatchObject({ by: 'us' })
  expect(reader.heardStatus(bytes('0201'), 24_001)).toMatchObject({ by: 'console' })
})

test('our own target is ours at any time; so is every speed on the belt’s way to it', () => {
  expect(causerOf(8, speed(8), 5, 3_600_000)).toBe('us')
  expect(causerOf(9.66, speed(9.6), 5, 1000)).toBe('us')
  expect(causerOf(6.5, speed(8), 5, 1000)).toBe('us')
  expect(causerOf(1.5, { kind: 'stop' }, 5, 1000)).toBe('us')
})

test('once the belt has been at our target, a speed on the way there is a hand on the console', () => {
  expect(causerOf(7.9, speed(8), 5, 20_000, 8)).toBe('console')
  expect(causerOf(6.5, speed(8), 5, 61_000)).toBe('console')
})

test('a speed beside the way is unknown at first (it may be the other unit), and the console’s later', () => {
  expect(causerOf(3.22, speed(2), 1, 2000)).toBe('unknown')
  expect(causerOf(3.22, speed(2), 1, 11_000)).toBe('console')
})

test('while the machine says that the workout is over, a falling target is not called the console’s', () => {
  const reader = new NoticeReader()
  reader.heardTraining(bytes('000f'))
  expect(reader.heardStatus(target(3), 0)).toMatchObject({ by: 'unknown' })
  reader.heardTraining(bytes('000d'))
  expect(reader.heardStatus(target(3), 0)).toMatchObject({ by: 'console' })
})
