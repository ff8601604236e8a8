import { expect, test } from 'vitest'
import { factsOf } from '../../src/treadmill/acquaintance.ts'
import { learnedNow, profileFor } from '../../src/profile/learned.ts'
import { beyondDefault, factsFrom } from '../../src/profile/profile.ts'
import { learnedIn } from '../../src/session/learned.ts'
import { reduce } from '../../src/session/reduce.ts'
import { newSession, type Session } from '../../src/session/session.ts'
import type { GattCharacteristic, GattLink, ValueListener } from '../../src/bluetooth/gatt.ts'
import type { ManualClock } from '../../src/clock.ts'
import { manualClock } from '../../src/clock.ts'
import { openTreadmill } from '../../src/treadmill/ftms-treadmill.ts'
import type { TreadmillEvent } from '../../src/treadmill/treadmill.ts'
import session from '../protocol/data/session-urevo.json' with { type: 'json' }
import { kindsOf, orderAndWait } from './acquainted.ts'

interface Sniffed {
  readonly t: number
  readonly att: string
  readonly char?: string
  readonly hex?: string
}

const sniffed: readonly Sniffed[] = session.events
const bytes = (hex = ''): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))
const told = sniffed.filter(({ att, char }) => att === 'NOTIFY' && char !== '2AD9')

/** What the machine answered to a read. */
function readOf(uuid: string): Uint8Array | undefined {
  const asked = sniffed.findIndex(({ att, char }) => att === 'READ_REQ' && char === uuid)
  const answer = sniffed.slice(asked).find(({ att, char }) => att === 'READ_RSP' && char === uuid)
  return asked < 0 || answer === undefined ? undefined : bytes(answer.hex)
}

/** How the machine notified the result of an op code, and how long after the write. */
function responseTo(opCode: string): { readonly octets: Uint8Array; readonly afterMs: number } {
  const asked = sniffed.findIndex(({ att, hex }) => att === 'WRITE_CMD' && hex?.startsWith(opCode))
  const response = sniffed.slice(asked).find(({ char, hex }) => char === '2AD9' && hex?.startsWith(`80${opCode}`))
  if (response === undefined) throw new Error(`the capture has no response to ${opCode}`)
  return { octets: bytes(response.hex), afterMs: (response.t - sniffed[asked]!.t) * 1000 }
}

/** The machine of the capture: it says what it said, when it said it, and answers writes as it answered them. */
function urevo(clock: ManualClock) {
  const listeners = new Map<string, ValueListener>()
  const writes: string[] = []
  const say = (uuid: string, octets: Uint8Array): void => listeners.get(uuid)?.(octets, clock.nowMs())
  const ftms = (uuid: string, ...properties: GattCharacteristic['properties']) => ({
    serviceUuid: '1826',
    uuid,
    properties,
  })
  const link: GattLink = {
    address: 'urevo',
    name: 'URTM041',
    characteristics: [
      ftms('2ACC', 'read'),
      ftms('2ACD', 'notify'),
      ftms('2AD3', 'read', 'notify'),
      ftms('2AD4', 'read'),
      ftms('2AD5', 'read'),
      ftms('2AD9', 'write-without-response', 'indicate'),
      ftms('2ADA', 'notify'),
      { serviceUuid: '180A', uuid: '2A24', properties: ['read'] },
    ],
    read: (uuid) => {
      const value = readOf(uuid)
      return value === undefined ? Promise.reject(new Error(`${uuid} was not read`)) : Promise.resolve(value)
    },
    write: (uuid, octets) => {
      writes.push(Buffer.from(octets).toString('hex'))
      const { octets: response, afterMs } = responseTo(writes.at(-1)!.slice(0, 2))
      clock.after(afterMs, () => say(uuid, response))
      return Promise.resolve()
    },
    subscribe: (uuid, listener) => {
      listeners.set(uuid, listener)
      return Promise.resolve(() => listeners.delete(uuid))
    },
    onClosed: () => () => undefined,
    leaveWill: () => undefined,
    feed: () => undefined,
    close: () => Promise.resolve(),
  }
  for (const { t, char, hex } of told) clock.after(t * 1000 + 1, () => say(char!, bytes(hex)))
  return { link, writes }
}

/** The session again: opened at its beginning, started at 18.28 s, stopped at 80.61 s, as the phone did. */
async function replayed() {
  const clock = manualClock()
  const { link, writes } = urevo(clock)
  const opening = openTreadmill(link, clock)
  await clock.advance(0)
  const treadmill = await opening
  const events: TreadmillEvent[] = []
  treadmill.subscribe((event) => events.push(event))
  await clock.advance(18_280)
  const started = await orderAndWait(clock, treadmill, { kind: 'start', askId: 'a' })
  await clock.advance(80_610 - clock.nowMs())
  const stopped = await orderAndWait(clock, treadmill, { kind: 'stop' })
  await clock.advance(5000)
  return { treadmill, events, writes, started, stopped }
}

test('the machine is known for what it is: tenths of mph, two at a time', async () => {
  const { treadmill } = await replayed()
  expect(treadmill.machine).toMatchObject({ name: 'URTM041', model: 'URTM041', drivable: true, simulated: false })
  expect(treadmill.machine.grid).toEqual({ unit: 'mph', minKmh: 0.97, maxKmh: 6.43, stepKmh: 0.32 })
})

test('its notified answers to unacknowledged writes are taken as answers', async () => {
  const { writes, started, stopped } = await replayed()
  expect([started, stopped]).toEqual(['acknowledged', 'acknowledged'])
  expect(writes).toEqual(['00', '07', '0801'])
})

test('every reading comes out when it came, with speed, distance and time; no heart rate is none', async () => {
  const { events } = await replayed()
  const readings = events.filter((event) => event.kind === 'telemetry')
  const notified = told.filter(({ char }) => char === '2ACD')
  expect(readings.map(({ atMs }) => atMs)).toEqual(notified.map(({ t }) => t * 1000 + 1))
  const expected = notified.map(({ hex }) => {
    const octets = Buffer.from(hex!, 'hex')
    return [octets.readUInt16LE(2) / 100, octets.readUIntLE(4, 3), octets.readUInt16LE(13), null]
  })
  expect(
    readings.map(({ telemetry }) => [
      telemetry.speedKmh,
      telemetry.distanceM,
      telemetry.elapsedS,
      telemetry.heartRateBpm,
    ]),
  ).toEqual(expected)
  expect(readings[0]!.telemetry).toEqual({
    speedKmh: 2.25,
    distanceM: 0,
    elapsedS: 33,
    inclinePct: null,
    heartRateBpm: null,
  })
})

test('the ramp after our stop is ours, the one before we came is not', async () => {
  const { events } = await replayed()
  const notices = kindsOf(events)
  expect(notices.slice(0, 3)).toEqual([
    'target-speed 2.09 by console',
    'target-speed 1.93 by console',
    'target-speed 1.77 by console',
  ])
  expect(notices.slice(-5)).toEqual([
    'target-speed 2.25 by console',
    'started by console',
    'target-speed 2.09 by us',
    'target-speed 1.93 by us',
    'target-speed 1.77 by us',
  ])
})

/** What the daemon folds of it, without a run. */
const foldedOf = ({ treadmill, events }: Awaited<ReturnType<typeof replayed>>): Session => {
  const facts = factsOf(treadmill.machine, null, profileFor([], treadmill.machine))
  const linkUp = { kind: 'notice', atMs: 0, notice: { kind: 'link-up', machine: facts } } as const
  return [linkUp, ...events].reduce<Session>(reduce, newSession())
}

test('the session ends in the profile of that machine: what it taught, over what is declared of its model, and no more', async () => {
  const all = await replayed()
  const { machine } = all.treadmill
  const taught = factsFrom(learnedIn(foldedOf(all), 20), { by: 'runs', on: '2026-11-27' })
  const profile = profileFor([learnedNow(null, machine, taught)], machine)
  expect(beyondDefault(profile)).toEqual({
    periodMs: { value: expect.any(Number) as number, from: { by: 'runs', on: '2026-11-27' } },
    distance: { value: 'coarse', from: { by: 'declared', quirk: 48 } },
  })
  const readAtS = told.filter(({ char }) => char === '2ACD').map(({ t }) => t)
  const gapsS = readAtS.slice(1).map((t, index) => t - readAtS[index]!)
  const middleS = gapsS.sort((one, other) => one - other)[Math.floor(gapsS.length / 2)]!
  expect(Math.abs(profile.periodMs.value! / 1000 / middleS - 1)).toBeLessThan(0.1)
  // Another time it is met with that; its grid stays what it declares, and its unit is asked for.
  const facts = factsOf(machine, null, profile)
  expect(facts).toMatchObject({ grid: machine.grid, drivable: true })
  expect(profile.unit.value).toBeNull()
})
