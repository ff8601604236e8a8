import type { EventBesideReadings } from './event.ts'
import { EXACT_KMH, type Limits } from './limits.ts'
import type { Order, OrderAnswer } from './order.ts'
import { freshMsOf } from './readings.ts'
import type { InclineOrdered, InclineSeen, Seen } from './seen.ts'

/** The incline of the belt, as its readings and our orders of it tell (coach: incline). */

export const NO_INCLINE: InclineSeen = {
  grid: null,
  reading: null,
  order: null,
  leftPct: 0,
  byHand: false,
  roseAtMs: null,
  speedRoseAtMs: null,
}

/** Covers the last bit of a difference of two inclines in tenths, percent. */
const EPSILON_PCT = 1e-6

const isAt = (pct: number, atPct: number, { inclineTolerancePct }: Limits): boolean =>
  Math.abs(pct - atPct) <= inclineTolerancePct + EPSILON_PCT

/** The same after an event. `seen` is before it. */
export function inclineAfter(seen: Seen, incline: InclineSeen, event: EventBesideReadings): InclineSeen {
  switch (event.kind) {
    case 'order':
      return ordered(seen, event.order, event.atMs)
    case 'answer':
      return event.order.kind === 'incline' ? answered(incline, event.order.inclinePct, event.answer) : incline
    case 'ask':
      return event.ask.ask === 'start' ? ofNewRun(incline) : incline
    case 'notice': {
      const { notice } = event
      return notice.kind === 'link-up' ? { ...incline, grid: notice.machine.incline ?? null, reading: null } : incline
    }
    case 'restarted':
      return { ...incline, reading: null }
    default:
      return incline
  }
}

/** After a reading of a belt at a speed: what it says of the order, and whether a hand has moved it. */
export function inclineRead(seen: Seen, speedKmh: number, pct: number | null, atMs: number): InclineSeen {
  const { incline, limits } = seen
  if (pct === null || incline.grid === null || incline.reading?.atMs === atMs) return incline
  const { reading: before, order } = incline
  const isSame = before !== null && Math.abs(before.pct - pct) < EPSILON_PCT
  const reading = { pct, atMs, sinceMs: isSame ? before.sinceMs : atMs }
  const next = {
    ...incline,
    reading,
    order: order === null ? null : followed(order, before?.pct ?? pct, reading, limits),
  }
  return next.byHand || !isByHand(speedKmh, next, limits, atMs) ? next : { ...next, byHand: true }
}

function followed(
  order: InclineOrdered,
  beforePct: number,
  { pct, atMs }: { readonly pct: number; readonly atMs: number },
  limits: Limits,
): InclineOrdered {
  if (order.reachedAtMs !== null) return order
  if (isAt(pct, order.pct, limits)) return { ...order, reachedAtMs: atMs }
  const isNearer = Math.abs(pct - order.pct) < Math.abs(beforePct - order.pct) - EPSILON_PCT
  return isNearer ? { ...order, nearerAtMs: atMs } : order
}

/**
 * A moving belt has settled where no order of ours explains it: off the one it had been at, off the way to one, or, where none
 * was given since its start, off flat and off what a run before the stop had left it at.
 */
function isByHand(speedKmh: number, { order, reading, leftPct }: InclineSeen, limits: Limits, atMs: number): boolean {
  if (reading === null || speedKmh === 0) return false
  if (atMs - reading.sinceMs < limits.inclineHandMs) return false
  const { pct } = reading
  if (order === null) return !isAt(pct, 0, limits) && !isAt(pct, leftPct, limits)
  if (order.reachedAtMs !== null) return !isAt(pct, order.pct, limits)
  const low = Math.min(order.fromPct, order.pct) - limits.inclineTolerancePct
  const high = Math.max(order.fromPct, order.pct) + limits.inclineTolerancePct
  return pct < low - EPSILON_PCT || pct > high + EPSILON_PCT
}

function ordered(seen: Seen, order: Order, atMs: number): InclineSeen {
  const { incline } = seen
  switch (order.kind) {
    case 'start':
      return { ...left(incline), speedRoseAtMs: atMs }
    case 'stop':
      return left(incline)
    case 'speed':
      return rises(seen, order.speedKmh) ? { ...incline, speedRoseAtMs: atMs } : incline
    case 'incline':
      return inclineOrdered(incline, order.inclinePct, atMs)
  }
}

/** Faster than the belt was ordered, or is read. */
function rises({ following, sample }: Seen, toKmh: number): boolean {
  const measuredKmh = sample?.speedKmh ?? 0
  return toKmh > Math.min(following?.speedKmh ?? measuredKmh, measuredKmh) + EXACT_KMH
}

function inclineOrdered(incline: InclineSeen, pct: number, atMs: number): InclineSeen {
  const { order: before, reading } = incline
  const isAgain = before !== null && before.pct === pct
  const fromPct = isAgain ? before.fromPct : (before?.pct ?? reading?.pct ?? 0)
  const tries = isAgain ? before.tries + 1 : 1
  const order = { pct, fromPct, atMs, tries, answer: null, nearerAtMs: atMs, reachedAtMs: null }
  return { ...incline, order, roseAtMs: pct > fromPct ? atMs : incline.roseAtMs }
}

/** What was never written is no order: the belt is where it was. */
function answered(incline: InclineSeen, pct: number, answer: OrderAnswer): InclineSeen {
  const { order } = incline
  if (order?.pct !== pct) return incline
  if (answer === 'withdrawn') return { ...incline, order: null, leftPct: order.fromPct }
  return { ...incline, order: { ...order, answer } }
}

/** The belt is stopped, or started anew: some machines are flat then by themselves. What was refused stays so. */
const left = (incline: InclineSeen): InclineSeen =>
  incline.order === null || incline.order.answer === 'refused' ? incline : withoutOrder(incline, incline.order)

/** A new run: nobody has set or refused anything in it yet. */
const ofNewRun = (incline: InclineSeen): InclineSeen =>
  incline.order === null ? { ...incline, byHand: false } : { ...withoutOrder(incline, incline.order), byHand: false }

const withoutOrder = (incline: InclineSeen, { pct, fromPct, reachedAtMs }: InclineOrdered): InclineSeen => ({
  ...incline,
  order: null,
  leftPct: reachedAtMs === null ? fromPct : pct,
})

/** The incline the belt is at, or comes to by our order, percent; null while it is not known. */
export function inclineNowOf({ incline }: Pick<Seen, 'incline'>): number | null {
  return incline.order?.pct ?? incline.reading?.pct ?? null
}

/** True once it took no incline: refused, or as often as it is ordered without coming nearer (quirks 34, 35). */
export function inclineOffOf(seen: Seen, nowMs: number): boolean {
  const { order } = seen.incline
  if (order === null || order.reachedAtMs !== null) return false
  return triesLeftOf(seen, order) === 0 && isDeaf(seen, order, nowMs)
}

/** Its readings tell none, and so it is never ordered: two with a speed, on this link, and not one with an incline. */
export const inclineUntoldOf = ({ incline, previous }: Pick<Seen, 'incline' | 'previous'>): boolean =>
  incline.grid !== null && incline.reading === null && previous !== null

/** True of one that takes no incline at all, where no order of it came from anywhere but flat. */
export const takesNoInclineOf = (seen: Seen, nowMs: number): boolean =>
  inclineOffOf(seen, nowMs) && seen.incline.order?.fromPct === 0

/** True where the last order is due once more: a fall alone, once. */
export function inclineDueAgainOf(seen: Seen, nowMs: number): boolean {
  const { order } = seen.incline
  if (order === null || order.reachedAtMs !== null) return false
  return triesLeftOf(seen, order) > 0 && isDeaf(seen, order, nowMs) && nowMs - order.atMs >= seen.limits.refusedRetryMs
}

const triesLeftOf = ({ limits }: Seen, { pct, fromPct, tries }: InclineOrdered): number =>
  Math.max(0, (pct < fromPct ? limits.tries : 1) - tries)

const isDeaf = ({ limits }: Seen, { answer, nearerAtMs }: InclineOrdered, nowMs: number): boolean =>
  answer === 'refused' || nowMs - nearerAtMs > limits.inclineFollowMs + limits.lagMs

/** The belt is where it was last ordered to, or was never ordered. */
export const inclineRestsOf = ({ incline: { order } }: Pick<Seen, 'incline'>): boolean =>
  order === null || order.reachedAtMs !== null

/** A reading that says where it is now. */
export function inclineIsFreshOf(seen: Seen, nowMs: number): boolean {
  const { reading } = seen.incline
  return reading !== null && nowMs - reading.atMs <= freshMsOf(seen)
}

/** The incline was ordered to rise so short a time ago that no speed may rise yet (coach: never together). */
export const roseJustNowOf = ({ incline, limits }: Seen, nowMs: number): boolean =>
  incline.roseAtMs !== null && nowMs - incline.roseAtMs < limits.inclineApartMs

/** Neither speed nor incline was ordered to rise for so long that the incline may. */
export const mayRiseOf = (seen: Seen, nowMs: number): boolean =>
  !speedRoseWithinOf(seen, nowMs) && !roseJustNowOf(seen, nowMs)

/** The speed was ordered to rise so short a time before `nowMs`, or `laterMs` after it, that the incline may not. */
export function speedRoseWithinOf({ incline, limits }: Seen, nowMs: number, laterMs = 0): boolean {
  const { speedRoseAtMs } = incline
  return speedRoseAtMs !== null && nowMs + laterMs - speedRoseAtMs < limits.inclineApartMs
}
