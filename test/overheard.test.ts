import { expect, test } from 'vitest'
import { Value } from 'typebox/value'
import type { KnownOfMachine } from '../protocol/panel/machine-profile.ts'
import { Report } from '../protocol/panel/report.ts'
import { decodeTreadmillData } from '../protocol/ftms/treadmill-data.ts'
import { GattError, type GattLink } from '../src/bluetooth/gatt.ts'
import { manualClock } from '../src/clock.ts'
import { overheard } from '../src/overheard.ts'
import { VirtualLink } from '../src/simulator/virtual-link.ts'
import { VirtualMachine } from '../src/simulator/virtual-machine.ts'
import { openTreadmill } from '../src/treadmill/ftms-treadmill.ts'

const ADDRESS = 'aa:bb:cc:5a:2b:3c'
const KNOWN: KnownOfMachine = {
  metOn: null,
  facts: {
    lagMs: { value: 1400, from: { by: 'runs', on: '2026-11-27' } },
    unlock: { value: [{ to: '2AD9', hex: 'c0ffee', answersOn: null }], from: { by: 'declared', quirk: 8 } },
  },
}
const SERIAL = 'SN-0042-1177'

/** A treadmill that is opened and ordered while it is listened to. */
async function heardOf(name: string) {
  const clock = manualClock()
  const machine = new VirtualMachine(clock, { name })
  const heard = overheard(clock, () => KNOWN)
  const link = new VirtualLink(ADDRESS, machine, clock)
  const opening = openTreadmill(heard.listen(link), clock)
  await clock.advance(200)
  const treadmill = await opening
  heard.met(treadmill.machine)
  return { clock, machine, heard, treadmill, link }
}

test('the octets of both ways are kept in their order, and what becomes of the link', async () => {
  const { clock, machine, heard, treadmill } = await heardOf('Treadmill 7')
  const ordered = treadmill.execute({ kind: 'start', askId: 'a' })
  await clock.advance(2000)
  await ordered
  machine.dropClients('out of range')
  await clock.advance(200)
  const report = heard.report()
  expect(Value.Check(Report, report)).toBe(true)
  expect(report.treadmill).toMatchObject({ name: 'Treadmill 7', manufacturer: 'Crescendo', unit: 'km/h' })
  expect(report.profile).toEqual({ metOn: null, facts: { lagMs: KNOWN.facts.lagMs } })
  expect(report.characteristics).toContainEqual({ serviceUuid: '1826', uuid: '2ACD', properties: ['notify'] })
  const control = report.entries.filter(({ uuid, what }) => uuid === '2AD9' && what !== 'subscribed')
  expect(control.map(({ what, octets }) => `${what} ${octets}`)).toEqual([
    'sent 00',
    'heard 800001',
    'sent 07',
    'heard 800701',
  ])
  const data = report.entries.filter(({ what, uuid }) => what === 'heard' && uuid === '2ACD')
  expect(data.length).toBeGreaterThan(2)
  for (const { octets } of data) expect(decodeTreadmillData(Buffer.from(octets ?? '', 'hex')).ok).toBe(true)
  expect([report.entries[0]?.what, report.entries.at(-1)]).toMatchObject(['linked', { what: 'lost', uuid: null }])
  expect(report.entries.map(({ atS }) => atS)).toEqual(report.entries.map(({ atS }) => atS).toSorted((a, b) => a - b))
  expect(report.entries.find(({ what, uuid }) => what === 'read' && uuid === '2A29')?.octets).toBe(
    Buffer.from('Crescendo').toString('hex'),
  )
})

test.each([
  ['FS-5A2B3C', 'FS-…'],
  ['TREADMILL_0042', 'TREADMILL_…'],
  ['Walk1A2B3C', 'Walk…'],
  ['Treadmill 7', 'Treadmill 7'],
  ['T3000', 'T3000'],
  ['HORIZON_7.0AT', 'HORIZON_7.0AT'],
])('of %s the report names %s', async (name, told) => {
  const { heard } = await heardOf(name)
  expect(heard.report().treadmill?.name).toBe(told)
})

test('neither a serial number nor an address is in it, wherever they stood', async () => {
  const clock = manualClock()
  const heard = overheard(clock, () => KNOWN)
  let close = (reason: string): void => void reason
  const link: GattLink = {
    ...{ address: ADDRESS, name: 'FS-5A2B3C', characteristics: [] },
    read: (uuid) =>
      uuid === '2AD4'
        ? Promise.reject(new GattError('refused', `reading of ${ADDRESS} was refused`, 0x0e))
        : Promise.resolve(Buffer.from(SERIAL)),
    write: () => Promise.resolve(),
    subscribe: () => Promise.resolve(() => undefined),
    onClosed(listener) {
      close = (reason) => listener(reason, 0)
      return () => undefined
    },
    leaveWill: () => undefined,
    feed: () => undefined,
    close: () => Promise.resolve(),
  }
  const listened = heard.listen(link)
  await listened.read('2A25')
  await listened.read('2A23')
  await expect(listened.read('2AD4')).rejects.toMatchObject({ problem: 'refused' })
  close(`the controller at /tmp/somebody/hci lost ${ADDRESS}`)
  const report = heard.report()
  const text = JSON.stringify(report)
  for (const secret of [ADDRESS, SERIAL, Buffer.from(SERIAL).toString('hex'), '5A2B3C', 'somebody']) {
    expect(text).not.toContain(secret)
  }
  expect(report.entries.map(({ what, because }) => [what, because])).toEqual([
    ['linked', null],
    ['failed', 'refused 0x0e'],
    ['lost', 'the controller at … lost …'],
  ])
})

test('it is the last ten minutes, and no more than so many; a gym forgets them', async () => {
  const { clock, heard } = await heardOf('Treadmill 7')
  await clock.advance(15 * 60_000)
  const { entries } = heard.report()
  expect((entries.at(-1)?.atS ?? 0) - 600).toBeLessThan(1)
  expect(entries.length).toBeGreaterThan(600)
  expect(entries.some(({ what }) => what === 'linked')).toBe(false)
  heard.forget()
  expect([heard.isEmpty, heard.report().entries]).toEqual([true, []])
})

test('a machine that says very much takes no more room', () => {
  const clock = manualClock()
  const heard = overheard(clock, () => KNOWN)
  let say = (octets: Uint8Array): void => void octets
  const link = {
    ...{ address: ADDRESS, name: null, characteristics: [] },
    subscribe(_uuid: string, listener: (octets: Uint8Array, atMs: number) => void) {
      say = (octets) => listener(octets, 0)
      return Promise.resolve(() => undefined)
    },
    onClosed: () => () => undefined,
  }
  void heard.listen(link as unknown as GattLink).subscribe('2ACD', () => undefined)
  for (let i = 0; i < 50_000; i++) say(Uint8Array.of(i & 0xff, i >> 8))
  const { entries } = heard.report()
  expect(entries).toHaveLength(12_000)
  expect(entries.at(-1)?.octets).toBe('4fc3')
})
