import { expect, test } from 'vitest'
import { CHARACTERISTIC } from '../../protocol/ftms/uuids.ts'
import { neverAnswers } from '../../src/simulator/scripts/never-answers.ts'
import type { Script } from '../../src/simulator/scripts/script.ts'
import { factsFrom, profileOf, waysOf } from '../../src/profile/profile.ts'
import { acquainted, acquaintedBy, kindsOf, newest, orderAndWait } from './acquainted.ts'

/** Of no machine in particular. */
const NO_WAYS = waysOf(profileOf(factsFrom({}, { by: 'default' })))

const CONTROL_POINT = CHARACTERISTIC.fitnessMachineControlPoint

test('connecting writes nothing, and knows the machine', async () => {
  const { machine, treadmill, writes } = await acquainted({
    speed: { minimumKmh: 0.8, maximumKmh: 18, incrementKmh: 0.1 },
    name: 'Omega',
  })
  expect(writes).toEqual([])
  expect(treadmill.machine).toEqual({
    name: 'Omega',
    address: 'virtual',
    manufacturer: 'Crescendo',
    model: 'Virtual Treadmill',
    firmware: '1.0',
    grid: { unit: 'km/h', minKmh: 0.8, maxKmh: 18, stepKmh: 0.1 },
    drivable: true,
    incline: { minPct: 0, maxPct: 15, stepPct: 0.5 },
    simulated: true,
  })
  expect(machine.state.motion).toBe('idle')
})

test('control is asked for once, with the first order; the belt follows; a stop stills it', async () => {
  const { clock, treadmill, writes, events } = await acquainted()
  expect(await orderAndWait(clock, treadmill, { kind: 'start', askId: 'a' })).toBe('acknowledged')
  await clock.advance(2000)
  expect(newest(events)).toMatchObject({ speedKmh: 1 })
  expect(await orderAndWait(clock, treadmill, { kind: 'speed', speedKmh: 8.2 })).toBe('acknowledged')
  await clock.advance(12_000)
  expect(newest(events)).toMatchObject({ speedKmh: 8.2, inclinePct: 0 })
  expect(await orderAndWait(clock, treadmill, { kind: 'stop' })).toBe('acknowledged')
  await clock.advance(8000)
  expect(newest(events)).toMatchObject({ speedKmh: 0 })
  expect(writes).toEqual(['00', '07', '023403', '0801'])
  expect(newest(events).distanceM).toBeGreaterThan(15)
})

test('readings carry the time they arrived at, one each quarter of a second', async () => {
  const { clock, events } = await acquainted()
  events.length = 0
  await clock.advance(1000)
  const atMs = events.filter(({ kind }) => kind === 'telemetry').map((event) => event.atMs)
  expect(atMs.slice(1).map((at, i) => at - atMs[i]!)).toEqual([250, 250, 250])
})

test('the console is heard: start, faster, pause, stop, each as its doing', async () => {
  const { clock, machine, events } = await acquainted()
  for (const press of ['pressStart', 'pressFaster', 'pressPause', 'pressStart', 'pressStop'] as const) {
    machine.console[press]()
    await clock.advance(3000)
  }
  expect(kindsOf(events)).toEqual([
    'started by console',
    'target-speed 1.1 by console',
    'paused by console',
    'started by console',
    'stopped by console',
  ])
})

test('what we ordered ourselves is known as ours where the machine tells us of it', async () => {
  const { clock, treadmill, events } = await acquainted({ statusToOriginator: true })
  await orderAndWait(clock, treadmill, { kind: 'start', askId: 'a' })
  await clock.advance(3000)
  await orderAndWait(clock, treadmill, { kind: 'speed', speedKmh: 6 })
  await clock.advance(8000)
  await orderAndWait(clock, treadmill, { kind: 'stop' })
  await clock.advance(8000)
  expect(kindsOf(events)).toEqual(['started by us', 'target-speed 6 by us', 'stopped by us'])
})

test('a hand on the console is told from our own speed, even between where we came from and where we went', async () => {
  const { clock, machine, treadmill, events } = await acquainted()
  await orderAndWait(clock, treadmill, { kind: 'start', askId: 'a' })
  await clock.advance(3000)
  await orderAndWait(clock, treadmill, { kind: 'speed', speedKmh: 6 })
  await clock.advance(12_000)
  machine.console.pressSlower()
  await clock.advance(1000)
  expect(kindsOf(events)).toEqual(['target-speed 5.9 by console'])
})

test('the safety key: stopped by it, control gone, no start until it is back', async () => {
  const { clock, machine, treadmill, writes, events } = await acquainted()
  await orderAndWait(clock, treadmill, { kind: 'start', askId: 'a' })
  await clock.advance(5000)
  machine.console.pullSafetyKey()
  await clock.advance(3000)
  expect(kindsOf(events)).toEqual(['stopped by safety-key', 'control-lost'])
  expect(newest(events)).toMatchObject({ speedKmh: 0 })
  expect(await orderAndWait(clock, treadmill, { kind: 'start', askId: 'b' })).toBe('refused')
  machine.console.replaceSafetyKey()
  expect(await orderAndWait(clock, treadmill, { kind: 'start', askId: 'c' })).toBe('acknowledged')
  expect(writes).toEqual(['00', '07', '00', '07', '07'])
})

test('control that was lost is asked for again, but only by the next order', async () => {
  const { clock, machine, treadmill, writes, events } = await acquainted()
  await orderAndWait(clock, treadmill, { kind: 'start', askId: 'a' })
  machine.console.takeControl()
  await clock.advance(20_000)
  expect(kindsOf(events)).toEqual(['control-lost'])
  expect(writes).toEqual(['00', '07'])
  expect(await orderAndWait(clock, treadmill, { kind: 'speed', speedKmh: 3 })).toBe('acknowledged')
  expect(writes).toEqual(['00', '07', '00', '022c01'])
})

test('a machine that gives no control refuses every order', async () => {
  const { clock, treadmill, writes } = await acquainted({ control: 'deny' })
  expect(await orderAndWait(clock, treadmill, { kind: 'start', askId: 'a' })).toBe('refused')
  expect(writes).toEqual(['00'])
  expect(await orderAndWait(clock, treadmill, { kind: 'stop' })).toBe('refused')
  expect(writes, 'a stop is tried all the same').toEqual(['00', '00', '0801'])
})

test('a start that a stop goes before is never written, and known not to be; nor is one without control', async () => {
  const { clock, treadmill, writes } = await acquainted()
  const start = treadmill.execute({ kind: 'start', askId: 'a' })
  await orderAndWait(clock, treadmill, { kind: 'stop' })
  expect(await start).toBe('withdrawn')
  expect(writes).not.toContain('07')

  const lost = await acquainted()
  const never = lost.treadmill.execute({ kind: 'start', askId: 'b' })
  lost.link.dropLink('connection timeout')
  expect(await never).toBe('withdrawn')
  expect(lost.writes).not.toContain('07')
})

test('a lost link is a notice; an order in flight is unknown, and so is every later one', async () => {
  const { clock, link, treadmill, events } = await acquainted()
  await orderAndWait(clock, treadmill, { kind: 'start', askId: 'a' })
  const answer = treadmill.execute({ kind: 'speed', speedKmh: 3 })
  link.dropLink('connection timeout')
  expect(await answer).toBe('unknown')
  expect(events.at(-1)).toMatchObject({ kind: 'notice', notice: { kind: 'link-lost', reason: 'connection timeout' } })
  expect(await treadmill.execute({ kind: 'stop' })).toBe('unknown')
  const late: unknown[] = []
  treadmill.subscribe((event) => late.push(event))
  expect(late, 'who listens late hears of it too').toEqual([events.at(-1)])
})

test('closing it ourselves is no link loss', async () => {
  const { treadmill, events } = await acquainted()
  await treadmill.close()
  expect(kindsOf(events)).toEqual([])
})

test('a speed that no field can carry is refused and not written', async () => {
  const { treadmill, writes } = await acquainted()
  expect(await treadmill.execute({ kind: 'speed', speedKmh: NaN })).toBe('refused')
  expect(await treadmill.execute({ kind: 'speed', speedKmh: 700 })).toBe('refused')
  expect(writes).toEqual([])
})

test('a will is left before the order that moves the belt, and is not withdrawn by a stop', async () => {
  const { clock, treadmill, wills } = await acquainted()
  const start = treadmill.execute({ kind: 'start', askId: 'a' })
  expect(wills).toEqual([`${CONTROL_POINT} 0801`])
  await clock.advance(100)
  await start
  await orderAndWait(clock, treadmill, { kind: 'stop' })
  expect(wills).toHaveLength(1)
  treadmill.withdrawWill()
  expect(wills.at(-1)).toBeNull()
})

/** A machine that does not tell who loses control of it. */
const tellsNoLoss: Script = () => ({
  value: (uuid, octets) => (uuid === CHARACTERISTIC.fitnessMachineStatus ? null : octets),
})

test('an order refused for want of control is refused; the next one asks for it', async () => {
  const { clock, machine, treadmill, writes } = await acquainted({}, tellsNoLoss)
  await orderAndWait(clock, treadmill, { kind: 'start', askId: 'a' })
  machine.console.takeControl()
  expect(await orderAndWait(clock, treadmill, { kind: 'speed', speedKmh: 3 })).toBe('refused')
  expect(writes).toEqual(['00', '07', '022c01'])
  expect(await orderAndWait(clock, treadmill, { kind: 'speed', speedKmh: 3 })).toBe('acknowledged')
  expect(writes).toEqual(['00', '07', '022c01', '00', '022c01'])
})

test('a stop refused for want of control asks for it and stops, in one go', async () => {
  const { clock, machine, treadmill, writes } = await acquainted({}, tellsNoLoss)
  await orderAndWait(clock, treadmill, { kind: 'start', askId: 'a' })
  machine.console.takeControl()
  expect(await orderAndWait(clock, treadmill, { kind: 'stop' })).toBe('acknowledged')
  expect(writes).toEqual(['00', '07', '0801', '00', '0801'])
  expect(machine.state.motion).toBe('ended')
})

test('an answer that is missing from a machine that does answer is unknown', async () => {
  const { clock, machine, treadmill } = await acquainted({}, neverAnswers('set_target_speed'))
  await orderAndWait(clock, treadmill, { kind: 'start', askId: 'a' })
  expect(await orderAndWait(clock, treadmill, { kind: 'speed', speedKmh: 3 })).toBe('unknown')
  expect(machine.state.targetKmh).toBe(3)
})

test('a request for control that is never answered stands in no order’s way, the first time or later', async () => {
  const { clock, machine, treadmill, writes } = await acquainted({}, neverAnswers('request_control'))
  expect(await orderAndWait(clock, treadmill, { kind: 'start', askId: 'a' })).toBe('acknowledged')
  machine.console.takeControl()
  await clock.advance(100)
  expect(await orderAndWait(clock, treadmill, { kind: 'speed', speedKmh: 3 })).toBe('acknowledged')
  expect(writes).toEqual(['00', '07', '00', '022c01'])
})

test('an incline is written as tenths of a percent, moves at its pace, and leaves what the speed is told by alone', async () => {
  const { clock, machine, treadmill, writes, events } = await acquainted({ statusToOriginator: true })
  await orderAndWait(clock, treadmill, { kind: 'start', askId: 'a' })
  await clock.advance(3000)
  await orderAndWait(clock, treadmill, { kind: 'speed', speedKmh: 6 })
  expect(await orderAndWait(clock, treadmill, { kind: 'incline', inclinePct: 1.5 })).toBe('acknowledged')
  expect(writes.at(-1)).toBe('030f00')
  await clock.advance(1000)
  expect(newest(events).inclinePct).toBeGreaterThan(0.3)
  expect(newest(events).inclinePct).toBeLessThan(0.8)
  await clock.advance(6000)
  expect(newest(events)).toMatchObject({ inclinePct: 1.5, speedKmh: 6 })
  expect(kindsOf(events), 'the rise of its speed is still ours').toEqual(['started by us', 'target-speed 6 by us'])
  machine.console.setIncline(4)
  await clock.advance(6000)
  expect(newest(events).inclinePct).toBe(4)
})

test.each([
  ['one without the characteristic', 'no-incline'],
  ['one whose range is empty', 'empty-incline-range'],
] as const)('%s has no incline', async (_, name) => {
  const { treadmill } = await acquaintedBy(NO_WAYS, [name])
  expect(treadmill.machine.incline).toBeNull()
})
