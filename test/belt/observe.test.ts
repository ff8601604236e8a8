import { describe, expect, test } from 'vitest'
import { DEFAULT_GRID } from '../../protocol/units.ts'
import { ageMsOf, freshMsOf, mayStillStartOf, movingOf } from '../../src/belt/readings.ts'
import { needsEyesOf, standstillOf } from '../../src/belt/rest.ts'
import type { Notice, Telemetry } from '../../src/belt/event.ts'
import type { BeltEvent } from '../../src/belt/event.ts'
import type { Order, OrderAnswer } from '../../src/belt/order.ts'
import type { Seen } from '../../src/belt/seen.ts'
import { adopt } from '../../src/belt/following.ts'
import { NOTHING_SEEN, observe } from '../../src/belt/observe.ts'
import { UNKNOWN_UNIT } from '../../src/belt/unit.ts'

/** Readings without any noise, and a belt without any error. */
const QUIET = { share: 0, factor: 1 }
const MACHINE = { name: 'Treadmill 7', grid: DEFAULT_GRID, drivable: true, simulated: false, sprintedBefore: true }

const read = (atMs: number, speedKmh: number | null, elapsedS: number | null = null): BeltEvent => {
  const telemetry: Telemetry = { speedKmh, distanceM: null, elapsedS, inclinePct: null, heartRateBpm: null }
  return { kind: 'telemetry', atMs, telemetry }
}
const hears = (atMs: number, notice: Notice): BeltEvent => ({ kind: 'notice', atMs, notice })
const linkUp = (atMs = 0): BeltEvent => hears(atMs, { kind: 'link-up', machine: MACHINE })
const ordered = (atMs: number, order: Order): BeltEvent => ({ kind: 'order', atMs, order, because: null })
const speed = (atMs: number, speedKmh: number): BeltEvent => ordered(atMs, { kind: 'speed', speedKmh })
const start = (atMs: number, askId = 'go-1'): BeltEvent => ordered(atMs, { kind: 'start', askId })
const stop = (atMs: number): BeltEvent => ordered(atMs, { kind: 'stop' })
const answer = (atMs: number, order: Order, said: OrderAnswer): BeltEvent => {
  return { kind: 'answer', atMs, order, answer: said }
}
const still = (atMs: number): BeltEvent => ({ kind: 'ask', atMs, ask: { id: `a${atMs}`, ask: 'belt-is-still' } })

const seenAfter = (...events: BeltEvent[]): Seen => events.reduce(observe, NOTHING_SEEN)
const reads = (fromMs: number, toMs: number, kmh: number, everyMs = 250): BeltEvent[] => {
  const count = Math.floor((toMs - fromMs) / everyMs) + 1
  return Array.from({ length: count }, (_, i) => read(fromMs + i * everyMs, kmh))
}

describe('readings', () => {
  test('the newest and the one before are kept', () => {
    const seen = seenAfter(linkUp(), read(100, 3), read(350, 3.2))
    expect(seen.sample).toEqual({ speedKmh: 3.2, atMs: 350 })
    expect(seen.previous).toEqual({ speedKmh: 3, atMs: 100 })
    expect(ageMsOf(seen, 600)).toBe(250)
    expect(ageMsOf(NOTHING_SEEN, 600)).toBe(Infinity)
  })

  test('one without speed is no reading of the belt', () => {
    const before = seenAfter(linkUp(), read(100, 3))
    expect(observe(before, read(350, null))).toBe(before)
    expect(observe(before, read(350, null, 7)).elapsed).toMatchObject({ s: 7 })
    expect(observe(before, read(350, null, 7)).sample).toBe(before.sample)
  })

  test('ticks and plans say nothing of the belt', () => {
    const before = seenAfter(linkUp(), read(100, 3))
    expect(observe(before, { kind: 'tick', atMs: 200 })).toBe(before)
  })

  test('the period settles at the machine’s own, and a gap is none', () => {
    const steady = seenAfter(linkUp(), ...reads(0, 20_000, 3, 500))
    expect(steady.periodMs).toBeCloseTo(500, -1)
    expect(observe(steady, read(40_000, 3)).periodMs).toBe(steady.periodMs)
    expect(freshMsOf(steady)).toBe(2500)
    expect(freshMsOf({ ...steady, periodMs: 2000 })).toBe(3000)
  })
})

describe('standstill', () => {
  test('is a second of zero in fresh telemetry', () => {
    expect(standstillOf(seenAfter(linkUp(), ...reads(0, 750, 0)), 750)).toBe(false)
    const zeros = seenAfter(linkUp(), ...reads(0, 1000, 0))
    expect(standstillOf(zeros, 1000)).toBe(true)
    expect(standstillOf(zeros, 3500)).toBe(true)
    expect(standstillOf(zeros, 3501)).toBe(false)
  })

  test('begins anew with each motion, and after a gap', () => {
    const glitch = seenAfter(linkUp(), ...reads(0, 2000, 0), read(2250, 0.5), ...reads(2500, 3250, 0))
    expect(standstillOf(glitch, 3250)).toBe(false)
    const gap = seenAfter(linkUp(), ...reads(0, 2000, 0), read(9000, 0))
    expect(standstillOf(gap, 9000)).toBe(false)
  })

  test('is not proved by zeros from before our last Stop', () => {
    const told = seenAfter(linkUp(), ...reads(0, 2000, 0), stop(2100))
    expect(standstillOf(told, 2200)).toBe(false)
    expect(standstillOf([...reads(2250, 3000, 0)].reduce(observe, told), 3000)).toBe(false)
    expect(standstillOf([...reads(2250, 3250, 0)].reduce(observe, told), 3250)).toBe(true)
  })

  test('is nowhere without a link', () => {
    const lost = seenAfter(linkUp(), ...reads(0, 2000, 0), hears(2100, { kind: 'link-lost', reason: 'out of range' }))
    expect(standstillOf(lost, 2100)).toBe(false)
    expect(needsEyesOf(lost, 9000)).toBe(false)
  })

  test('may be silence and the runner’s word: after zero', () => {
    const zeros = seenAfter(linkUp(), ...reads(0, 2000, 0))
    expect(needsEyesOf(zeros, 4500)).toBe(false)
    expect(needsEyesOf(zeros, 4501)).toBe(true)
    expect(standstillOf(zeros, 9000)).toBe(false)
    expect(standstillOf(observe(zeros, still(8000)), 9000)).toBe(true)
  })

  test('after a stopped status', () => {
    const said = seenAfter(linkUp(), read(0, 5), hears(100, { kind: 'stopped', by: 'console' }), read(300, 3))
    expect(standstillOf(observe(said, still(8000)), 9000)).toBe(true)
    const paused = seenAfter(linkUp(), read(0, 5), hears(100, { kind: 'paused', by: 'unknown' }))
    expect(standstillOf(observe(paused, still(8000)), 9000)).toBe(true)
  })

  test('after a fresh connection', () => {
    expect(needsEyesOf(seenAfter(linkUp(1000)), 3500)).toBe(false)
    expect(needsEyesOf(seenAfter(linkUp(1000)), 3501)).toBe(true)
    expect(standstillOf(seenAfter(linkUp(1000)), 9000)).toBe(false)
    expect(standstillOf(seenAfter(linkUp(1000), still(4000)), 9000)).toBe(true)
  })

  test('after our own Stop, where the word was given since', () => {
    const stopped = seenAfter(linkUp(), ...reads(0, 2000, 5), stop(2100))
    expect(standstillOf(observe(stopped, still(8000)), 9000)).toBe(true)
    expect(standstillOf(stopped, 9000)).toBe(false)
    const early = seenAfter(linkUp(), ...reads(0, 2000, 5), still(4700), stop(4800))
    expect(standstillOf(early, 9000)).toBe(false)
  })

  test('but not after motion', () => {
    const moving = seenAfter(linkUp(), ...reads(0, 2000, 5), still(8000))
    expect(needsEyesOf(moving, 9000)).toBe(false)
    expect(standstillOf(moving, 9000)).toBe(false)
  })

  test('a word given before the silence, before motion, before a Start or on another link does not count', () => {
    const early = seenAfter(linkUp(), still(500), ...reads(1000, 1500, 0))
    expect(standstillOf(early, 9000)).toBe(false)
    const moved = seenAfter(linkUp(), still(500), read(1000, 0.5), read(1250, 0))
    expect(standstillOf(moved, 9000)).toBe(false)
    expect(standstillOf(seenAfter(linkUp(), still(4000), start(4100)), 9000)).toBe(false)
    expect(standstillOf(seenAfter(linkUp(), still(4000), linkUp(4100)), 9000)).toBe(false)
  })

  test('a stopped status is taken back by motion from rest, by a gain in speed, and by a start', () => {
    const said = (...after: BeltEvent[]) =>
      seenAfter(linkUp(), read(0, 5), hears(100, { kind: 'stopped', by: 'console' }), ...after).saidStoppedAtMs
    expect(said(read(300, 4))).toBe(100)
    expect(said(read(300, 5.3))).toBe(100)
    expect(said(read(300, 5.4))).toBeNull()
    expect(said(read(300, 0), read(550, 0.1))).toBeNull()
    expect(said(hears(300, { kind: 'started', by: 'console' }))).toBeNull()
  })
})

test('moving is speed in fresh telemetry', () => {
  const moving = seenAfter(linkUp(), read(0, 0.1))
  expect(movingOf(moving, 2500)).toBe(true)
  expect(movingOf(moving, 2501)).toBe(false)
  expect(movingOf(seenAfter(linkUp(), read(0, 0)), 0)).toBe(false)
  expect(movingOf(NOTHING_SEEN, 0)).toBe(false)
})

describe('a start', () => {
  test('is used up, whatever becomes of it', () => {
    const started = seenAfter(linkUp(), start(100), answer(200, { kind: 'start', askId: 'go-1' }, 'refused'))
    expect(started.usedStarts).toEqual(['go-1'])
    expect(observe(started, linkUp(300)).usedStarts).toEqual(['go-1'])
    expect(observe(started, { kind: 'restarted', atMs: 300 }).usedStarts).toEqual(['go-1'])
  })

  test('stays used up, however many others come after it', () => {
    const order = (askId: string, atMs: number) =>
      ({ kind: 'order', atMs, order: { kind: 'start', askId }, because: null }) as const
    const later = Array.from({ length: 50 }, (_, count) => order(`other-${count}`, 1000 * (count + 1)))
    expect(seenAfter(linkUp(), order('go-1', 100), ...later).usedStarts).toContain('go-1')
  })

  test('may still come until the belt moved, for 15 s', () => {
    const started = seenAfter(linkUp(), start(100))
    expect(mayStillStartOf(started, 15_100)).toBe(true)
    expect(mayStillStartOf(started, 15_101)).toBe(false)
    expect(mayStillStartOf(observe(started, read(200, 0)), 300)).toBe(true)
    const moved = observe(started, read(200, 0.4))
    expect(mayStillStartOf(moved, 300)).toBe(false)
    expect(moved.start?.movedAtMs).toBe(200)
    expect(observe(moved, read(450, 1)).start?.movedAtMs).toBe(200)
  })

  test('begins everything of the last run anew', () => {
    const ran = {
      ...seenAfter(linkUp(), read(0, 5, 10), read(250, 5, 11), speed(300, 6)),
      unit: { ...UNKNOWN_UNIT, check: 'passed', verdict: 'other' } as const,
    }
    expect(observe(ran, start(1000))).toMatchObject({
      following: null,
      stop: null,
      elapsed: null,
      unit: { check: 'due', verdict: 'unjudged', told: false },
    })
  })
})

describe('an order of speed', () => {
  const ran = seenAfter(linkUp(), ...reads(0, 1000, 8), speed(1000, 8.5))

  test('waits for its own answer', () => {
    expect(ran.pending).toEqual({ order: { kind: 'speed', speedKmh: 8.5 }, atMs: 1000 })
    expect(observe(ran, answer(1040, { kind: 'speed', speedKmh: 9 }, 'refused')).pending).not.toBeNull()
    const said = observe(ran, answer(1040, { kind: 'speed', speedKmh: 8.5 }, 'refused'))
    expect(said.pending).toBeNull()
    expect(said.following?.answer).toBe('refused')
  })

  test('a Stop takes the place of what was pending', () => {
    const stopped = observe(ran, stop(1010))
    expect(observe(stopped, answer(1040, { kind: 'speed', speedKmh: 8.5 }, 'acknowledged')).pending?.order.kind).toBe(
      'stop',
    )
    expect(observe(stopped, answer(1040, { kind: 'stop' }, 'acknowledged')).pending).toBeNull()
  })

  test('is reached when first measured within tolerance, and arrived at after a second there', () => {
    const near = [read(1250, 8.1), read(1500, 8.3), read(1750, 8.5)].reduce(observe, { ...ran, learned: QUIET })
    expect(near.following).toMatchObject({ reachedAtMs: 1500, nearSinceMs: 1500, arrivedAtMs: null })
    const there = [...reads(2000, 2500, 8.6)].reduce(observe, near)
    expect(there.following).toMatchObject({ reachedAtMs: 1500, arrivedAtMs: 2500 })
    expect(observe(there, read(2750, 9)).following).toMatchObject({
      reachedAtMs: 1500,
      nearSinceMs: null,
      arrivedAtMs: 2500,
    })
  })

  test('a lone zero says nothing of how it is followed', () => {
    expect(observe(ran, read(1250, 0)).following).toBe(ran.following)
  })

  test('counts its tries, and what it is a step from', () => {
    const again = observe(ran, speed(7000, 8.5))
    expect(again.following).toMatchObject({ tries: 2, previousKmh: 8 })
    expect(observe(again, speed(9000, 9)).following).toMatchObject({ tries: 1, previousKmh: 8.5 })
  })

  test('settles where readings agree for a second', () => {
    const quiet = { ...ran, learned: QUIET }
    const settled = [read(1250, 8.2), read(1500, 8.35), ...reads(1750, 2500, 8.4)].reduce(observe, quiet)
    expect(settled.following?.settled).toMatchObject({ count: 5, sinceMs: 1500, speedKmh: 8.35 })
    expect(observe(settled, read(2750, 8.45)).following?.settled).toMatchObject({ count: 6, sinceMs: 1500 })
    expect(observe(settled, read(2750, 8.46)).following?.settled).toMatchObject({ count: 1, sinceMs: 2750 })
  })

  test('noisy readings agree as far as their noise goes, and their mean is the speed', () => {
    const following = ran.following === null ? null : { ...ran.following, unitCheck: false }
    const noisy = { ...ran, following, learned: { share: 0.08, factor: 1 } }
    const kmh = [9, 9.4, 8.7, 9.2, 8.7]
    const settled = kmh.map((at, i) => read(1250 + i * 250, at)).reduce(observe, noisy)
    expect(settled.following?.settled).toMatchObject({ count: 5, sinceMs: 1250 })
    expect(settled.following?.settled.meanKmh).toBeCloseTo(9)
  })

  test('a reading from before the order says nothing of it', () => {
    expect(observe(ran, read(900, 8.5)).following).toBe(ran.following)
  })

  test('coarse machines settle within half a step', () => {
    const coarse = { ...ran, grid: { ...DEFAULT_GRID, stepKmh: 0.32 } }
    const settled = [read(1250, 8.2), ...reads(1500, 2250, 8.36)].reduce(observe, { ...coarse, learned: QUIET })
    expect(settled.following?.settled).toMatchObject({ count: 5, sinceMs: 1250 })
  })
})

test('taking a speed over orders nothing, and is told from what follows', () => {
  const over = adopt(
    seenAfter(linkUp(), read(0, 8), hears(10, { kind: 'target-speed', speedKmh: 8, by: 'console' })),
    8,
    100,
  )
  expect(over).toMatchObject({ lastOrderAtMs: null, saidSpeedKmh: null, pending: null })
  expect(over.following).toMatchObject({ speedKmh: 8, fromKmh: 8, previousKmh: 8, reachedAtMs: 100, unitCheck: false })
})

describe('a lost link', () => {
  const ran = seenAfter(linkUp(), ...reads(0, 1000, 8), speed(1000, 8.5))

  test('leaves nothing pending and follows nothing', () => {
    const lost = observe(ran, hears(1100, { kind: 'link-lost', reason: 'out of range' }))
    expect(lost).toMatchObject({ link: 'down', linkUpAtMs: null, pending: null, following: null })
  })

  test('and one that is back knows nothing of the belt', () => {
    const back = [hears(1100, { kind: 'link-lost', reason: 'out of range' }), linkUp(5000)].reduce(observe, ran)
    expect(back).toMatchObject({
      link: 'up',
      linkUpAtMs: 5000,
      sample: null,
      zeroSinceMs: null,
      following: null,
      start: null,
    })
    expect(back.unit).toMatchObject({ check: 'missed', counted: { from: null } })
  })

  test('a daemon that came back has no link, and whether anybody watches is told from then on', () => {
    const alone = observe(ran, { kind: 'unwatched', atMs: 1000, forMs: 30_000 })
    expect(alone.unwatchedMs).toBe(30_000)
    const back = observe(alone, { kind: 'restarted', atMs: 2000 })
    expect(back).toMatchObject({ link: 'down', sample: null, following: null, unwatchedMs: 0 })
  })
})

test('sleep makes readings older by as much', () => {
  const woken = observe(seenAfter(linkUp(), ...reads(0, 1000, 8), speed(1000, 9)), {
    kind: 'slept',
    atMs: 1100,
    sleptMs: 4000,
  })
  expect(ageMsOf(woken, 1100)).toBe(4100)
  expect(woken.following).toBeNull()
  expect(observe(NOTHING_SEEN, { kind: 'slept', atMs: 1100, sleptMs: 4000 }).sample).toBeNull()
})

test('an hour asleep at rest is no standstill until it is read again', () => {
  const woken = observe(seenAfter(linkUp(), ...reads(0, 2000, 0)), { kind: 'slept', atMs: 2100, sleptMs: 3_600_000 })
  expect(standstillOf(woken, 2100)).toBe(false)
  expect(standstillOf(observe(woken, read(2250, 0)), 2250)).toBe(false)
  expect(standstillOf(reads(2250, 3250, 0).reduce(observe, woken), 3250)).toBe(true)
})
