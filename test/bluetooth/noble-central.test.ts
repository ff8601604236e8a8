import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { GattError } from '../../src/bluetooth/gatt.ts'
import { openAdapter } from '../../src/bluetooth/noble/adapter.ts'
import { createNobleCentral } from '../../src/bluetooth/noble/central.ts'
import type { NobleCentral } from '../../src/bluetooth/noble/central.ts'
import { manualClock } from '../../src/clock.ts'
import type { ManualClock } from '../../src/clock.ts'
import { ECHO, benchPeripheral } from './bench-peripheral.ts'
import { hostGatt } from './bleno-host.ts'
import type { Host } from './bleno-host.ts'
import { startBtvirt, waitFor } from './btvirt.ts'
import type { Btvirt } from './btvirt.ts'
import { ACL_DATA, LE_CREATE_CONNECTION, LE_SET_SCAN_ENABLE, isCommand, startFaultyAir } from './faulty-air.ts'
import type { FaultyAir } from './faulty-air.ts'

// noble, the air and the peripheral are real; only the waiting is not: the clock moves when it is told to.

let btvirt: Btvirt
let air: FaultyAir
let host: Host
let clock: ManualClock
/** The limits that were set running, ms. */
const limits: number[] = []
let central: NobleCentral

beforeAll(async () => {
  btvirt = await startBtvirt()
  // noble keeps the socket's path for as long as it is loaded.
  air = startFaultyAir(join(mkdtempSync(join(tmpdir(), 'crescendo-air-')), 'hci'), btvirt.hciPath)
})
afterAll(async () => {
  air.close()
  await btvirt.stop()
})
beforeEach(async () => {
  host = await advertised()
  const manual = manualClock()
  const after: ManualClock['after'] = (ms, call) => {
    limits.push(ms)
    return manual.after(ms, call)
  }
  clock = { ...manual, after }
  central = createNobleCentral({ kind: 'h4', path: air.hciPath }, clock)
  air.pass = () => true
})
afterEach(async () => {
  await central.close()
  await host.stop()
})

const advertised = (): Promise<Host> =>
  hostGatt(benchPeripheral(), { hciPath: btvirt.hciPath, name: 'Bench', serviceUuids: ['A000'] })

async function heardOnce(address: string): Promise<void> {
  const heard: string[] = []
  const stop = await central.scan(
    (advertisement) => heard.push(advertisement.address),
    () => undefined,
  )
  await waitFor('an advertisement', () => heard.includes(address))
  stop()
}

/** What it fails with, `ms` after the real stack has come to where a limit of so long runs. */
async function failureAfter(ms: number, doing: Promise<unknown>): Promise<unknown> {
  let failure: unknown = null
  limits.length = 0
  doing.catch((error: unknown) => (failure = error))
  await waitFor('the limit', () => limits.includes(ms))
  await clock.advance(ms - 1)
  expect(failure).toBeNull()
  await clock.advance(1)
  await waitFor('the giving up', () => failure !== null)
  return failure
}

test('an address that is not heard for 20 s is not found, and the words say what to look at', async () => {
  expect(await failureAfter(20_000, central.connect('00:00:00:00:00:01'))).toMatchObject({
    problem: 'not-found',
    message: '00:00:00:00:00:01 was not heard for 20 s. Is it switched on, and is no other app connected to it?',
  })
})

test('a connection that does not come about is given up after 20 s; after two a fresh adapter is taken', async () => {
  await heardOnce(host.address)
  const openedBefore = air.opened
  air.pass = (from, packet) => !(from === 'host' && isCommand(packet, LE_CREATE_CONNECTION))
  for (const attempt of [1, 2]) {
    expect(await failureAfter(20_000, central.connect(host.address)), `attempt ${attempt}`).toMatchObject({
      problem: 'no-answer',
      message: `connecting to ${host.address}: nothing within 20 s`,
    })
  }
  expect(air.opened).toBe(openedBefore)
  air.pass = () => true
  const link = await central.connect(host.address)
  await link.write(ECHO, Uint8Array.of(1))
  expect(air.opened).toBe(openedBefore + 1)
})

test('a controller that cannot connect says why', async () => {
  await heardOnce(host.address)
  const { address } = host
  await host.stop()
  await expect(central.connect(address)).rejects.toMatchObject({
    problem: 'not-connected',
    message: expect.stringMatching(`connecting to ${address}: .*\\(0x`) as string,
  })
})

test.each([
  // Command Status of LE Create Connection, and LE Connection Complete, each with a failure (Core Vol 4 Part E §7.7).
  ['Command Disallowed', 0x0c, [0x04, 0x0f, 0x04, 0x0c, 0x01, 0x0d, 0x20]],
  ['Failed to be Established', 0x3e, [0x04, 0x3e, 0x13, 0x01, 0x3e, ...Array<number>(17).fill(0)]],
])('a connection that failed with %s does not end the next one', async (_, status, answer) => {
  await heardOnce(host.address)
  air.pass = (from, packet) => {
    if (from === 'controller' || !isCommand(packet, LE_CREATE_CONNECTION)) return true
    air.tellHost(Uint8Array.from(answer))
    return false
  }
  await expect(central.connect(host.address)).rejects.toMatchObject({
    problem: 'not-connected',
    message: expect.stringContaining(`(0x${status.toString(16)})`) as string,
  })
  air.pass = () => true
  const link = await central.connect(host.address)
  await sleep(300)
  expect(host.connected).toBe(true)
  await link.write(ECHO, Uint8Array.of(1))
})

test('a connection whose first packets missed each other is asked for once more, at once', async () => {
  await heardOnce(host.address)
  let asked = 0
  air.pass = (from, packet) => {
    if (from === 'controller' || !isCommand(packet, LE_CREATE_CONNECTION)) return true
    asked++
    if (asked > 1) return true
    air.tellHost(Uint8Array.of(0x04, 0x3e, 0x13, 0x01, 0x3e, ...Array<number>(17).fill(0)))
    return false
  }
  const link = await central.connect(host.address)
  expect(asked).toBe(2)
  await link.write(ECHO, Uint8Array.of(1))
})

test('what waited for a peripheral that died is not written to it when it is back; the adapter is opened afresh', async () => {
  const far = startFaultyAir(join(mkdtempSync(join(tmpdir(), 'crescendo-far-')), 'hci'), btvirt.hciPath)
  const options = { hciPath: far.hciPath, name: 'Mortal', serviceUuids: ['A000'] }
  const { address } = await hostGatt(benchPeripheral(), options)
  const link = await central.connect(address)
  const closed = new Promise<string>((resolve) => link.onClosed(resolve))
  // It dies without a word. btvirt takes one packet at a time, so what is urgent waits in noble for the first to be gone.
  far.unplug()
  await sleep(50)
  const openedBefore = air.opened
  const write = (octet: number, urgent: boolean) => link.write(ECHO, Uint8Array.of(octet), { urgent })
  const writes = [write(1, false), write(2, true), write(3, true)].map((written) =>
    written.then(
      () => 'written',
      ({ problem }: GattError) => problem,
    ),
  )
  await clock.advance(10_000)
  expect(await closed).toContain('no answer')
  expect(await Promise.all(writes)).toEqual(['no-answer', 'no-answer', 'no-answer'])
  const back = benchPeripheral()
  const reborn = await hostGatt(back, options)
  expect(reborn.address).toBe(address)
  const again = await central.connect(address)
  expect(back.written).toEqual([])
  expect(air.opened).toBe(openedBefore + 1)
  await again.write(ECHO, Uint8Array.of(4))
  expect(back.written).toMatchObject([{ octets: [4] }])
  await again.close()
  await reborn.stop()
  far.close()
})

test('what waited for a peripheral that died is not written while another link keeps the adapter from being opened afresh', async () => {
  const adapter = await openAdapter({ kind: 'h4', path: air.hciPath }, clock)
  const { _hci: hci } = adapter.noble._bindings
  hci._aclQueue = [{ handle: 42 }, { handle: 43 }]
  hci.emit('leConnComplete', 0, 42, 1)
  expect(hci._aclQueue).toEqual([{ handle: 43 }])
  adapter.discard('done')
})

test('a packet for a connection that is gone is dropped, where noble would throw', async () => {
  const adapter = await openAdapter({ kind: 'h4', path: air.hciPath }, clock)
  const { _hci: hci } = adapter.noble._bindings
  hci._aclQueue = [{ handle: 99 }]
  await hci.flushAcl()
  expect(hci._aclQueue).toEqual([])
  adapter.discard('done')
})

test('a peripheral that connects and then says nothing is given up after 10 s of discovery, and disconnected', async () => {
  await heardOnce(host.address)
  air.pass = (from, packet) => !(from === 'controller' && packet[0] === ACL_DATA)
  expect(await failureAfter(10_000, central.connect(host.address))).toMatchObject({
    problem: 'no-answer',
    message: `discovering ${host.address}: nothing within 10 s`,
  })
  await waitFor('the disconnection', () => !host.connected)
  air.pass = () => true
  const link = await central.connect(host.address)
  await link.write(ECHO, Uint8Array.of(1))
})

test('an adapter that is unplugged while connecting ends the connecting', async () => {
  await heardOnce(host.address)
  air.pass = (from, packet) => !(from === 'host' && isCommand(packet, LE_CREATE_CONNECTION))
  const failed = expect(central.connect(host.address)).rejects.toMatchObject({ problem: 'link-lost' })
  await sleep(100)
  air.unplug()
  await failed
})

test('an adapter that is unplugged while scanning ends the scan, with the reason; the next one goes on', async () => {
  const reasons: string[] = []
  await central.scan(
    () => undefined,
    (reason) => reasons.push(reason),
  )
  air.unplug()
  await waitFor('the end of the scan', () => reasons.length > 0)
  expect(reasons).toEqual([expect.stringContaining(air.hciPath)])
  await heardOnce(host.address)
})

test('a scan pauses while connecting and goes on afterwards', async () => {
  const commands: string[] = []
  air.pass = (from, packet) => {
    if (from === 'host' && isCommand(packet, LE_SET_SCAN_ENABLE)) commands.push(packet[4] === 1 ? 'scan' : 'rest')
    if (from === 'host' && isCommand(packet, LE_CREATE_CONNECTION)) commands.push('connect')
    return true
  }
  const heard: string[] = []
  const stop = await central.scan(
    (advertisement) => heard.push(advertisement.address),
    () => undefined,
  )
  await waitFor('an advertisement', () => heard.length > 0)
  await central.connect(host.address)
  await waitFor('the scan to go on', () => commands.lastIndexOf('scan') > commands.indexOf('connect'))
  expect(commands[commands.indexOf('connect') - 1]).toBe('rest')
  stop()
  await waitFor('the scan to end', () => commands.at(-1) === 'rest')
})
