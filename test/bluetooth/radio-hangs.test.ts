import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { GattCentral, GattLink } from '../../src/bluetooth/gatt.ts'
import { createRadio } from '../../src/bluetooth/radio/radio.ts'
import { monotonicClock } from '../../src/clock.ts'
import { dataFolder } from '../process/daemon-process.ts'
import { ECHO, benchPeripheral, type BenchPeripheral } from './bench-peripheral.ts'
import { hostGatt, type Host } from './bleno-host.ts'
import { waitFor } from './btvirt.ts'
import { childrenOf } from './processes.ts'
import { startSharedAir, type SharedAir } from './shared-air.ts'

const STOP = [0x08, 0x01]
const clock = monotonicClock()
const entry = new URL('../../dist/radio-process.js', import.meta.url)
let air: SharedAir
let peripheral: BenchPeripheral
let host: Host
let radio: GattCentral
let link: GattLink
let closed: string[]
let stopFeeding: () => void

beforeEach(async () => {
  air = startSharedAir()
  peripheral = benchPeripheral()
  host = await hostGatt(peripheral, { hciPath: air.hciPath, name: 'Bench', serviceUuids: ['A000'] })
  radio = createRadio({ adapter: { kind: 'h4', path: air.hciPath }, dataDir: dataFolder(), entry, clock })
  link = await radio.connect(host.address)
  closed = []
  link.onClosed((reason) => closed.push(reason))
  link.leaveWill({ characteristicUuid: ECHO, octets: Uint8Array.from(STOP) })
  stopFeeding = clock.every(250, () => link.feed())
})
afterEach(async () => {
  stopFeeding()
  for (const pid of radioPids()) process.kill(pid, 'SIGCONT')
  await radio.close()
  await host.stop()
  air.close()
})

const radioPids = (): number[] =>
  childrenOf(process.pid)
    .filter(({ command }) => command.includes('radio-process.js'))
    .map(({ pid }) => pid)

/** Stops the radio process, and has a call run into its limit. */
async function hang(): Promise<number> {
  const [pid = 0] = radioPids()
  process.kill(pid, 'SIGSTOP')
  await expect(link.write(ECHO, Uint8Array.of(1))).rejects.toMatchObject({
    problem: 'no-answer',
    message: 'write: the radio process did not answer for 6 s.',
  })
  return pid
}

const written = (): (readonly number[])[] => peripheral.written.map(({ octets }) => octets)

test('a call past its limit fails as a call: the radio keeps its link, and its will', async () => {
  const pid = await hang()
  process.kill(pid, 'SIGCONT')
  await sleep(3_000)
  expect([radioPids(), closed, written()]).toEqual([[pid], [], [[1]]])
  await link.close()
  expect(written()).toEqual([[1], STOP])
})

test('a radio that does not answer at all is killed, and its will is left to another one, which carries it out', async () => {
  const pid = await hang()
  await waitFor('the end of the link', () => closed.length > 0)
  expect(closed).toEqual(['The radio process hangs.'])
  await waitFor('another radio', () => radioPids().some((other) => other !== pid))
  // This process lives and says so: there is nothing to carry out.
  await sleep(4_000)
  expect(written()).toEqual([])
  await radio.close()
  expect(written()).toEqual([STOP])
})

test('a will that was left to another radio is nothing any more once the daemon has its link again', async () => {
  await hang()
  await waitFor('the end of the link', () => closed.length > 0)
  const again = await radio.connect(host.address)
  await again.write(ECHO, Uint8Array.of(2))
  await radio.close()
  expect(written()).toEqual([[2]])
})

test('closing the link of a radio that hangs does not fail, and loses no will', async () => {
  const [pid = 0] = radioPids()
  process.kill(pid, 'SIGSTOP')
  await link.close()
  await waitFor('the end of the link', () => closed.length > 0)
  await radio.close()
  expect(written()).toEqual([STOP])
})

test('a radio that hangs when it is to leave is killed, and another one carries the will out', async () => {
  const [pid = 0] = radioPids()
  process.kill(pid, 'SIGSTOP')
  await radio.close()
  expect(written()).toEqual([STOP])
  expect(radioPids()).toEqual([])
})
