import fc from 'fast-check'
import { expect, test } from 'vitest'
import { consoleSpeedOf } from '../../src/belt/console.ts'
import { lagMsOf } from '../../src/belt/lag.ts'
import { followMsOf, freshMsOf, staleMsOf } from '../../src/belt/readings.ts'
import { runsOnOf, stallMsOf } from '../../src/belt/stopping.ts'
import { draws } from '../draws.ts'
import { connected, running, speed, STOP, STOPPED, wishing, type Story } from './story.ts'

/** An order that the readings show `lagMs` after it was first given; tried again in between where the governor does so. */
function rises(story: Story, toKmh: number, lagMs: number): Story {
  const fromKmh = story.seen.sample?.speedKmh ?? 0
  let on = story.orders(toKmh)
  for (const endMs = on.nowMs + lagMs; on.nowMs < endMs;) {
    on = on.runs(fromKmh, Math.min(500, endMs - on.nowMs))
    const decision = on.decides(wishing(toKmh))
    if ('order' in decision && decision.order.kind === 'speed') on = on.orders(decision.order.speedKmh)
  }
  return on.ramps(toKmh, 500).runs(toKmh, 1500)
}

const after = (lagsMs: readonly number[], story = running(8)): Story =>
  lagsMs.reduce((on, lagMs, i) => rises(on, 8.5 + i / 2, lagMs), story)

test('a lag is learned from three orders seen, and is the one in the middle', () => {
  expect(lagMsOf(after([7000, 7000]).seen)).toBe(0)
  expect(lagMsOf(after([7000, 7000, 7000]).seen)).toBeGreaterThanOrEqual(6500)
  expect(lagMsOf(after([7000, 7000, 7000]).seen)).toBeLessThanOrEqual(7500)
  expect(lagMsOf(after([0, 9000, 0]).seen)).toBe(0)
  expect(lagMsOf(after([9000, 4000, 2000]).seen)).toBeCloseTo(4000, -3)
})

test('no longer than ten seconds, and none where the belt shows an order as fast as belts do', () => {
  expect(lagMsOf(after([14_000, 14_000, 14_000]).seen)).toBe(10_000)
  expect(lagMsOf(after([0, 250, 500]).seen)).toBe(0)
})

test('the newest three count, and over a lost link', () => {
  const late = after([7000, 7000, 7000])
  const soon = after([0, 0], late)
  expect(lagMsOf(soon.seen)).toBe(0)
  const lost = late.hears({ kind: 'link-lost', reason: 'far' }).silent(3000)
  expect(lagMsOf(lost.seen)).toBe(lagMsOf(late.seen))
})

test('the belt has so much longer to follow: no retry of an order that it is yet to show', () => {
  const late = after([7000, 7000, 7000])
  const waits = (story: Story) => story.orders(10.5).runs(10, 6500).decides(wishing(10.5))
  expect(waits(late)).toEqual({ wait: 'belt-on-its-way' })
  expect(waits(after([0, 0, 0]))).toEqual(speed(10.5))
  expect(followMsOf(late.seen)).toBe(4000 + 2 * late.seen.periodMs + lagMsOf(late.seen))
  expect(late.orders(10.5).runs(10, 12_500).decides(wishing(10.5))).toEqual(speed(10.5))
})

test('and to show that it stops: no second Stop before it could', () => {
  const again = (story: Story, ms: number) => story.orders({ kind: 'stop' }).runs(9.5, ms).decides(STOPPED)
  expect(again(after([7000, 7000, 7000]), 6500)).toEqual({ wait: 'belt-stopping' })
  expect(again(after([0, 0, 0]), 2000)).toEqual(STOP)
  expect(again(after([7000, 7000, 7000]), 9000)).toEqual(STOP)
})

test('and to be at an order of ours that came before the last: a hand on the console is told that much later', () => {
  const off = (story: Story, ms: number) =>
    consoleSpeedOf(story.orders(9.4).runs(9.4, 500).ramps(8.4, 500).runs(8.4, ms).seen)
  const late = after([7000, 7000, 7000])
  expect(off(after([0, 0, 0]), 2500)).toBeCloseTo(8.4, 1)
  expect(off(late, 2000 + lagMsOf(late.seen) - 250)).toBeNull()
  expect(off(late, 2000 + lagMsOf(late.seen) + 250)).toBeCloseTo(8.4, 1)
})

test('an order that was refused, one from a speed that was not reached, and the first after a start, tell no lag', () => {
  const refused = (story: Story, kmh: number) =>
    story
      .orders(kmh, 'refused')
      .runs(kmh - 0.5, 7000)
      .orders(kmh)
      .ramps(kmh, 500)
      .runs(kmh, 1500)
  expect(lagMsOf([8.5, 9, 9.5].reduce(refused, running(8)).seen)).toBe(0)
  const unreached = (story: Story, kmh: number) =>
    story
      .orders(kmh)
      .runs(8, 3000)
      .orders(kmh - 0.1)
  expect([10, 11, 12].reduce(unreached, running(8)).seen.lagsMs).toEqual([])
  expect(connected().seen.lagsMs).toEqual([])
})

test('whatever it learns, a deaf belt is told within 4 s, a period and the lag; old readings and caps are what they were', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 15_000 }), { maxLength: 4 }), (lagsMs) => {
      const story = after(lagsMs)
      const isKmh = story.seen.sample?.speedKmh ?? 0
      const lagMs = lagMsOf(story.seen)
      expect(lagMs).toBeLessThanOrEqual(10_000)
      expect(stallMsOf(story.seen)).toBe(4000 + story.seen.periodMs + lagMs)
      expect([freshMsOf(story.seen), staleMsOf(story.seen)]).toEqual([2500, 6000])
      const deaf = story.orders({ kind: 'stop' }).runs(isKmh, stallMsOf(story.seen) + 250)
      expect(deaf.seen.stop).not.toBeNull()
      expect(runsOnOf(deaf.seen, deaf.seen.stop!.fall!, deaf.nowMs)).toBe(true)
      expect(story.runs(18.6, 500).decides(wishing(10))).toMatchObject({ because: 'faster-than-allowed' })
    }),
    { numRuns: draws(40) },
  )
})
