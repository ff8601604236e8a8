import { expect, test } from 'vitest'
import { hexOf } from '../../protocol/ftms/decoded.ts'
import { decodeTreadmillData, mergeRecord } from '../../protocol/ftms/treadmill-data.ts'
import type { ManualClock } from '../../src/clock.ts'
import { manualClock } from '../../src/clock.ts'
import type { ServedClient } from '../../src/simulator/gatt-server.ts'
import { ATT_ERROR } from '../../src/simulator/gatt-server.ts'
import type { MachineOptions } from '../../src/simulator/machine-options.ts'
import { VirtualMachine } from '../../src/simulator/virtual-machine.ts'

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))

/** A client that hears everything, in one list: '2AD9 800001'. */
function listening(machine: VirtualMachine, mtu = 23) {
  const client = machine.accept({ mtu })
  const heard: string[] = []
  for (const uuid of ['2AD3', '2AD9', '2ADA']) {
    expect(client.subscribe(uuid, true, (octets) => heard.push(`${uuid} ${hexOf(octets)}`))).toBeNull()
  }
  return { client, heard }
}

function controlled(options: Partial<MachineOptions> = {}) {
  const clock = manualClock()
  const machine = new VirtualMachine(clock, options)
  return { clock, machine, ...listening(machine) }
}

async function request(clock: ManualClock, client: ServedClient, ...requests: readonly string[]): Promise<void> {
  for (const hex of requests) {
    expect(client.write('2AD9', bytes(hex), { acknowledged: true })).toBeNull()
    await clock.advance(50)
  }
}

test('before everything else: the descriptor, then the procedure on the air', async () => {
  const clock = manualClock()
  const machine = new VirtualMachine(clock)
  const { client } = listening(machine)
  const deaf = machine.accept()
  const write = (from: ServedClient, hex: string) => from.write('2AD9', bytes(hex), { acknowledged: true })
  expect(write(client, '00')).toBeNull()
  expect(write(deaf, '15')).toBe(ATT_ERROR.cccdImproperlyConfigured)
  expect(write(client, '15')).toBe(ATT_ERROR.procedureAlreadyInProgress)
  await clock.advance(50)
  expect(write(client, '15')).toBeNull()
})

test('then the op code, control, the parameter, the state', async () => {
  const { clock, client, heard } = controlled()
  await request(clock, client, '15', '04', '02', '00', '0700', '02ffff', '0801', '0802')
  expect(heard).toEqual([
    '2AD9 801502',
    '2AD9 800402',
    '2AD9 800205',
    '2AD9 800001',
    '2AD9 800703',
    '2AD9 800203',
    '2AD9 800804',
    '2AD9 800804',
  ])
})

test('what is not offered is an ATT error', () => {
  const { client } = controlled({ incline: null })
  expect(client.read('2ACD')).toBe(ATT_ERROR.readNotPermitted)
  expect(client.read('2AD5')).toBe(ATT_ERROR.invalidHandle)
  expect(client.subscribe('2ACC', true, () => undefined)).toBe(ATT_ERROR.requestNotSupported)
  expect(client.write('2ACD', bytes('00'), { acknowledged: true })).toBe(ATT_ERROR.writeNotPermitted)
  expect(client.write('2AD9', bytes('00'), { acknowledged: false })).toBe(ATT_ERROR.writeNotPermitted)
  expect(client.write('2AD9', new Uint8Array(), { acknowledged: true })).toBe(ATT_ERROR.invalidAttributeValueLength)
})

test('training status follows the session: idle, pre-workout, manual mode, post-workout', async () => {
  const { clock, machine, client, heard } = controlled()
  client.subscribe('2ACD', true, () => undefined)
  expect(hexOf(client.read('2AD3') as Uint8Array)).toBe('0001')
  machine.console.pressStart()
  await clock.advance(3000)
  machine.console.pressStop()
  expect(heard.filter((line) => line.startsWith('2AD3'))).toEqual(['2AD3 000e', '2AD3 000d', '2AD3 000f'])
})

test('a record that is too long for a packet is split, and whole again for the reader', async () => {
  const clock = manualClock()
  const alsoSends = { averageSpeedKmh: 9, totalEnergyKcal: 80, heartRateBpm: 151, metabolicEquivalent: 9 }
  const machine = new VirtualMachine(clock, { alsoSends })
  const small: Uint8Array[] = []
  const large: Uint8Array[] = []
  machine.accept({ mtu: 23 }).subscribe('2ACD', true, (octets) => small.push(octets))
  machine.accept({ mtu: 100 }).subscribe('2ACD', true, (octets) => large.push(octets))
  await clock.advance(250)
  expect(small.map(({ length }) => length <= 20)).toEqual([true, true])
  expect(large).toHaveLength(1)
  const [first, last] = small.map((octets) => {
    const decoded = decodeTreadmillData(octets)
    return decoded.ok ? decoded.value : {}
  })
  expect(mergeRecord(mergeRecord(null, first!).partial, last!).record).toMatchObject({
    ...alsoSends,
    instantaneousSpeedKmh: 0,
    totalDistanceM: 0,
  })
})

test('who unsubscribes or leaves hears nothing more', async () => {
  const clock = manualClock()
  const machine = new VirtualMachine(clock)
  const heard: Uint8Array[] = []
  const client = machine.accept()
  const hear = (octets: Uint8Array) => heard.push(octets)
  client.subscribe('2ACD', true, hear)
  await clock.advance(1000)
  expect(heard).toHaveLength(4)
  client.subscribe('2ACD', false, hear)
  await clock.advance(1000)
  client.subscribe('2ACD', true, hear)
  client.disconnected()
  await clock.advance(1000)
  expect(heard).toHaveLength(4)
})

test.each([
  ['kept', '800201', 'ended', 5],
  ['refused', '800204', 'ended', 0],
  ['starts-belt', '800201', 'running', 5],
] as const)('a target speed at a standstill is %s', async (speedAtStandstill, answer, motion, targetKmh) => {
  const { clock, machine, client, heard } = controlled({ speedAtStandstill })
  await request(clock, client, '00', '07', '0801')
  await clock.advance(5000)
  await request(clock, client, '02f401')
  expect(heard.findLast((line) => line.startsWith('2AD9'))).toBe(`2AD9 ${answer}`)
  expect(machine.state).toMatchObject({ motion, targetKmh })
})

test.each([
  ['nearest', 5.4],
  ['truncated', 5.3],
  ['refused', 1],
] as const)('a target between two increments: %s', async (offGrid, targetKmh) => {
  const { clock, machine, client } = controlled({ offGrid })
  await request(clock, client, '00', '07', '021b02')
  expect(machine.state.targetKmh).toBe(targetKmh)
})

test.each([
  ['minimum', 1],
  ['previous-target', 6],
] as const)('after a pause it resumes at its %s', async (resumesAt, targetKmh) => {
  const { clock, machine, client } = controlled({ resumesAt })
  await request(clock, client, '00', '07', '025802', '0802', '07')
  expect(machine.state).toMatchObject({ motion: 'running', targetKmh })
})

test.each([
  ['zeroed', 0],
  ['kept', 10],
] as const)('after a stop, time and distance are %s at the next start', async (totalsAtStart, elapsedS) => {
  const { clock, machine, client } = controlled({ totalsAtStart })
  await request(clock, client, '00', '07')
  await clock.advance(10_000)
  await request(clock, client, '0801')
  await clock.advance(5000)
  await request(clock, client, '07')
  expect(Math.floor(machine.state.belt.elapsedMs / 1000)).toBe(elapsedS)
  expect(machine.state.belt.distanceM > 1).toBe(elapsedS > 0)
})

test.each([
  [null, 'running'],
  [0, 'ended'],
  [2000, 'ended'],
] as const)(
  'when the controller’s link is gone for 3 s and it may run on for %s ms: %s',
  async (stopsAfterDisconnectMs, motion) => {
    const { clock, machine, client } = controlled({ stopsAfterDisconnectMs })
    await request(clock, client, '00', '07')
    client.disconnected()
    await clock.advance(3000)
    expect(machine.state.motion).toBe(motion)
  },
)

test('control ends with the link, and with a reset', async () => {
  const { clock, machine, client, heard } = controlled()
  const second = listening(machine)
  await request(clock, client, '00')
  await request(clock, second.client, '00')
  expect(second.heard).toEqual(['2AD9 800005'])
  await request(clock, client, '01', '07')
  expect(heard.at(-1)).toBe('2AD9 800705')
  await request(clock, client, '00')
  client.disconnected()
  await request(clock, second.client, '00')
  expect(second.heard.at(-1)).toBe('2AD9 800001')
})

test('what has no effect is said to nobody', () => {
  const { machine, heard } = controlled()
  machine.console.pressStop()
  machine.console.pressPause()
  machine.console.pressFaster()
  machine.console.replaceSafetyKey()
  expect(heard).toEqual([])
  machine.console.pullSafetyKey()
  machine.console.pullSafetyKey()
  machine.console.pressStart()
  expect(heard).toEqual(['2ADA 03'])
})

test('a machine that counts in tenths of mph steps through them', async () => {
  const { clock, machine } = controlled({ speed: { minimumKmh: 0.8, maximumKmh: 19.31, incrementKmh: 0.16 } })
  machine.console.pressStart()
  for (let i = 0; i < 5; i++) machine.console.pressFaster()
  await clock.advance(5000)
  expect(machine.state.belt.speedKmh).toBe(1.61)
})
