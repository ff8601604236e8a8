import { expect, onTestFinished, test } from 'vitest'
import type { KeptLink } from '../../src/bluetooth/keep-linked.ts'
import type { Advertisement, GattCentral, GattLink } from '../../src/bluetooth/gatt.ts'
import { GattError } from '../../src/bluetooth/gatt.ts'
import { manualClock, type ManualClock } from '../../src/clock.ts'
import { virtualCentral } from '../../src/simulator/virtual-link.ts'
import { VirtualMachine } from '../../src/simulator/virtual-machine.ts'
import { openTreadmill } from '../../src/treadmill/ftms-treadmill.ts'
import type { FoundBy } from '../../src/treadmill/find-treadmill.ts'
import { UnheardError } from '../../src/treadmill/not-connected.ts'
import { keepConnected } from '../../src/treadmill/keep-connected.ts'
import type { TreadmillPort } from '../../src/treadmill/treadmill.ts'
import { searchTargetOf, type SearchTarget } from '../../src/treadmill/search-target.ts'

/** Keeps `wanted` connected in this air, and writes down what became of it. */
function kept(clock: ManualClock, central: GattCentral, wanted: () => SearchTarget | null) {
  const connected: TreadmillPort[] = []
  const failures: string[] = []
  const errors: Error[] = []
  const knownBy: FoundBy[] = []
  const told = {
    connected(port: TreadmillPort, by: FoundBy) {
      connected.push(port)
      knownBy.push(by)
    },
    failed(error: Error) {
      errors.push(error)
      failures.push(error.message)
    },
  }
  const connection = keepConnected(central, clock, wanted, (link) => openTreadmill(link, clock), told)
  onTestFinished(() => connection.close())
  return { connection, connected, failures, errors, knownBy }
}

/** Air with one treadmill called Here and, louder, a bike that claims nothing, whose links are counted. */
function airWithBike(clock: ManualClock) {
  const machines = new Map([['here', new VirtualMachine(clock, { name: 'Here' })]])
  const air = virtualCentral(machines, clock)
  const bike = { open: 0, connects: 0 }
  const ad = { address: 'bike', name: 'Bike', rssiDbm: -30, serviceUuids: ['1826'], connectable: true }
  const central: GattCentral = {
    ...air,
    scan: async (found) => {
      found({ ...ad, serviceData: new Map() } satisfies Advertisement)
      return air.scan((other) => found({ ...other, rssiDbm: -70, serviceData: new Map() }))
    },
    async connect(address) {
      const link = await air.connect(address === 'bike' ? 'here' : address)
      if (address !== 'bike') return link
      bike.connects++
      bike.open++
      link.onClosed(() => void bike.open--)
      return { ...portOf(link), address, name: 'Bike', characteristics: [] }
    },
  }
  return { central, bike, machine: machines.get('here')! }
}

/** A link's own methods, to be spread. */
const portOf = (link: GattLink): GattLink => ({
  address: link.address,
  name: link.name,
  characteristics: link.characteristics,
  read: (uuid) => link.read(uuid),
  write: (uuid, octets) => link.write(uuid, octets),
  subscribe: (uuid, listener) => link.subscribe(uuid, listener),
  onClosed: (listener) => link.onClosed(listener),
  leaveWill: (will) => link.leaveWill(will),
  feed: () => link.feed(),
  close: () => link.close(),
})

/** How long it takes to close, ms; fails after `limitMs`. */
async function closed(clock: ManualClock, connection: KeptLink, limitMs: number): Promise<void> {
  let over = false
  void connection.close().then(() => (over = true))
  await clock.advance(limitMs)
  expect(over).toBe(true)
}

const nothing = (over: Partial<GattCentral> = {}): GattCentral => ({
  scan: () => Promise.resolve(() => Promise.resolve()),
  connect: () => Promise.reject(new GattError('not-found', 'nothing to connect to here')),
  close: () => Promise.resolve(),
  ...over,
})

test('a lost link is made again, and nothing failed', async () => {
  const clock = manualClock()
  const { central, machine } = airWithBike(clock)
  const { connected, failures } = kept(clock, central, () => searchTargetOf('Here', null))
  await clock.advance(2000)
  expect(connected).toHaveLength(1)
  machine.dropClients('out of range')
  await clock.advance(3000)
  expect(connected).toHaveLength(2)
  expect(failures).toEqual([])
})

test('tries after 0.5, 1, 2, 4 and 8 s, then every 8 s for ever; a link that was made begins anew', async () => {
  const clock = manualClock()
  const { central, machine } = airWithBike(clock)
  const tries: number[] = []
  let refuses = false
  const refusing: GattCentral = {
    ...central,
    scan(found) {
      tries.push(clock.nowMs())
      return central.scan(found)
    },
    connect(address) {
      return refuses ? Promise.reject(new GattError('not-connected', 'refused (0x0c)')) : central.connect(address)
    },
  }
  // By its address, which is heard at once.
  const { connected, failures } = kept(clock, refusing, () => searchTargetOf('here', null))
  await clock.advance(1000)
  for (const forMs of [60_000, 1400]) {
    refuses = true
    tries.length = 0
    let lostMs = 0
    connected.at(-1)?.subscribe(({ atMs }) => (lostMs = atMs))
    machine.dropClients('out of range')
    await clock.advance(forMs)
    const gaps = tries.map((ms, i) => ms - (tries[i - 1] ?? lostMs))
    expect(gaps).toEqual(
      [500, 1000, 2000, 4000, 8000, 8000, 8000, 8000, 8000, 8000].slice(0, forMs === 60_000 ? 10 : 1),
    )
    refuses = false
    await clock.advance(8000)
  }
  expect([connected.length, failures.length]).toEqual([3, 11])
})

test('asked to try now, it ends the rest between two tries, and nothing else', async () => {
  const clock = manualClock()
  const machine = new VirtualMachine(clock, { name: 'Here' })
  const air = virtualCentral(new Map([['here', machine]]), clock)
  let tries = 0
  const refusing: GattCentral = {
    ...air,
    connect: () => (tries++, Promise.reject(new GattError('not-connected', 'no'))),
  }
  const { connection } = kept(clock, refusing, () => searchTargetOf('here', null))
  await clock.advance(20_000)
  const before = tries
  await clock.advance(1000)
  expect(tries).toBe(before)
  connection.tryNow()
  await clock.advance(300)
  expect(tries).toBe(before + 1)
  // A try that is under way is not begun anew.
  const scanning = kept(clock, nothing(), () => searchTargetOf('here', null))
  await clock.advance(19_000)
  scanning.connection.tryNow()
  await clock.advance(1100)
  expect(scanning.failures).toHaveLength(1)
})

test('a search that heard nothing goes on after half a second, and tells whether others were heard', async () => {
  const clock = manualClock()
  const { central } = airWithBike(clock)
  let scans = 0
  const counted: GattCentral = { ...central, scan: (found) => (scans++, central.scan(found)) }
  const among = kept(clock, counted, () => searchTargetOf('Nobody', null))
  const alone = kept(clock, nothing(), () => searchTargetOf('Nobody', null))
  await clock.advance(41_200)
  expect(scans).toBe(3)
  expect(
    [among, alone].map(({ errors }) => errors.map((error) => error instanceof UnheardError && error.isAirQuiet)),
  ).toEqual([
    [false, false],
    [true, true],
  ])
})

test('how it was known is told: at another address, as the strongest of two; what a name stood for is found again', async () => {
  const clock = manualClock()
  const [near, far] = [new VirtualMachine(clock, { name: 'Twin' }), new VirtualMachine(clock, { name: 'Twin' })]
  const air = virtualCentral(
    new Map([
      ['far', far],
      ['near', near],
    ]),
    clock,
  )
  const strength = new Map([
    ['near', -50],
    ['far', -80],
  ])
  const central: GattCentral = {
    ...air,
    scan: (found) => air.scan((ad) => found({ ...ad, rssiDbm: strength.get(ad.address) ?? null })),
  }
  const twins = kept(clock, central, () => searchTargetOf('Twin', null))
  await clock.advance(4000)
  expect([twins.knownBy, twins.connected.at(-1)?.machine.address]).toEqual([['nearest-of-name'], 'near'])
  // The other one is nearer now, and is another one.
  strength.set('far', -20)
  near.dropClients('out of range')
  await clock.advance(4000)
  expect([twins.knownBy.at(-1), twins.connected.at(-1)?.machine.address]).toEqual(['itself', 'near'])

  const { central: one } = airWithBike(clock)
  const moved = kept(clock, one, () => searchTargetOf('auto', { name: 'Here', address: 'there' }))
  await clock.advance(8000)
  expect([moved.knownBy, moved.connected[0]?.machine.address]).toEqual([['name-elsewhere'], 'here'])
})

test('auto lets go of what is no treadmill, tries the next, and does not come back to it', async () => {
  const clock = manualClock()
  const { central, bike, machine } = airWithBike(clock)
  const { connected, failures } = kept(clock, central, () => searchTargetOf('auto', null))
  await clock.advance(15_000)
  expect(bike).toEqual({ open: 0, connects: 1 })
  expect(failures).toEqual(['Bike sends no Treadmill Data: it is no treadmill'])
  expect(connected.map(({ machine: { address } }) => address)).toEqual(['here'])
  machine.dropClients('out of range')
  await clock.advance(10_000)
  expect(connected).toHaveLength(2)
  expect(bike.connects).toBe(1)
})

test('a named one that is no treadmill is tried again, each time without a link left behind', async () => {
  const clock = manualClock()
  const { central, bike } = airWithBike(clock)
  const { failures } = kept(clock, central, () => searchTargetOf('Bike', null))
  await clock.advance(10_000)
  expect(bike.connects).toBeGreaterThan(2)
  expect(failures).toHaveLength(bike.connects)
  expect(bike.open).toBe(0)
})

test.each(['auto', 'Nobody'])('a search for %s is left at once', async (chosen) => {
  const clock = manualClock()
  let scans = 0
  const central = nothing({
    scan: () => {
      scans++
      return Promise.resolve(() => Promise.resolve(void scans--))
    },
  })
  const { connection, failures } = kept(clock, central, () => searchTargetOf(chosen, null))
  await clock.advance(1000)
  expect(scans).toBe(1)
  await closed(clock, connection, 10)
  expect(scans).toBe(0)
  expect(failures).toEqual([])
})

test('a connection that is being made is left at once; the link that comes after all is closed', async () => {
  const clock = manualClock()
  const { central } = airWithBike(clock)
  let open = 0
  const slow: GattCentral = {
    ...central,
    async connect(address) {
      await new Promise<void>((done) => clock.after(19_000, done))
      const link = await central.connect(address)
      open++
      link.onClosed(() => void open--)
      return link
    },
  }
  const { connection, connected } = kept(clock, slow, () => searchTargetOf('Here', null))
  await clock.advance(2000)
  await closed(clock, connection, 10)
  await clock.advance(30_000)
  expect([open, connected]).toEqual([0, []])
})

test('a machine that answers nothing while it is opened is let go at once', async () => {
  const clock = manualClock()
  const { central } = airWithBike(clock)
  let open = 0
  const silent: GattCentral = {
    ...central,
    async connect(address) {
      const link = await central.connect(address)
      open++
      let lost = (error: Error): void => void error
      link.onClosed(() => {
        open--
        lost(new GattError('link-lost', 'closed'))
      })
      return { ...portOf(link), read: () => new Promise((_, reject) => (lost = reject)) }
    },
  }
  const { connection, connected, failures } = kept(clock, silent, () => searchTargetOf('Here', null))
  await clock.advance(2000)
  expect(open).toBe(1)
  await closed(clock, connection, 10)
  expect([open, connected, failures]).toEqual([0, [], []])
})

test('a machine whose answers never come is let go after 30 s, and tried again', async () => {
  const clock = manualClock()
  const { central } = airWithBike(clock)
  let opened = 0
  let open = 0
  const silent: GattCentral = {
    ...central,
    async connect(address) {
      const link = await central.connect(address)
      opened++
      open++
      link.onClosed(() => void open--)
      return { ...portOf(link), read: () => new Promise(() => undefined) }
    },
  }
  const { failures } = kept(clock, silent, () => searchTargetOf('Here', null))
  await clock.advance(29_000)
  expect([opened, open, failures]).toEqual([1, 1, []])
  await clock.advance(3_000)
  expect(failures).toEqual(['Here did not answer for 30 s.'])
  expect([opened, open]).toEqual([2, 1])
})

test('nobody is looked for until somebody is wanted', async () => {
  const clock = manualClock()
  const { central } = airWithBike(clock)
  let wanted: SearchTarget | null = null
  const { connection, connected } = kept(clock, central, () => wanted)
  await clock.advance(60_000)
  expect(connected).toEqual([])
  wanted = searchTargetOf('Here', null)
  connection.lookAgain()
  await clock.advance(1000)
  expect(connected).toHaveLength(1)
  connection.lookAgain()
  await clock.advance(5000)
  expect(connected).toHaveLength(1)
})

const RUN_ON = { name: 'Treadmill 7', address: 'aa:bb:cc:00:11:22' }
const SIMULATED_RUN = { name: 'Crescendo Simulator', address: 'simulated' }

test.each([
  ['auto', RUN_ON, RUN_ON.address],
  ['treadmill 7', RUN_ON, RUN_ON.address],
  ['AA-BB-CC-00-11-22', RUN_ON, RUN_ON.address],
  ['Treadmill 8', RUN_ON, null],
  ['simulated', RUN_ON, null],
  ['simulated', SIMULATED_RUN, 'simulated'],
  ['auto', SIMULATED_RUN, null],
  ['Treadmill 7', SIMULATED_RUN, null],
  ['Treadmill 8', null, 'Treadmill 8'],
])('%s, with a run that was begun on %o: looks for %s', (chosen, run, who) => {
  expect(searchTargetOf(chosen, run)?.nameOrAddress ?? null).toBe(who)
})
