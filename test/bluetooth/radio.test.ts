import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Advertisement, GattCentral, GattLink } from '../../src/bluetooth/gatt.ts'
import { createRadio } from '../../src/bluetooth/radio/radio.ts'
import { monotonicClock } from '../../src/clock.ts'
import {
  BOTH_WRITES,
  COMMAND_ONLY,
  ECHO,
  INDICATING,
  LONG,
  LONG_VALUE,
  NOTIFYING,
  benchPeripheral,
} from './bench-peripheral.ts'
import type { BenchPeripheral } from './bench-peripheral.ts'
import { hostGatt } from './bleno-host.ts'
import type { Host } from './bleno-host.ts'
import { startBtvirt, waitFor } from './btvirt.ts'
import type { Btvirt } from './btvirt.ts'
import { childrenOf } from './processes.ts'

const clock = monotonicClock()
const entry = new URL('../../dist/radio-process.js', import.meta.url)
let btvirt: Btvirt
let peripheral: BenchPeripheral
let host: Host
let radio: GattCentral

beforeAll(async () => {
  btvirt = await startBtvirt()
})
afterAll(() => btvirt.stop())
beforeEach(async () => {
  peripheral = benchPeripheral()
  host = await hostGatt(peripheral, {
    hciPath: btvirt.hciPath,
    name: 'Bench 1',
    serviceUuids: ['A000'],
    serviceData: new Map([['1826', Uint8Array.of(0x01, 0x01, 0x00)]]),
  })
  const dataDir = mkdtempSync(join(tmpdir(), 'crescendo-radio-'))
  radio = createRadio({ adapter: { kind: 'h4', path: btvirt.hciPath }, dataDir, entry, clock })
})
afterEach(async () => {
  await radio.close()
  await host.stop()
})

const connected = (): Promise<GattLink> => radio.connect(host.address)

test('a scan hears the peripheral with its name, its services and its service data', async () => {
  const heard: Advertisement[] = []
  const stop = await radio.scan((advertisement) => heard.push(advertisement))
  await waitFor('an advertisement', () => heard.length > 0)
  await stop()
  expect(heard[0]).toEqual({
    address: host.address,
    name: 'Bench 1',
    // btvirt does not know.
    rssiDbm: null,
    serviceUuids: ['A000'],
    serviceData: new Map([['1826', Uint8Array.of(0x01, 0x01, 0x00)]]),
    connectable: true,
  })
})

test('services that stand only in the scan response are heard', async () => {
  await host.stop()
  host = await hostGatt(peripheral, {
    hciPath: btvirt.hciPath,
    name: 'Late',
    serviceUuids: ['1826'],
    serviceUuidsInScanResponse: true,
  })
  const heard: Advertisement[] = []
  await radio.scan((advertisement) => heard.push(advertisement))
  await waitFor('an advertisement', () => heard.some(({ name }) => name === 'Late'))
  expect(heard.find(({ name }) => name === 'Late')).toMatchObject({ serviceUuids: ['1826'] })
})

test('a connection knows the name and every characteristic with its properties', async () => {
  const link = await connected()
  expect(link).toMatchObject({ address: host.address, name: 'Bench 1' })
  const described = link.characteristics.filter(({ serviceUuid }) => serviceUuid !== '1800' && serviceUuid !== '1801')
  expect(described).toEqual([
    { serviceUuid: 'A000', uuid: ECHO, properties: ['read', 'write'] },
    { serviceUuid: 'A000', uuid: COMMAND_ONLY, properties: ['write-without-response'] },
    { serviceUuid: 'A000', uuid: BOTH_WRITES, properties: ['write-without-response', 'write'] },
    { serviceUuid: 'A000', uuid: NOTIFYING, properties: ['notify'] },
    { serviceUuid: 'A000', uuid: INDICATING, properties: ['write', 'indicate'] },
    { serviceUuid: '0123456789ABCDEF0123456789ABCDE0', uuid: LONG, properties: ['read'] },
  ])
})

test('what is written is acknowledged and can be read back', async () => {
  const link = await connected()
  await link.write(ECHO, Uint8Array.of(1, 2, 3))
  expect(peripheral.written).toMatchObject([{ uuid: ECHO, octets: [1, 2, 3], acknowledged: true }])
  expect(await link.read(ECHO)).toEqual(Uint8Array.of(1, 2, 3))
})

test('a value longer than the MTU is read whole', async () => {
  const link = await connected()
  expect(await link.read(LONG)).toEqual(LONG_VALUE)
})

test('a characteristic without acknowledged write gets a command, one with both is acknowledged', async () => {
  const link = await connected()
  await link.write(COMMAND_ONLY, Uint8Array.of(7))
  await link.write(BOTH_WRITES, Uint8Array.of(8))
  expect(peripheral.written).toMatchObject([
    { uuid: COMMAND_ONLY, octets: [7], acknowledged: false },
    { uuid: BOTH_WRITES, octets: [8], acknowledged: true },
  ])
})

test.each([NOTIFYING, INDICATING])('values of %s arrive in their order, stamped on the shared clock', async (uuid) => {
  const link = await connected()
  const arrived: { octets: number[]; atMs: number }[] = []
  const undo = await link.subscribe(uuid, (octets, atMs) => arrived.push({ octets: [...octets], atMs }))
  await waitFor('the subscription', () => peripheral.subscribers.has(uuid))
  const sentMs = clock.nowMs()
  for (const value of [1, 2, 3]) peripheral.subscribers.get(uuid)?.(Uint8Array.of(value))
  await waitFor('three values', () => arrived.length === 3)
  expect(arrived.map(({ octets }) => octets)).toEqual([[1], [2], [3]])
  for (const { atMs } of arrived) {
    expect(atMs).toBeGreaterThanOrEqual(sentMs)
    expect(atMs).toBeLessThanOrEqual(clock.nowMs())
  }
  undo()
  peripheral.subscribers.get(uuid)?.(Uint8Array.of(4))
  await link.write(ECHO, Uint8Array.of(0))
  expect(arrived).toHaveLength(3)
})

test('an ATT error is a refusal with its code, and the link goes on', async () => {
  const link = await connected()
  peripheral.answers.push(0x80)
  await expect(link.write(ECHO, Uint8Array.of(1))).rejects.toMatchObject({ problem: 'refused', attError: 0x80 })
  await expect(link.read(INDICATING)).rejects.toMatchObject({ problem: 'refused', attError: 0x02 })
  await link.write(ECHO, Uint8Array.of(2))
  expect(peripheral.written.map(({ octets }) => octets)).toEqual([[1], [2]])
})

test('an unknown characteristic is not found', async () => {
  const link = await connected()
  await expect(link.read('2ACC')).rejects.toMatchObject({ problem: 'not-found' })
  await expect(link.write(NOTIFYING, Uint8Array.of(1))).rejects.toMatchObject({ problem: 'not-found' })
})

test('silence is no answer after 2 s; the link closes, says why, and can be made again', async () => {
  const link = await connected()
  const closed = new Promise<string>((resolve) => link.onClosed(resolve))
  peripheral.answers.push(null)
  const startedMs = performance.now()
  await expect(link.write(ECHO, Uint8Array.of(1))).rejects.toMatchObject({ problem: 'no-answer', attError: null })
  const tookMs = performance.now() - startedMs
  expect(tookMs).toBeGreaterThan(1_950)
  expect(tookMs).toBeLessThan(4_000)
  expect(await closed).toContain(`write ${ECHO}: no answer within 2 s`)
  // It advertises again once it knows that the link is gone.
  const again = await vi.waitFor(connected, 10_000)
  await again.write(ECHO, Uint8Array.of(2))
})

test('an urgent write goes past an unanswered request after 1 s, as a request where there is no command', async () => {
  const link = await connected()
  peripheral.answers.push(null)
  const blocked = expect(link.write(ECHO, Uint8Array.of(1))).rejects.toMatchObject({ problem: 'no-answer' })
  const startedMs = performance.now()
  await link.write(ECHO, Uint8Array.of(9), { urgent: true })
  await blocked
  const [, urgent] = peripheral.written
  expect(urgent).toMatchObject({ octets: [9], acknowledged: true })
  // Before the request is given up, and the link with it.
  expect((urgent?.atMs ?? Infinity) - startedMs).toBeLessThan(1_900)
})

test('an urgent write goes past an unanswered request as a command where the characteristic offers one', async () => {
  const link = await connected()
  const closed = new Promise<string>((resolve) => link.onClosed(resolve))
  peripheral.answers.push(null)
  const blocked = expect(link.write(BOTH_WRITES, Uint8Array.of(1))).rejects.toMatchObject({ problem: 'no-answer' })
  const startedMs = performance.now()
  await link.write(BOTH_WRITES, Uint8Array.of(9), { urgent: true })
  await blocked
  await waitFor('the urgent write', () => peripheral.written.length === 2)
  const [, urgent] = peripheral.written
  expect(urgent).toMatchObject({ octets: [9], acknowledged: false })
  // Before the request is given up, and the link with it.
  expect((urgent?.atMs ?? Infinity) - startedMs).toBeLessThan(1_900)
  await closed
})

test('a link that is lost fails everything pending at once and says so once', async () => {
  const link = await connected()
  const reasons: string[] = []
  link.onClosed((reason) => reasons.push(reason))
  peripheral.answers.push(null)
  const pending = [link.write(ECHO, Uint8Array.of(1)), link.write(ECHO, Uint8Array.of(2)), link.read(ECHO)]
  await waitFor('the first write', () => peripheral.written.length === 1)
  host.disconnect()
  // Any of them that had given up by itself would have had no answer.
  for (const outcome of await Promise.allSettled(pending)) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { problem: 'link-lost' } })
  }
  expect(reasons).toEqual(['the peripheral ended the connection'])
  await expect(link.read(ECHO)).rejects.toMatchObject({ problem: 'link-lost' })
})

test('a radio that is closed begins nothing any more', async () => {
  await radio.close()
  await expect(radio.scan(() => undefined)).rejects.toMatchObject({ problem: 'link-lost' })
  await expect(connected()).rejects.toMatchObject({ problem: 'link-lost' })
  expect(childrenOf(process.pid).filter(({ command }) => command.includes('radio-process.js'))).toEqual([])
})

test('closing a link disconnects the peripheral', async () => {
  const link = await connected()
  expect(host.connected).toBe(true)
  await link.close()
  await waitFor('the disconnection', () => !host.connected)
})
