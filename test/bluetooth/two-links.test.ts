import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { GattCentral, GattLink } from '../../src/bluetooth/gatt.ts'
import { keepLinked, type KeptLink, type LinkTarget } from '../../src/bluetooth/keep-linked.ts'
import { createRadio } from '../../src/bluetooth/radio/radio.ts'
import { monotonicClock } from '../../src/clock.ts'
import { dataFolder } from '../process/daemon-process.ts'
import { ECHO, LONG, benchPeripheral, type BenchPeripheral } from './bench-peripheral.ts'
import { hostGatt, type Host } from './bleno-host.ts'
import { waitFor } from './btvirt.ts'
import { startSharedAir, type SharedAir } from './shared-air.ts'

// A belt and a strap on one adapter, each kept connected by the same code: the strap may do as it likes.

const clock = monotonicClock()
const entry = new URL('../../dist/radio-process.js', import.meta.url)
let air: SharedAir
let radio: GattCentral
let belt: BenchPeripheral
let beltHost: Host
let strap: BenchPeripheral
let strapHost: Host
let kept: KeptLink[]

beforeEach(async () => {
  air = startSharedAir()
  belt = benchPeripheral()
  strap = benchPeripheral()
  beltHost = await hostGatt(belt, { hciPath: air.hciPath, name: 'Belt', serviceUuids: ['A000'] })
  strapHost = await hostGatt(strap, { hciPath: air.hciPath, name: 'Strap', serviceUuids: ['A000'] })
  radio = createRadio({ adapter: { kind: 'h4', path: air.hciPath }, dataDir: dataFolder(), entry, clock })
  kept = []
})
afterEach(async () => {
  for (const link of kept) await link.close()
  await radio.close()
  await beltHost.stop()
  await strapHost.stop()
  air.close()
})

interface Opened {
  readonly link: GattLink
  close(): Promise<void>
}

/** Heard by its name; opened by one read, as a strap's location and a belt's range are. */
function called(name: string, yields: boolean, opening: () => void): LinkTarget<Opened> {
  return {
    notHeard: `${name} was not heard`,
    yields,
    isSomethingElse: () => false,
    async find(until) {
      let address: string | null = null
      const stop = await radio.scan((heard) => (address = heard.name === name ? heard.address : address))
      while (address === null && !until.aborted) await sleep(10)
      await stop()
      return address
    },
    async open(link) {
      opening()
      await link.read(LONG)
      return { link, close: () => link.close() }
    },
  }
}

interface Kept {
  readonly opened: Opened[]
  readonly failures: string[]
}

function keep(name: 'Belt' | 'Strap', opening: () => void = () => undefined): Kept {
  const opened: Opened[] = []
  const failures: string[] = []
  const listener = {
    connected: (made: Opened) => void opened.push(made),
    failed: ({ message }: Error) => void failures.push(message),
  }
  kept.push(keepLinked(radio, clock, () => called(name, name === 'Strap', opening), listener))
  return { opened, failures }
}

/** Writes to the belt until `over`; the slowest write, ms. Fails where one fails. */
async function slowestWriteMs(link: GattLink | undefined, over: () => boolean): Promise<number> {
  const limitMs = performance.now() + 30_000
  let slowestMs = 0
  for (let turn = 0; !over(); turn++) {
    const writtenMs = performance.now()
    expect(writtenMs).toBeLessThan(limitMs)
    await link?.write(ECHO, Uint8Array.of(turn & 0xff))
    slowestMs = Math.max(slowestMs, performance.now() - writtenMs)
    await sleep(20)
  }
  return slowestMs
}

function isPast(ms: number): () => boolean {
  const untilMs = performance.now() + ms
  return () => performance.now() > untilMs
}

test('belt and strap are linked at once, and each has its own octets', async () => {
  const belts = keep('Belt')
  const straps = keep('Strap')
  await waitFor('both links', () => belts.opened.length === 1 && straps.opened.length === 1, 10_000)
  await belts.opened[0]?.link.write(ECHO, Uint8Array.of(1))
  await straps.opened[0]?.link.write(ECHO, Uint8Array.of(2))
  expect(belt.written.map(({ octets }) => octets)).toEqual([[1]])
  expect(strap.written.map(({ octets }) => octets)).toEqual([[2]])
})

test('a strap that does not take the connection gives way to the belt that comes back', async () => {
  const belts = keep('Belt')
  const straps = keep('Strap')
  await waitFor('both links', () => belts.opened.length === 1 && straps.opened.length === 1, 10_000)
  // Heard before, then out of reach: what is asked of it now waits.
  air.outOfReach.add(strapHost.address)
  await straps.opened[0]?.close()
  const pending = radio.connect(strapHost.address, { yields: true }).catch((error: unknown) => error)
  await sleep(300)
  const lostMs = performance.now()
  beltHost.disconnect()
  await waitFor('the belt again', () => belts.opened.length === 2, 10_000)
  // The keeper rests for 1 s; the strap would have had 20 s.
  expect(performance.now() - lostMs).toBeLessThan(8_000)
  expect(await pending).toMatchObject({ problem: 'not-connected' })
  expect(await slowestWriteMs(belts.opened[1]?.link, () => performance.now() - lostMs > 6_000)).toBeLessThan(1_800)
  expect(belts.opened).toHaveLength(2)
})

test('a strap that answers no discovery keeps the belt neither from writing nor from coming back, and is let go after 10 s', async () => {
  const belts = keep('Belt')
  await waitFor('the belt', () => belts.opened.length === 1)
  air.mute.add(strapHost.address)
  const straps = keep('Strap')
  await waitFor('the connection to the strap', () => strapHost.connected)
  const lostMs = performance.now()
  beltHost.disconnect()
  await waitFor('the belt again', () => belts.opened.length === 2, 10_000)
  expect(performance.now() - lostMs).toBeLessThan(8_000)
  const slowestMs = await slowestWriteMs(belts.opened[1]?.link, () => straps.failures.length > 0)
  expect(straps.failures[0]).toContain('discovering')
  expect(slowestMs).toBeLessThan(1_800)
  await waitFor('its end', () => !strapHost.connected)
  air.mute.clear()
  await waitFor('the strap', () => straps.opened.length === 1, 10_000)
  expect(belts).toMatchObject({ opened: { length: 2 }, failures: [] })
})

test.each([
  ['', () => undefined],
  [', even where its end is not confirmed', () => air.unconfirmed.add(strapHost.address)],
])('a strap that falls silent while it is opened is let go after 5 s; the belt keeps its link%s', async (_, before) => {
  before()
  const belts = keep('Belt')
  await waitFor('the belt', () => belts.opened.length === 1)
  const straps = keep('Strap', () => air.mute.add(strapHost.address))
  const slowestMs = await slowestWriteMs(belts.opened[0]?.link, () => straps.failures.length > 0)
  expect(straps.failures[0]).toContain('no answer within 5 s')
  expect(slowestMs).toBeLessThan(1_800)
  expect(await slowestWriteMs(belts.opened[0]?.link, isPast(4_000))).toBeLessThan(500)
  expect(belts).toMatchObject({ opened: { length: 1 }, failures: [] })
})
