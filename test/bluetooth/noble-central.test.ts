import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
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
  clock = manualClock()
  central = createNobleCentral(air.hciPath, clock)
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

/** What it fails with. The real stack gets time to act before the clock moves by `ms`. */
async function failureAfter(ms: number, doing: Promise<unknown>): Promise<unknown> {
  let failure: unknown = null
  doing.catch((error: unknown) => (failure = error))
  await sleep(200)
  await clock.advance(ms - 1)
  expect(failure).toBeNull()
  await clock.advance(1)
  await sleep(50)
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
    problem: 'no-answer',
    message: expect.stringMatching(`connecting to ${address}: .*\\(0x`) as string,
  })
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
