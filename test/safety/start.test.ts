import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/safety/decision.ts'
import type { Bounds } from '../../src/safety/bounds.ts'
import { consoleSpeedOf } from '../../src/belt/console.ts'
import type { Limits } from '../../src/belt/limits.ts'
import { asksUnitOf, UNKNOWN_UNIT } from '../../src/belt/unit.ts'
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
  type Story,
} from './story.ts'

const start = (askId: string): Decision => ({ order: { kind: 'start', askId }, because: null })
const WISH = wishing(8, { startAskId: 'go-1', rise: 'brisk' })

describe('rule 7: a Start', () => {
  test('goes out for an ask, at a standstill', () => {
    expect(standing().decides(WISH)).toEqual(start('go-1'))
  })

  test('never without an ask', () => {
    expect(standing().decides(wishing(8))).toEqual({ wait: 'only-the-runner-starts' })
  })

  test('once per ask, whatever became of it', () => {
    expect(starting().decides(WISH)).toEqual({ wait: 'belt-starting' })
    expect(standing().orders({ kind: 'start', askId: 'go-1' }, 'refused').runs(0, 5000).decides(WISH)).toEqual({
      wait: 'did-not-start',
    })
    const stopped = setOff().orders({ kind: 'stop' }).ramps(0, 1000).runs(0, 2000)
    expect(stopped.decides(WISH)).toEqual({ wait: 'only-the-runner-starts' })
    expect(stopped.decides(wishing(8, { startAskId: 'go-2' }))).toEqual(start('go-2'))
  })

  test('is not repeated after a lost link either', () => {
    const lost = starting().hears({ kind: 'link-lost', reason: 'out of range' }).silent(3000)
    const back = lost.hears({ kind: 'link-up', machine: machine(BOUNDS.grid) })
    expect(back.runs(0, 3000).decides(WISH)).toEqual({ wait: 'only-the-runner-starts' })
  })

  test('waits for a provable standstill: zero for a second', () => {
    const notYet = { wait: 'rest-not-seen' }
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
    expect(connected().runs(1, 3000).decides(WISH)).toEqual({ wait: 'belt-not-known-yet' })
    expect(running(8).decides(wishing(8, { startAskId: 'go-2' }))).toEqual({ wait: 'at-speed' })
  })

  test('a lone zero at speed is no reason for words, nor for a Start', () => {
    const wish = wishing(8, { startAskId: 'go-1' })
    expect(running(8).silent(250).reads(0).decides(wish)).toEqual({ wait: 'at-speed' })
  })

  test('has 15 s to come', () => {
    expect(starting().runs(0, 14_460).decides(WISH)).toEqual({ wait: 'belt-starting' })
    expect(starting().runs(0, 14_461).decides(WISH)).toEqual({ wait: 'did-not-start' })
  })

  test('is followed by no speed until the belt is measured moving', () => {
    expect(starting().runs(0, 5000).decides(WISH)).toEqual({ wait: 'belt-starting' })
    expect(starting().hears({ kind: 'started', by: 'us' }).decides(WISH)).toEqual({ wait: 'belt-starting' })
    expect(starting().runs(0, 5000).reads(0.3).decides(WISH)).toEqual(speed(1.8))
  })

  test('that goes faster than 2 km/h of itself is stopped', () => {
    expect(setOff(2).decides(WISH)).toEqual(speed(1.8))
    expect(setOff(2.01).decides(WISH)).toEqual(stopFor('started-too-fast'))
  })

  test('or faster than a minimum above that + 1', () => {
    const fast: Bounds = { ...BOUNDS, grid: { ...BOUNDS.grid, minKmh: 3 } }
    expect(setOff(4, fast).decides(WISH)).toEqual(speed(3.8))
    expect(setOff(4.01, fast).decides(WISH)).toEqual(stopFor('started-too-fast'))
  })

  test('may run faster once we have ordered a speed', () => {
    expect(setOff(1).orders(1.8).runs(2.1, 500).decides(WISH)).toEqual({ wait: 'belt-on-its-way' })
  })
})

const UNKNOWN = { wait: 'unit-not-known-yet' } as const

/** Nobody has told anything of its unit. */
const untold = (limits: Partial<Limits> = {}): Story => connected(BOUNDS, limits, UNKNOWN_UNIT)

/** At the speed that checks the unit, and past the check; its own distance has not counted yet. */
function counting(limits: Partial<Limits>, distanceM: number | null = 0): Story {
  const off = untold(limits)
    .runs(0, 2000)
    .orders({ kind: 'start', askId: 'go-1' })
    .runs(0, 500)
    .runs(1, 500, { distanceM })
  const passed = off.orders(1.8).runs(1.8, 6000, { distanceM })
  // What it ran on the way is not compared: the count stood.
  const { unit } = passed.seen
  const anew = unit.counted === null ? null : { ...UNKNOWN_UNIT.counted!, machineM: distanceM, atMs: passed.nowMs }
  return passed.knows({ ...unit, counted: anew })
}

const WALK_KMH = 1.8
/** What it runs in 250 ms. */
const WALK_M = (WALK_KMH * 250) / 3600

/** Runs on, with the machine's count at `ratio` × the true metres, until the verdict or a hundred and fifty metres. */
function counted(from: Story, ratio: number, verdict: 'ours' | 'other', stepM = 1): { story: Story; ranM: number } {
  let story = from
  let ranM = 0
  while (story.seen.unit.verdict !== verdict && ranM < 150) {
    ranM += WALK_M
    story = story.runs(WALK_KMH, 250, { distanceM: Math.floor((ratio * ranM) / stepM) * stepM })
  }
  return { story, ranM }
}

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
    expect(there.decides(WISH)).toEqual({ wait: 'checking-the-unit' })
    expect(checking.runs(1.8, 6000).decides(WISH)).toEqual(speed(2.3))
  })

  test('a belt that was there before and passes on has not settled', () => {
    const slow = setOff(1.7).orders(1.8).runs(1.7, 2000).ramps(2.9, 6000)
    expect(slow.decides(WISH)).toEqual({ wait: 'checking-the-unit' })
    expect(slow.runs(2.9, 1500).decides(WISH)).toEqual(stopFor('takes-other-unit'))
  })

  test('slowing is allowed meanwhile', () => {
    expect(setOff(1).orders(1.8).runs(1.8, 500).decides(wishing(1.2))).toEqual(speed(1.3))
  })

  test('a wish below the check is a check of its own, for what comes after it', () => {
    const low = setOff(1).orders(1.2)
    expect(low.runs(1.2, 3000).decides(WISH)).toEqual({ wait: 'checking-the-unit' })
    // It was all but there before: it has to stay until the latest of machines would have left for 1.9.
    expect(low.runs(1.2, 14_000).decides(WISH)).toEqual({ wait: 'checking-the-unit' })
    expect(low.runs(1.2, 15_000).decides(WISH)).toEqual(speed(1.7))
    expect(low.ramps(1.93, 1000).runs(1.93, 1250).decides(WISH)).toEqual(stopFor('takes-other-unit'))
  })

  test('settled at 1.6 × of it: the machine takes miles', () => {
    const settled = (kmh: number) => setOff(1).orders(1.8).ramps(kmh, 1500).runs(kmh, 1250).decides(WISH)
    expect(settled(2.9)).toEqual(stopFor('takes-other-unit'))
    expect(settled(2.69)).not.toEqual(stopFor('takes-other-unit'))
    expect(settled(2.7)).toEqual(stopFor('takes-other-unit'))
    expect(settled(3.09)).toEqual(stopFor('takes-other-unit'))
    expect(settled(3.1)).not.toEqual(stopFor('takes-other-unit'))
  })

  test('settled means two readings and a second', () => {
    const passing = setOff(1).orders(1.8).ramps(2.9, 1500)
    expect(passing.runs(2.9, 750).decides(WISH)).toEqual({ wait: 'checking-the-unit' })
    expect(passing.runs(2.9, 1000).decides(WISH)).toEqual(stopFor('takes-other-unit'))
    const sparse = setOff(1).orders(1.8).silent(1500).reads(2.9)
    expect(sparse.silent(1400).decides(WISH)).toEqual({ wait: 'belt-on-its-way' })
    expect(sparse.silent(1400).reads(2.9).decides(WISH)).toEqual(stopFor('takes-other-unit'))
  })

  test('settled at 0.62 × of it: the machine sends kilometres to a console in miles', () => {
    const settled = (kmh: number, ms: number) => setOff(0.8).orders(1.8).ramps(kmh, 1000).runs(kmh, ms).decides(WISH)
    expect(settled(1.12, 6000)).toEqual(stopFor('takes-other-unit'))
    expect(settled(1.06, 6000)).not.toEqual(stopFor('takes-other-unit'))
    expect(settled(1.18, 6000)).not.toEqual(stopFor('takes-other-unit'))
  })

  test('also where the order was tried again meanwhile', () => {
    const half = setOff(0.8).orders(1.8).ramps(1.12, 1000).runs(1.12, 4000)
    expect(half.orders(1.8).runs(1.12, 6000).decides(WISH)).toEqual(stopFor('takes-other-unit'))
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
      const judged = 'because' in decision && decision.because === 'takes-other-unit'
      expect([kmh, consoleSpeedOf(story.seen)]).toEqual([kmh, judged ? null : kmh])
    }
  })

  test('but not while the belt only passes there on its way up', () => {
    expect(setOff(0.8).orders(1.8).ramps(1.12, 1000).runs(1.12, 2500).decides(WISH)).toEqual({
      wait: 'belt-on-its-way',
    })
    let climbing = setOff(1).orders(1.8)
    for (let kmh = 1; kmh <= 1.8; kmh = Math.round((kmh + 0.02) * 100) / 100) {
      climbing = climbing.runs(kmh, 250)
      expect(climbing.decides(WISH)).not.toEqual(stopFor('takes-other-unit'))
    }
  })

  test('nor where it stays at a start speed that happens to be 0.62 × of the order', () => {
    const grid = { ...BOUNDS.grid, minKmh: 1.3 }
    const stays = setOff(1.3, { ...BOUNDS, grid })
      .orders(2.1)
      .runs(1.3, 6000)
    expect(stays.decides(WISH)).toEqual(speed(2.1))
  })

  test('no order to a belt that was lost from sight before it was checked is a check until the runner has told; then the next is', () => {
    const lost = untold().runs(0, 2000).orders({ kind: 'start', askId: 'go-1' }).runs(0, 500).runs(1, 500).orders(1.8)
    const linkUp = { kind: 'link-up', machine: machine(BOUNDS.grid) } as const
    const back = lost.hears({ kind: 'link-lost', reason: 'far' }).silent(3000).hears(linkUp).runs(8, 3000).adopts(8)
    expect(asksUnitOf(back.seen)).toBe(true)
    expect(back.decides(wishing(9))).toEqual(UNKNOWN)
    const slower = back.orders(5).ramps(8, 500).runs(8, 1500)
    expect(slower.seen.following?.unitCheck).toBe(false)
    expect(slower.decides(wishing(5))).toEqual({ wait: 'belt-on-its-way' })
    const told = back.tellsUnit('ours')
    expect([told.seen.unit.check, asksUnitOf(told.seen)]).toEqual(['due', false])
    // 4.7 in miles is 7.6: a fall in either unit.
    expect(told.decides(wishing(9))).toEqual(speed(4.7))
    const there = told.orders(4.7).ramps(4.7, 3000).runs(4.7, 1500)
    expect(there.decides(wishing(10))).toEqual({ wait: 'checking-the-unit' })
    expect(there.runs(4.7, 5000).decides(wishing(10))).toEqual(speed(5.2))
    const inMiles = told.orders(4.7).ramps(7.56, 500)
    expect(inMiles.runs(7.56, 1500).decides(wishing(10))).toEqual({ wait: 'belt-on-its-way' })
    expect(inMiles.runs(7.56, 6000).decides(wishing(10))).toEqual(stopFor('takes-other-unit'))
  })

  test('until the check, no order is a rise in the other unit, told or not: slowing too goes far enough down', () => {
    const linkUp = { kind: 'link-up', machine: machine(BOUNDS.grid) } as const
    const lost = untold().runs(0, 2000).orders({ kind: 'start', askId: 'go-1' }).runs(0, 500).runs(1, 500).orders(1.8)
    const back = lost.hears({ kind: 'link-lost', reason: 'far' }).silent(3000).hears(linkUp).runs(8, 3000).adopts(8)
    for (const found of [back, back.tellsUnit('ours')]) {
      expect(found.decides(wishing(7.9))).toEqual(speed(4.7))
      expect(found.decides(wishing(5, { fall: 'at-once' }))).toEqual(speed(4.7))
      const on = found.orders(4.7).ramps(4.9, 6500).runs(4.9, 500)
      expect(on.decides(wishing(4.6))).toEqual(speed(4.6))
      const byHand = found.orders(4.7).ramps(4.7, 2000).runs(4.7, 500).ramps(6, 1000).runs(6, 3500).presses('slower')
      expect(byHand.decides(wishing(5.5))).toEqual(speed(3.5))
    }
    const atCheck = lost
      .hears({ kind: 'link-lost', reason: 'far' })
      .silent(3000)
      .hears(linkUp)
      .runs(2.9, 3000)
      .adopts(2.9)
    expect(atCheck.tellsUnit('ours').decides(wishing(9))).toEqual(speed(1.6))
  })

  test('a belt that goes down slowly past 1.6 × of the order has not come to it', () => {
    let slow = setOff(1).orders(1.8).runs(1.8, 1000).orders(1)
    for (let kmh = 1.8; kmh > 1; kmh = Math.round((kmh - 0.01) * 100) / 100) {
      slow = slow.runs(kmh, 250)
      expect([kmh, slow.decides(wishing(1))]).not.toEqual([kmh, stopFor('takes-other-unit')])
    }
  })

  test('a machine that does everything late comes to the order before first: for so long it tells nothing of the last', () => {
    const late = setOff(1).orders(1.8).runs(1, 500).orders(1.2).runs(1.2, 500).orders(1.1)
    const there = late.runs(1, 3000).ramps(1.8, 2000).runs(1.8, 4000)
    expect(there.decides(wishing(1.1))).not.toEqual(stopFor('takes-other-unit'))
    expect(there.runs(1.8, 1500).decides(wishing(1.1))).toEqual(stopFor('takes-other-unit'))
  })

  test('one that speeds up to 1.6 × of an order to slow takes the other unit', () => {
    const linkUp = { kind: 'link-up', machine: machine(BOUNDS.grid) } as const
    const lost = untold().runs(0, 2000).orders({ kind: 'start', askId: 'go-1' }).runs(0, 500).runs(1, 500).orders(1.8)
    const back = lost.hears({ kind: 'link-lost', reason: 'far' }).silent(3000).hears(linkUp).runs(2.1, 3000).adopts(2.1)
    const told = back.tellsUnit('ours')
    expect(told.decides(wishing(9))).toEqual(speed(1.8))
    expect(told.orders(1.8).ramps(2.8, 1500).reads(2.8).decides(wishing(9))).toEqual(stopFor('takes-other-unit'))
  })

  test('a belt that was there before the check tells no pace by it: a hand on the console is taken over in time', () => {
    const linkUp = { kind: 'link-up', machine: machine(BOUNDS.grid) } as const
    const lost = untold().runs(0, 2000).orders({ kind: 'start', askId: 'go-1' }).runs(0, 500).runs(1, 500).orders(1.8)
    const lostLink = lost.hears({ kind: 'link-lost', reason: 'far' }).silent(3000).hears(linkUp)
    for (const foundKmh of [1.7, 1.8, 1.9]) {
      const told = lostLink.runs(foundKmh, 3000, {}, 1000).adopts(foundKmh).tellsUnit('ours')
      expect(told.decides(wishing(9))).toEqual(speed(1.8))
      const there = told.orders(1.8).runs(foundKmh, 1000, {}, 1000).runs(1.8, 1000, {}, 1000)
      const byHand = there.ramps(2.4, 1000).runs(2.4, 7000, {}, 1000)
      expect([foundKmh, consoleSpeedOf(byHand.seen)]).toEqual([foundKmh, 2.4])
    }
  })

  test('a later check of the same run that was lost from sight is asked for as well, though its unit was told', () => {
    const linkUp = { kind: 'link-up', machine: machine(BOUNDS.grid) } as const
    const lost = setOff(1).orders(1.8).hears({ kind: 'link-lost', reason: 'far' }).silent(3000)
    const back = lost.hears(linkUp).runs(8, 3000).adopts(8)
    expect([back.seen.unit.told, asksUnitOf(back.seen)]).toEqual([true, true])
    expect(back.decides(wishing(9))).toEqual(UNKNOWN)
  })

  test('what was told before the link went stays told', () => {
    const linkUp = { kind: 'link-up', machine: machine(BOUNDS.grid) } as const
    const back = running(8)
      .hears({ kind: 'link-lost', reason: 'far' })
      .silent(3000)
      .hears(linkUp)
      .runs(8, 3000)
      .adopts(8)
    expect(asksUnitOf(back.seen)).toBe(false)
    expect(back.decides(wishing(9))).toEqual(speed(8.5))
  })

  test('the runner is asked as soon as the belt is at the speed that checks, and nothing rises above 1.5 × of it until they told', () => {
    const off = untold().runs(0, 2000).orders({ kind: 'start', askId: 'go-1' }).runs(0, 500).runs(1, 500)
    expect([asksUnitOf(off.seen), off.decides(WISH)]).toEqual([false, speed(1.8)])
    const coming = off.orders(1.8).runs(1.2, 250)
    expect(asksUnitOf(coming.seen)).toBe(false)
    const there = coming.ramps(1.8, 500).runs(1.8, 500)
    expect(asksUnitOf(there.seen)).toBe(true)
    const waits = there.runs(1.8, 120_000)
    expect([waits.seen.unit.check, asksUnitOf(waits.seen)]).toEqual(['passed', true])
    expect(waits.decides(WISH)).toEqual(UNKNOWN)
    expect(waits.decides(wishing(1.2))).toEqual(speed(1.3))
    expect(waits.tellsUnit('ours').decides(WISH)).toEqual(speed(2.3))
    expect(waits.tellsUnit('other').decides(WISH)).toEqual(stopFor('takes-other-unit'))
  })

  test('nor is the question held back by a machine that refuses the first order, or does not follow it', () => {
    const off = untold().runs(0, 2000).orders({ kind: 'start', askId: 'go-1' }).runs(0, 500).runs(1, 500)
    const refused = off.orders(1.8, 'refused').runs(1, 2000)
    expect(asksUnitOf(refused.seen)).toBe(false)
    expect(asksUnitOf(refused.orders(1.8, 'refused').seen)).toBe(true)
    const stays = off.orders(1.8).runs(1, 7000)
    expect(asksUnitOf(stays.seen)).toBe(false)
    expect(asksUnitOf(stays.orders(1.8).seen)).toBe(true)
  })

  test('it holds for the carryings-on of the same run, but not where it was the other', () => {
    const again = (told: 'ours' | 'other') =>
      setOff().orders(1.8).runs(1.8, 6000).tellsUnit(told).orders({ kind: 'start', askId: 'go-2' }).seen.unit
    expect(again('ours')).toMatchObject({ check: 'due', told: true })
    expect(again('other')).toMatchObject({ check: 'due', verdict: 'unjudged', told: false })
  })

  test('a speed that was taken over checks nothing: the console may go on from it', () => {
    const over = connected().runs(8, 3000).adopts(8)
    expect(over.ramps(12.9, 2000).runs(12.9, 2000).decides(wishing(8))).toEqual({ wait: 'at-speed' })
  })

  test('distance at 1.61 × of our integral says the same, from 20 m', () => {
    const { story, ranM } = counted(counting({ distanceIsTrue: false }), 1.609, 'other')
    expect(ranM).toBeGreaterThanOrEqual(20)
    expect(ranM).toBeLessThan(21)
    expect(story.decides(WISH)).toEqual(stopFor('takes-other-unit'))
  })

  test('at 1.0 it proves nothing, unless it is known to be true: then nothing rises above a walk until then, and nobody is asked', () => {
    const unproven = counted(counting({ distanceIsTrue: false }), 1, 'ours').story
    expect(asksUnitOf(unproven.seen)).toBe(true)
    expect(unproven.decides(WISH)).toEqual(UNKNOWN)

    const before = counting({ distanceIsTrue: true })
    expect([asksUnitOf(before.seen), before.decides(WISH)]).toEqual([false, speed(2.3)])
    const walks = before.adopts(5)
    expect(walks.runs(5, 1000, { distanceM: 3 }).decides(WISH)).toEqual(UNKNOWN)
    const { story, ranM } = counted(before, 1, 'ours')
    expect(ranM).toBeLessThan(21)
    expect([asksUnitOf(story.seen), story.decides(WISH)]).toEqual([false, speed(2.3)])
  })

  test.each([10, 25])('a machine that counts each %d m is judged from four of its counts', (stepM) => {
    const { ranM } = counted(counting({ distanceIsTrue: true }), 1, 'ours', stepM)
    expect(ranM).toBeGreaterThanOrEqual(4 * stepM)
    expect(ranM).toBeLessThan(6 * stepM)
  })

  test.each([
    ['fits neither', (m: number) => Math.floor(1.3 * m), 20],
    ['stands', () => 3, 100],
    ['is none', () => null, 0],
  ])('a distance that %s is no usable one: the runner is asked', (_, says, fromM) => {
    let story = counting({ distanceIsTrue: true }, says(0))
    let ranM = 0
    while (!asksUnitOf(story.seen)) {
      ranM += WALK_M
      story = story.runs(WALK_KMH, 250, { distanceM: says(ranM) })
      expect(ranM).toBeLessThan(fromM + 4)
    }
    expect(ranM).toBeGreaterThanOrEqual(fromM)
    expect(story.decides(WISH)).toEqual(UNKNOWN)
  })

  test('a count that jumps is counted from there, and never taken for miles', () => {
    let story = counting({ distanceIsTrue: true })
    for (let ranM = 0; ranM < 90; ranM += WALK_M) {
      story = story.runs(WALK_KMH, 250, { distanceM: Math.floor(ranM) + (ranM > 15 ? 9 : 0) })
      expect(story.seen.unit.verdict).not.toBe('other')
    }
    expect(story.seen.unit.verdict).toBe('ours')
  })

  test('a console that is set to 1.6 × later on is the console’s doing', () => {
    const checked = setOff(1).orders(1.8).runs(1.8, 6000)
    expect(checked.ramps(2.9, 2000).runs(2.9, 2000).decides(wishing(1.8))).toEqual({ wait: 'at-speed' })
  })
})
