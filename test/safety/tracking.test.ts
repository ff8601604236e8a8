import { describe, expect, test } from 'vitest'
import { consoleSpeedOf } from '../../src/belt/console.ts'
import { connected, running, setOff, speed, stopFor, STOPPED, wishing } from './story.ts'

const NOT_FOLLOWED = { wait: 'belt-does-not-follow' }
const ON_ITS_WAY = { wait: 'belt-on-its-way' }
const OVERSHOT = stopFor('overshot')
const BACKWARDS = stopFor('speeds-up-when-slowed')

describe('rule 8: a belt that does not follow', () => {
  const ordered = running(8).orders(8.5)
  const followMs = 4000 + 2 * ordered.seen.periodMs

  test('has 4 s and two periods to move', () => {
    const still = ordered.silent(-40).runs(8, 4250)
    expect(followMs).toBeCloseTo(4500, -1)
    expect(still.decides(wishing(9))).toEqual(ON_ITS_WAY)
    expect(still.runs(8, 500).decides(wishing(9))).toEqual(speed(8.5))
  })

  test('is too slow, and that is never a Stop', () => {
    const slow = ordered.runs(5, 30_000)
    expect(slow.decides(wishing(9))).toEqual(NOT_FOLLOWED)
    expect(slow.decides(wishing(4))).toEqual(speed(4.5))
  })

  test('gets the same order once more, and no third time', () => {
    const twice = ordered.runs(8, 5000).orders(8.5)
    expect(twice.runs(8, 4000).decides(wishing(9))).toEqual(ON_ITS_WAY)
    expect(twice.runs(8, 5000).decides(wishing(9))).toEqual(NOT_FOLLOWED)
    expect(twice.runs(8, 120_000).decides(wishing(9))).toEqual(NOT_FOLLOWED)
  })

  test('gets nothing faster until it is understood', () => {
    const unknown = ordered.runs(8, 5000).orders(8.5).runs(8, 5000)
    expect(unknown.decides(wishing(12))).toEqual(NOT_FOLLOWED)
    expect(unknown.decides(wishing(8.2))).toEqual(speed(8))
    expect(unknown.ramps(8.5, 1000).runs(8.5, 5000).decides(wishing(12))).toEqual(speed(9))
    expect(unknown.orders(8).runs(8, 500).decides(wishing(8.2))).toEqual(speed(8.2))
  })

  test('may be slow as long as it comes nearer', () => {
    let slow = running(8).orders(7.4)
    for (const kmh of [7.9, 7.8, 7.7]) {
      slow = slow.runs(kmh, 4000)
      expect(slow.decides(wishing(7.4))).toEqual(ON_ITS_WAY)
    }
    expect(slow.runs(7.7, 750).decides(wishing(7.4))).toEqual(ON_ITS_WAY)
    expect(slow.runs(7.7, 5000).decides(wishing(7.4))).toEqual(speed(7.4))
  })

  test('does not by noise', () => {
    const noise = ordered.ramps(8.09, 4000).runs(8, 1000)
    expect(noise.decides(wishing(9))).toEqual(speed(8.5))
  })

  test('is told to slow by every step all the same, and the last of them twice', () => {
    const wish = wishing(7)
    const stuck = running(8).orders(7.5, 'unknown').runs(8, 1000)
    expect(stuck.decides(wish)).toEqual(speed(7))
    const last = stuck.orders(7, 'unknown').runs(8, 5000)
    expect(last.decides(wish)).toEqual(speed(7))
    expect(last.orders(7, 'unknown').runs(8, 5000).decides(wish)).toEqual(NOT_FOLLOWED)
  })

  test('never gets a higher order for being late with a lower one', () => {
    const late = running(8).orders(6, 'unknown').runs(8, 5000)
    expect(late.decides(wishing(5))).toEqual(speed(5.5))
    expect(late.decides(wishing(6))).toEqual(speed(6))
  })

  test('is eased off once more where the first was lost', () => {
    const ease = wishing(5, { fall: 'at-once' })
    const lost = running(13).orders(10, 'unknown')
    expect(lost.runs(13, 4000).decides(ease)).toEqual({ wait: 'changing-gradually' })
    expect(lost.runs(13, 5000).decides(ease)).toEqual(speed(10))
    expect(lost.runs(13, 5000).orders(10, 'unknown').runs(13, 5000).decides(ease)).toEqual(NOT_FOLLOWED)
  })
})

describe('rules 8 and 10: an order that was refused', () => {
  const refused = running(8).orders(8.5, 'refused')

  test('is given once more after 2 s', () => {
    expect(refused.silent(-40).runs(8, 1999).decides(wishing(9))).toEqual({ wait: 'treadmill-refuses' })
    expect(refused.silent(-40).runs(8, 2000).decides(wishing(9))).toEqual(speed(8.5))
  })

  test('and then not again', () => {
    const twice = refused.runs(8, 2000).orders(8.5, 'refused')
    expect(twice.runs(8, 60_000).decides(wishing(9))).toEqual({ wait: 'treadmill-refuses' })
  })

  test('above a walk a rise is given again by each press, once', () => {
    const twice = refused.runs(8, 2000).orders(8.5, 'refused').runs(8, 60_000)
    const pressed = twice.presses('faster')
    expect(pressed.decides(wishing(9))).toEqual(speed(8.5))
    const again = pressed.orders(8.5, 'refused').runs(8, 1000)
    expect(again.decides(wishing(9))).toEqual({ wait: 'treadmill-refuses' })
    expect(again.presses('hold').decides(wishing(9))).toEqual({ wait: 'treadmill-refuses' })
    expect(again.presses('faster').decides(wishing(9))).toEqual(speed(8.5))
  })

  test.each([
    ['a rise at a walk', 4, 4.5],
    ['a fall', 8, 7],
  ])('%s is given again after 2, 4, 8, 16, 30 and 30 s', (_, fromKmh, toKmh) => {
    let story = running(fromKmh).orders(toKmh, 'refused').silent(-40)
    for (const s of [2, 4, 8, 16, 30, 30]) {
      story = story.runs(fromKmh, s * 1000 - 100)
      expect(story.decides(wishing(toKmh))).toEqual({ wait: 'treadmill-refuses' })
      story = story.runs(fromKmh, 100)
      expect(story.decides(wishing(toKmh))).toEqual(speed(toKmh))
      story = story.orders(toKmh, 'refused').silent(-40)
    }
  })

  test('is not given again to a belt that may not rise', () => {
    const walking = running(4).orders(4.5, 'refused')
    expect(walking.silent(2600).decides(wishing(5))).toEqual({ wait: 'telemetry-stale' })
    const unwatched = walking.happens({ kind: 'unwatched', atMs: walking.nowMs, forMs: 5000 }).runs(4, 2000)
    expect(unwatched.presses('faster').decides(wishing(5))).toEqual({ wait: 'nobody-watches' })
  })

  test('has the one retry of an order that is not followed, once it is taken', () => {
    const taken = running(4).orders(4.5, 'refused').runs(4, 2000).orders(4.5)
    const retried = taken.runs(4, 5000)
    expect(retried.decides(wishing(5))).toEqual(speed(4.5))
    expect(retried.orders(4.5).runs(4, 60_000).decides(wishing(5))).toEqual({ wait: 'belt-does-not-follow' })
  })

  test('counts as followed where the belt follows', () => {
    expect(refused.ramps(8.2, 500).decides(wishing(9))).toEqual(ON_ITS_WAY)
    expect(refused.ramps(8.5, 500).runs(8.5, 5000).decides(wishing(9))).toEqual(speed(9))
  })
})

describe('rule 8: an answer alone proves nothing', () => {
  test('neither a success without motion', () => {
    expect(running(8).orders(8.5, 'acknowledged').runs(8, 5000).decides(wishing(9))).toEqual(speed(8.5))
  })

  test('nor its absence where the belt follows', () => {
    expect(running(8).orders(8.5, 'unknown').ramps(8.5, 1000).runs(8.5, 5000).decides(wishing(9))).toEqual(speed(9))
  })
})

describe('rule 8: a belt that runs away is stopped', () => {
  test('more than 3 km/h above the order while rising', () => {
    const rising = running(8).orders(8.5)
    expect(rising.ramps(11.5, 1000).decides(wishing(9))).not.toEqual(OVERSHOT)
    expect(rising.ramps(11.51, 1000).decides(wishing(9))).not.toEqual(OVERSHOT)
    expect(rising.ramps(11.51, 1000).runs(11.51, 250).decides(wishing(9))).toEqual(OVERSHOT)
  })

  test('also where it only passed the order, however slowly', () => {
    const passing = running(8).orders(8.5).ramps(11.5, 9000)
    expect(passing.runs(11.51, 500).decides(wishing(9))).toEqual(OVERSHOT)
  })

  test('but not where it had arrived, and the console raised it later', () => {
    const there = running(8).orders(8.5).ramps(8.5, 500).runs(8.5, 5000)
    expect(there.ramps(12, 2000).decides(wishing(8.5))).toEqual({ wait: 'at-speed' })
  })

  test('soon after it arrived it is', () => {
    const there = running(8).orders(8.5).ramps(8.5, 500).runs(8.5, 1500)
    expect(there.ramps(11.6, 1000).runs(11.6, 250).decides(wishing(8.5))).toEqual(OVERSHOT)
  })

  test('rising by more than 0.5 km/h, or 8 %, after an order to slow', () => {
    const slowing = running(8).orders(7.5)
    expect(slowing.ramps(8.5, 1000).decides(wishing(7))).not.toEqual(BACKWARDS)
    expect(slowing.ramps(8.65, 1000).runs(8.64, 250).decides(wishing(7))).not.toEqual(BACKWARDS)
    expect(slowing.ramps(8.65, 1000).runs(8.65, 250).decides(wishing(7))).toEqual(BACKWARDS)
  })

  test('also after a step so small that it was at it from the first', () => {
    expect(running(8).orders(7.9).runs(8, 1500).ramps(8.65, 1000).runs(8.65, 250).decides(wishing(7.9))).toEqual(
      BACKWARDS,
    )
  })

  test('also where it gains a little with each order of a fall', () => {
    const first = running(8).orders(7.5).ramps(8.3, 1000)
    expect(first.orders(7).ramps(8.65, 1000).runs(8.65, 250).decides(wishing(5))).toEqual(BACKWARDS)
  })

  test('but a belt that is still rising to the order before is not', () => {
    const rising = running(8).orders(9).reads(8.3).orders(8.2)
    expect(rising.ramps(9, 500).decides(wishing(8.2))).not.toEqual(BACKWARDS)
    expect(rising.ramps(9.73, 500).runs(9.73, 250).decides(wishing(8.2))).toEqual(BACKWARDS)
  })

  test('nor one that the console raises later on', () => {
    const there = running(8).orders(7.9).runs(7.9, 5000)
    expect(there.ramps(9, 1000).decides(wishing(7.9))).toEqual({ wait: 'at-speed' })
  })

  test('nor one whose new speed was just taken over from the console', () => {
    expect(running(8).adopts(8.5).ramps(9.5, 1000).decides(wishing(8.5))).toEqual({ wait: 'at-speed' })
    expect(running(8).adopts(8.5).ramps(12, 1000).decides(wishing(8.5))).toEqual({ wait: 'at-speed' })
  })

  test('in the first order after a start too: an old target comes back', () => {
    expect(setOff(0.4).orders(1.8).ramps(4.9, 2000).runs(4.9, 250).decides(wishing(8))).toEqual(OVERSHOT)
  })
})

describe('rule 8: the console', () => {
  const there = running(8).orders(7.5).ramps(7.5, 500).runs(7.5, 5000)

  test('has set a speed that the belt settles at, off the order, after having been at it', () => {
    expect(consoleSpeedOf(there.seen)).toBeNull()
    const faster = there.ramps(9, 1000).silent(250).reads(9)
    expect(consoleSpeedOf(faster.seen)).toBeNull()
    expect(consoleSpeedOf(faster.runs(9, 1500).seen)).toBeNull()
    expect(consoleSpeedOf(faster.runs(9, 2000).seen)).toBe(9)
    expect(consoleSpeedOf(there.ramps(6, 1000).runs(6, 2250).seen)).toBe(6)
  })

  test('needs four readings, however far apart', () => {
    const next = (story: typeof there) => story.silent(1500).reads(9)
    const three = next(next(next(there)))
    expect(consoleSpeedOf(three.seen)).toBeNull()
    expect(consoleSpeedOf(next(three).seen)).toBe(9)
  })

  test('needs two where the machine announces it', () => {
    const announced = there.hears({ kind: 'target-speed', speedKmh: 9, by: 'unknown' }).silent(250)
    expect(consoleSpeedOf(announced.reads(9).seen)).toBeNull()
    expect(consoleSpeedOf(announced.reads(9).silent(1000).reads(9).seen)).toBe(9)
  })

  test('is not what noise of 4.5 % shows, read four times a second or once (quirk 82)', () => {
    const shares = [3, -4.5, 1, 4.5, -2, 0, -4, 4, -1, 2.5, -3.5, 4.5, -0.5, -4.5, 3.5, 2]
    for (const periodMs of [250, 1000]) {
      let noisy = running(8).orders(12)
      for (let i = 0; i < 200; i++) {
        noisy = noisy.silent(periodMs).reads(Math.round(12 * (100 + (shares[i % 16] ?? 0))) / 100)
        expect(consoleSpeedOf(noisy.seen)).toBeNull()
      }
      const slower = Array.from({ length: 60 }).reduce<typeof noisy>(
        (story, _, i) => story.silent(periodMs).reads(Math.round(9 * (100 + (shares[i % 16] ?? 0))) / 100),
        noisy,
      )
      expect(consoleSpeedOf(slower.seen)).toBeCloseTo(9, 0)
    }
  })

  test('is not what a wobble within tolerance shows', () => {
    const wobble = [7.6, 7.4, 7.7, 7.3, 7.7].reduce((story, kmh) => story.runs(kmh, 1500), there)
    expect(consoleSpeedOf(wobble.seen)).toBeNull()
    expect(consoleSpeedOf(there.runs(7.71, 2500).seen)).toBe(7.71)
  })

  test('is found under a wobble of 0.1', () => {
    const wobble = Array.from({ length: 6 }).reduce<typeof there>((story) => story.runs(9, 250).runs(9.1, 250), there)
    expect(consoleSpeedOf(wobble.seen)).toBe(9.1)
  })

  test('is not what a ramp shows on its way', () => {
    let ramp = there
    for (let kmh = 7.5; kmh > 4; kmh = Math.round((kmh - 0.05) * 100) / 100) {
      ramp = ramp.runs(kmh, 250)
      expect(consoleSpeedOf(ramp.seen)).toBeNull()
    }
  })

  test('is not what a belt shows that has not been at the order yet', () => {
    expect(consoleSpeedOf(running(8).orders(9).runs(8, 4000).seen)).toBeNull()
  })

  test('has set what the machine announced, even on the way to our order', () => {
    const announced = running(8).orders(9).hears({ kind: 'target-speed', speedKmh: 6.5, by: 'unknown' })
    expect(consoleSpeedOf(announced.runs(8, 2000).seen)).toBeNull()
    expect(consoleSpeedOf(announced.ramps(6.5, 1000).runs(6.5, 1250).seen)).toBe(6.5)
    expect(consoleSpeedOf(announced.ramps(9, 1000).runs(9, 1250).seen)).toBeNull()
  })

  test('has set what it announced within tolerance of our order too', () => {
    const announced = there.hears({ kind: 'target-speed', speedKmh: 7.6, by: 'console' })
    expect(consoleSpeedOf(announced.runs(7.6, 1500).seen)).toBe(7.6)
    const same = there.hears({ kind: 'target-speed', speedKmh: 7.5, by: 'unknown' })
    expect(consoleSpeedOf(same.runs(7.5, 1500).seen)).toBeNull()
    const ours = there.hears({ kind: 'target-speed', speedKmh: 7.6, by: 'us' })
    expect(consoleSpeedOf(ours.runs(7.6, 1500).seen)).toBeNull()
  })

  test('is not presumed behind a belt that may have an order to slow backwards', () => {
    const slowed = running(8).orders(7.9).runs(8, 500).ramps(8.4, 500)
    expect(consoleSpeedOf(slowed.runs(8.4, 1500).seen)).toBeNull()
    expect(consoleSpeedOf(slowed.runs(8.4, 5000).seen)).toBe(8.4)
  })

  test('is not what a belt shows that nothing was ordered of, or that stands', () => {
    expect(consoleSpeedOf(connected().runs(8, 3000).seen)).toBeNull()
    expect(consoleSpeedOf(there.ramps(0, 1000).runs(0, 3000).seen)).toBeNull()
  })

  test('is not presumed behind a belt that shows the other unit', () => {
    const passed = setOff(1.7).orders(1.8).runs(1.7, 500).ramps(2.9, 1000).runs(2.9, 1500)
    expect(consoleSpeedOf(passed.seen)).toBeNull()
  })

  test('once taken over is no news', () => {
    const over = there.ramps(9, 1000).runs(9, 2250).adopts(9)
    expect(consoleSpeedOf(over.runs(9, 5000).seen)).toBeNull()
    expect(consoleSpeedOf(over.ramps(10, 1000).runs(10, 2250).seen)).toBe(10)
  })
})

describe('rule 10: orders', () => {
  test('go one at a time', () => {
    const pending = running(8).orders(8.5, null).runs(8.5, 6000)
    expect(pending.decides(wishing(10))).toEqual({ wait: 'order-on-the-air' })
    expect(pending.decides(wishing(5))).toEqual({ wait: 'order-on-the-air' })
    const answered = pending.answers({ kind: 'speed', speedKmh: 8.5 }, 'unknown')
    expect(answered.decides(wishing(10))).toEqual(speed(9))
  })

  test('wait for their own answer', () => {
    const pending = running(8).orders(8.5, null).runs(8.5, 6000)
    const other = pending
      .answers({ kind: 'speed', speedKmh: 8 }, 'acknowledged')
      .answers({ kind: 'stop' }, 'acknowledged')
    expect(other.decides(wishing(10))).toEqual({ wait: 'order-on-the-air' })
  })

  test('are 400 ms apart', () => {
    const one = running(8).orders(8.5)
    expect(one.decidesAfter(359, wishing(8))).toEqual({ wait: 'order-on-the-air' })
    expect(one.decidesAfter(360, wishing(8))).toEqual(speed(8))
  })

  test('are not given again once they are followed', () => {
    expect(running(8).orders(8.5).ramps(8.5, 500).runs(8.5, 60_000).decides(wishing(8.5))).toEqual({ wait: 'at-speed' })
    expect(running(8).orders(8.5).ramps(8.4, 500).runs(8.4, 60_000).decides(wishing(8.5))).toEqual({ wait: 'at-speed' })
  })

  test('of an answer that comes late change nothing of the next', () => {
    const next = running(8).orders(8.5, null).silent(500).orders(8, null)
    expect(next.answers({ kind: 'speed', speedKmh: 8.5 }, 'refused').seen.following?.answer).toBeNull()
    expect(next.answers({ kind: 'speed', speedKmh: 8 }, 'refused').seen.following?.answer).toBe('refused')
  })

  test('a Stop is not held up by any of them', () => {
    expect(running(8).orders(8.5, null).decides(STOPPED)).toMatchObject({ order: { kind: 'stop' } })
    expect(running(8).orders(8.5).decides(STOPPED)).toMatchObject({ order: { kind: 'stop' } })
  })
})
