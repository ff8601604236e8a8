import type { SessionEvent, Notice, Telemetry } from './event.ts'
import type { Order, OrderAnswer } from './order.ts'
import type { Aim, Sample, Seen, StartSeen, StopSeen } from './seen.ts'

/** Folds one event into what has been seen of the belt. Events that say nothing of the belt return the same object. */
export function watch(seen: Seen, event: SessionEvent): Seen {
  switch (event.kind) {
    case 'telemetry':
      return read(seen, event.telemetry, event.atMs)
    case 'order':
      return ordered(seen, event.order, event.atMs)
    case 'answer':
      return answered(seen, event.order, event.answer)
    case 'notice':
      return noticed(seen, event.notice, event.atMs)
    case 'watched':
      return { ...seen, unwatchedSinceMs: null }
    case 'unwatched':
      return { ...seen, unwatchedSinceMs: seen.unwatchedSinceMs ?? event.atMs }
    case 'restarted':
      return { ...forgetBelt(seen), link: 'down', linkUpAtMs: null, unwatchedSinceMs: event.atMs }
    case 'slept':
      return { ...seen, sample: null, previous: null, zeroSinceMs: null, aim: null }
    case 'ask':
      return event.ask.ask === 'belt-is-still' ? { ...seen, saidStillAtMs: event.atMs } : seen
    case 'plan':
    case 'tick':
      return seen
  }
}

/** Before anything was seen. */
export const NOTHING_SEEN: Seen = {
  link: 'down',
  linkUpAtMs: null,
  grid: null,
  sample: null,
  previous: null,
  periodMs: 1000,
  zeroSinceMs: null,
  saidStoppedAtMs: null,
  saidSpeedKmh: null,
  saidStillAtMs: null,
  pending: null,
  lastOrderAtMs: null,
  aim: null,
  stop: null,
  start: null,
  usedStarts: [],
  elapsed: null,
  distanceRatio: null,
  unwatchedSinceMs: 0,
}

/** Two readings this close to each other are the same speed, km/h: a ramp changes by more between them. */
const SAME_SPEED_KMH = 0.1
/** A belt that moved this far toward an order is following it, km/h. */
const FOLLOWING_KMH = 0.1
/** A fall by which a stopping belt shows that it is stopping, km/h (governor, rule 1). */
const STOPPING_KMH = 0.3
/** A gap longer than this is a gap, not the machine's period, ms. */
const LONGEST_PERIOD_MS = 5000
/** How many used starts are remembered; a repeated ask is caught long before by its id. */
const STARTS_KEPT = 8

function read(seen: Seen, telemetry: Telemetry, atMs: number): Seen {
  const elapsed = elapsedAfter(seen.elapsed, telemetry.elapsedS, atMs)
  const speedKmh = telemetry.speedKmh
  if (speedKmh === null) return elapsed === seen.elapsed ? seen : { ...seen, elapsed }
  const sample: Sample = { speedKmh, atMs }
  const moves = speedKmh > 0
  const gapMs = seen.sample === null ? 0 : atMs - seen.sample.atMs
  const speedsUp = seen.sample !== null && speedKmh > seen.sample.speedKmh + STOPPING_KMH
  return {
    ...seen,
    sample,
    previous: seen.sample,
    periodMs: gapMs > 0 && gapMs <= LONGEST_PERIOD_MS ? seen.periodMs * 0.8 + gapMs * 0.2 : seen.periodMs,
    zeroSinceMs: moves ? null : (seen.zeroSinceMs ?? atMs),
    saidStoppedAtMs: speedsUp ? null : seen.saidStoppedAtMs,
    saidStillAtMs: moves ? null : seen.saidStillAtMs,
    elapsed,
    aim: seen.aim === null ? null : aimAfter(seen.aim, speedKmh, atMs, toleranceOf(seen)),
    start: startAfter(seen, speedKmh, atMs),
    stop: seen.stop === null ? null : stopAfter(seen.stop, sample),
  }
}

/** How far a measured speed may lie from an order and still be it, km/h: max(0.2, one grid step) (quirks 31, 32). */
export function toleranceOf(seen: Seen): number {
  return Math.max(0.2, seen.grid?.stepKmh ?? 0)
}

function aimAfter(aim: Aim, speedKmh: number, atMs: number, toleranceKmh: number): Aim {
  const same = aim.settled.count > 0 && Math.abs(speedKmh - aim.settled.speedKmh) <= SAME_SPEED_KMH
  const reached = Math.abs(speedKmh - aim.speedKmh) <= toleranceKmh + 1e-9
  const toward = aim.speedKmh >= aim.fromKmh ? speedKmh - aim.fromKmh : aim.fromKmh - speedKmh
  return {
    ...aim,
    reachedAtMs: aim.reachedAtMs ?? (reached ? atMs : null),
    followed: aim.followed || reached || toward > FOLLOWING_KMH,
    settled: same ? { count: aim.settled.count + 1, speedKmh: aim.settled.speedKmh } : { count: 1, speedKmh },
  }
}

function startAfter(seen: Seen, speedKmh: number, atMs: number): StartSeen | null {
  const start = seen.start
  if (start === null) return null
  if (start.movedAtMs === null) return speedKmh > 0 ? { ...start, movedAtMs: atMs } : start
  if (start.unitChecked || seen.aim === null || !seen.aim.unitCheck) return start
  const { settled, speedKmh: aimKmh } = seen.aim
  const there = Math.abs(speedKmh - aimKmh) <= toleranceOf(seen) + 1e-9
  const stays = settled.count >= 1 && Math.abs(speedKmh - settled.speedKmh) <= SAME_SPEED_KMH
  return there && stays ? { ...start, unitChecked: true } : start
}

function stopAfter(stop: StopSeen, sample: Sample): StopSeen {
  if (stop.mark === null) return { ...stop, mark: sample }
  return sample.speedKmh <= stop.mark.speedKmh - STOPPING_KMH + 1e-9 ? { ...stop, mark: sample } : stop
}

function elapsedAfter(elapsed: Seen['elapsed'], s: number | null, atMs: number): Seen['elapsed'] {
  if (s === null) return elapsed
  if (elapsed === null) return { s, sinceMs: atMs, ticked: false }
  return s === elapsed.s ? elapsed : { s, sinceMs: atMs, ticked: true }
}

function ordered(seen: Seen, order: Order, atMs: number): Seen {
  const sent = { ...seen, pending: { order, atMs }, lastOrderAtMs: atMs }
  switch (order.kind) {
    case 'start':
      return {
        ...sent,
        usedStarts: [...seen.usedStarts, order.askId].slice(-STARTS_KEPT),
        start: { askId: order.askId, atMs, movedAtMs: null, speedOrdered: false, unitChecked: false },
        aim: null,
        stop: null,
        saidStoppedAtMs: null,
        saidSpeedKmh: null,
        elapsed: null,
        distanceRatio: null,
      }
    case 'speed':
      return {
        ...sent,
        aim: aimFor(seen, order.speedKmh, atMs),
        start: seen.start === null ? null : { ...seen.start, speedOrdered: true },
        stop: null,
        saidSpeedKmh: null,
      }
    case 'stop':
      return { ...sent, aim: null, saidSpeedKmh: null, stop: stopFor(seen, atMs) }
  }
}

function aimFor(seen: Seen, speedKmh: number, atMs: number): Aim {
  const measuredKmh = seen.sample?.speedKmh ?? 0
  const before = seen.aim
  const headingKmh = before !== null && before.reachedAtMs === null ? before.speedKmh : measuredKmh
  return {
    speedKmh,
    fromKmh: speedKmh < measuredKmh ? Math.max(measuredKmh, headingKmh) : measuredKmh,
    previousKmh: before?.speedKmh ?? measuredKmh,
    atMs,
    tries: before !== null && before.speedKmh === speedKmh ? before.tries + 1 : 1,
    answer: null,
    reachedAtMs: null,
    followed: false,
    unitCheck:
      seen.start !== null && !seen.start.unitChecked && (!seen.start.speedOrdered || before?.unitCheck === true),
    settled: { count: 0, speedKmh: measuredKmh },
  }
}

function stopFor(seen: Seen, atMs: number): StopSeen {
  const fromKmh = seen.sample?.speedKmh ?? null
  const mark = fromKmh === null ? null : { speedKmh: fromKmh, atMs }
  if (seen.stop === null) return { firstAtMs: atMs, lastAtMs: atMs, count: 1, fromKmh, mark }
  return { ...seen.stop, lastAtMs: atMs, count: seen.stop.count + 1, mark }
}

function answered(seen: Seen, order: Order, answer: OrderAnswer): Seen {
  const pending = seen.pending !== null && sameOrder(seen.pending.order, order) ? null : seen.pending
  const ofAim = order.kind === 'speed' && seen.aim !== null && seen.aim.speedKmh === order.speedKmh
  return { ...seen, pending, aim: ofAim && seen.aim !== null ? { ...seen.aim, answer } : seen.aim }
}

function sameOrder(a: Order, b: Order): boolean {
  if (a.kind === 'speed') return b.kind === 'speed' && a.speedKmh === b.speedKmh
  return a.kind === b.kind
}

function noticed(seen: Seen, notice: Notice, atMs: number): Seen {
  switch (notice.kind) {
    case 'stopped':
    case 'paused':
      return { ...seen, saidStoppedAtMs: atMs }
    case 'started':
      return { ...seen, saidStoppedAtMs: null, saidStillAtMs: null }
    case 'target-speed':
      return { ...seen, saidSpeedKmh: notice.by === 'us' ? null : notice.speedKmh }
    case 'link-up':
      return { ...forgetBelt(seen), link: 'up', linkUpAtMs: atMs, grid: notice.machine.grid }
    case 'link-lost':
      return { ...seen, link: 'down', linkUpAtMs: null, pending: null, aim: null, saidStillAtMs: null }
    case 'reset':
    case 'control-lost':
      return seen
  }
}

/** A new connection knows nothing of the belt until it speaks. Used starts stay used. */
function forgetBelt(seen: Seen): Seen {
  return {
    ...seen,
    sample: null,
    previous: null,
    periodMs: 1000,
    zeroSinceMs: null,
    saidStoppedAtMs: null,
    saidSpeedKmh: null,
    saidStillAtMs: null,
    pending: null,
    aim: null,
    stop: null,
    start: null,
    elapsed: null,
    distanceRatio: null,
  }
}

/**
 * Takes a speed that somebody else set, or that the belt was found at, as what the belt should be at: nothing is
 * ordered for it, and a later change is told from it.
 */
export function adopt(seen: Seen, speedKmh: number, atMs: number): Seen {
  const aim: Aim = {
    speedKmh,
    fromKmh: speedKmh,
    previousKmh: speedKmh,
    atMs,
    tries: 1,
    answer: 'acknowledged',
    reachedAtMs: atMs,
    followed: true,
    unitCheck: false,
    settled: { count: 0, speedKmh },
  }
  return { ...seen, aim, saidSpeedKmh: null }
}
