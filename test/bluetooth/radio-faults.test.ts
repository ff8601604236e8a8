import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Advertisement, GattCentral } from '../../src/bluetooth/gatt.ts'
import type { FromRadio } from '../../src/bluetooth/radio/messages.ts'
import { RadioService } from '../../src/bluetooth/radio/service.ts'
import { createRadio } from '../../src/bluetooth/radio/radio.ts'
import { monotonicClock } from '../../src/clock.ts'
import { ECHO, benchPeripheral } from './bench-peripheral.ts'
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
let dataDir: string
let radios: GattCentral[]

beforeEach(async () => {
  btvirt = await startBtvirt()
  peripheral = benchPeripheral()
  host = await advertised()
  dataDir = mkdtempSync(join(tmpdir(), 'crescendo-faults-'))
  radios = []
})
afterEach(async () => {
  for (const radio of radios) await radio.close()
  await host.stop()
  await btvirt.stop()
})

const advertised = (): Promise<Host> =>
  hostGatt(peripheral, { hciPath: btvirt.hciPath, name: 'Bench', serviceUuids: ['A000'] })

function radioOn(where: string | number, log: (message: string) => void = () => undefined): GattCentral {
  const adapter =
    typeof where === 'string' ? ({ kind: 'h4', path: where } as const) : ({ kind: 'kernel', index: where } as const)
  const radio = createRadio({ adapter, dataDir, entry, clock, log })
  radios.push(radio)
  return radio
}

function radioPid(): number {
  const pids = childrenOf(process.pid).filter(({ command }) => command.includes('radio-process.js'))
  expect(pids).toHaveLength(1)
  return pids[0]?.pid ?? 0
}

test('a killed radio loses its links at once, with the reason, and another one connects again', async () => {
  const radio = radioOn(btvirt.hciPath)
  const link = await radio.connect(host.address)
  const closed = new Promise<string>((resolve) => link.onClosed(resolve))
  peripheral.answers.push(null)
  const pending = expect(link.write(ECHO, Uint8Array.of(1))).rejects.toMatchObject({ problem: 'link-lost' })
  await waitFor('the write', () => peripheral.written.length === 1)
  const firstPid = radioPid()
  process.kill(firstPid, 'SIGKILL')
  expect(await closed).toBe('The radio process ended (SIGKILL).')
  // Of a link that is lost: one that had given up by itself would have had no answer.
  await pending
  // A peripheral notices by its supervision timeout; btvirt has none.
  await host.stop()
  host = await advertised()
  const again = await radio.connect(host.address)
  await again.write(ECHO, Uint8Array.of(2))
  expect(peripheral.written.at(-1)).toMatchObject({ octets: [2] })
  expect(radioPid()).not.toBe(firstPid)
})

test('a scan goes on in another radio when the first is killed', async () => {
  const heard: Advertisement[] = []
  const radio = radioOn(btvirt.hciPath)
  const stop = await radio.scan((advertisement) => heard.push(advertisement))
  await waitFor('an advertisement', () => heard.length > 0)
  process.kill(radioPid(), 'SIGKILL')
  await sleep(100)
  heard.length = 0
  await waitFor('another one', () => heard.length > 0)
  await stop()
})

test('an adapter that goes away closes the link, in words; when it is back a fresh instance connects', async () => {
  const radio = radioOn(btvirt.hciPath)
  const link = await radio.connect(host.address)
  const closed = new Promise<string>((resolve) => link.onClosed(resolve))
  peripheral.answers.push(null)
  const pending = expect(link.write(ECHO, Uint8Array.of(1))).rejects.toMatchObject({ problem: 'link-lost' })
  await waitFor('the write', () => peripheral.written.length === 1)
  const pid = radioPid()
  await btvirt.stop()
  expect(await closed).toContain(`the controller at ${btvirt.hciPath} `)
  await pending
  await expect(radio.connect(host.address)).rejects.toMatchObject({
    problem: 'no-bluetooth',
    message: expect.stringContaining(btvirt.hciPath) as string,
  })
  btvirt = await startBtvirt(btvirt.hciPath)
  host = await advertised()
  const again = await radio.connect(host.address)
  await again.write(ECHO, Uint8Array.of(2))
  expect(radioPid()).toBe(pid)
})

test('an HCI event that noble cannot read costs the radio, not the daemon', async () => {
  const said: string[] = []
  const faulty = createServer((socket) => {
    // Disconnection Complete, cut short: noble reads past its end.
    socket.once('data', () => socket.write(Buffer.from([0x04, 0x05, 0x01, 0x00])))
  }).listen(join(dataDir, 'faulty'))
  const radio = radioOn(join(dataDir, 'faulty'), (message) => said.push(message))
  await expect(radio.connect(host.address)).rejects.toMatchObject({ message: 'The radio process ended (code 1).' })
  expect(said).toEqual([expect.stringContaining('the radio fails: RangeError')])
  // Nobody has asked for another one yet.
  await waitFor('a fresh radio', () => childrenOf(process.pid).some(({ command }) => command.includes('radio-process')))
  faulty.close()
})

test('a radio that may seek another adapter leaves where its own is gone, and no other does', async () => {
  const left: string[] = []
  const serviceOn = (name: string, maySeekAnother: boolean): RadioService => {
    const adapter = { kind: 'h4', path: join(dataDir, 'nobody') } as const
    return new RadioService(
      adapter,
      clock,
      (message) => said.push(message),
      () => left.push(name),
      maySeekAnother,
    )
  }
  const said: FromRadio[] = []
  const connect = { kind: 'call', id: 1, name: 'connect', asks: { address: host.address, yields: false } } as const
  serviceOn('stays', false).receive(connect)
  await waitFor('its failure', () => said.length === 1)
  serviceOn('seeks', true).receive(connect)
  await waitFor('the leaving', () => left.length > 0)
  expect(said.map(({ kind }) => kind)).toEqual(['failure', 'failure'])
  expect(left).toEqual(['seeks'])
})

test('a controller that never answers is given up after 2 s, in words', async () => {
  const silent = createServer().listen(join(dataDir, 'silent'))
  const startedMs = performance.now()
  await expect(radioOn(join(dataDir, 'silent')).scan(() => undefined)).rejects.toMatchObject({
    problem: 'no-bluetooth',
    message: 'The Bluetooth adapter does not answer: unplug it and plug it in again.',
  })
  // The radio process itself starts in that time as well.
  expect(performance.now() - startedMs).toBeLessThan(8_000)
  silent.close()
})

test('a socket that nobody listens at is no Bluetooth, in words', async () => {
  const nobody = join(dataDir, 'nobody')
  await expect(radioOn(nobody).scan(() => undefined)).rejects.toMatchObject({
    problem: 'no-bluetooth',
    message: expect.stringContaining(`the controller at ${nobody} cannot be used`) as string,
  })
})

test('a computer without an adapter is told so within 2 s', async () => {
  // No computer has that many: where the kernel knows Bluetooth there is no such adapter, elsewhere no Bluetooth.
  const startedMs = performance.now()
  await expect(radioOn(99).scan(() => undefined)).rejects.toMatchObject({
    problem: 'no-bluetooth',
    message: expect.stringMatching(/kernel has no Bluetooth|no Bluetooth adapter|may not open/) as string,
  })
  expect(performance.now() - startedMs).toBeLessThan(8_000)
})

test('a data folder that is not there is said so, in words', async () => {
  const radio = createRadio({
    adapter: { kind: 'h4', path: btvirt.hciPath },
    dataDir: join(dataDir, 'nowhere'),
    entry,
    clock,
  })
  await expect(radio.scan(() => undefined)).rejects.toMatchObject({
    problem: 'no-bluetooth',
    message: `There is no data folder ${join(dataDir, 'nowhere')}.`,
  })
})
