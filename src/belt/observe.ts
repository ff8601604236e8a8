import { followingAfter, followingAnswered, followingFor, learning } from './following.ts'
import type { Ask } from '../../protocol/panel/asks.ts'
import { inclineAfter, inclineRead, NO_INCLINE } from './incline.ts'
import { lagsAfter } from './lag.ts'
import { risesAfter } from './ramp.ts'
import { LIMITS } from './limits.ts'
import { elapsedAfter, periodAfter } from './readings.ts'
import { lostFromSight, UNKNOWN_UNIT, unitAfter, unitAtStart } from './unit.ts'
import type { BeltEvent, EventBesideReadings, MachineFacts, Notice, Telemetry } from './event.ts'
import { beltKmhAfter, bornOutBy } from './impossible-readings.ts'
import { frozenOf, mayYetMoveOf, needsEyesOf, standstillOf } from './rest.ts'
import type { Evidence } from './rest-evidence.ts'
import {
  afterDoubt,
  afterMotion,
  afterRestart,
  afterStart,
  afterStop,
  afterZero,
  NO_EVIDENCE,
  startMoved,
  startSent,
  onNewLink,
} from './rest-evidence.ts'
import { outlastsRestOf, stopAfter, stopPressed, stopSent } from './stop-seen.ts'
import { sameOrder, wasNotDone, type Order, type OrderAnswer } from './order.ts'
import type { RestSeen, Sample, Seen } from './seen.ts'
import { seenWith, restWith } from './seen-with.ts'

/** Folds one event into what has been seen of the belt. Events that say nothing of the belt return the same object. */
export function observe(seen: Seen, event: BeltEvent): Seen {
  if (event.kind === 'telemetry') return afterReading(seen, event.telemetry, event.atMs)
  const next = observed(seen, event)
  const incline = inclineAfter(seen, next.incline, event)
  return incline === next.incline ? next : seenWith(next, { incline })
}

function observed(seen: Seen, event: EventBesideReadings): Seen {
  switch (event.kind) {
    case 'order':
      return ordered(seen, event.order, event.atMs)
    case 'answer':
      return answered(seen, event.order, event.answer)
    case 'notice':
      return noticed(seen, event.notice, event.atMs)
    case 'watched':
      return seenWith(seen, { unwatchedMs: 0 })
    case 'unwatched':
      return seenWith(seen, { unwatchedMs: event.forMs })
    case 'restarted':
      return seenWith(forgetBelt(seen, afterRestart(seen.rest)), { link: 'down', linkUpAtMs: null, unwatchedMs: 0 })
    case 'slept':
      return slept(seen, event.sleptMs)
    case 'ask':
      return asked(seen, event.ask, event.atMs)
    case 'tick':
    case 'leaving':
      return seen
  }
}

/** What a new connection knows of the belt, until it speaks: nothing. */
const UNKNOWN_BELT = {
  sample: null,
  previous: null,
  periodMs: 1000,
  learned: null,
  zeroSinceMs: null,
  saidStoppedAtMs: null,
  saidSpeedKmh: null,
  saidStillAtMs: null,
  speedAskedAtMs: null,
  pending: null,
  following: null,
  stop: null,
  start: null,
  elapsed: null,
} as const satisfies Partial<Seen>

/** Before anything was seen. */
export const NOTHING_SEEN: Seen = {
  ...UNKNOWN_BELT,
  link: 'down',
  linkUpAtMs: null,
  grid: null,
  limits: LIMITS,
  press: null,
  stopTouch: null,
  rest: NO_EVIDENCE,
  lagsMs: [],
  rises: [],
  lastOrderAtMs: null,
  usedStarts: [],
  unit: UNKNOWN_UNIT,
  incline: NO_INCLINE,
  unwatchedMs: 0,
}

const STARTS_KEPT = 1000 // more than a belt can be started in a day

function afterReading(seen: Seen, telemetry: Telemetry, atMs: number): Seen {
  const elapsed = elapsedAfter(seen.elapsed, telemetry.elapsedS, atMs)
  const { speedKmh, distanceM, inclinePct } = telemetry
  if (speedKmh === null) {
    const incline = inclineRead(seen, seen.sample?.speedKmh ?? 0, inclinePct, atMs)
    return elapsed === seen.elapsed && incline === seen.incline ? seen : seenWith(seen, { elapsed, incline })
  }
  const gapMs = seen.sample === null ? Infinity : atMs - seen.sample.atMs
  const periodMs = periodAfter(seen, gapMs)
  const read = { speedKmh, atMs }
  const beltKmh = beltKmhAfter(seen, read)
  const incline = inclineRead(seen, beltKmh, inclinePct, atMs)
  if (beltKmh !== speedKmh) {
    const sample = { speedKmh: beltKmh, atMs }
    return doubts(seen, seenWith(seen, { sample, periodMs, elapsed, incline }), read, distanceM)
  }
  const previous = bornOutBy(seen, read) ?? seen.sample
  const reading = { sample: read, previous, periodMs, elapsed, distanceM, incline }
  return speedKmh > 0 ? moves(seen, reading) : stands(seen, reading, gapMs)
}

type Reading = Pick<Seen, 'previous' | 'periodMs' | 'elapsed' | 'incline'> & Evidence

/** Not believed until another reading says the same: it tells that the machine speaks, and nothing of the belt. */
function doubts(seen: Seen, next: Seen, doubted: Sample, distanceM: number | null): Seen {
  return seenWith(next, {
    zeroSinceMs: doubted.speedKmh === 0 ? (seen.zeroSinceMs ?? doubted.atMs) : seen.zeroSinceMs,
    stop: seen.stop === null ? null : { ...seen.stop, blind: 0 },
    rest: afterDoubt(seen, doubted, distanceM),
  })
}

/** The usual reading. Every field is written out because a spread of so many takes several times as long. */
function moves(seen: Seen, reading: Reading): Seen {
  const { sample, previous, periodMs, elapsed } = reading
  const { speedKmh, atMs } = sample
  const setsOff = previous !== null && speedKmh > previous.speedKmh + seen.limits.setsOffKmh
  const followed = seen.following === null ? null : followingAfter(seen, seen.following, speedKmh, atMs)
  const { learned, following } =
    followed === null ? { learned: seen.learned, following: null } : learning(seen, followed)
  const rest = afterMotion(seen, reading)
  const moved: Seen = {
    link: seen.link,
    linkUpAtMs: seen.linkUpAtMs,
    grid: seen.grid,
    limits: seen.limits,
    learned,
    lagsMs: lagsAfter(seen, followed, sample),
    rises: risesAfter(seen, sample),
    sample,
    previous,
    periodMs,
    zeroSinceMs: null,
    saidStoppedAtMs: seen.zeroSinceMs !== null || setsOff ? null : seen.saidStoppedAtMs,
    saidSpeedKmh: seen.saidSpeedKmh,
    saidStillAtMs: null,
    press: seen.press,
    stopTouch: seen.stopTouch,
    speedAskedAtMs: seen.speedAskedAtMs,
    rest,
    pending: seen.pending,
    lastOrderAtMs: seen.lastOrderAtMs,
    following,
    stop: seen.stop === null ? null : stopAfter(seen.stop, sample, rest, seen.limits),
    start: startMoved(seen.start, atMs),
    usedStarts: seen.usedStarts,
    elapsed,
    unit: unitAfter(seen, following, { speedKmh, atMs, distanceM: reading.distanceM }, periodMs),
    incline: reading.incline,
    unwatchedMs: seen.unwatchedMs,
  }
  // A machine that keeps sending the same speed to a belt that was seen to stand shows no motion by it (quirk 59).
  return seen.saidStillAtMs !== null && frozenOf(moved) ? seenWith(moved, { saidStillAtMs: seen.saidStillAtMs }) : moved
}

/** A Stop is over once the belt is proven to rest, and cannot start by our doing. */
function stands(seen: Seen, reading: Reading, gapMs: number): Seen {
  const { sample, previous, periodMs, elapsed, incline } = reading
  const { atMs } = sample
  const zeroSinceMs = gapMs > seen.limits.longestPeriodMs ? atMs : (seen.zeroSinceMs ?? atMs)
  const rest = afterZero(seen, zeroSinceMs, reading)
  const unit = unitAfter(seen, seen.following, { speedKmh: 0, atMs, distanceM: reading.distanceM }, periodMs)
  const stood: Seen = seenWith(seen, { sample, previous, periodMs, elapsed, zeroSinceMs, rest, unit, incline })
  if (seen.stop === null) return stood
  if (standstillOf(stood, atMs) && !mayYetMoveOf(stood, atMs) && !outlastsRestOf(stood, atMs))
    return seenWith(stood, { stop: null })
  return seenWith(stood, { stop: { ...seen.stop, blind: 0 } })
}

function asked(seen: Seen, ask: Ask, atMs: number): Seen {
  switch (ask.ask) {
    case 'belt-is-still':
      return needsEyesOf(seen, atMs) ? seenWith(seen, { saidStillAtMs: atMs, stop: null }) : seen
    case 'pause':
      return stopPressed(seen, {}, atMs)
    case 'stop':
      return stopPressed(seen, ask, atMs)
    default:
      return seen
  }
}

/** The monotonic clock stood still: what was read before is older than it seems, and how an order was followed is lost. */
function slept(seen: Seen, sleptMs: number): Seen {
  const sample = seen.sample === null ? null : { ...seen.sample, atMs: seen.sample.atMs - sleptMs }
  return seenWith(seen, { sample, following: null, unit: lostFromSight(seen.unit) })
}

function ordered(seen: Seen, order: Order, atMs: number): Seen {
  const sent = seenWith(seen, { pending: { order, atMs }, lastOrderAtMs: atMs, speedAskedAtMs: null })
  switch (order.kind) {
    case 'start':
      return seenWith(sent, {
        usedStarts: [...seen.usedStarts, order.askId].slice(-STARTS_KEPT),
        start: startSent(seen, order.askId, atMs),
        rest: afterStart(seen.rest),
        press: null,
        following: null,
        stop: null,
        saidStoppedAtMs: null,
        saidSpeedKmh: null,
        saidStillAtMs: null,
        elapsed: null,
        unit: unitAtStart(seen.unit),
      })
    case 'speed':
      return seenWith(sent, {
        following: followingFor(seen, order.speedKmh, atMs),
        start: seen.start === null ? null : { ...seen.start, speedOrdered: true },
        stop: null,
        saidSpeedKmh: null,
      })
    case 'incline': // a press for another speed still waits for an order of one
      return seenWith(sent, { speedAskedAtMs: seen.speedAskedAtMs })
    case 'stop':
      return seenWith(sent, {
        following: null,
        saidSpeedKmh: null,
        saidStillAtMs: null,
        press: null,
        stopTouch: seen.press?.touch ?? seen.stopTouch,
        stop: stopSent(seen, atMs),
        rest: afterStop(seen, atMs),
      })
  }
}

function answered(seen: Seen, order: Order, answer: OrderAnswer): Seen {
  const pending = seen.pending !== null && sameOrder(seen.pending.order, order) ? null : seen.pending
  const isFollowed = order.kind === 'speed' && seen.following !== null && seen.following.speedKmh === order.speedKmh
  const following = isFollowed && seen.following !== null ? followingAnswered(seen.following, answer) : seen.following
  const acknowledged = seen.stop?.answer === 'acknowledged'
  const stop = order.kind === 'stop' && seen.stop !== null && !acknowledged ? { ...seen.stop, answer } : seen.stop
  const heard: Seen = seenWith(seen, { pending, following, stop })
  const { start } = seen
  if (order.kind !== 'start' || !wasNotDone(answer) || start?.askId !== order.askId) return heard
  const refused: Seen = seenWith(heard, { start: { ...start, refused: true } })
  if (start.movedAtMs !== null) return refused
  const { saidStillAtMs, ...before } = start.before
  return seenWith(refused, { saidStillAtMs, rest: restWith(seen.rest, before) })
}

function noticed(seen: Seen, notice: Notice, atMs: number): Seen {
  switch (notice.kind) {
    case 'stopped':
    case 'paused':
      return seenWith(seen, { saidStoppedAtMs: atMs })
    case 'started':
      return seenWith(seen, { saidStoppedAtMs: null, saidStillAtMs: null })
    case 'target-speed':
      return seenWith(seen, { saidSpeedKmh: notice.by === 'us' ? null : notice.speedKmh })
    case 'link-up':
      return met(seen, notice.machine, atMs)
    case 'left':
    case 'link-lost':
      return seenWith(seen, {
        link: 'down',
        linkUpAtMs: null,
        pending: null,
        following: null,
        saidStillAtMs: null,
        unit: lostFromSight(seen.unit),
      })
    case 'reset':
    case 'control-lost':
    case 'control-refused':
      return seen
  }
}

function met(seen: Seen, { grid, limits }: MachineFacts, atMs: number): Seen {
  const fresh = { link: 'up', linkUpAtMs: atMs, grid, limits: { ...LIMITS, ...limits } } as const
  return seenWith(forgetBelt(seen, onNewLink(seen.rest)), fresh)
}

/** Used starts stay used. */
const forgetBelt = (seen: Seen, rest: RestSeen): Seen =>
  seenWith(seen, { ...UNKNOWN_BELT, rest, unit: lostFromSight(seen.unit) })
