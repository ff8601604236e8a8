import { expect } from 'vitest'
import type { Ask } from '../../protocol/panel/asks.ts'
import { isOnGrid, stepDown } from '../../protocol/units.ts'
import type { Decision } from '../../src/safety/decision.ts'
import { pressIsOn } from '../../src/safety/stop.ts'
import type { Bounds } from '../../src/safety/bounds.ts'
import { handOnConsoleOf, isOrderOf } from '../../src/belt/following.ts'
import { uncheckedTopKmhOf } from '../../src/belt/unit.ts'
import { restOf, standstillOf } from '../../src/belt/rest.ts'
import { obeysOf } from '../../src/belt/stopping.ts'
import { ageMsOf, freshMsOf } from '../../src/belt/readings.ts'
import { asOrderedKmhOf, highestReadingKmhOf, toleranceOf } from '../../src/belt/tolerance.ts'
import type { BeltEvent } from '../../src/belt/event.ts'
import type { Order } from '../../src/belt/order.ts'
import type { Seen } from '../../src/belt/seen.ts'
import type { Wish } from '../../src/session/wish.ts'
import { pathTo, type Reached } from '../every-state.ts'

/** What the governor never does, whatever is wished for and however the belt misbehaves. */

export type AskedOf = 'belt-is-still' | 'stop' | 'hold-stop'

/** One decision, and all that it was made on. */
export interface Moment {
  readonly nowMs: number
  readonly wish: Wish
  readonly seen: Seen
  readonly decision: Decision
  /** What was seen before the event it was made on, and the ask where that was one. */
  readonly before: Seen
  readonly ask: AskedOf | null
  /** The touch that pressed, or held. */
  readonly touch: Touch | null
}

/** Two fingers, each on a screen of its own. */
export type Touch = 'one' | 'other'

export const orderOf = ({ decision }: Moment): Order | null => ('order' in decision ? decision.order : null)
const kmhOf = (moment: Moment): number | null => {
  const order = orderOf(moment)
  return order?.kind === 'speed' ? order.speedKmh : null
}
/** Another hand has the belt, and is seen to: what it made of it since is not known by an old reading. */
const isInTheirHands = ({ seen, nowMs }: Moment): boolean =>
  handOnConsoleOf(seen) && ageMsOf(seen, nowMs) <= freshMsOf(seen)

/** The speed that the belt was told last, or found at; what it is measured at where it was told none, or by another hand. */
const toldKmhOf = (moment: Moment): number => {
  const { following, sample } = moment.seen
  return (isInTheirHands(moment) ? null : following?.speedKmh) ?? sample?.speedKmh ?? 0
}
export const risesOf = (moment: Moment): boolean => (kmhOf(moment) ?? -Infinity) > toldKmhOf(moment) + 0.001

export const fallsOf = (moment: Moment): boolean => (kmhOf(moment) ?? Infinity) < toldKmhOf(moment) - 0.001
/** Brought down because nobody watches, or nobody is on the belt, whatever is wished for. */
const isTakenDown = ({ decision }: Moment): boolean =>
  'order' in decision && (decision.because === 'nobody-watches' || decision.because === 'nobody-on-belt')

export function askFor(asked: AskedOf, touch: Touch, nowMs: number): Ask {
  const id = `ask-${nowMs}`
  if (asked === 'belt-is-still') return { id, ask: asked }
  return { id, ask: 'stop', touch, ...(asked === 'hold-stop' && { held: true }) }
}

export const touchOf = (event: BeltEvent): Touch | null =>
  event.kind === 'ask' && event.ask.ask === 'stop' ? (event.ask.touch as Touch) : null

export function askedBy(event: BeltEvent): AskedOf | null {
  if (event.kind !== 'ask') return null
  if (event.ask.ask === 'stop') return event.ask.held === true ? 'hold-stop' : 'stop'
  return event.ask.ask === 'belt-is-still' ? 'belt-is-still' : null
}

/** What holds of a moment; `before` is all that led to it, the oldest first. */
export interface Sentence {
  readonly what: string
  readonly holds: (moment: Moment, bounds: Bounds, before: () => readonly Moment[]) => void
}
const sentences: Sentence[] = []
/** What holds of every moment of every story. */
export const SENTENCES: readonly Sentence[] = sentences
const always = (what: string, holds: Sentence['holds']): unknown => sentences.push({ what, holds })

/** How often it came to what three of them are about. */
export const reached = { refrained: 0, pressed: 0, held: 0 }

always('no order is above the cap, below the minimum or off the grid', (moment, { grid, capKmh }) => {
  const kmh = kmhOf(moment)
  if (kmh === null) return
  expect(kmh).toBeLessThanOrEqual(capKmh)
  expect(kmh).toBeGreaterThanOrEqual(grid.minKmh)
  expect(isOnGrid(grid, kmh)).toBe(true)
})

always(
  'a rise ends at what is wished for, and so does a fall from a speed that the belt was at',
  (moment, { grid }) => {
    const kmh = kmhOf(moment)
    const { wish, seen } = moment
    if (kmh === null || wish?.belt !== 'moving') return
    // No session wishes for less than the machine's minimum; a belt that is taken down ends there (rules 3 and 6).
    if (wish.speedKmh < grid.minKmh) return
    if (risesOf(moment)) expect(kmh).toBeLessThanOrEqual(wish.speedKmh + 0.005)
    if (!fallsOf(moment) || isTakenDown(moment) || seen.following === null || seen.following.reachedAtMs === null)
      return
    // A step of a rise, of which the belt is ahead by less than a step of its grid, is no fall.
    const aheadKmh = asOrderedKmhOf(seen, seen.sample?.speedKmh ?? 0) - kmh
    if (kmh > seen.following.speedKmh && aheadKmh < grid.stepKmh - 0.005) return
    // From another hand's speed the order before may be the very one that is wished for: it is not given twice (rule 10).
    const steps = isInTheirHands(moment) ? 2 : 1
    // Before the unit is judged it goes to what is no rise in the other unit (rule 9).
    const toKmh = Math.min(wish.speedKmh, grid.maxKmh, uncheckedTopKmhOf(seen, grid))
    expect(kmh).toBeGreaterThan(toKmh - steps * grid.stepKmh - 0.005)
  },
)

always('no rise without fresh telemetry of a belt that moves', (moment) => {
  if (!risesOf(moment)) return
  expect(ageMsOf(moment.seen, moment.nowMs)).toBeLessThanOrEqual(freshMsOf(moment.seen))
  expect(moment.seen.sample?.speedKmh).toBeGreaterThan(0)
})

always('no rise, and no start, while unwatched for 5 s', (moment) => {
  if (!risesOf(moment) && orderOf(moment)?.kind !== 'start') return
  expect(moment.seen.unwatchedMs).toBeLessThan(5000)
})

always(
  'a rise is one step and the tolerance above the measured belt at most, whatever was told or taken over',
  (moment, { grid }) => {
    const { seen, wish } = moment
    const kmh = kmhOf(moment)
    if (kmh === null || seen.sample === null || wish?.belt !== 'moving' || kmh <= grid.minKmh + 0.8 + grid.stepKmh)
      return
    const isKmh = asOrderedKmhOf(seen, seen.sample.speedKmh)
    if (kmh <= isKmh) return
    if (kmh < (seen.following?.speedKmh ?? 0)) return
    expect(kmh - isKmh).toBeLessThanOrEqual(Math.max(0.5, grid.stepKmh) + toleranceOf(seen, kmh) + 0.011)
  },
)

always(
  'while another hand has the belt off a speed that it had reached: nothing but what is pressed, or a fall',
  (moment) => {
    const { seen } = moment
    const kmh = kmhOf(moment)
    if (kmh === null || seen.sample === null || !handOnConsoleOf(seen)) return
    const pressed = seen.speedAskedAtMs !== null && seen.speedAskedAtMs >= (seen.following?.atMs ?? 0)
    if (!pressed) expect(kmh).toBeLessThan(asOrderedKmhOf(seen, seen.sample.speedKmh) + 0.005)
  },
)

always('no rise while held, beyond the runner’s own', (moment) => {
  if (moment.wish?.belt !== 'moving' || moment.wish.held === null || !risesOf(moment)) return
  expect(kmhOf(moment)).toBeLessThanOrEqual((moment.wish.ownRiseKmh ?? 0) + 0.005)
})

always('no rise on an empty belt', (moment, _bounds, before) => {
  const { elapsed, sample, start } = moment.seen
  if (!risesOf(moment) || elapsed === null || !elapsed.ticked || sample === null) return
  const ticked = before().findLast(({ seen }) => seen.elapsed?.s !== elapsed.s || seen.start !== start)
  const standsMs = elapsed.atMs - (ticked?.nowMs ?? 0)
  expect(standsMs - 250).toBeLessThan(5000)
})

always('a rise is one bounded step, once the last is measured, at its pace', (moment, { grid, briskRiseKmhPerS }) => {
  const { following, start, sample } = moment.seen
  const kmh = kmhOf(moment)
  if (kmh === null || !risesOf(moment) || moment.wish?.belt !== 'moving') return
  if (following === null) {
    expect(start?.speedOrdered).toBe(false)
    expect(kmh).toBeLessThanOrEqual(grid.minKmh + 0.8 + grid.stepKmh)
    return
  }
  expect(kmh - following.speedKmh).toBeLessThanOrEqual(Math.max(0.5, grid.stepKmh) + 0.011)
  expect(following.reachedAtMs).not.toBeNull()
  const kmhPerS = moment.wish.rise === 'gentle' ? 0.1 : briskRiseKmhPerS
  expect(moment.nowMs - following.atMs).toBeGreaterThanOrEqual(
    ((following.speedKmh - following.previousKmh) / kmhPerS) * 1000 - 1,
  )
  expect(sample).not.toBeNull()
})

always(
  'a fall is one bounded step below where the belt is or was sent: half a km/h, or three to ease off',
  (moment, { grid, capKmh }) => {
    const kmh = kmhOf(moment)
    const { wish, seen } = moment
    if (kmh === null || !fallsOf(moment) || wish?.belt !== 'moving' || seen.following === null || seen.sample === null)
      return
    // A speed above the cap, taken over or by another hand, is left for the cap at once.
    if (Math.max(seen.following.speedKmh, seen.sample.speedKmh) > capKmh) return
    // Under another hand it falls from where it is.
    const theirs = isInTheirHands(moment)
    const isKmh = asOrderedKmhOf(seen, seen.sample.speedKmh)
    // By an old reading it may be at that or at what it was sent, whichever is less.
    const unseenHand = handOnConsoleOf(seen) && !theirs
    const orderedKmh = unseenHand ? Math.min(seen.following.speedKmh, isKmh) : seen.following.speedKmh
    const sentKmh = theirs ? isKmh : orderedKmh
    const easesOff = wish.fall === 'at-once' && !isTakenDown(moment)
    const fromKmh = easesOff
      ? Math.max(isKmh, seen.following.reachedAtMs === null ? 0 : sentKmh)
      : Math.min(isKmh, sentKmh)
    const atOnceKmh = Math.max(easesOff ? 3 : 0.5, grid.stepKmh)
    // Rule 9: before the unit is judged, to what is no rise in the other one, at once.
    const safeKmh = uncheckedTopKmhOf(seen, grid)
    // Rule 10: where that is the last order, which is not given twice, it is the step below it.
    const lastKmh = seen.following.speedKmh
    const leastFrom = (kmhBefore: number): number => {
      const lowKmh = Math.min(kmhBefore - atOnceKmh, safeKmh)
      const isTwice = theirs && lastKmh <= isKmh && lastKmh >= lowKmh - 0.011
      return (isTwice ? Math.min(lowKmh, stepDown(grid, lastKmh)) : lowKmh) - 0.011
    }
    expect(kmh).toBeGreaterThanOrEqual(leastFrom(fromKmh))
    if (seen.following.reachedAtMs !== null && !easesOff) expect(kmh).toBeGreaterThanOrEqual(leastFrom(sentKmh))
    const lastFallKmh = theirs ? 0 : seen.following.previousKmh - seen.following.speedKmh
    if (!easesOff) expect(moment.nowMs - seen.following.atMs).toBeGreaterThanOrEqual((lastFallKmh / 0.5) * 1000 - 1)
    // A belt that was taken from there by another hand had come to it.
    else if (lastFallKmh > 1 && !unseenHand) expect(isKmh - sentKmh).toBeLessThanOrEqual(1)
  },
)

always('after an unknown order nothing gets faster', (moment) => {
  const { following, sample } = moment.seen
  const kmh = kmhOf(moment)
  if (kmh === null || following === null || following.reachedAtMs !== null || sample === null) return
  expect(kmh).toBeLessThanOrEqual(following.speedKmh)
})

always('a start has an ask that no start was made for, and a standstill', (moment, _bounds, before) => {
  const order = orderOf(moment)
  if (order?.kind !== 'start') return
  const { wish, seen, nowMs } = moment
  expect(wish).toMatchObject({ belt: 'moving', startAskId: order.askId })
  expect(
    before()
      .filter((other) => orderOf(other)?.kind === 'start')
      .map(orderOf),
  ).not.toContainEqual(order)
  expect(standstillOf(seen, nowMs)).toBe(true)
  if (ageMsOf(seen, nowMs) <= freshMsOf(seen)) expect(seen.sample?.speedKmh).toBe(0)
  else expect(seen.saidStillAtMs).not.toBeNull()
})

always(
  'a Stop that is wished for goes out at once to a belt that is neither proven nor likely to rest, whatever is pending',
  (moment) => {
    const { wish, seen, nowMs, decision } = moment
    if (wish?.belt !== 'stopped' || seen.link === 'down' || seen.stop !== null) return
    if (seen.sample !== null && seen.sample.speedKmh > 0 && restOf(seen, nowMs) === null)
      expect(orderOf(moment)).toEqual({ kind: 'stop' })
    if (seen.sample === null && !('order' in decision))
      expect(['belt-out-of-sight', 'belt-still']).toContain(decision.wait)
  },
)

always(
  'repeats: a second apart; on a reading late enough to show the fall, or a few unseen; a deaf belt gets one in 5 s',
  (moment, _bounds, before) => {
    const { seen, nowMs } = moment
    const { stop, sample, press } = seen
    if (orderOf(moment)?.kind !== 'stop' || stop === null || press !== null) return
    const last = before().findLast((other) => orderOf(other)?.kind === 'stop')
    expect(last).toBeDefined()
    const sinceMs = nowMs - (last?.nowMs ?? 0)
    expect(sinceMs).toBeGreaterThanOrEqual(1000)
    if (ageMsOf(seen, nowMs) > freshMsOf(seen)) {
      expect(stop.blind).toBeLessThan(3)
      return
    }
    expect(sample?.atMs).toBeGreaterThanOrEqual((last?.nowMs ?? Infinity) + 1000 + seen.periodMs)
    if (sample?.speedKmh === 0) {
      expect(stop.onZeros).toBeLessThan(2)
      expect(stop.answer).not.toBe('acknowledged')
    } else if (stop.deaf >= 5) expect(sinceMs).toBeGreaterThanOrEqual(5000)
  },
)

always('no Stop where rest is proven or likely, but one that a person held', (moment) => {
  const { seen, wish, nowMs } = moment
  if (restOf(seen, nowMs) === null) return
  if (wish?.belt === 'stopped') reached.refrained++
  if (orderOf(moment)?.kind === 'stop') expect(moment.ask).toEqual('hold-stop')
})

always('a Stop for every press of a person on a belt that neither obeys nor is likely to rest', (moment) => {
  const { before, seen, ask, nowMs } = moment
  if (ask !== 'stop' || seen.link === 'down' || moment.wish?.belt !== 'stopped') return
  const wasStopped = before.stop !== null && nowMs - before.stop.lastAtMs < 1000
  const needsNone = wasStopped || obeysOf(before, nowMs) || restOf(before, nowMs) !== null
  if (!needsNone) {
    expect(orderOf(moment)).toEqual({ kind: 'stop' })
    reached.pressed++
  }
})

always(
  'STOP held by touch is written whatever is believed, unless one was written for that touch',
  (moment, _bounds, before) => {
    const { seen, ask, touch } = moment
    if (ask !== 'hold-stop' || seen.link === 'down') return
    const isOf = (other: Moment): boolean => other.touch !== null && orderOf(other)?.kind === 'stop'
    // A press that was made while the link was down is written with the Stop that comes after it.
    if (before().some((other) => other.touch !== null && other.seen.link === 'down')) return
    if (before().findLast(isOf)?.touch === touch) return
    expect(orderOf(moment)).toEqual({ kind: 'stop' })
    reached.held++
  },
)

always('one order at a time, 400 ms apart, but for a Stop', (moment, _bounds, before) => {
  const order = orderOf(moment)
  if (order === null || order.kind === 'stop') return
  expect(moment.seen.pending).toBeNull()
  const last = before().findLast((other) => orderOf(other) !== null)
  if (last !== undefined) expect(moment.nowMs - last.nowMs).toBeGreaterThanOrEqual(400)
})

always(
  'never the same speed twice in a row, but for one retry of what was not followed, and of what was refused at a press or after 2, 4, 8 … 30 s',
  (moment, _bounds, before) => {
    const kmh = kmhOf(moment)
    const { following, speedAskedAtMs } = moment.seen
    // A speed that the belt was found at, or that another hand set, is no order.
    if (kmh === null || following === null || !isOrderOf(following)) return
    if (Math.abs(kmh - following.speedKmh) > 0.001) return
    expect(following.reachedAtMs).toBeNull()
    if (following.answer !== 'refused') expect(following.tries).toBe(1)
    else if (speedAskedAtMs === null) {
      const last = before().findLast((other) => kmhOf(other) !== null)
      const backOffMs = Math.min(30_000, 1000 * 2 ** following.refusals)
      expect(moment.nowMs - (last?.nowMs ?? -Infinity)).toBeGreaterThanOrEqual(backOffMs)
    }
  },
)

always('nothing at all without a wish or a link', ({ wish, seen, decision, nowMs }) => {
  // One written at rest is guarded, and one that was refused: motion after it is stopped, whatever is wished for (quirk 21).
  const { stop } = seen
  const guarded = stop !== null && (stop.atRest || stop.answer === 'refused') && nowMs - stop.lastAtMs <= 15_000
  const isFree = wish === null && !guarded && !pressIsOn(seen)
  if (isFree || seen.link === 'down') expect(decision).toHaveProperty('wait')
  if (wish === null && 'order' in decision) expect(decision.order).toEqual({ kind: 'stop' })
})

always('a belt above the cap is not left there', (moment, { capKmh }) => {
  const { wish, seen, nowMs } = moment
  if (wish?.belt !== 'moving' || seen.sample === null || seen.link === 'down' || seen.stop !== null) return
  const least = Math.min(seen.sample.speedKmh, seen.previous?.speedKmh ?? 0)
  if (ageMsOf(seen, nowMs) > freshMsOf(seen) || least <= highestReadingKmhOf(seen, capKmh) + 0.01) return
  expect(orderOf(moment)).toEqual({ kind: 'stop' })
})

/**
 * @param before all that led to the moment, the oldest first
 * @throws by the sentence's name where it does not hold
 */
export function expectToHold(
  { what, holds }: Sentence,
  moment: Moment,
  bounds: Bounds,
  before: () => readonly Moment[],
): void {
  try {
    holds(moment, bounds, before)
  } catch (fault) {
    throw new Error(`${what}: ${(fault as Error).message}`, { cause: fault })
  }
}

/** What always holds of the governor holds of each moment of this step, after all that led to it. */
export function expectMomentsToHold<State extends { readonly moments: readonly Moment[] }>(
  step: Reached<State>,
  bounds: Bounds,
): void {
  const { moments } = step.state
  moments.forEach((moment, i) => {
    const before = (): readonly Moment[] => [
      ...pathTo(step).flatMap(({ state }) => state.moments),
      ...moments.slice(0, i),
    ]
    for (const sentence of SENTENCES) expectToHold(sentence, moment, bounds, before)
  })
}
