import { expect, onTestFinished, test } from 'vitest'
import { SERVICE } from '../../protocol/ftms/uuids.ts'
import type { GattCentral } from '../../src/bluetooth/gatt.ts'
import { manualClock } from '../../src/clock.ts'
import { virtualCentral } from '../../src/simulator/virtual-link.ts'
import { STRAP } from '../../src/strap/heart-reader.ts'
import { FOOT_POD } from '../../src/strap/foot-pod-reader.ts'
import { keepSensor, type SensorKind } from '../../src/strap/keep-sensor.ts'
import type { TreadmillEvent } from '../../src/treadmill/treadmill.ts'
import { virtualFootPod, virtualStrap, type VirtualStrap } from './virtual-strap.ts'

/** A treadmill's link, as far as a strap beside it has to know. */
function beltLink() {
  const listeners = new Set<(event: TreadmillEvent) => void>()
  return {
    subscribe(listener: (event: TreadmillEvent) => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    lose() {
      const lost = { kind: 'notice', atMs: 0, notice: { kind: 'link-lost', reason: 'test' } } as const
      for (const listener of [...listeners]) listener(lost)
    },
  }
}

function kept(
  straps: Readonly<Record<string, VirtualStrap>>,
  nameOrAddress: string,
  rssiDbm: Record<string, number> = {},
  kind: SensorKind = STRAP,
) {
  const clock = manualClock()
  const air = virtualCentral(new Map(Object.entries(straps).map(([address, { server }]) => [address, server])), clock)
  const reach = new Set(Object.keys(straps))
  let scans = 0
  const connects: string[] = []
  const central: GattCentral = {
    ...air,
    async scan(found) {
      scans++
      const heard: typeof found = (strap) =>
        reach.has(strap.address) ? found({ ...strap, rssiDbm: rssiDbm[strap.address] ?? -60 }) : undefined
      const stop = await air.scan(heard)
      return async () => {
        scans--
        await stop()
      }
    },
    connect(address, options) {
      connects.push(address)
      expect(options).toEqual({ yields: true })
      return air.connect(address, options)
    },
  }
  const told: (number | null)[] = []
  const names: string[] = []
  const failures: string[] = []
  const strap = keepSensor(central, clock, kind, nameOrAddress, {
    connected: (name) => void names.push(name),
    failed: ({ message }) => void failures.push(message),
    told: (bpm) => void told.push(bpm),
  })
  onTestFinished(() => strap.close())
  return { clock, strap, told, names, failures, connects, reach, scans: () => scans }
}

test('a strap is searched for once the treadmill is connected, and its rate is told', async () => {
  const strap = virtualStrap('HRM')
  const on = kept({ a: strap }, 'auto')
  await on.clock.advance(20_000)
  expect([on.scans(), on.connects]).toEqual([0, []])
  on.strap.beside(beltLink())
  await on.clock.advance(6_000)
  expect(on.names).toEqual(['HRM'])
  strap.tell(151)
  strap.tell(0)
  await on.clock.advance(100)
  expect(on.told).toEqual([151, null])
})

test('when the treadmill is lost the search for a strap ends at once, and begins with its next link; a link stays', async () => {
  const strap = virtualStrap('HRM')
  const on = kept({ a: strap }, 'auto')
  on.reach.clear()
  const belt = beltLink()
  on.strap.beside(belt)
  await on.clock.advance(2_000)
  expect(on.scans()).toBe(1)
  belt.lose()
  await on.clock.advance(0)
  expect(on.scans()).toBe(0)
  on.reach.add('a')
  await on.clock.advance(20_000)
  expect([on.scans(), on.connects]).toEqual([0, []])
  const again = beltLink()
  on.strap.beside(again)
  await on.clock.advance(7_000)
  expect(on.names).toEqual(['HRM'])
  again.lose()
  await on.clock.advance(1_000)
  strap.tell(149)
  await on.clock.advance(100)
  expect(on.told).toEqual([149])
})

test('auto takes the nearest that is no treadmill, and then the same again; a name is taken from afar', async () => {
  const straps = () => ({
    far: virtualStrap('Far'),
    near: virtualStrap('Near'),
    belt: virtualStrap('Treadmill', true, [SERVICE.fitnessMachine]),
  })
  const made = straps()
  const rssiDbm = { far: -90, near: -50, belt: -30 }
  const on = kept(made, 'auto', rssiDbm)
  on.strap.beside(beltLink())
  await on.clock.advance(6_000)
  expect(on.names).toEqual(['Near'])
  rssiDbm.far = -20
  made.near.drop()
  await on.clock.advance(10_000)
  expect(on.names).toEqual(['Near', 'Near'])
  const named = kept(straps(), 'far', rssiDbm)
  named.strap.beside(beltLink())
  await named.clock.advance(1_000)
  expect(named.names).toEqual(['Far'])
})

test('one that tells no rate is said, and passed over for another', async () => {
  const on = kept({ no: virtualStrap('Other', false), yes: virtualStrap('HRM') }, 'auto', { no: -30, yes: -80 })
  on.strap.beside(beltLink())
  await on.clock.advance(20_000)
  expect(on.failures).toEqual(['Other tells no heart rate: it is no strap.'])
  expect(on.names).toEqual(['HRM'])
})

test('a foot pod is kept in the same way, and no strap is taken for one', async () => {
  const pod = virtualFootPod('Stride')
  const on = kept({ strap: virtualStrap('HRM'), pod }, 'auto', { strap: -30, pod: -80 }, FOOT_POD)
  const belt = beltLink()
  on.strap.beside(belt)
  await on.clock.advance(6_000)
  expect(on.names).toEqual(['Stride'])
  pod.tell(9.9)
  await on.clock.advance(100)
  expect(on.told).toEqual([9.9])
  belt.lose()
  pod.drop()
  await on.clock.advance(30_000)
  expect([on.scans(), on.connects]).toEqual([0, ['pod']])
})
