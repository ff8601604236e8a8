import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SERVICE, CHARACTERISTIC } from '../../protocol/ftms/uuids.ts'
import { LIMITS } from '../../src/belt/limits.ts'
import type { GattLink, GattProperty, ValueListener } from '../../src/bluetooth/gatt.ts'
import { manualClock } from '../../src/clock.ts'
import { machineIn } from '../../src/treadmill/find-treadmill.ts'
import { openTreadmill } from '../../src/treadmill/ftms-treadmill.ts'
import { identify } from '../../src/treadmill/identify.ts'
import type { TreadmillEvent } from '../../src/treadmill/treadmill.ts'
import { draws } from '../draws.ts'
import { octetsBy } from '../octets-by.ts'

/** Whatever octets a machine sends: nothing is thrown, nothing that cannot be is told, and nothing stays behind. */

/** Packets of one decoder that one case draws. */
const AT_ONCE = 500
/** Cases: by the square of CRESCENDO_DRAWS, from a thousand packets of each decoder to a million of them at 40. */
const runs = { numRuns: draws(draws(1.25)) }
/** A million packets take their time, ms. */
const LONGEST = { timeout: 3_600_000 }

const NOTIFYING = [
  CHARACTERISTIC.treadmillData,
  CHARACTERISTIC.fitnessMachineStatus,
  CHARACTERISTIC.trainingStatus,
  CHARACTERISTIC.fitnessMachineControlPoint,
] as const
const READABLE = [
  CHARACTERISTIC.fitnessMachineFeature,
  CHARACTERISTIC.supportedSpeedRange,
  CHARACTERISTIC.manufacturerName,
  CHARACTERISTIC.modelNumber,
  CHARACTERISTIC.firmwareRevision,
] as const

/** A link on which everything is offered, whose octets come from `read`, and whose listeners are counted. */
function bareLink(read: () => Uint8Array) {
  const listeners = new Map<string, Set<ValueListener>>()
  const written: string[] = []
  let close = (reason: string): void => void reason
  let closeListeners = 0
  const all = (uuids: readonly string[], ...properties: GattProperty[]) =>
    uuids.map((uuid) => ({ serviceUuid: '1826', uuid, properties }))
  const link: GattLink = {
    address: 'bare',
    name: null,
    characteristics: [...all(NOTIFYING, 'notify', 'write'), ...all(READABLE, 'read')],
    read: () => Promise.resolve(read()),
    write: (uuid) => Promise.resolve(void written.push(uuid)),
    subscribe(uuid, listener) {
      const those = listeners.get(uuid) ?? new Set()
      listeners.set(uuid, those.add(listener))
      return Promise.resolve(() => those.delete(listener))
    },
    onClosed(listener) {
      closeListeners++
      close = (reason) => listener(reason, 0)
      return () => void closeListeners--
    },
    leaveWill: () => undefined,
    feed: () => undefined,
    close: () => Promise.resolve(),
  }
  return {
    link,
    written,
    say: (uuid: string, octets: Uint8Array, atMs: number) =>
      listeners.get(uuid)?.forEach((heard) => heard(octets, atMs)),
    close: () => close('out of range'),
    counts: () => [closeListeners, ...[...listeners.values()].map((those) => those.size)],
  }
}

test(
  'whatever comes from a treadmill that is open is a reading that can be, a notice, or nothing',
  LONGEST,
  async () => {
    const clock = manualClock()
    const { link, say, written, counts, close } = bareLink(() => new Uint8Array())
    const treadmill = await openTreadmill(link, clock)
    const told: TreadmillEvent[] = []
    treadmill.subscribe((event) => told.push(event))
    const before = counts()
    let atMs = 0
    let readings = 0
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const octets = octetsBy(seed)
        for (let i = 0; i < AT_ONCE; i++) for (const uuid of NOTIFYING) say(uuid, octets(), (atMs += 100))
        for (const event of told.splice(0)) {
          if (event.kind !== 'telemetry') continue
          readings++
          const { speedKmh, distanceM, elapsedS, heartRateBpm } = event.telemetry
          for (const value of [speedKmh, distanceM, elapsedS, heartRateBpm])
            if (value !== null && !(value >= 0)) throw new Error(`a reading of ${value}`)
          if ((speedKmh ?? 0) > LIMITS.highestKmh) throw new Error(`a reading of ${speedKmh} km/h`)
        }
      }),
      runs,
    )
    expect(readings).toBeGreaterThan(100)
    expect([counts(), written]).toEqual([before, []])
    close()
    expect(told).toMatchObject([{ kind: 'notice', notice: { kind: 'link-lost' } }])
  },
)

test('answers of any kind to an order are an answer, and the next order has its own', async () => {
  const clock = manualClock()
  const { link, say, counts } = bareLink(() => new Uint8Array())
  const treadmill = await openTreadmill(link, clock)
  const before = counts()
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const octets = octetsBy(seed)
      let answer: string | null = null
      void treadmill.execute({ kind: 'speed', speedKmh: 8 }).then((came) => (answer = came))
      for (let i = 0; i < 20; i++) {
        // As answers begin, so that they are read on.
        say(CHARACTERISTIC.fitnessMachineControlPoint, Uint8Array.of(0x80, ...octets()), clock.nowMs())
        await clock.advance(50)
      }
      await clock.advance(10_000)
      expect(answer).not.toBeNull()
    }),
    { numRuns: draws(10) },
  )
  expect(counts()).toEqual(before)
})

test('whatever a machine says of itself, it is met with a range that a belt can have', LONGEST, async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const { link } = bareLink(octetsBy(seed))
      for (let i = 0; i < AT_ONCE; i++) {
        const { grid, name } = await identify(link, false)
        const { minKmh, maxKmh, stepKmh } = grid
        const can = minKmh >= 0 && minKmh <= maxKmh && maxKmh <= LIMITS.highestKmh && stepKmh > 0 && name !== ''
        if (!can) throw new Error(`met as ${name} from ${minKmh} to ${maxKmh} by ${stepKmh} km/h`)
      }
    }),
    runs,
  )
})

test('whatever is advertised is a machine, or none', LONGEST, () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const octets = octetsBy(seed)
      for (let i = 0; i < AT_ONCE; i++) {
        const serviceData = new Map([[SERVICE.fitnessMachine, octets()]])
        const ad = { address: 'a', name: null, rssiDbm: null, serviceUuids: [], serviceData, connectable: true }
        if (machineIn(ad) === null) throw new Error('service data is no machine’s')
      }
    }),
    runs,
  )
})
