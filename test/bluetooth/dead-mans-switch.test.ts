import { expect, test } from 'vitest'
import { createDeadMansSwitch } from '../../src/bluetooth/radio/dead-mans-switch.ts'
import { manualClock } from '../../src/clock.ts'

const atOnce = (then: () => void): void => then()

test('armed and not fed for 3 s, it acts once', async () => {
  const clock = manualClock()
  const acted: number[] = []
  const deadMansSwitch = createDeadMansSwitch(clock, () => acted.push(clock.nowMs()), atOnce)
  await clock.advance(10_000)
  expect(acted).toEqual([])
  deadMansSwitch.arm(true)
  await clock.advance(2_900)
  expect(acted).toEqual([])
  await clock.advance(10_000)
  expect(acted).toEqual([13_000])
})

test('fed, or disarmed, it never acts', async () => {
  const clock = manualClock()
  const acted: number[] = []
  const deadMansSwitch = createDeadMansSwitch(clock, () => acted.push(clock.nowMs()), atOnce)
  deadMansSwitch.arm(true)
  for (let turn = 0; turn < 40; turn++) {
    await clock.advance(250)
    deadMansSwitch.feed()
  }
  deadMansSwitch.arm(false)
  await clock.advance(60_000)
  expect(acted).toEqual([])
})

test('food that has arrived but is not yet read counts', async () => {
  const clock = manualClock()
  const acted: number[] = []
  const deadMansSwitch = createDeadMansSwitch(
    clock,
    () => acted.push(clock.nowMs()),
    (then) => {
      deadMansSwitch.feed()
      then()
    },
  )
  deadMansSwitch.arm(true)
  await clock.advance(20_000)
  expect(acted).toEqual([])
})

test('stopped, it rests', async () => {
  const clock = manualClock()
  const acted: number[] = []
  const deadMansSwitch = createDeadMansSwitch(clock, () => acted.push(clock.nowMs()), atOnce)
  deadMansSwitch.arm(true)
  deadMansSwitch.stop()
  await clock.advance(60_000)
  expect(acted).toEqual([])
})
