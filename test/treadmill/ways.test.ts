import { expect, test } from 'vitest'
import { encodeMachineStatus } from '../../protocol/ftms/machine-status.ts'
import { CHARACTERISTIC } from '../../protocol/ftms/uuids.ts'
import { profileOf, waysOf, type Ways } from '../../src/profile/profile.ts'
import type { Script, Stage } from '../../src/simulator/scripts/script.ts'
import { acquaintedBy, orderAndWait } from './acquainted.ts'

/** How a control point is spoken to that wants it otherwise, in octets. */

const START = { kind: 'start', askId: 'a' } as const
const STOP = { kind: 'stop' } as const
const speed = (speedKmh: number) => ({ kind: 'speed', speedKmh }) as const

async function spokenTo(ways: Partial<Ways>, ...by: Parameters<typeof acquaintedBy>[1]) {
  const story = await acquaintedBy({ ...waysOf(profileOf()), ...ways }, by)
  const order = (what: Parameters<typeof orderAndWait>[2]) => orderAndWait(story.clock, story.treadmill, what)
  return { ...story, order }
}

test('a preamble goes before each speed, and only to a belt that was read moving and goes on', async () => {
  const stages: Stage[] = []
  const { clock, machine, writes, order } = await spokenTo(
    { preamble: true },
    'wants-preamble',
    (stage) => (stages.push(stage), {}),
  )
  await order(START)
  expect(await order(speed(3))).toBe('withdrawn')
  await clock.advance(4000)
  expect(await order(speed(3))).toBe('acknowledged')
  await clock.advance(4000)
  expect(machine.state.belt.speedKmh).toBe(3)
  expect(writes).toEqual(['00', '07', '00', '00', '07', '022c01'])
  stages[0]!.say(
    CHARACTERISTIC.fitnessMachineStatus,
    encodeMachineStatus({ status: 'stopped_or_paused_by_user', controlInformation: 'stop' }),
  )
  await clock.advance(30)
  expect(await order(speed(4))).toBe('withdrawn')
  expect(writes.slice(6)).toEqual(['00'])
})

test('no Start goes before a speed to a belt that falls by the console', async () => {
  const { clock, machine, writes, order } = await spokenTo({ preamble: true })
  await order(START)
  await clock.advance(4000)
  await order(speed(6))
  await clock.advance(8000)
  machine.console.pressStop()
  await clock.advance(600)
  expect(machine.state.belt.speedKmh).toBeGreaterThan(4)
  const before = writes.length
  expect(await order(speed(6.5))).toBe('withdrawn')
  expect(writes.slice(before)).toEqual(['00'])
})

test('control that is given at the second request is had at once; a Stop tries again too', async () => {
  const { clock, writes, order } = await spokenTo({ controlTwice: true }, 'control-at-second-request')
  expect(await order(START)).toBe('acknowledged')
  expect(writes).toEqual(['00', '00', '07'])
  const other = await spokenTo({ controlTwice: true }, 'control-at-second-request')
  expect(await other.order(STOP)).toBe('refused')
  expect(other.writes).toEqual(['00', '0801', '00', '0801'])
  await clock.advance(10)
})

test('an unlock is written once, before the first order and never at connecting', async () => {
  const to = 'D18D2C10C44C11E8A355529269FB1459'
  const ways = { unlock: [{ to, hex: '0100000308000209', answersOn: null }] }
  const { clock, writes, order } = await spokenTo(ways, 'wants-unlock')
  await clock.advance(5000)
  expect(writes).toEqual([])
  expect(await order(START)).toBe('acknowledged')
  await clock.advance(4000)
  expect(await order(speed(2))).toBe('acknowledged')
  expect(writes).toEqual(['0100000308000209', '00', '07', '02c800'])
  const locked = await spokenTo({}, 'wants-unlock')
  expect(await locked.order(START)).toBe('refused')
  const another = await spokenTo(ways)
  expect(await another.order(START)).toBe('acknowledged')
})

test('a Stop waits for no unlock', async () => {
  const to = 'D18D2C10C44C11E8A355529269FB1459'
  const { writes, order } = await spokenTo(
    { writeGapMs: 1000, unlock: [{ to, hex: '00', answersOn: null }] },
    'wants-unlock',
  )
  await order(STOP)
  expect(writes).toEqual(['00', '00', '0801'])
})

test('writes are kept apart where a machine loses quick ones', async () => {
  const lost = await spokenTo({}, 'drops-quick-writes')
  await lost.order(START)
  await lost.clock.advance(4000)
  expect(lost.machine.state.belt.speedKmh).toBe(0)
  const { clock, machine, order } = await spokenTo({ writeGapMs: 400 }, 'drops-quick-writes')
  expect(await order(START)).toBe('acknowledged')
  await clock.advance(4000)
  expect(machine.state.belt.speedKmh).toBe(1)
})

test('kept alive by a Start each second while its belt moves, and never after a Stop, ours or the console’s', async () => {
  const alone = await spokenTo({}, 'wants-keep-alive')
  await alone.order(START)
  await alone.clock.advance(12_000)
  expect(alone.machine.state.belt.speedKmh).toBe(0)

  const { clock, machine, writes, order } = await spokenTo({ keepAliveMs: 1000 }, 'wants-keep-alive')
  await order(START)
  await clock.advance(3000)
  await order(speed(5))
  await clock.advance(20_000)
  expect(machine.state.belt.speedKmh).toBe(5)
  expect(writes.filter((hex) => hex === '07').length).toBeGreaterThan(15)
  machine.console.pressStop()
  await clock.advance(500)
  const before = writes.length
  await clock.advance(10_000)
  expect(writes.slice(before)).toEqual([])
  await order(START)
  await clock.advance(5000)
  await order(STOP)
  const stopped = writes.length
  await clock.advance(10_000)
  expect(writes.slice(stopped)).toEqual([])
  expect(machine.state.belt.speedKmh).toBe(0)
})

test('nor to a belt that falls by a console that says nothing of it', async () => {
  const unsaid: Script = () => ({
    value: (uuid, octets) => (uuid === CHARACTERISTIC.fitnessMachineStatus ? null : octets),
  })
  const { clock, machine, writes, order } = await spokenTo({ keepAliveMs: 1000 }, unsaid)
  await order(START)
  await clock.advance(3000)
  await order(speed(5))
  await clock.advance(10_000)
  machine.console.pressStop()
  await clock.advance(400)
  const before = writes.length
  await clock.advance(8000)
  expect(writes.slice(before)).toEqual([])
})

test('an order whose answer comes after a Stop keeps nothing alive', async () => {
  const { clock, writes, treadmill, order } = await spokenTo({ keepAliveMs: 1000 }, 'will-not-stop')
  await order(START)
  await clock.advance(3000)
  void treadmill.execute(speed(3))
  void treadmill.execute(STOP)
  await clock.advance(6000)
  expect(writes.slice(writes.indexOf('0801') + 1)).toEqual([])
})

test('a Start that would pause a moving belt is not written', async () => {
  const { clock, writes, order } = await spokenTo({ startToggles: true }, 'toggle-start')
  await order(START)
  await clock.advance(4000)
  expect(await order({ kind: 'start', askId: 'b' })).toBe('withdrawn')
  expect(writes).toEqual(['00', '07'])
})
