import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { GattCentral, GattLink } from '../../src/bluetooth/gatt.ts'
import { createRadio } from '../../src/bluetooth/radio/radio.ts'
import { monotonicClock } from '../../src/clock.ts'
import { STRAP } from '../../src/strap/heart-reader.ts'
import { keepSensor, type KeptSensor } from '../../src/strap/keep-sensor.ts'
import { dataFolder } from '../process/daemon-process.ts'
import { benchPeripheral, ECHO, type BenchPeripheral } from './bench-peripheral.ts'
import { hostGatt, type Host } from './bleno-host.ts'
import { hostStrap, type HostedSensor } from './hosted-sensor.ts'
import { waitFor } from './btvirt.ts'
import { startSharedAir, type SharedAir } from './shared-air.ts'

// A strap on the belt's adapter, kept by the daemon's own code: whatever it does, an urgent write to the belt is on the air at once.

const entry = new URL('../../dist/radio-process.js', import.meta.url)
let air: SharedAir
let radio: GattCentral
let belt: BenchPeripheral
let beltHost: Host
let strapHost: HostedSensor
let strap: KeptSensor
let link: GattLink
let told: (number | null)[]
let failures: string[]

beforeEach(async () => {
  air = startSharedAir()
  belt = benchPeripheral()
  told = []
  failures = []
  beltHost = await hostGatt(belt, { hciPath: air.hciPath, name: 'Belt', serviceUuids: ['A000'] })
  strapHost = await hostStrap(air.hciPath, 'HRM')
  radio = createRadio({
    adapter: { kind: 'h4', path: air.hciPath },
    dataDir: dataFolder(),
    entry,
    clock: monotonicClock(),
  })
  link = await radio.connect(beltHost.address)
  strap = keepSensor(radio, monotonicClock(), STRAP, 'HRM', {
    connected: () => undefined,
    failed: ({ message }) => void failures.push(message),
    told: (bpm) => void told.push(bpm),
  })
})
afterEach(async () => {
  await strap.close()
  await radio.close()
  await beltHost.stop()
  await strapHost.stop()
  air.close()
})

/** The treadmill is connected, as far as the strap has to know. */
const beside = () => strap.beside({ subscribe: () => () => undefined })
const listens = () => waitFor('the strap to be listened to', strapHost.isListenedTo, 10_000)

/** How long the slowest of urgent writes takes to reach the belt, for so long, ms. */
async function slowestStopMs(forMs: number): Promise<number> {
  const untilMs = performance.now() + forMs
  let slowestMs = 0
  for (let turn = 0; performance.now() < untilMs; turn++) {
    const pressedMs = performance.now()
    await link.write(ECHO, Uint8Array.of(turn & 0xff), { urgent: true })
    slowestMs = Math.max(slowestMs, (belt.written.at(-1)?.atMs ?? Infinity) - pressedMs)
    await sleep(20)
  }
  return slowestMs
}

test('its rate is told', async () => {
  beside()
  await listens()
  strapHost.tell(151)
  strapHost.tell(0)
  await waitFor('both', () => told.length === 2)
  expect(told).toEqual([151, null])
})

test.each<[string, () => Promise<void>]>([
  [
    'has gone, and is connected to in vain',
    async () => {
      await listens()
      air.outOfReach.add(strapHost.address)
      strapHost.disconnect()
    },
  ],
  ['answers nothing', () => Promise.resolve(void air.mute.add(strapHost.address))],
  [
    'drops again and again',
    async () => {
      await listens()
      const dropping = setInterval(() => strapHost.disconnect(), 900)
      void sleep(4_000).then(() => clearInterval(dropping))
    },
  ],
])('a strap that %s keeps no Stop from the belt for 100 ms, and the belt keeps its link', async (_, misbehave) => {
  let ended = false
  link.onClosed(() => (ended = true))
  const aloneMs = await slowestStopMs(500)
  beside()
  await misbehave()
  expect((await slowestStopMs(4_000)) - aloneMs).toBeLessThan(100)
  expect(ended).toBe(false)
})
