import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/safety/decision.ts'
import { govern } from '../../src/safety/governor.ts'
import type { Bounds } from '../../src/safety/bounds.ts'
import { consoleSpeedOf } from '../../src/belt/console.ts'
import {
  BOUNDS,
  COARSE_GRID,
  connected,
  machine,
  running,
  setOff,
  speed,
  standing,
  starting,
  stopFor,
  wishing,
} from './story.ts'

const start = (askId: string): Decision => ({ order: { kind: 'start', askId }, because: null })
const WISH = wishing(8, { startAskId: 'go-1', rise: 'brisk' })

describe('rule 7: a Start', () => {
  test('goes out for an ask, at a standstill', () => {
    expect(standing().decides(WISH)).toEqual(start('go-1'))
  })

  test('never without an ask', () => {
    expect(standing().decides(wishing(8))).toEqual({ wait: 'only the runner starts the belt' })
  })

  test('once per ask, whatever became of it', () => {
    expect(starting().decides(WISH)).toEqual({ wait: 'the belt is starting' })
    expect(standing().orders({ kind: 'start', askId: 'go-1' }, 'refused').runs(0, 5000).decides(WISH)).toEqual({
      wait: 'the belt did not start',
    })
    const stopped = setOff().orders({ kind: 'stop' }).ramps(0, 1000).runs(0, 2000)
    expect(stopped.decides(WISH)).toEqual({ wait: 'only the runner starts the belt' })
    expect(stopped.decides(wishing(8, { startAskId: 'go-2' }))).toEqual(start('go-2'))
  })

  test('is not repeated after a lost link either', () => {
    const lost = starting().hears({ kind: 'link-lost', reason: 'out of range' }).silent(3000)
    const back = lost.hears({ kind: 'link-up', machine: machine(BOUNDS.grid) })
    expect(back.runs(0, 3000).decides(WISH)).toEqual({ wait: 'only the runner starts the belt' })
  })

  test('waits for a provable standstill: zero for a second', () => {
    const notYet = { wait: 'cannot see that the belt is still' }
    expect(connected().decides(WISH)).toEqual(notYet)
    expect(connected().runs(0, 1000).decides(WISH)).toEqual(notYet)
    expect(connected().runs(0, 1250).decides(WISH)).toEqual(start('go-1'))
    expect(standing().decidesAfter(2500, WISH)).toEqual(start('go-1'))
    expect(standing().decidesAfter(2501, WISH)).toEqual(notYet)
  })

  test('or for the runner’s eyes where the machine is silent', () => {
    const silent = standing().silent(10_000)
    expect(silent.asks('belt-is-still').decides(WISH)).toEqual(start('go-1'))
    expect(running(8).silent(3000).asks('belt-is-still').decides(WISH)).not.toEqual(start('go-1'))
  })

  test('never goes to a belt that moves', () => {
    expect(connected().runs(1, 3000).decides(WISH)).toEqual({ wait: 'the belt is not known yet' })
    expect(running(8).decides(wishing(8, { startAskId: 'go-2' }))).toEqual({ wait: 'at speed' })
  })

  test('a lone zero at speed is no reason for words, nor for a Start', () => {
    const wish = wishing(8, { startAskId: 'go-1' })
    expect(running(8).silent(250).reads(0).decides(wish)).toEqual({ wait: 'at speed' })
  })

  test('has 15 s to come', () => {
    expect(starting().runs(0, 14_460).decides(WISH)).toEqual({ wait: 'the belt is starting' })
    expect(starting().runs(0, 14_461).decides(WISH)).toEqual({ wait: 'the belt did not start' })
  })

  test('is followed by no speed until the belt is measured moving', () => {
    expect(starting().runs(0, 5000).decides(WISH)).toEqual({ wait: 'the belt is starting' })
    expect(starting().hears({ kind: 'started', by: 'us' }).decides(WISH)).toEqual({ wait: 'the belt is starting' })
    expect(starting().runs(0, 5000).reads(0.3).decides(WISH)).toEqual(speed(1.8))
  })

  test('that goes faster than 2 km/h of itself is stopped', () => {
    expect(setOff(2).decides(WISH)).toEqual(speed(1.8))
    expect(setOff(2.01).decides(WISH)).toEqual(stopFor('the belt started too fast'))
  })

  test('or faster than a minimum above that + 1', () => {
    const fast: Bounds = { ...BOUNDS, grid: { ...BOUNDS.grid, minKmh: 3 } }
    expect(setOff(4, fast).decides(WISH)).toEqual(speed(3.8))
    expect(setOff(4.01, fast).decides(WISH)).toEqual(stopFor('the belt started too fast'))
  })

  test('may run faster once we have ordered a speed', () => {
    expect(setOff(1).orders(1.8).runs(2.1, 500).decides(WISH)).toEqual({ wait: 'the belt is on its way' })
  })
})

describe('rule 9: the unit', () => {
  test('the first order is the grid value nearest minimum + 0.8 km/h', () => {
    expect(setOff(1).decides(WISH)).toEqual(speed(1.8))
    const coarse: Bounds = { ...BOUNDS, grid: COARSE_GRID }
    expect(setOff(1, coarse).decides(WISH)).toEqual(speed(1.61))
  })

  test('or the wish where that is slower', () => {
    expect(setOff(1).decides(wishing(1.4, { startAskId: 'go-1' }))).toEqual(speed(1.4))
    expect(setOff(1).decides(wishing(1.47, { startAskId: 'go-1' }))).toEqual(speed(1.4))
  })

  test('nothing rises until the belt has stayed there for as long as it may take to follow', () => {
    const checking = setOff(1).orders(1.8)
    const followMs = 4000 + 2 * checking.seen.periodMs
    const there = checking.runs(1.8, 4750)
    expect(there.nowMs - checking.nowMs - 250).toBeLessThan(followMs)
    expect(there.decides(WISH)).toEqual({ wait: 'checking the unit' })
    expect(checking.runs(1.8, 6000).decides(WISH)).toEqual(speed(2.3))
  })

  test('a belt that was there before and passes on has not settled', () => {
    const slow = setOff(1.7).orders(1.8).runs(1.7, 2000).ramps(2.9, 6000)
    expect(slow.decides(WISH)).toEqual({ wait: 'checking the unit' })
    expect(slow.runs(2.9, 1500).decides(WISH)).toEqual(stopFor('the treadmill takes the other unit'))
  })

  test('slowing is allowed meanwhile', () => {
    expect(setOff(1).orders(1.8).runs(1.8, 500).decides(wishing(1.2))).toEqual(speed(1.3))
  })

  test('a wish below the check is a check of its own, for what comes after it', () => {
    const low = setOff(1).orders(1.2)
    expect(low.runs(1.2, 3000).decides(WISH)).toEqual({ wait: 'checking the unit' })
    expect(low.runs(1.2, 6000).decides(WISH)).toEqual(speed(1.7))
    expect(low.ramps(1.93, 1000).runs(1.93, 1250).decides(WISH)).toEqual(stopFor('the treadmill takes the other unit'))
  })

  test('settled at 1.6 × of it: the machine takes miles', () => {
    const settled = (kmh: number) => setOff(1).orders(1.8).ramps(kmh, 1500).runs(kmh, 1250).decides(WISH)
    expect(settled(2.9)).toEqual(stopFor('the treadmill takes the other unit'))
    expect(settled(2.69)).not.toEqual(stopFor('the treadmill takes the other unit'))
    expect(settled(2.7)).toEqual(stopFor('the treadmill takes the other unit'))
    expect(settled(3.09)).toEqual(stopFor('the treadmill takes the other unit'))
    expect(settled(3.1)).not.toEqual(stopFor('the treadmill takes the other unit'))
  })

  test('settled means two readings and a second', () => {
    const passing = setOff(1).orders(1.8).ramps(2.9, 1500)
    expect(passing.runs(2.9, 750).decides(WISH)).toEqual({ wait: 'checking the unit' })
    expect(passing.runs(2.9, 1000).decides(WISH)).toEqual(stopFor('the treadmill takes the other unit'))
    const sparse = setOff(1).orders(1.8).silent(1500).reads(2.9)
    expect(sparse.silent(1400).decides(WISH)).toEqual({ wait: 'the belt is on its way' })
    expect(sparse.silent(1400).reads(2.9).decides(WISH)).toEqual(stopFor('the treadmill takes the other unit'))
  })

  test('settled at 0.62 × of it: the machine sends kilometres to a console in miles', () => {
    const settled = (kmh: number, ms: number) => setOff(0.8).orders(1.8).ramps(kmh, 1000).runs(kmh, ms).decides(WISH)
    expect(settled(1.12, 6000)).toEqual(stopFor('the treadmill takes the other unit'))
    expect(settled(1.06, 6000)).not.toEqual(stopFor('the treadmill takes the other unit'))
    expect(settled(1.18, 6000)).not.toEqual(stopFor('the treadmill takes the other unit'))
  })

  test('a speed that the machine announced is left to this check or is the console’s, never neither', () => {
    const announced = (speedKmh: number) =>
      setOff(0.8)
        .orders(1.8)
        .ramps(speedKmh, 1000)
        .hears({ kind: 'target-speed', speedKmh, by: 'unknown' })
        .runs(speedKmh, 6000)
    for (const kmh of [1, 1.05, 1.06, 1.07, 1.12, 1.17, 1.18, 1.19, 1.25, 2.69, 2.7, 2.9, 3.09, 3.1]) {
      const story = announced(kmh)
      const decision = story.decides(WISH)
      const judged = 'because' in decision && decision.because === 'the treadmill takes the other unit'
      expect([kmh, consoleSpeedOf(story.seen)]).toEqual([kmh, judged ? null : kmh])
    }
  })

  test('but not while the belt only passes there on its way up', () => {
    expect(setOff(0.8).orders(1.8).ramps(1.12, 1000).runs(1.12, 2500).decides(WISH)).toEqual({
      wait: 'the belt is on its way',
    })
    let climbing = setOff(1).orders(1.8)
    for (let kmh = 1; kmh <= 1.8; kmh = Math.round((kmh + 0.02) * 100) / 100) {
      climbing = climbing.runs(kmh, 250)
      expect(climbing.decides(WISH)).not.toEqual(stopFor('the treadmill takes the other unit'))
    }
  })

  test('nor where it stays at a start speed that happens to be 0.62 × of the order', () => {
    const grid = { ...BOUNDS.grid, minKmh: 1.3 }
    const stays = setOff(1.3, { ...BOUNDS, grid })
      .orders(2.1)
      .runs(1.3, 6000)
    expect(stays.decides(WISH)).toEqual(speed(2.1))
  })

  test('the first change of a belt that was taken over checks it too', () => {
    const over = connected().runs(8, 3000).adopts(8)
    expect(over.decides(wishing(9))).toEqual(speed(8.5))
    const checking = over.orders(8.5).ramps(8.5, 1000)
    expect(checking.runs(8.5, 3000).decides(wishing(9))).toEqual({ wait: 'checking the unit' })
    expect(checking.runs(8.5, 6000).decides(wishing(9))).toEqual(speed(9))
    const lower = over.orders(5).runs(8, 2000)
    expect(lower.decides(wishing(5))).toEqual({ wait: 'the belt is on its way' })
  })

  test('a speed that was taken over checks nothing: the console may go on from it', () => {
    const over = connected().runs(8, 3000).adopts(8)
    expect(over.ramps(12.9, 2000).runs(12.9, 2000).decides(wishing(8))).toEqual({ wait: 'at speed' })
  })

  test('distance at 1.61 × of our integral says the same', () => {
    const { seen, nowMs } = running(8)
    const at = (distanceRatio: number) => govern(wishing(8), { ...seen, distanceRatio }, BOUNDS, nowMs)
    const other = stopFor('the treadmill takes the other unit')
    expect([1.53, 1.61, 1.69].map(at)).toEqual([other, other, other])
    expect([0.62, 1, 1.52, 1.7].map(at)).toEqual(Array(4).fill({ wait: 'at speed' }))
  })

  test('a console that is set to 1.6 × later on is the console’s doing', () => {
    const checked = setOff(1).orders(1.8).runs(1.8, 6000)
    expect(checked.ramps(2.9, 2000).runs(2.9, 2000).decides(wishing(1.8))).toEqual({ wait: 'at speed' })
  })
})
