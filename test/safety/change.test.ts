import { describe, expect, test } from 'vitest'
import type { Bounds } from '../../src/safety/bounds.ts'
import { BOUNDS, COARSE_GRID, connected, running, setOff, speed, standing, STOPPED, stopFor, wishing } from './story.ts'

describe('rule 3: caps', () => {
  test('a wish above the cap is refused, not clamped', () => {
    expect(running(14).decides(wishing(15))).toEqual(speed(14.5))
    expect(running(14).decides(wishing(15.1))).toEqual({ wait: 'above-the-cap' })
  })

  test('a wish below the machine’s minimum is refused, not clamped', () => {
    expect(running(1.5).decides(wishing(1))).toEqual(speed(1))
    expect(running(1.5).decides(wishing(0.9))).toEqual({ wait: 'below-the-minimum' })
  })

  test('no step of a rise passes the cap', () => {
    const off = { ...BOUNDS, capKmh: 14.27 }
    expect(running(14, off).decides(wishing(14.27))).toEqual(speed(14.2))
  })
})

describe('rule 4: rises', () => {
  test('go in steps of 0.5 km/h', () => {
    expect(running(8).decides(wishing(10))).toEqual(speed(8.5))
    expect(running(8).decides(wishing(8.3))).toEqual(speed(8.3))
    expect(running(8).decides(wishing(8))).toEqual({ wait: 'at-speed' })
  })

  test('go in steps of the grid where that is coarser', () => {
    const grid = { unit: 'mph', minKmh: 0.8, maxKmh: 16.09, stepKmh: 0.8 } as const
    const coarse: Bounds = { ...BOUNDS, grid, capKmh: 16.09 }
    const from = connected(coarse).runs(8.05, 2000).adopts(8.05)
    expect(from.decides(wishing(11.27))).toEqual(speed(8.85))
    expect(from.runs(8.85, 250).adopts(8.85).decides(wishing(11.27))).toEqual(speed(9.66))
    expect(from.runs(9.66, 250).adopts(9.66).decides(wishing(11.27))).toEqual(speed(10.46))
  })

  test('take one step of a coarse grid where two would be more than 0.5 km/h', () => {
    const coarse: Bounds = { ...BOUNDS, grid: COARSE_GRID }
    expect(running(8.05, coarse).decides(wishing(10.3))).toEqual(speed(8.37))
  })

  test('stay on the grid, from a speed or to a wish that is not', () => {
    expect(running(7.03).decides(wishing(9))).toEqual(speed(7.5))
    expect(running(8).decides(wishing(8.27))).toEqual(speed(8.2))
    expect(running(8.2).decides(wishing(8.27))).toEqual({ wait: 'at-speed' })
  })

  test('into a mile at 0.1 km/h per second: half a step every five', () => {
    const first = running(8).orders(8.5).silent(-40)
    expect(first.ramps(8.5, 1000).runs(8.5, 3750).decides(wishing(10))).toEqual({ wait: 'changing-gradually' })
    expect(first.runs(8.5, 5000).decidesAfter(-1, wishing(10))).toEqual({ wait: 'changing-gradually' })
    expect(first.runs(8.5, 5000).decides(wishing(10))).toEqual(speed(9))
  })

  test('into the sprint and from standstill at 0.3', () => {
    const brisk = wishing(12, { rise: 'brisk' })
    const first = running(8).orders(8.5).silent(-40).runs(8.5, 1666)
    expect(first.decides(brisk)).toEqual({ wait: 'changing-gradually' })
    expect(first.decidesAfter(1, brisk)).toEqual(speed(9))
  })

  test('up to 0.5 by choice', () => {
    const first = running(8, { ...BOUNDS, briskRiseKmhPerS: 0.5 })
      .orders(8.5)
      .silent(-40)
      .runs(8.5, 999)
    expect(first.decides(wishing(12, { rise: 'brisk' }))).toEqual({ wait: 'changing-gradually' })
    expect(first.decidesAfter(1, wishing(12, { rise: 'brisk' }))).toEqual(speed(9))
  })

  test('go on only once the belt is measured within 0.2 km/h of the last', () => {
    const slow = running(8).orders(8.5).ramps(8.29, 5000)
    expect(slow.decides(wishing(10))).toEqual({ wait: 'belt-on-its-way' })
    expect(slow.reads(8.3).decides(wishing(10))).toEqual(speed(9))
  })

  test('or within one step of a coarser grid', () => {
    const coarse: Bounds = { ...BOUNDS, grid: COARSE_GRID }
    const slow = running(8.05, coarse).orders(8.37).ramps(8.05, 250).orders(8.69)
    expect(slow.runs(8.36, 4000, {}, 500).decides(wishing(10.3))).toEqual({ wait: 'belt-on-its-way' })
    expect(slow.runs(8.36, 4000, {}, 500).reads(8.37).decides(wishing(10.3))).toEqual(speed(9.01))
  })

  test('keep their pace after a retry', () => {
    const retried = running(8).orders(8.5, 'unknown').runs(8, 5000).orders(8.5).silent(-40).runs(8.5, 4750)
    expect(retried.decides(wishing(10))).toEqual({ wait: 'changing-gradually' })
    expect(retried.silent(250).decides(wishing(10))).toEqual(speed(9))
  })

  test('begin at once after a fall', () => {
    expect(running(8).orders(7.5).ramps(7.5, 500).decides(wishing(8))).toEqual(speed(8))
  })
})

describe('rule 4: no rise ends more than one step and the tolerance above the measured belt', () => {
  test('also where a speed was taken over that the belt does not run at any more (findings A25)', () => {
    const gone = running(9).silent(250).reads(1.8)
    expect(gone.presses('faster').decides(wishing(9.1))).toEqual({ wait: 'belt-does-not-follow' })
    expect(gone.runs(1.8, 60_000).presses('faster').decides(wishing(9.1))).toEqual({ wait: 'belt-does-not-follow' })
    expect(running(9).presses('faster').decides(wishing(9.1))).toEqual(speed(9.1))
  })

  test('nor after an order that the belt came near to and left', () => {
    const slow = running(8).orders(8.5).runs(7.5, 5000)
    expect(slow.decides(wishing(9))).toEqual({ wait: 'belt-does-not-follow' })
    expect(slow.runs(7.9, 250).decides(wishing(9))).toEqual(speed(8.5))
  })
})

describe('rule 5: a hand on the console', () => {
  const theirs = running(8).ramps(7, 500)
  const HAND = { wait: 'hand-on-console' }

  test('a speed pressed above the last order and below theirs is a fall like any other: half a km/h', () => {
    const faster = running(8).ramps(9.5, 500)
    expect(faster.decides(wishing(8.2))).toEqual(HAND)
    expect(faster.presses('next').decides(wishing(8.2))).toEqual(speed(9))
    expect(faster.presses('ease-off').decides(wishing(8.2, { fall: 'at-once' }))).toEqual(speed(8.2))
    // By now it may be below the last order, and 8.2 a rise.
    expect(faster.presses('next').decidesAfter(2600, wishing(8.2))).not.toHaveProperty('order')
    expect(faster.presses('ease-off').decidesAfter(2600, wishing(8.2, { fall: 'at-once' }))).not.toHaveProperty('order')
  })

  test('has the belt off a speed that it had reached: nothing gets faster, settled or not', () => {
    expect(theirs.decides(wishing(9))).toEqual(HAND)
    expect(theirs.ramps(6, 1000).decides(wishing(9))).toEqual(HAND)
    expect(running(8).ramps(8.6, 500).decides(wishing(9))).toEqual(HAND)
    expect(running(8).ramps(7.8, 500).decides(wishing(9))).toEqual(speed(8.5))
  })

  test('yields to what the runner presses here, as far as the belt may rise', () => {
    expect(running(8).ramps(7.7, 500).presses('faster').decides(wishing(8.1))).toEqual(speed(8.1))
    expect(theirs.presses('faster').decides(wishing(8.1))).toEqual({ wait: 'belt-does-not-follow' })
  })

  test('is not pulled up by a fall that ends above it', () => {
    expect(theirs.decides(wishing(7.5))).toEqual(HAND)
    expect(theirs.decides(wishing(7.5, { fall: 'at-once' }))).toEqual(HAND)
  })

  test('yields to a fall to below the measured speed, from there, at the pace of falls', () => {
    expect(theirs.decides(wishing(5))).toEqual(speed(6.5))
    const above = running(8).ramps(10, 2000)
    expect(above.decides(wishing(7))).toEqual(speed(9.5))
    expect(above.orders(9.5).silent(-40).runs(9.7, 999).decides(wishing(7))).toEqual({ wait: 'changing-gradually' })
    expect(above.orders(9.5).silent(-40).runs(9.6, 1000).decides(wishing(7))).toEqual(speed(9))
    expect(above.decides(wishing(5, { fall: 'at-once' }))).toEqual(speed(7))
  })

  test('eases off from where it was last seen, and not to the order that it took the belt from', () => {
    const taken = running(8).orders(5).ramps(5, 3000).runs(5, 1000).ramps(6.3, 3000)
    expect(taken.decidesAfter(2600, wishing(1, { fall: 'at-once' }))).toEqual(speed(3.3))
    expect(taken.decides(wishing(1, { fall: 'at-once' }))).toEqual(speed(3.3))
  })

  test('yields to Stop', () => {
    expect(theirs.decides(STOPPED)).toMatchObject({ order: { kind: 'stop' } })
  })
})

describe('rule 4: falls', () => {
  test('go by 0.5 km/h per second', () => {
    expect(running(8).decides(wishing(5))).toEqual(speed(7.5))
    expect(running(8).decides(wishing(7.9))).toEqual(speed(7.9))
    expect(running(8).decides(wishing(7.83))).toEqual(speed(7.8))
    const first = running(8).orders(7.5).silent(-40)
    expect(first.runs(7.6, 999).decides(wishing(5))).toEqual({ wait: 'changing-gradually' })
    expect(first.runs(7.6, 1000).decides(wishing(5))).toEqual(speed(7))
    const short = running(8).orders(7.9).silent(-40)
    expect(short.runs(7.9, 400).decides(wishing(5))).toEqual(speed(7.4))
  })

  test('never by more than a step of a coarse grid', () => {
    const coarse: Bounds = { ...BOUNDS, grid: COARSE_GRID }
    expect(running(8.05, coarse).decides(wishing(4.83))).toEqual(speed(7.72))
    const half: Bounds = { ...BOUNDS, grid: { unit: 'mph', minKmh: 0.8, maxKmh: 16.09, stepKmh: 0.8 } }
    expect(connected(half).runs(8.85, 2000).adopts(8.85).decides(wishing(4.83))).toEqual(speed(8.05))
  })

  test('easing off is at once, by at most 3 km/h', () => {
    const ease = wishing(5, { fall: 'at-once' })
    expect(running(13.4).decides(ease)).toEqual(speed(10.4))
    expect(running(13.4).decides(wishing(11.1, { fall: 'at-once' }))).toEqual(speed(11.1))
  })

  test('and by 3 more once the belt is measured within 1 km/h of the last', () => {
    const ease = wishing(5, { fall: 'at-once' })
    const first = running(13.4).orders(10.4)
    expect(first.ramps(11.41, 2000).decides(ease)).toEqual({ wait: 'changing-gradually' })
    expect(first.ramps(11.4, 2000).decides(ease)).toEqual(speed(8.4))
    expect(first.ramps(10.4, 3000).decides(ease)).toEqual(speed(7.4))
  })

  test('easing off goes ahead of a gradual fall that is on, but not by more than 3 km/h below the belt', () => {
    const falling = running(13).orders(12.5).silent(1000).orders(12).silent(1000).orders(11.5).runs(12.7, 500)
    expect(falling.decides(wishing(5, { fall: 'at-once' }))).toEqual(speed(9.7))
  })

  test('easing off on a coarse grid stays within 3 km/h too', () => {
    const coarse: Bounds = { ...BOUNDS, grid: COARSE_GRID }
    expect(running(12.87, coarse).decides(wishing(4.83, { fall: 'at-once' }))).toEqual(speed(9.98))
  })

  test('need neither fresh telemetry nor anybody watching nor a belt that is free', () => {
    const blind = running(8).silent(4000)
    const alone = blind.happens({ kind: 'unwatched', atMs: blind.nowMs, forMs: 30_000 })
    expect(alone.decides(wishing(5, { held: 'asked' }))).toEqual(speed(7.5))
  })

  test('turn a rise around', () => {
    const rising = running(8).orders(8.5).runs(8.2, 500)
    expect(rising.decides(wishing(8))).toEqual(speed(8))
    expect(rising.decides(wishing(7))).toEqual(speed(8))
  })
})

describe('rule 5: no rise', () => {
  test('on telemetry older than 2.5 s', () => {
    expect(running(8).decidesAfter(2500, wishing(9))).toEqual(speed(8.5))
    expect(running(8).decidesAfter(2501, wishing(9))).toEqual({ wait: 'telemetry-stale' })
  })

  test('or than 1.5 periods', () => {
    const slow = running(8).runs(8, 60_000, {}, 3000)
    const limitMs = 1.5 * slow.seen.periodMs
    expect(limitMs).toBeGreaterThan(4000)
    expect(slow.decidesAfter(limitMs - 1, wishing(9))).toEqual(speed(8.5))
    expect(slow.decidesAfter(limitMs + 1, wishing(9))).toEqual({ wait: 'telemetry-stale' })
  })

  test('while unwatched for 5 s', () => {
    const story = running(8)
    const alone = (forMs: number) => story.happens({ kind: 'unwatched', atMs: story.nowMs, forMs })
    expect(alone(4999).decides(wishing(9))).toEqual(speed(8.5))
    expect(alone(5000).decides(wishing(9))).toEqual({ wait: 'nobody-watches' })
    expect(alone(9000).happens({ kind: 'watched', atMs: 0 }).decides(wishing(9))).toEqual(speed(8.5))
  })

  test('while held', () => {
    for (const held of ['asked', 'eased', 'heart', 'link', 'restart', 'console', 'left-alone'] as const) {
      expect(running(8).decides(wishing(9, { held }))).toEqual({ wait: 'held' })
    }
  })

  test('but for the runner’s own faster', () => {
    expect(running(8).decides(wishing(9, { held: 'asked', ownRiseKmh: 8.3 }))).toEqual(speed(8.3))
    expect(running(8.3).decides(wishing(9, { held: 'asked', ownRiseKmh: 8.3 }))).toEqual({ wait: 'held' })
  })

  test('while nobody is on the belt: elapsed time stands for 5 s at speed', () => {
    const ticking = [60, 61, 62].reduce((story, elapsedS) => story.runs(8, 1000, { elapsedS }), running(8))
    const frozen = ticking.runs(8, 4000, { elapsedS: 62 })
    expect(frozen.decides(wishing(9))).toEqual(speed(8.5))
    expect(frozen.runs(8, 250, { elapsedS: 62 }).decides(wishing(9))).toEqual({ wait: 'nobody-on-belt' })
    expect(frozen.runs(8, 3000, { elapsedS: 62 }).runs(8, 250, { elapsedS: 63 }).decides(wishing(9))).toEqual(
      speed(8.5),
    )
  })

  test('also where elapsed time ticked late once: after a silence, or as somebody came back', () => {
    const ticking = [60, 61, 62].reduce((story, elapsedS) => story.runs(8, 1000, { elapsedS }), running(8))
    const heard = ticking.silent(4000).reads(8, { elapsedS: 67 })
    const back = ticking.runs(8, 4000, { elapsedS: 62 }).reads(8, { elapsedS: 63 })
    for (const [late, elapsedS] of [
      [heard, 67],
      [back, 63],
    ] as const) {
      expect(late.runs(8, 5000, { elapsedS }).decides(wishing(9))).toEqual({ wait: 'nobody-on-belt' })
      expect(late.runs(8, 30_000, { elapsedS }).decides(wishing(8))).toEqual(speed(7.5, 'nobody-on-belt'))
    }
  })

  test('an elapsed time that never ticked, fell to zero once, or is not sent any more says nothing', () => {
    expect(running(8).runs(8, 30_000, { elapsedS: 0 }).decides(wishing(9))).toEqual(speed(8.5))
    const reset = running(8).runs(8, 1000, { elapsedS: 100 }).runs(8, 30_000, { elapsedS: 0 })
    expect(reset.decides(wishing(9))).toEqual(speed(8.5))
    const gone = running(8).runs(8, 1000, { elapsedS: 60 }).runs(8, 1000, { elapsedS: 61 }).runs(8, 30_000)
    expect(gone.decides(wishing(9))).toEqual(speed(8.5))
  })

  test('an elapsed time that counts in tens of seconds, or stands where it ends, says nothing', () => {
    const tens = running(8)
      .runs(8, 10_000, { elapsedS: 60 })
      .runs(8, 10_000, { elapsedS: 70 })
      .runs(8, 8000, { elapsedS: 80 })
    expect(tens.decides(wishing(9))).toEqual(speed(8.5))
    // The reading that would have told 80 at once was late.
    const late = tens.silent(3000).runs(8, 1000, { elapsedS: 90 }).runs(8, 1000, { elapsedS: 100 })
    expect(late.runs(8, 8000, { elapsedS: 100 }).decides(wishing(9))).toEqual(speed(8.5))
    const ends = running(8)
      .runs(8, 1000, { elapsedS: 5997 })
      .runs(8, 1000, { elapsedS: 5998 })
      .runs(8, 30_000, { elapsedS: 5999 })
    expect(ends.decides(wishing(9))).toEqual(speed(8.5))
  })

  test('an elapsed time without a speed counts too', () => {
    const ticking = running(8).runs(8, 1000, { elapsedS: 60 }).runs(8, 1000, { elapsedS: 61 })
    const parts = Array.from({ length: 24 }).reduce<typeof ticking>(
      (story) => story.runs(8, 250).reads(null, { elapsedS: 61 }),
      ticking,
    )
    expect(parts.decides(wishing(9))).toEqual({ wait: 'nobody-on-belt' })
  })

  test('the first order after a start and the retry of a rise are rises too', () => {
    const wish = wishing(8, { startAskId: 'go-1' })
    expect(setOff(1).decidesAfter(2501, wish)).toEqual({ wait: 'telemetry-stale' })
    expect(setOff(1).decides({ ...wish, held: 'asked' })).toEqual({ wait: 'held' })
    expect(setOff(1).decides({ ...wish, held: 'asked', ownRiseKmh: 8 })).toEqual(speed(1.8))
    const lost = running(8).orders(8.5, 'unknown').runs(8, 5000)
    expect(lost.decides(wishing(8.5))).toEqual(speed(8.5))
    expect(lost.decides(wishing(8.5, { held: 'asked' }))).toEqual({ wait: 'held' })
    expect(lost.decidesAfter(2501, wishing(8.5))).toEqual({ wait: 'telemetry-stale' })
  })

  test('the retry of a fall is none', () => {
    const lost = running(8).orders(7.5, 'unknown').runs(8, 5000).silent(3000)
    expect(lost.decides(wishing(7.5, { held: 'eased' }))).toEqual(speed(7.5))
  })

  test('a held session may be started again by the runner', () => {
    expect(standing().decides(wishing(8, { startAskId: 'go-1', held: 'restart' }))).toMatchObject({
      order: { kind: 'start' },
    })
  })
})

describe('rule 8: a belt above what is allowed', () => {
  test('above the cap, beyond tolerance, is stopped', () => {
    expect(running(15).runs(15.2, 250).decides(wishing(15))).toEqual({ wait: 'at-speed' })
    expect(running(15).runs(15.21, 500).decides(wishing(15))).toEqual(stopFor('faster-than-allowed'))
  })

  test('a lone reading decides nothing, the second does at once (quirk 81)', () => {
    const lone = running(8).reads(24)
    expect(lone.decides(wishing(8))).toEqual({ wait: 'at-speed' })
    expect(lone.runs(8, 250).decides(wishing(8))).toEqual({ wait: 'at-speed' })
    expect(lone.silent(250).reads(24).decides(wishing(8))).toEqual(stopFor('faster-than-allowed'))
  })
})

test('a rise that is announced first waits for its words; a fall does not', () => {
  const story = running(8)
  expect(story.decides(wishing(9, { rise: 'not-yet' }))).toEqual({ wait: 'rise-announced-first' })
  expect(story.decides(wishing(9))).toEqual(speed(8.5))
  expect(story.decides(wishing(7, { rise: 'not-yet' }))).toEqual(speed(7.5))
})
