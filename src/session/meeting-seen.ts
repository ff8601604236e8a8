import { mphFromKmh, type SpeedGrid } from '../../protocol/units.ts'
import type { Facts } from '../profile/facts.ts'
import type { SessionEvent } from './event.ts'
import { drivingOf } from './driving.ts'
import { learnedIn } from './learned.ts'
import { paceOf, placeOf, type Session } from './session.ts'

/** What a first meeting showed of a treadmill: read off its events, as a run is. */

/** Over so many metres a distance that was never given up is one to draw lines by. */
const SHORT_PROOF_M = 60
/** A speed is kept that lies within this of the order, or half a step of the grid, km/h. */
const KEPT_KMH = 0.06
/** Parts of a tenth of mph: where an order lies that is cut to the one below and rounded to the one above. */
const NEARER_TO_UPPER = { low: 0.55, high: 0.9 }
/** A reading of hundredths of a km/h lies so near to its tenth of mph, in tenths. */
const EXACT_TENTHS = 0.07
/** A silence of so long after the belt came to rest is the machine's way, ms. */
const QUIET_MS = 3000
/** No belt with feet beside it changes faster: what reads so is a leap of the readings, km/h per second. */
const STEEPEST_KMH_PER_S = 5

interface Reading {
  readonly atMs: number
  readonly kmh: number
}

interface Ordered {
  readonly atMs: number
  readonly kmh: number
  /** What was read up to the next order of any kind, oldest first; the first of them from before it. */
  readonly readings: readonly Reading[]
}

/** True where a meeting was had to its end: each of its steps. */
export const hadWhole = (session: Session): boolean =>
  session.plan !== null && placeOf(session).splits.length >= session.plan.phases.length

/** @param events of the whole meeting, its ticks left out */
export function metIn(events: readonly SessionEvent[], session: Session): Partial<Facts> {
  const readings = events.flatMap((event): Reading[] =>
    event.kind === 'telemetry' && event.telemetry.speedKmh !== null
      ? [{ atMs: event.atMs, kmh: event.telemetry.speedKmh }]
      : [],
  )
  const orders = ordersIn(events, readings)
  const followed = orders.filter(({ kmh, readings: after }) => after.some((one) => isKept(one.kmh, kmh, session)))
  const isDeaf = drivingOf(session).by === 'runner'
  return {
    ...learnedIn(session, SHORT_PROOF_M),
    ...startIn(events, readings),
    ...(isDeaf ? { obeys: false } : followed.length > 0 ? { obeys: true } : {}),
    ...unitIn(session),
    ...gridIn(orders, followed, session.machine?.grid ?? null),
    ...betweenStepsIn(orders),
    ...rateIn('upKmhPerS', orders, 1),
    ...rateIn('downKmhPerS', orders, -1),
    ...(wasSetByHand(session) ? { keysWork: true } : {}),
    ...stopIn(events, readings, session.atMs),
  }
}

const isKept = (measuredKmh: number, kmh: number, { machine }: Session): boolean =>
  Math.abs(measuredKmh - kmh) <= Math.max(KEPT_KMH, (machine?.grid.stepKmh ?? 0) / 2)

function ordersIn(events: readonly SessionEvent[], readings: readonly Reading[]): Ordered[] {
  const all = events.filter((event) => event.kind === 'order')
  return all.flatMap(({ order, atMs }, index): Ordered[] => {
    if (order.kind !== 'speed') return []
    const untilMs = all[index + 1]?.atMs ?? Infinity
    const before = readings.findLast((reading) => reading.atMs <= atMs)
    const after = readings.filter((reading) => reading.atMs > atMs && reading.atMs <= untilMs)
    return [{ atMs, kmh: order.speedKmh, readings: before === undefined ? after : [before, ...after] }]
  })
}

function startIn(events: readonly SessionEvent[], readings: readonly Reading[]): Pick<Partial<Facts>, 'start'> {
  const start = events.find((event) => event.kind === 'order' && event.order.kind === 'start')
  const first = events.find((event) => event.kind === 'order' && event.order.kind === 'speed')
  const moved = readings.find(({ atMs, kmh }) => start !== undefined && atMs > start.atMs && kmh > 0)
  if (start === undefined || moved === undefined) return {}
  const untilMs = first?.atMs ?? Infinity
  const before = readings.filter(({ atMs }) => atMs >= moved.atMs && atMs <= untilMs).map(({ kmh }) => kmh)
  return { start: { afterMs: Math.round(moved.atMs - start.atMs), toKmh: Math.max(moved.kmh, ...before) } }
}

/** In which unit it takes its orders and says its numbers; nothing where neither was told. */
function unitIn({ seen, trouble }: Session): Pick<Partial<Facts>, 'unit'> {
  const { check, verdict, told } = seen.unit
  if (verdict === 'other' || trouble === 'wrong-unit') return { unit: 'mph' }
  return check === 'passed' && (told || verdict === 'ours') ? { unit: 'km/h' } : {}
}

/** The grid is as the machine says it where each order was kept. */
function gridIn(
  orders: readonly Ordered[],
  followed: readonly Ordered[],
  grid: SpeedGrid | null,
): Pick<Partial<Facts>, 'grid'> {
  const last = orders.at(-1)
  // One that was followed by the next at once had no time to come.
  const given = orders.filter((order) => order === last || order.readings.length > 2)
  if (grid === null || given.length < 3 || given.some((order) => !followed.includes(order))) return {}
  const { minKmh, maxKmh, stepKmh } = grid
  return { grid: { minKmh, maxKmh, stepKmh } }
}

/**
 * What the console makes of speeds between two tenths of mph: told by those that lie nearer to the upper one, where each speed
 * that the belt kept was a whole number of tenths.
 */
function betweenStepsIn(orders: readonly Ordered[]): Pick<Partial<Facts>, 'betweenSteps'> {
  const kept = orders.flatMap(({ kmh, readings }) => {
    const [before, last] = readings.slice(-2)
    if (before === undefined || last === undefined || before.kmh !== last.kmh) return []
    return [{ ordered: mphFromKmh(kmh) * 10, came: mphFromKmh(last.kmh) * 10 }]
  })
  const telling = kept.filter(({ ordered }) => {
    const part = ordered - Math.floor(ordered)
    return part >= NEARER_TO_UPPER.low && part <= NEARER_TO_UPPER.high
  })
  if (telling.length < 2 || kept.some(({ came }) => Math.abs(came - Math.round(came)) > EXACT_TENTHS)) return {}
  if (telling.every(({ ordered, came }) => Math.round(came) === Math.floor(ordered))) return { betweenSteps: 'cuts' }
  return telling.every(({ ordered, came }) => Math.round(came) === Math.ceil(ordered)) ? { betweenSteps: 'rounds' } : {}
}

/** How fast the belt changes: of each order that way the steepest between two readings, and of those the one in the middle. */
function rateIn<Name extends 'upKmhPerS' | 'downKmhPerS'>(
  name: Name,
  orders: readonly Ordered[],
  sign: 1 | -1,
): Partial<Facts> {
  const rates = orders
    .filter(({ kmh, readings }) => sign * (kmh - (readings[0]?.kmh ?? kmh)) > KEPT_KMH)
    .map(({ readings }) => Math.max(0, ...slopesIn(readings).map((kmhPerS) => sign * kmhPerS)))
    .filter((kmhPerS) => kmhPerS > 0.02 && kmhPerS < STEEPEST_KMH_PER_S)
    .sort((a, b) => a - b)
  const middle = rates[Math.floor(rates.length / 2)]
  return middle === undefined ? {} : { [name]: Math.round(middle * 100) / 100 }
}

const slopesIn = (readings: readonly Reading[]): number[] =>
  readings.slice(1).map(({ atMs, kmh }, index) => {
    const before = readings[index]
    const s = (atMs - (before?.atMs ?? atMs)) / 1000
    return before === undefined || s <= 0 ? 0 : (kmh - before.kmh) / s
  })

/** A hand set another speed at the console, and it was taken. */
const wasSetByHand = (session: Session): boolean =>
  paceOf(session).hold?.reasons.includes('console') === true ||
  placeOf(session).splits.some(({ changes }) =>
    changes?.some((change) => change.code === 'was-held' && change.values.reason === 'console'),
  )

function stopIn(
  events: readonly SessionEvent[],
  readings: readonly Reading[],
  endedAtMs: number,
): Pick<Partial<Facts>, 'stop' | 'quietAtRest'> {
  const stop = events.findLast((event) => event.kind === 'order' && event.order.kind === 'stop')
  if (stop === undefined) return {}
  const after = readings.filter(({ atMs }) => atMs > stop.atMs)
  const rested = after.find(({ kmh }) => kmh === 0)
  const isSaid = events.some(
    (event) => event.kind === 'notice' && event.atMs > stop.atMs && event.notice.kind === 'stopped',
  )
  const silentMs = endedAtMs - (after.at(-1)?.atMs ?? stop.atMs)
  return {
    stop: { restsAfterMs: rested === undefined ? null : Math.round(rested.atMs - stop.atMs), isSaid },
    ...(rested !== undefined ? { quietAtRest: false } : silentMs > QUIET_MS ? { quietAtRest: true } : {}),
  }
}
