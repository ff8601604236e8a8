import { expect, test } from 'vitest'
import { encodeServiceData } from '../../protocol/ftms/advertisement.ts'
import type { Advertisement, GattCentral } from '../../src/bluetooth/gatt.ts'
import { GattError } from '../../src/bluetooth/gatt.ts'
import { NEVER } from '../../src/bluetooth/waits.ts'
import { manualClock } from '../../src/clock.ts'
import {
  findTreadmill,
  type FoundMachine,
  isCalled,
  machineIn,
  scanForMachines,
} from '../../src/treadmill/find-treadmill.ts'

const heard = (over: Partial<Advertisement> = {}): Advertisement => ({
  address: 'aa:bb:cc:00:11:22',
  name: 'Run 5',
  rssiDbm: -60,
  serviceUuids: ['1826'],
  serviceData: new Map(),
  connectable: true,
  ...over,
})

/** Air in which these are heard once a second. */
function airOf(clock: ReturnType<typeof manualClock>, advertisements: readonly Advertisement[]): GattCentral {
  return {
    scan: (found) => {
      const undo = clock.every(1000, () => advertisements.forEach(found))
      return Promise.resolve(() => Promise.resolve(undo()))
    },
    connect: () => Promise.reject(new GattError('not-found', 'nothing to connect to here')),
    close: () => Promise.resolve(),
  }
}

const bike = encodeServiceData({ available: true, machineTypes: ['indoor_bike'] })
const treadmill = encodeServiceData({ available: false, machineTypes: ['treadmill'] })

test('a fitness machine is known by its UUID or by its service data, and by nothing else', () => {
  expect(machineIn(heard())).toMatchObject({ machineTypes: [], available: true })
  const byData = heard({ serviceUuids: [], serviceData: new Map([['1826', treadmill]]) })
  expect(machineIn(byData)).toMatchObject({ machineTypes: ['treadmill'], available: false })
  expect(machineIn(heard({ serviceUuids: ['180D'] }))).toBeNull()
})

test('service data that breaks off still makes a fitness machine (quirk: Merach, Sole)', () => {
  const cut = heard({ serviceUuids: [], serviceData: new Map([['1826', Uint8Array.of(1)]]) })
  expect(machineIn(cut)).toMatchObject({ machineTypes: [], available: true })
})

test('a treadmill is wanted by its name or its address, however they are written', () => {
  const machine = machineIn(heard())
  if (machine === null) throw new Error('not a machine')
  expect(isCalled(machine, ' run 5')).toBe(true)
  expect(isCalled(machine, 'AA-BB-CC-00-11-22')).toBe(true)
  expect(isCalled(machine, 'Run 50')).toBe(false)
})

test('a scan lists each machine once, the strongest first, with the name its scan response brings', async () => {
  const clock = manualClock()
  const far = heard({ address: '01', name: null, rssiDbm: -90 })
  const air = airOf(clock, [far, heard({ address: '02', rssiDbm: -40 }), { ...far, name: 'Far' }])
  const early: string[] = []
  const listening = scanForMachines(air, clock, 3500, ({ address }) => early.push(address))
  await clock.advance(4000)
  expect((await listening).map(({ address, name }) => [address, name])).toEqual([
    ['02', 'Run 5'],
    ['01', 'Far'],
  ])
  expect(early).toEqual(['01', '02'])
})

test('auto takes the strongest that is, or may be, a treadmill', async () => {
  const clock = manualClock()
  const loudBike = heard({ address: 'bike', rssiDbm: -30, serviceData: new Map([['1826', bike]]) })
  const looking = findTreadmill(airOf(clock, [loudBike, heard()]), clock, 'auto', 20_000)
  await clock.advance(6000)
  expect((await looking)?.name).toBe('Run 5')
})

test('a name that is not heard is looked for as long as allowed, and not longer', async () => {
  const clock = manualClock()
  let found: unknown = 'still looking'
  void findTreadmill(airOf(clock, [heard()]), clock, 'Other', 20_000).then((machine) => (found = machine))
  await clock.advance(19_900)
  expect(found).toBe('still looking')
  await clock.advance(200)
  expect(found).toBeNull()
})

/** Searched for at an address where it was, in an air where these are heard. */
function lookedForAgain(advertisements: readonly Advertisement[], passOver: readonly string[] = []) {
  const clock = manualClock()
  let found: FoundMachine | null | 'still looking' = 'still looking'
  const limits = { until: NEVER, passOver: new Set(passOver), knownAs: 'Run 5' }
  void findTreadmill(airOf(clock, advertisements), clock, '01', 20_000, limits).then((machine) => (found = machine))
  const after = async (ms: number) => {
    await clock.advance(ms)
    return found === 'still looking' ? found : (found?.address ?? null)
  }
  return { after }
}

test('a machine at another address is known by its name, where it alone has it and its own stays unheard (pub-040)', async () => {
  const search = lookedForAgain([heard({ address: '02' }), heard({ address: '03', name: 'Run 50' })])
  expect(await search.after(4900)).toBe('still looking')
  expect(await search.after(200)).toBe('02')
})

test('its own address is taken at once, whatever else has its name', async () => {
  const search = lookedForAgain([heard({ address: '02' }), heard({ address: '01' })])
  expect(await search.after(1100)).toBe('01')
})

test('of two with its name none is taken for it, nor one that was found to be something else', async () => {
  const two = lookedForAgain([heard({ address: '02' }), heard({ address: '03' })])
  expect(await two.after(20_100)).toBeNull()
  const bike = lookedForAgain([heard({ address: '02' })], ['02'])
  expect(await bike.after(20_100)).toBeNull()
})

test('of several with the name that is searched for it is the strongest, and what a name stood for before at once', async () => {
  const clock = manualClock()
  const near = heard({ address: '02', rssiDbm: -50 })
  const air = airOf(clock, [heard({ address: '01', rssiDbm: -80 }), near, heard({ address: '03', rssiDbm: null })])
  const search = (mine: string | null, passOver: readonly string[] = []) =>
    findTreadmill(air, clock, 'Run 5', 20_000, { until: NEVER, passOver: new Set(passOver), mine })
  const searches = [search(null), search('01'), search(null, ['02'])]
  await clock.advance(1100)
  expect(await searches[1]).toMatchObject({ address: '01', by: 'itself' })
  await clock.advance(1500)
  expect(await searches[0]).toMatchObject({ address: '02', by: 'nearest-of-name' })
  expect(await searches[2]).toMatchObject({ address: '01', by: 'nearest-of-name' })
})

test('where there is no Bluetooth the search says so', async () => {
  const clock = manualClock()
  const none: GattCentral = {
    ...airOf(clock, []),
    scan: () => Promise.reject(new GattError('no-bluetooth', 'no adapter')),
  }
  await expect(findTreadmill(none, clock, 'Run 5', 20_000)).rejects.toMatchObject({ problem: 'no-bluetooth' })
})
