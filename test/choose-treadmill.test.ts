import { expect, onTestFinished, test } from 'vitest'
import type { GattCentral } from '../src/bluetooth/gatt.ts'
import { choosingTreadmill, firstChoice, type StartedWith } from '../src/choose-treadmill.ts'
import { manualClock } from '../src/clock.ts'
import { startDaemon } from '../src/daemon.ts'
import { memoryIn } from '../src/history/memory.ts'
import { writeAll } from '../src/history/writing.ts'
import { virtualCentral } from '../src/simulator/virtual-link.ts'
import { VirtualMachine } from '../src/simulator/virtual-machine.ts'
import { factsOf } from '../src/treadmill/acquaintance.ts'
import { openTreadmill } from '../src/treadmill/ftms-treadmill.ts'
import { keepConnected } from '../src/treadmill/keep-connected.ts'
import { machineOfRun } from '../src/treadmill/machine-of-run.ts'
import { SIMULATED } from '../src/treadmill/search-target.ts'
import type { Machine } from '../src/treadmill/treadmill.ts'
import { logInto } from './daemon/crescendo.ts'
import { freshDatabase } from './history/data-folder.ts'
import { planWith } from './session/plans.ts'

const PLAIN: StartedWith = { treadmill: SIMULATED, treadmillIsGiven: false, isGym: false }

/** Two treadmills in the air and the simulated one, everything real but the radio and the time. */
function twoInTheAir({ started = PLAIN, isSimulatedAlone = false, db = freshDatabase() } = {}) {
  const clock = manualClock()
  const machines = {
    seven: new VirtualMachine(clock, { name: 'Treadmill 7' }),
    eight: new VirtualMachine(clock, { name: 'Treadmill 8' }),
  }
  const air = virtualCentral(new Map(Object.entries(machines)), clock)
  const inProcess = virtualCentral(new Map([[SIMULATED, new VirtualMachine(clock)]]), clock)
  let scans = 0
  const central: GattCentral = {
    async scan(found) {
      scans++
      const stop = await air.scan(found)
      return () => (scans--, stop())
    },
    connect: (address) => (address === SIMULATED ? inProcess : air).connect(address),
    close: () => Promise.resolve(),
  }
  const memory = memoryIn(db, (writing) => writeAll(db, [writing]))
  const first = firstChoice(started, memory, isSimulatedAlone)
  const runsOn = machineOfRun(first.address, first.name)
  const daemon = startDaemon(clock, logInto([], [], []), null)
  let met: Machine | null = null
  const connection = keepConnected(
    central,
    clock,
    () => runsOn.searchTarget(),
    (link) => openTreadmill(link, clock, { simulated: link.address === SIMULATED }),
    {
      connected(treadmill) {
        met = treadmill.machine
        daemon.attach(treadmill, factsOf(met, null))
      },
      failed: () => undefined,
    },
  )
  const choice = choosingTreadmill(started, isSimulatedAlone, {
    ...{ session: daemon, air: central, clock, runsOn, memory, metOn: () => null, met: () => met },
    chosen: () => void connection.letGo(),
  })
  onTestFinished(async () => {
    choice.close()
    daemon.close()
    await connection.close()
  })
  const connectedTo = (): string | null => choice.now().machines.find(({ connected }) => connected)?.address ?? null
  return { clock, machines, choice, daemon, memory, runsOn, first, connectedTo, scans: () => scans }
}

test('what is heard is listed while somebody looks, the simulated one last; one of it is chosen, and connected to', async () => {
  const { clock, choice, daemon, memory, connectedTo } = twoInTheAir()
  await clock.advance(1000)
  expect(connectedTo()).toBe(SIMULATED)
  expect(choice.now()).toMatchObject({
    looking: false,
    machines: [{ address: SIMULATED, connected: true, wanted: true }],
  })
  expect(choice.look(false)).toBeNull()
  await clock.advance(1000)
  expect(choice.now()).toMatchObject({
    looking: true,
    machines: [
      { address: 'seven', name: 'Treadmill 7', known: false, wanted: false },
      { address: 'eight', name: 'Treadmill 8' },
      { address: SIMULATED, connected: true },
    ],
  })
  expect(choice.choose('eight')).toBeNull()
  expect(daemon.snapshot()).toMatchObject({ machine: null, belt: 'unseen', banners: [] })
  await clock.advance(1000)
  expect(connectedTo()).toBe('eight')
  expect(daemon.snapshot().machine).toMatchObject({ name: 'Treadmill 8', link: 'up', simulated: false })
  const { machines, wanted, looking } = choice.now()
  expect(machines.find(({ address }) => address === 'eight')).toMatchObject({ known: true, wanted: true })
  expect([wanted, looking, memory.chosenMachine()]).toEqual([
    'Treadmill 8',
    false,
    { name: 'Treadmill 8', address: 'eight' },
  ])
})

test('none is chosen while a run is on or the belt moves, and nobody looks meanwhile', async () => {
  const { clock, choice, daemon, machines, scans, connectedTo } = twoInTheAir()
  choice.look(false)
  await clock.advance(1000)
  choice.choose('seven')
  await clock.advance(3000)
  expect([connectedTo(), daemon.snapshot().belt]).toEqual(['seven', 'still'])

  choice.look(false)
  await clock.advance(500)
  expect(scans()).toBe(1)
  machines.seven.console.pressStart()
  await clock.advance(8000)
  expect(daemon.snapshot().belt).toBe('moving')
  expect([scans(), choice.now().looking]).toEqual([0, false])
  expect([choice.look(false)?.code, choice.choose(SIMULATED)?.code]).toEqual(['belt-may-move', 'belt-may-move'])
  machines.seven.console.pressStop()
  await clock.advance(15_000)
  expect(choice.look(false)).toBeNull()

  daemon.choose(planWith())
  expect(daemon.ask({ id: 'a', ask: 'begin' })).toBeNull()
  await clock.advance(200)
  expect([scans(), choice.choose(SIMULATED)?.code, choice.look(false)?.code]).toEqual([0, 'run-is-on', 'run-is-on'])
  expect(connectedTo()).toBe('seven')
})

test('what was chosen is remembered for the next start; what the command line says comes first', async () => {
  const db = freshDatabase()
  const { clock, choice } = twoInTheAir({ db })
  choice.look(false)
  await clock.advance(1000)
  choice.choose('seven')
  const again = twoInTheAir({ db })
  expect(again.first).toEqual({ address: 'seven', name: 'Treadmill 7' })
  await again.clock.advance(1000)
  expect([again.connectedTo(), again.choice.isOfCommandLine()]).toEqual(['seven', false])
  const given = twoInTheAir({ db, started: { ...PLAIN, treadmill: 'Treadmill 8', treadmillIsGiven: true } })
  await given.clock.advance(3000)
  expect([given.connectedTo(), given.choice.now().startedFor]).toEqual(['eight', 'Treadmill 8'])
  expect(given.choice.isOfCommandLine()).toBe(true)
  given.choice.choose(SIMULATED)
  expect(given.choice.isOfCommandLine()).toBe(false)
})

test('of two with the name that the command line says, it is the one that was chosen; what moved is known where it is', async () => {
  const db = freshDatabase()
  const { clock, choice, memory } = twoInTheAir({ db })
  choice.look(false)
  await clock.advance(1000)
  choice.choose('eight')
  const given = { ...PLAIN, treadmill: 'treadmill 8', treadmillIsGiven: true }
  const again = twoInTheAir({ db, started: given })
  expect(again.first).toEqual({ address: 'eight', name: 'Treadmill 8' })
  memory.rememberMachine('eight', { name: 'Treadmill 8', sprintedBefore: true })
  const profile = { unit: 'eight', name: 'Treadmill 8', model: 'T8', firmware: null, metOn: '2026-11-27', facts: {} }
  memory.rememberProfile(profile)
  again.choice.moved({ name: 'Treadmill 8', address: 'nine' })
  expect(again.memory.profiles()).toEqual([profile, { ...profile, unit: 'nine' }])
  expect(again.memory.machine('nine')).toEqual({ name: 'Treadmill 8', sprintedBefore: true })
  expect(twoInTheAir({ db, started: given }).first.address).toBe('nine')
})

test('one that is not heard, any real one where time runs faster, and any in a gym are refused', async () => {
  const { clock, choice, connectedTo } = twoInTheAir()
  expect(choice.choose('nine')?.code).toBe('treadmill-not-heard')
  const fast = twoInTheAir({ isSimulatedAlone: true })
  expect(fast.choice.look(false)).toBeNull()
  await fast.clock.advance(1000)
  expect([fast.scans(), fast.choice.choose('seven')?.code, fast.choice.choose(SIMULATED)]).toEqual([
    0,
    'simulated-alone',
    null,
  ])
  const gym = twoInTheAir({ started: { ...PLAIN, isGym: true } })
  expect([gym.choice.look(false)?.code, gym.choice.choose('seven')?.code, gym.choice.now().mayChoose]).toEqual([
    'gym-has-its-treadmill',
    'gym-has-its-treadmill',
    false,
  ])
  await clock.advance(1000)
  expect(connectedTo()).toBe(SIMULATED)
})
