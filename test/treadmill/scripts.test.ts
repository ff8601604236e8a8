import { expect, test } from 'vitest'
import type { ScriptName } from '../../src/simulator/scripts/every-script.ts'
import { SCRIPTS } from '../../src/simulator/scripts/every-script.ts'
import type { TreadmillEvent } from '../../src/treadmill/treadmill.ts'
import { acquainted, newest, orderAndWait } from './acquainted.ts'

/** A treadmill with a script in front, started and at its minimum. */
async function walking(...names: readonly ScriptName[]) {
  const story = await acquainted({}, ...names.map((name) => SCRIPTS[name]))
  const started = await orderAndWait(story.clock, story.treadmill, { kind: 'start', askId: 'a' })
  await story.clock.advance(5000)
  const order = (speedKmh: number) => orderAndWait(story.clock, story.treadmill, { kind: 'speed', speedKmh })
  const stop = () => orderAndWait(story.clock, story.treadmill, { kind: 'stop' })
  return { ...story, started, order, stop }
}

const speedsIn = (events: readonly TreadmillEvent[]): (number | null)[] =>
  events.flatMap((event) => (event.kind === 'telemetry' ? [event.telemetry.speedKmh] : []))

test('never-answers: each order is taken after its wait, and the belt obeys', async () => {
  const { clock, machine, started, order, stop, writes } = await walking('never-answers')
  expect(started).toBe('acknowledged')
  const beforeMs = clock.nowMs()
  expect(await order(5)).toBe('acknowledged')
  expect(clock.nowMs() - beforeMs).toBeGreaterThanOrEqual(2000)
  await clock.advance(8000)
  expect(machine.state.belt.speedKmh).toBe(5)
  expect(await stop()).toBe('acknowledged')
  expect(writes).toEqual(['00', '07', '02f401', '0801'])
})

test('no-answer-to-request-control: 300 ms later the start goes out and is answered', async () => {
  const { clock, treadmill, writes } = await acquainted({}, SCRIPTS['no-answer-to-request-control'])
  const beforeMs = clock.nowMs()
  expect(await orderAndWait(clock, treadmill, { kind: 'start', askId: 'a' })).toBe('acknowledged')
  expect(clock.nowMs() - beforeMs).toBeLessThan(400)
  expect(writes).toEqual(['00', '07'])
})

test('toggle-start: a second start stops the belt, and is called a success', async () => {
  const { clock, treadmill, events, started } = await walking('toggle-start')
  expect(started).toBe('acknowledged')
  expect(newest(events).speedKmh).toBe(1)
  expect(await orderAndWait(clock, treadmill, { kind: 'start', askId: 'b' })).toBe('acknowledged')
  await clock.advance(3000)
  expect(newest(events).speedKmh).toBe(0)
})

test('mph-target: 2.0 is run as 3.2 km/h', async () => {
  const { clock, events, order } = await walking('mph-target')
  expect(await order(2)).toBe('acknowledged')
  await clock.advance(5000)
  expect(newest(events).speedKmh).toBe(3.2)
})

test('ignores-speed: success, and nothing follows', async () => {
  const { clock, events, order } = await walking('ignores-speed')
  expect(await order(5)).toBe('acknowledged')
  await clock.advance(10_000)
  expect(newest(events).speedKmh).toBe(1)
})

test('will-not-stop: success, and the belt runs on until the key is pulled', async () => {
  const { clock, machine, events, stop } = await walking('will-not-stop')
  expect(await stop()).toBe('acknowledged')
  await clock.advance(10_000)
  expect(newest(events).speedKmh).toBe(1)
  machine.console.pullSafetyKey()
  await clock.advance(2000)
  expect(newest(events).speedKmh).toBe(0)
})

test('resumes-old-target: the next start runs up to the old speed', async () => {
  const { clock, treadmill, events, order, stop } = await walking('resumes-old-target')
  expect(newest(events).speedKmh).toBe(1)
  await order(9)
  await clock.advance(15_000)
  await stop()
  await clock.advance(10_000)
  expect(newest(events).speedKmh).toBe(0)
  await orderAndWait(clock, treadmill, { kind: 'start', askId: 'b' })
  await clock.advance(15_000)
  expect(newest(events).speedKmh).toBe(9)
})

test('runaway: at pace, then four above it; a stop is obeyed', async () => {
  const { clock, events, order, stop } = await walking('runaway')
  await order(3)
  await clock.advance(2900)
  expect(newest(events).speedKmh).toBe(3)
  await clock.advance(8000)
  expect(newest(events).speedKmh).toBe(7)
  await stop()
  await clock.advance(10_000)
  expect(newest(events).speedKmh).toBe(0)
})

test('silent-at-rest: nothing before the start, nothing after the stop, never a zero', async () => {
  const { clock, events, stop } = await walking('silent-at-rest')
  await stop()
  await clock.advance(2000)
  const heard = events.length
  await clock.advance(20_000)
  expect(events).toHaveLength(heard)
  expect(speedsIn(events)).not.toContain(0)
  expect(speedsIn(events)).toContain(1)
})

test('single-zero-frames: zeros one at a time while the belt runs', async () => {
  const { clock, machine, events } = await walking('single-zero-frames')
  events.length = 0
  await clock.advance(12_000)
  const speeds = speedsIn(events)
  expect(machine.state.belt.speedKmh).toBe(1)
  expect(speeds.filter((speed) => speed === 0)).toHaveLength(4)
  expect(speeds.some((speed, i) => speed === 0 && speeds[i + 1] === 0)).toBe(false)
})

test('coarse-distance: ten metres at a time, behind the belt', async () => {
  const { clock, machine, events, order } = await walking('coarse-distance')
  await order(12)
  await clock.advance(60_000)
  const { distanceM } = newest(events)
  expect(distanceM! % 10).toBe(0)
  expect(machine.state.belt.distanceM - distanceM!).toBeLessThan(11)
  expect(distanceM).toBeGreaterThan(100)
})

test('frozen-elapsed: speed goes on, time stands', async () => {
  const { clock, events } = await walking('frozen-elapsed')
  await clock.advance(10_000)
  expect(newest(events)).toMatchObject({ speedKmh: 1, elapsedS: 14 })
  await clock.advance(20_000)
  expect(newest(events)).toMatchObject({ speedKmh: 1, elapsedS: 20 })
})

test('scripts stand in front of one another', async () => {
  const { clock, events, order } = await walking('mph-target', 'coarse-distance', 'single-zero-frames')
  await order(10)
  await clock.advance(30_000)
  expect(Math.max(...speedsIn(events).map((speed) => speed ?? 0))).toBe(16.1)
  expect(newest(events).distanceM! % 10).toBe(0)
  expect(speedsIn(events.slice(-15))).toContain(0)
})

test('refuses-incline, refuses-half-percents, ignores-incline, tells-no-incline: any, a half, or none is moved, or told', async () => {
  const inclined = async (name: ScriptName, inclinePct: number) => {
    const { clock, events, treadmill } = await walking(name)
    const answer = await orderAndWait(clock, treadmill, { kind: 'incline', inclinePct })
    await clock.advance(5000)
    return [answer, newest(events).inclinePct]
  }
  expect(await inclined('refuses-incline', 1)).toEqual(['refused', 0])
  expect(await inclined('refuses-half-percents', 0.5)).toEqual(['refused', 0])
  expect(await inclined('refuses-half-percents', 1)).toEqual(['acknowledged', 1])
  expect(await inclined('ignores-incline', 1)).toEqual(['acknowledged', 0])
  expect(await inclined('tells-no-incline', 1)).toEqual(['acknowledged', null])
})
