import { expect, test } from 'vitest'
import type { Advertisement, GattError } from '../../src/bluetooth/gatt.ts'
import { manualClock } from '../../src/clock.ts'
import { virtualCentral, VirtualLink } from '../../src/simulator/virtual-link.ts'
import { VirtualMachine } from '../../src/simulator/virtual-machine.ts'

function air(delayMs = 1) {
  const clock = manualClock()
  const machine = new VirtualMachine(clock)
  return { clock, machine, link: new VirtualLink('virtual', machine, clock, { delayMs }) }
}

/** What became of a promise once time has passed; a rejection is its problem. */
async function outcomeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => value ?? 'done',
    (error: unknown) => (error as GattError).problem,
  )
}

test('a machine is found by its advertisement and connected to by its address', async () => {
  const clock = manualClock()
  const central = virtualCentral(new Map([['virtual', new VirtualMachine(clock, { name: 'Belt' })]]), clock)
  const found: Advertisement[] = []
  const stopScan = await central.scan((advertisement) => found.push(advertisement))
  await clock.advance(250)
  await stopScan()
  await clock.advance(250)
  expect(found).toHaveLength(2)
  expect(found[0]).toMatchObject({ address: 'virtual', name: 'Belt', serviceUuids: ['1826'], connectable: true })
  expect(found[0]!.serviceData.get('1826')).toEqual(Uint8Array.of(1, 1, 0))
  const link = central.connect('virtual')
  await clock.advance(10)
  expect((await link).characteristics.map(({ uuid }) => uuid)).toContain('2ACD')
  expect(await outcomeOf(central.connect('nowhere'))).toBe('not-found')
})

test('octets take their time, one operation after the other', async () => {
  const { clock, link } = air(5)
  const done: string[] = []
  void link.read('2ACC').then(() => done.push(`2ACC ${clock.nowMs()}`))
  void link.read('2AD4').then(() => done.push(`2AD4 ${clock.nowMs()}`))
  await clock.advance(100)
  expect(done).toEqual(['2ACC 10', '2AD4 20'])
})

test('an urgent write goes past what waits', async () => {
  const { clock, link } = air(5)
  const subscribed = link.subscribe('2AD9', () => undefined)
  await clock.advance(100)
  await subscribed
  const done: string[] = []
  void link.read('2ACC').then(() => done.push('read'))
  void link.read('2AD4').then(() => done.push('read'))
  void link.write('2AD9', Uint8Array.of(8, 1), { urgent: true }).then(() => done.push('stop'))
  await clock.advance(100)
  expect(done).toEqual(['stop', 'read', 'read'])
})

test('what the machine refuses is refused with its ATT error', async () => {
  const { clock, link } = air()
  const refused = link.write('2AD9', Uint8Array.of(0)).catch((error: unknown) => error)
  await clock.advance(10)
  expect(await refused).toMatchObject({ name: 'GattError', problem: 'refused', attError: 0xfd })
})

test('a lost link fails what is pending and what comes after, is told once, and brings nothing more', async () => {
  const { clock, machine, link } = air()
  const closed: unknown[] = []
  const values: unknown[] = []
  link.onClosed((reason, atMs) => closed.push([reason, atMs]))
  void link.subscribe('2ACD', (octets) => values.push(octets))
  await clock.advance(500)
  const heard = values.length
  expect(heard).toBeGreaterThan(0)
  const pending = outcomeOf(link.read('2ACC'))
  const waiting = outcomeOf(link.read('2AD4'))
  link.dropLink('out of range')
  await link.close()
  expect([await pending, await waiting, await outcomeOf(link.read('2AD4'))]).toEqual(Array(3).fill('link-lost'))
  await clock.advance(1000)
  expect(closed).toEqual([['out of range', 500]])
  expect(values).toHaveLength(heard)
  expect(machine.state.motion).toBe('idle')
})

test('a machine that is switched off drops its link', () => {
  const { machine, link } = air()
  const closed: string[] = []
  link.onClosed((reason) => closed.push(reason))
  machine.dropClients('switched off')
  expect(closed).toEqual(['switched off'])
})
