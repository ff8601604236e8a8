import { describe, expect, test } from 'vitest'
import type { BeltEvent } from '../../src/belt/event.ts'
import { govern } from '../../src/safety/governor.ts'
import { reduce } from '../../src/session/reduce.ts'
import { newSession } from '../../src/session/session.ts'
import { wishOf } from '../../src/session/wish.ts'
import {
  BOUNDS,
  connected,
  machine,
  running,
  setOff,
  speed,
  standing,
  starting,
  STOP,
  stopFor,
  STOPPED,
  wishing,
} from './story.ts'

const STOP_ORDER = { kind: 'stop' } as const
const stopAsk = { kind: 'ask', atMs: 0, ask: { id: 'a', ask: 'stop' } } as const
const linkUp = (drivable: boolean): BeltEvent => ({
  kind: 'notice',
  atMs: 0,
  notice: { kind: 'link-up', machine: { ...machine(BOUNDS.grid), drivable } },
})

describe('rule 1: a Stop', () => {
  test('waits neither for an order on the air nor for the gap after one', () => {
    const onAir = running(8).orders(8.5, null)
    expect(onAir.decides(STOPPED)).toEqual(STOP)
    expect(onAir.decides(wishing(9))).toEqual({ wait: 'order-on-the-air' })
  })

  test('waits for no plan, no fresh reading and nobody to watch', () => {
    const seen = running(8).silent(30_000).happens({ kind: 'unwatched', atMs: 0, forMs: 60_000 }).seen
    expect(govern(STOPPED, seen, null, 60_000)).toEqual(STOP)
  })

  test('repeats on a reading without a fall that is a second and a period younger', () => {
    const stopped = running(8).orders(STOP_ORDER)
    expect(stopped.runs(8, 1000).decides(STOPPED)).toEqual({ wait: 'belt-stopping' })
    expect(stopped.runs(8, 1250).decides(STOPPED)).toEqual(STOP)
  })

  test('repeats on the second reading where they come every 2 s: the first tells nothing', () => {
    const stopped = running(8).runs(8, 40_000, {}, 2000).orders(STOP_ORDER)
    const read = stopped.silent(2000).reads(8)
    expect(read.seen.periodMs).toBeGreaterThan(1950)
    expect(read.decides(STOPPED)).toEqual({ wait: 'belt-stopping' })
    expect(read.silent(2000).reads(8).decides(STOPPED)).toEqual(STOP)
  })

  test('does not repeat on a reading from before it', () => {
    expect(running(8).orders(STOP_ORDER).decidesAfter(1500, STOPPED)).toEqual({ wait: 'belt-stopping' })
  })

  test.each([
    [8, 7.21, 7.2],
    [2, 1.71, 1.7],
    [0.9, 0.9, 0.89],
  ])(
    'does not repeat once a belt at %s km/h fell by max(0.3 km/h, 10 %%), below its minimum by anything',
    (fromKmh, tooFastKmh, obeysKmh) => {
      const stopped = (fromKmh > 1 ? running(fromKmh) : setOff(fromKmh)).orders(STOP_ORDER)
      expect(stopped.runs(tooFastKmh, 1250).decides(STOPPED)).toEqual(STOP)
      expect(stopped.runs(obeysKmh, 1250).decides(STOPPED)).toEqual({ wait: 'belt-stopping' })
    },
  )

  test('a fall that our last order explains is no obedience', () => {
    const slowing = running(8).orders(5).orders(STOP_ORDER)
    expect(slowing.ramps(5.5, 1500).decides(STOPPED)).toEqual(STOP)
    expect(slowing.ramps(4.3, 2500).decides(STOPPED)).toEqual({ wait: 'belt-stopping' })
  })

  test('repeats where the fall has come to an end above zero', () => {
    const stalled = running(8).orders(STOP_ORDER).ramps(6, 2000)
    expect(stalled.runs(6, 3000).decides(STOPPED)).toEqual({ wait: 'belt-stopping' })
    expect(stalled.runs(6, 4250).decides(STOPPED)).toEqual(STOP)
  })

  test('repeats where the belt gains as much again', () => {
    const again = running(8).orders(STOP_ORDER).ramps(6, 1500).runs(7, 500)
    expect(again.decides(STOPPED)).toEqual(STOP)
  })

  test('does not take a lone zero for the end of the fall', () => {
    const glitch = running(8).orders(STOP_ORDER).runs(8, 500).silent(250).reads(0)
    expect(glitch.decides(STOPPED)).toEqual({ wait: 'belt-stopping' })
    expect(glitch.runs(8, 500).decides(STOPPED)).toEqual(STOP)
  })

  test('a lone zero draws no other to a belt that is coming to rest', () => {
    const glitch = running(8).orders(STOP_ORDER).ramps(6, 1500).silent(250).reads(0)
    expect(glitch.silent(250).reads(5.6).decides(STOPPED)).toEqual({ wait: 'belt-stopping' })
  })

  test('is never sent to a belt that stands: some machines start by it', () => {
    expect(standing().decides(STOPPED)).toEqual({ wait: 'belt-still' })
    expect(standing().decidesAfter(60_000, STOPPED)).toEqual({ wait: 'belt-still' })
    const still = running(8).orders(STOP_ORDER).ramps(0, 5000).runs(0, 250)
    expect(still.decides(STOPPED)).toEqual({ wait: 'belt-still' })
    expect(still.decidesAfter(30_000, STOPPED)).toEqual({ wait: 'belt-still' })
  })

  test('is sent after a zero too short to be a standstill that nothing followed', () => {
    const lost = running(1.8).silent(250).reads(0)
    expect(lost.decides(STOPPED)).toEqual(STOP)
    expect(lost.decidesAfter(2501, STOPPED)).toEqual(STOP)
  })

  test('waits for no other reading after zeros at speed, until they have lasted as long as the slowest belt takes', () => {
    const glitch = running(8).silent(250).reads(0)
    expect(glitch.decides(STOPPED)).toEqual(STOP)
    expect(glitch.runs(0, 10_500).decides(STOPPED)).toEqual(STOP)
    expect(glitch.runs(0, 10_750).decides(STOPPED)).toEqual({ wait: 'belt-still' })
  })

  test('repeats twice on zeros that prove nothing where nobody acknowledged, and says then that it cannot see the belt', () => {
    /** Zeros at once where a belt of this speed cannot have come to rest. */
    const zeros = (answer: 'acknowledged' | 'unknown') => running(8).orders(STOP_ORDER, answer).silent(250).reads(0)
    const first = zeros('unknown').runs(0, 1250)
    expect(first.decides(STOPPED)).toEqual(STOP)
    const second = first.orders(STOP_ORDER, 'unknown').runs(0, 1500)
    expect(second.decides(STOPPED)).toEqual(STOP)
    const third = second.orders(STOP_ORDER, 'unknown').runs(0, 1500)
    expect(third.decides(STOPPED)).toEqual({ wait: 'belt-out-of-sight' })
    expect(zeros('acknowledged').runs(0, 1250).decides(STOPPED)).toEqual({ wait: 'belt-out-of-sight' })
  })

  test('goes to a belt that five did nothing to every 5 s', () => {
    let deaf = running(8)
    for (let i = 0; i < 5; i++) {
      expect(deaf.decides(STOPPED)).toEqual(STOP)
      deaf = deaf.orders(STOP_ORDER, null).runs(8, 1500)
    }
    // The fifth was written 1.5 s ago.
    expect(deaf.runs(8, 3250).decides(STOPPED)).toEqual({ wait: 'belt-stopping' })
    expect(deaf.runs(8, 3500).decides(STOPPED)).toEqual(STOP)
  })

  test('goes out once to a belt that was read falling by it and is heard no more', () => {
    const falling = running(8).orders(STOP_ORDER).ramps(6, 1500)
    expect(falling.decidesAfter(4000, STOPPED)).toEqual({ wait: 'belt-stopping' })
    expect(falling.decidesAfter(60_000, STOPPED)).toEqual({ wait: 'belt-stopping' })
  })

  test('goes out three times without telemetry, and then says that it cannot see the belt', () => {
    const first = running(8).silent(4000).orders(STOP_ORDER)
    expect(first.decidesAfter(959, STOPPED)).toEqual({ wait: 'belt-stopping' })
    const second = first.silent(960)
    expect(second.decides(STOPPED)).toEqual(STOP)
    const third = second.orders(STOP_ORDER).silent(960)
    expect(third.decides(STOPPED)).toEqual(STOP)
    expect(third.orders(STOP_ORDER).decidesAfter(60_000, STOPPED)).toEqual({ wait: 'belt-out-of-sight' })
  })

  test('goes to no belt that went out of sight as it came to rest, nor at a new press, but held', () => {
    const resting = running(8).asks('stop').orders(STOP_ORDER).ramps(0.6, 5000)
    expect(resting.decidesAfter(60_000, STOPPED)).toEqual({ wait: 'belt-stopping' })
    expect(resting.silent(4000).asks('stop').decides(STOPPED)).toEqual({ wait: 'belt-stopping' })
    expect(resting.silent(4000).holds().decides(STOPPED)).toEqual(STOP)
    expect(running(8).orders(STOP_ORDER).ramps(1.2, 5000).decidesAfter(4000, STOPPED)).toEqual({
      wait: 'belt-stopping',
    })
    expect(setOff(0.9).orders(STOP_ORDER).runs(0.9, 500).decidesAfter(4000, STOPPED)).toEqual(STOP)
  })

  test('held is written though another touch wrote one just now, and not where its own did, however long ago', () => {
    const obeys = running(8).touches('one').orders(STOP_ORDER).ramps(7, 1000)
    expect(obeys.decides(STOPPED)).toEqual({ wait: 'belt-stopping' })
    expect(obeys.holds('one').decides(STOPPED)).toEqual({ wait: 'belt-stopping' })
    expect(obeys.holds('other').decides(STOPPED)).toEqual(STOP)
    // Its press was that of the other touch, a moment before.
    const second = running(8).touches('one').orders(STOP_ORDER).touches('other').ramps(7, 1000)
    expect(second.holds('other').decides(STOPPED)).toEqual(STOP)
    // At rest by its own Stop: another would start some belts.
    const rested = setOff(0.9).touches('one').orders(STOP_ORDER).ramps(0, 500).runs(0, 2500)
    expect(rested.holds('one').decides(STOPPED)).toEqual({ wait: 'belt-still' })
    // Sent once more, since it was not heard that it was taken.
    expect(obeys.holds('other').orders(STOP_ORDER).holds('other').decides(STOPPED)).toEqual({ wait: 'belt-stopping' })
  })

  test('held without saying by which touch is written once, and again a second later', () => {
    const heldNow = (story: ReturnType<typeof running>) =>
      story.happens({ kind: 'ask', atMs: story.nowMs, ask: { id: `held-${story.nowMs}`, ask: 'stop', held: true } })
    const obeys = running(8).asks('stop').orders(STOP_ORDER).ramps(7, 900)
    expect(heldNow(obeys).decides(STOPPED)).toEqual({ wait: 'belt-stopping' })
    const later = heldNow(obeys.ramps(6.9, 250))
    expect(later.decides(STOPPED)).toEqual(STOP)
    const written = later.orders(STOP_ORDER)
    expect(heldNow(written.silent(500)).decides(STOPPED)).toEqual({ wait: 'belt-stopping' })
    expect(heldNow(written.ramps(6, 1000)).decides(STOPPED)).toEqual(STOP)
    expect(heldNow(standing()).decides(STOPPED)).toEqual(STOP)
    expect(heldNow(heldNow(standing()).orders(STOP_ORDER).runs(0, 500)).decides(STOPPED)).not.toEqual(STOP)
  })

  test('goes out again at a new press of the runner where it was sent blind three times', () => {
    const blind = [1, 2, 3].reduce((story) => story.orders(STOP_ORDER).silent(960), running(8).silent(4000))
    expect(blind.decides(STOPPED)).toEqual({ wait: 'belt-out-of-sight' })
    expect(blind.asks('stop').decides(STOPPED)).toEqual(STOP)
    expect(blind.asks('stop').orders(STOP_ORDER).decidesAfter(1000, STOPPED)).toEqual({ wait: 'belt-out-of-sight' })
  })

  test('goes out three times again where the belt is lost from sight after Stops that it was seen to ignore', () => {
    const ignored = [1, 2, 3, 4].reduce((story) => story.orders(STOP_ORDER).runs(8, 1250), running(8))
    const blind = ignored.orders(STOP_ORDER).silent(3000)
    expect(blind.decides(STOPPED)).toEqual(STOP)
    expect(blind.orders(STOP_ORDER).silent(1000).decides(STOPPED)).toEqual(STOP)
    const three = blind.orders(STOP_ORDER).silent(1000).orders(STOP_ORDER).silent(1000)
    expect(three.decides(STOPPED)).toEqual({ wait: 'belt-out-of-sight' })
  })

  test('goes out once in the countdown of a start, though the belt still stands', () => {
    const counting = starting()
    expect(counting.decides(STOPPED)).toEqual(STOP)
    const called = counting.orders(STOP_ORDER)
    expect(called.runs(0, 14_000).decides(STOPPED)).toEqual({ wait: 'belt-out-of-sight' })
    expect(called.runs(0, 3000).runs(0.8, 500).decides(STOPPED)).toEqual(STOP)
  })

  test('is not sent to a belt that stands and has refused to start: some machines start by it', () => {
    const refused = standing().orders({ kind: 'start', askId: 'go-1' }, 'refused')
    expect(refused.runs(0, 250).decides(STOPPED)).toEqual({ wait: 'belt-still' })
    expect(refused.runs(0, 3000).decides(STOPPED)).toEqual({ wait: 'belt-still' })
    expect(refused.runs(0, 3000).runs(1, 250).decides(STOPPED)).toEqual(STOP)
    const unknown = standing().orders({ kind: 'start', askId: 'go-1' }, 'unknown')
    expect(unknown.runs(0, 3000).decides(STOPPED)).toEqual(STOP)
  })

  test('goes out again in a countdown that nothing is heard of', () => {
    expect(starting().orders(STOP_ORDER).decidesAfter(2000, STOPPED)).toEqual({ wait: 'belt-stopping' })
    expect(starting().orders(STOP_ORDER).decidesAfter(3000, STOPPED)).toEqual(STOP)
  })

  test('is due where a start that was not refused is given up: zeros prove nothing then, only the runner’s eyes do', () => {
    expect(starting().runs(0, 14_250).decides(STOPPED)).toEqual(STOP)
    expect(starting().runs(0, 60_000).decides(STOPPED)).toEqual(STOP)
    expect(starting().runs(0, 60_000).asks('belt-is-still').decides(STOPPED)).toEqual({ wait: 'belt-still' })
    const moved = starting().runs(1, 1000).ramps(0, 1000)
    expect(moved.runs(0, 1000).decides(STOPPED)).toEqual({ wait: 'belt-still' })
  })

  test('is a new one after a standstill, however often the last was sent', () => {
    const twice = running(8).orders(STOP_ORDER).runs(8, 1250).orders(STOP_ORDER).ramps(0, 5000).runs(0, 2000)
    expect(twice.runs(3, 250).decides(STOPPED)).toEqual(STOP)
    expect(twice.runs(3, 250).silent(5000).decides(STOPPED)).toEqual(STOP)
  })

  test('is over at a standstill: a belt that the console starts then is not stopped by it', () => {
    const rested = running(8).orders(STOP_ORDER).ramps(0, 5000).runs(0, 2000)
    expect(rested.runs(5, 3000).adopts(5).decides(wishing(5))).toEqual({ wait: 'at-speed' })
  })

  test('is seen through, whatever is wished for before the belt is still', () => {
    const onTheWay = running(8).orders(STOP_ORDER).ramps(4, 2000)
    expect(onTheWay.decides(wishing(8))).toEqual({ wait: 'belt-stopping' })
    expect(running(8).orders(STOP_ORDER).runs(8, 1250).decides(wishing(8))).toEqual(STOP)
    const still = onTheWay.ramps(0, 2000).runs(0, 2000)
    expect(still.decides(wishing(8, { startAskId: 'go-2' }))).toEqual({
      order: { kind: 'start', askId: 'go-2' },
      because: null,
    })
  })

  test('after the link came back waits 2 s to see the belt move, unless it was asked for since', () => {
    const lost = running(8).asks('stop').hears({ kind: 'link-lost', reason: 'out of range' })
    expect(lost.decides(STOPPED)).toEqual({ wait: 'link-lost' })
    const back = lost.silent(5000).hears({ kind: 'link-up', machine: machine(BOUNDS.grid) })
    expect(back.decidesAfter(1999, STOPPED)).toEqual({ wait: 'belt-out-of-sight' })
    expect(back.decidesAfter(2000, STOPPED)).toEqual(STOP)
    expect(back.silent(500).reads(8).decides(STOPPED)).toEqual(STOP)
    expect(back.silent(500).reads(0).decides(STOPPED)).toEqual({ wait: 'belt-out-of-sight' })
    expect(back.silent(500).runs(0, 1250).decides(STOPPED)).toEqual({ wait: 'belt-still' })
    expect(back.silent(10).asks('stop').decides(STOPPED)).toEqual(STOP)
    expect(back.silent(10).asks('pause').decides(STOPPED)).toEqual(STOP)
  })

  test('believes the runner that a silent belt is still, but not once it was told to start', () => {
    const silent = connected().silent(5000).asks('belt-is-still')
    expect(silent.decides(STOPPED)).toEqual({ wait: 'belt-still' })
    expect(silent.silent(1000).asks('stop').decides(STOPPED)).toEqual({ wait: 'belt-still' })
    expect(silent.silent(1000).holds().decides(STOPPED)).toEqual(STOP)
    expect(silent.orders({ kind: 'start', askId: 'go-1' }).asks('stop').silent(20_000).decides(STOPPED)).toEqual(STOP)
  })
})

test('a belt that fell silent and that the runner sees still is neither stopped again nor ordered about', () => {
  const silent = running(8).hears({ kind: 'paused', by: 'console' }).silent(7000)
  expect(silent.decides(wishing(8))).toEqual(stopFor('telemetry-stale'))
  const said = silent.asks('belt-is-still')
  expect(said.decides(wishing(5))).toEqual({ wait: 'only-the-runner-starts' })
  expect(said.orders(STOP_ORDER).silent(2000).asks('belt-is-still').decides(STOPPED)).toEqual({
    wait: 'belt-still',
  })
  const again = wishing(8, { startAskId: 'go-2' })
  expect(said.decides(again)).toMatchObject({ order: { kind: 'start', askId: 'go-2' } })
  const stopped = said.orders(STOP_ORDER).silent(2000).asks('belt-is-still')
  expect(stopped.decides(again)).toMatchObject({ order: { kind: 'start', askId: 'go-2' } })
  const started = said.orders({ kind: 'start', askId: 'go-2' }).silent(2000)
  expect(started.decides(again)).toEqual({ wait: 'belt-starting' })
})

describe('rule 2: no session, no order', () => {
  test('in guide mode a press is one Stop, and is not repeated', () => {
    const guided = { belt: 'stopped', guided: true } as const
    const pressed = running(8).asks('stop')
    expect(pressed.decides(guided)).toEqual(STOP)
    const stopped = pressed.orders(STOP_ORDER).runs(8, 6000)
    expect(stopped.decides(STOPPED)).toEqual(STOP)
    expect(stopped.decides(guided)).toEqual({ wait: 'belt-stopping' })
    expect(stopped.silent(20_000).decides(guided)).toEqual({ wait: 'belt-stopping' })
    expect(stopped.asks('stop').decides(guided)).toEqual(STOP)
  })

  test('a belt that the runner moves gets nothing, whatever it does and whoever watches, but one Stop a press', () => {
    const guided = { belt: 'guided' } as const
    const fast = running(8).runs(19, 9000)
    const stories = [
      fast,
      fast.silent(30_000),
      running(8).happens({ kind: 'unwatched', atMs: 0, forMs: 300_000 }),
      running(8).orders(STOP_ORDER, 'refused').runs(8, 8000),
      running(0.5).runs(0, 9000),
    ]
    for (const story of stories) expect(story.decides(guided)).toEqual({ wait: 'runner-drives' })
    expect(fast.asks('stop').decides(guided)).toEqual(STOP)
    expect(fast.asks('stop').orders(STOP_ORDER).runs(19, 9000).decides(guided)).toEqual({ wait: 'runner-drives' })
  })

  test('a press that a lost link kept back is one Stop once the belt is seen to move, and what no press asked for is none', () => {
    const guided = { belt: 'stopped', guided: true } as const
    const back = (lost: ReturnType<typeof running>) =>
      lost
        .hears({ kind: 'link-up', machine: machine(BOUNDS.grid) })
        .silent(1000)
        .reads(8)
    const lost = running(8).hears({ kind: 'link-lost', reason: 'out of range' })
    expect(back(lost.asks('stop')).decides(guided)).toEqual(STOP)
    expect(back(lost.asks('stop')).orders(STOP_ORDER).runs(8, 9000).decides(guided)).toEqual({ wait: 'belt-stopping' })
    expect(back(lost).decides(guided)).toEqual({ wait: 'belt-stopping' })
    expect(back(running(8).orders(STOP_ORDER).hears({ kind: 'link-lost', reason: 'gone' })).decides(guided)).toEqual({
      wait: 'belt-stopping',
    })
  })

  test('a machine that cannot be driven is stopped in guide mode', () => {
    const session = reduce(reduce(newSession(), linkUp(false)), stopAsk)
    expect(wishOf(session)).toEqual({ belt: 'stopped', guided: true })
    expect(wishOf(reduce(reduce(newSession(), linkUp(true)), stopAsk))).toEqual({ belt: 'stopped' })
  })

  test('but a person’s Stop', () => {
    const moving = connected().runs(6, 3000)
    expect(moving.decides(null)).toEqual({ wait: 'not-ours' })
    expect(running(14).runs(19, 9000).decides(null)).toEqual({ wait: 'not-ours' })
    expect(govern(null, running(8).seen, null, 1e6)).toEqual({ wait: 'not-ours' })
    expect(govern(STOPPED, moving.seen, null, moving.nowMs)).toEqual(STOP)
  })

  test('nothing but a Stop without a plan', () => {
    const { seen, nowMs } = standing()
    expect(govern(wishing(8, { startAskId: 'go-1' }), seen, null, nowMs)).toEqual({ wait: 'no-plan' })
  })

  test('connecting, whatever the belt does, orders nothing', () => {
    expect(connected().decides(wishing(8))).toEqual({ wait: 'only-the-runner-starts' })
    expect(connected().runs(6, 3000).decides(wishing(8))).toEqual({ wait: 'belt-not-known-yet' })
    expect(connected().runs(6, 3000).decides(wishing(3))).toEqual({ wait: 'belt-not-known-yet' })
  })

  test('a link that was lost and came back orders nothing until the speed is taken over', () => {
    const lost = running(8).hears({ kind: 'link-lost', reason: 'out of range' })
    expect(lost.decides(wishing(9))).toEqual({ wait: 'link-lost' })
    const back = lost
      .silent(5000)
      .hears({ kind: 'link-up', machine: machine(BOUNDS.grid) })
      .runs(9, 2000)
    expect(back.decides(wishing(8))).toEqual({ wait: 'belt-not-known-yet' })
    expect(back.adopts(9).decides(wishing(9, { held: 'link' }))).toEqual({ wait: 'at-speed' })
    expect(back.adopts(9).decides(wishing(10, { held: 'link' }))).toEqual({ wait: 'held' })
    expect(back.adopts(9).decides(wishing(8, { held: 'link' }))).toEqual(speed(8.5))
  })

  test('a computer that slept orders nothing until the speed is taken over', () => {
    const woken = running(8).happens({ kind: 'slept', atMs: 30_000, sleptMs: 3000 })
    expect(woken.runs(8, 1000).decides(wishing(9))).toEqual({ wait: 'belt-not-known-yet' })
  })
})

describe('rule 6: stale', () => {
  test('six seconds without telemetry stop a belt last seen moving', () => {
    expect(running(8).decidesAfter(6000, wishing(8))).toEqual({ wait: 'at-speed' })
    expect(running(8).decidesAfter(6001, wishing(8))).toEqual(stopFor('telemetry-stale'))
  })

  test('three periods where they are longer', () => {
    const slow = running(8).runs(8, 60_000, {}, 3000)
    const limitMs = 3 * slow.seen.periodMs
    expect(limitMs).toBeGreaterThan(8900)
    expect(slow.decidesAfter(limitMs - 1, wishing(8))).toEqual({ wait: 'at-speed' })
    expect(slow.decidesAfter(limitMs + 1, wishing(8))).toEqual(stopFor('telemetry-stale'))
  })

  test('a belt last seen at rest is not stopped', () => {
    expect(
      starting()
        .silent(10_000)
        .decides(wishing(8, { startAskId: 'go-1' })),
    ).toEqual({ wait: 'belt-starting' })
  })

  test('a computer that slept has lost telemetry for as long', () => {
    const { nowMs } = running(8)
    const asleep = (sleptMs: number) => running(8).happens({ kind: 'slept', atMs: nowMs, sleptMs })
    expect(asleep(6001).decides(wishing(8))).toEqual(stopFor('telemetry-stale'))
    expect(asleep(3000).decides(wishing(8))).toEqual({ wait: 'belt-not-known-yet' })
  })

  test('is a Stop as any other: it goes past an order on the air and is repeated blind', () => {
    const onAir = running(8).orders(8.5, null)
    expect(onAir.decidesAfter(6001, wishing(9))).toEqual(stopFor('telemetry-stale'))
    const stopped = onAir.silent(6001).orders(STOP_ORDER)
    expect(stopped.decidesAfter(1000, wishing(9))).toEqual(STOP)
  })
})

describe('rule 6: unwatched', () => {
  const unwatched = (kmh: number, ms: number, wishKmh = kmh) => {
    const story = running(kmh)
    return story.happens({ kind: 'unwatched', atMs: story.nowMs, forMs: ms }).decides(wishing(wishKmh))
  }

  test('for a minute: down to a walk', () => {
    expect(unwatched(8, 59_750)).toEqual({ wait: 'at-speed' })
    expect(unwatched(8, 60_000)).toEqual(speed(7.5, 'nobody-watches'))
  })

  test('and then stopped', () => {
    expect(unwatched(5.2, 59_750)).toEqual({ wait: 'at-speed' })
    expect(unwatched(5.2, 60_000)).toEqual(stopFor('nobody-watches'))
    expect(unwatched(5.3, 60_000)).toEqual(speed(5, 'nobody-watches'))
    expect(unwatched(3, 60_000)).toEqual(stopFor('nobody-watches'))
  })

  test('no Stop to a belt that fell silent while its console slowed it: it is likely to rest', () => {
    const slowed = running(8).ramps(2, 6000)
    const alone = slowed.happens({ kind: 'unwatched', atMs: slowed.nowMs, forMs: 61_000 })
    expect(alone.decides(wishing(8))).toEqual(stopFor('nobody-watches'))
    expect(alone.decidesAfter(5000, wishing(8))).toEqual({ wait: 'belt-stopping' })
  })

  test('it falls by 0.5 km/h a second, never rises, and is stopped where it does not come down', () => {
    const story = running(8)
    const alone = story.happens({ kind: 'unwatched', atMs: story.nowMs, forMs: 60_000 }).orders(7.5)
    expect(alone.runs(7.6, 750).decides(wishing(8))).toEqual({ wait: 'changing-gradually' })
    expect(alone.runs(7.6, 1000).decides(wishing(8))).toEqual(speed(7, 'nobody-watches'))
    const refused = alone.answers({ kind: 'speed', speedKmh: 7.5 }, 'refused')
    const last = refused.orders(5.5, 'unknown').runs(8, 6000).orders(5, 'unknown').runs(8, 6000)
    expect(last.decides(wishing(8))).toEqual(speed(5, 'nobody-watches'))
    const twice = last.orders(5, 'unknown')
    expect(twice.runs(8, 3000).decides(wishing(8))).toEqual({ wait: 'belt-on-its-way' })
    expect(twice.runs(8, 6000).decides(wishing(8))).toEqual(stopFor('nobody-watches'))
  })

  test('somebody who looks again ends it', () => {
    const story = running(8)
    const seen = story.happens({ kind: 'unwatched', atMs: story.nowMs, forMs: 60_000 })
    expect(seen.decides(wishing(8))).toEqual(speed(7.5, 'nobody-watches'))
    const again = seen.happens({ kind: 'watched', atMs: seen.nowMs }).runs(8, 30_000)
    expect(again.decides(wishing(8))).toEqual({ wait: 'at-speed' })
  })

  test('goes by what is told of real time, however fast the session runs', () => {
    const story = running(8)
    const told = story.happens({ kind: 'unwatched', atMs: story.nowMs, forMs: 30_000 })
    expect(told.runs(8, 600_000).decides(wishing(8))).toEqual({ wait: 'at-speed' })
  })

  test('a belt that nobody is on for 30 s as one that nobody watches, where elapsed time tells that', () => {
    const elapsed = (kmh: number, everyS: number, endS: number, forS: number, from = 0) => {
      let story = running(kmh)
      for (let s = 0; s <= endS + forS; s += 0.25)
        story = story.silent(250).reads(kmh, { elapsedS: from + Math.min(endS, Math.floor(s / everyS) * everyS) })
      return story.decides(wishing(kmh))
    }
    expect(elapsed(8, 1, 10, 29.5)).toEqual({ wait: 'at-speed' })
    expect(elapsed(8, 1, 10, 30)).toEqual(speed(7.5, 'nobody-on-belt'))
    expect(elapsed(3, 1, 10, 30)).toEqual(stopFor('nobody-on-belt'))
    expect(elapsed(3, 5, 10, 60)).toEqual({ wait: 'at-speed' })
    expect(elapsed(3, 1, 10, 60, 65_525)).toEqual({ wait: 'at-speed' })
  })

  test('a start that nobody watches does not happen', () => {
    const alone = (forMs: number) => standing().happens({ kind: 'unwatched', atMs: 2000, forMs })
    const wish = wishing(8, { startAskId: 'go-1' })
    expect(alone(4999).decides(wish)).toEqual({ order: { kind: 'start', askId: 'go-1' }, because: null })
    expect(alone(5000).decides(wish)).toEqual({ wait: 'nobody-watches' })
  })

  test('a belt that was started and is left alone is stopped', () => {
    const alone = setOff(1).happens({ kind: 'unwatched', atMs: 0, forMs: 60_000 })
    expect(alone.decides(wishing(8))).toEqual(stopFor('nobody-watches'))
  })
})
