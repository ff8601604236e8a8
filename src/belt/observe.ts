import { followingAfter, followingAt, followingFor } from './following.ts'
import { LIMITS } from './limits.ts'
import { followMsOf, lastsAtZero, mayStillStartOf } from './standstill.ts'
import type { BeltEvent, MachineFacts, Notice, Telemetry } from './event.ts'
import { stopAfter } from './stopping.ts'
import type { Order, OrderAnswer } from './order.ts'
import type { Following, ElapsedSeen, Sample, Seen, StartSeen, StopSeen } from './seen.ts'

/** Folds one event into what has been seen of the belt. Events that say nothing of the belt return the same object. */
export function observe(seen: Seen, event: BeltEvent): Seen {
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
      return slept(seen, event.sleptMs)
    case 'ask':
      return asked(seen, event.ask.ask, event.atMs)
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
  zeroSinceMs: null,
  saidStoppedAtMs: null,
  saidSpeedKmh: null,
  saidStillAtMs: null,
  pending: null,
  following: null,
  stop: null,
  start: null,
  elapsed: null,
  unitChecked: false,
  distanceRatio: null,
} as const satisfies Partial<Seen>

/** Before anything was seen. */
export const NOTHING_SEEN: Seen = {
  ...UNKNOWN_BELT,
  link: 'down',
  linkUpAtMs: null,
  grid: null,
  limits: LIMITS,
  stopAskedAtMs: null,
  lastOrderAtMs: null,
  usedStarts: [],
  unwatchedSinceMs: 0,
}

/** How many used starts are remembered; a repeated ask is caught long before by its id. */
const STARTS_KEPT = 8

function read(seen: Seen, telemetry: Telemetry, atMs: number): Seen {
  const elapsed = elapsedAfter(seen.elapsed, telemetry.elapsedS, atMs)
  const { speedKmh } = telemetry
  if (speedKmh === null) return elapsed === seen.elapsed ? seen : { ...seen, elapsed }
  const gapMs = seen.sample === null ? Infinity : atMs - seen.sample.atMs
  const reading = { sample: { speedKmh, atMs }, previous: seen.sample, periodMs: periodAfter(seen, gapMs), elapsed }
  return speedKmh > 0 ? moves(seen, reading) : stands(seen, reading, gapMs)
}

type Reading = Pick<Seen, 'previous' | 'periodMs' | 'elapsed'> & { readonly sample: Sample }

/** The usual reading. Every field is written out because a spread of so many takes several times as long. */
function moves(seen: Seen, { sample, previous, periodMs, elapsed }: Reading): Seen {
  const { speedKmh, atMs } = sample
  const setsOff = previous !== null && speedKmh > previous.speedKmh + seen.limits.setsOffKmh
  const following = seen.following === null ? null : followingAfter(seen, seen.following, speedKmh, atMs)
  return {
    link: seen.link,
    linkUpAtMs: seen.linkUpAtMs,
    grid: seen.grid,
    limits: seen.limits,
    sample,
    previous,
    periodMs,
    zeroSinceMs: null,
    saidStoppedAtMs: seen.zeroSinceMs !== null || setsOff ? null : seen.saidStoppedAtMs,
    saidSpeedKmh: seen.saidSpeedKmh,
    saidStillAtMs: null,
    stopAskedAtMs: seen.stopAskedAtMs,
    pending: seen.pending,
    lastOrderAtMs: seen.lastOrderAtMs,
    following,
    stop: seen.stop === null ? null : stopAfter(seen.stop, sample, seen.limits),
    start: startAfter(seen.start, atMs),
    usedStarts: seen.usedStarts,
    elapsed,
    unitChecked: seen.unitChecked || staysAtUnitCheck(following, { periodMs, limits: seen.limits }, atMs),
    distanceRatio: seen.distanceRatio,
    unwatchedSinceMs: seen.unwatchedSinceMs,
  }
}

/** A lone zero says nothing of how an order is followed (quirk 57). A Stop is over once the belt stands and cannot start. */
function stands(seen: Seen, { sample, previous, periodMs, elapsed }: Reading, gapMs: number): Seen {
  const { atMs } = sample
  const zeroSinceMs = gapMs > seen.limits.longestPeriodMs ? atMs : (seen.zeroSinceMs ?? atMs)
  const stood: Seen = { ...seen, sample, previous, periodMs, elapsed, zeroSinceMs }
  if (seen.stop === null) return stood
  if (lastsAtZero(stood) && !mayStillStartOf(stood, atMs)) return { ...stood, stop: null }
  return { ...stood, stop: { ...seen.stop, blind: 0 } }
}

function periodAfter(seen: Seen, gapMs: number): number {
  const { longestPeriodMs, periodShare } = seen.limits
  const isPeriod = gapMs > 0 && gapMs <= longestPeriodMs
  return isPeriod ? seen.periodMs * (1 - periodShare) + gapMs * periodShare : seen.periodMs
}

function startAfter(start: StartSeen | null, atMs: number): StartSeen | null {
  return start === null || start.movedAtMs !== null ? start : { ...start, movedAtMs: atMs }
}

/**
 * True where the belt stayed at the order for as long as it may take to follow one: a belt that was there before, or
 * that passes on its way to the same number in the other unit, is gone by then (governor, rule 9).
 */
function staysAtUnitCheck(aim: Following | null, machine: Pick<Seen, 'periodMs' | 'limits'>, atMs: number): boolean {
  if (aim === null || !aim.unitCheck || aim.nearSinceMs === null) return false
  return atMs - Math.max(aim.nearSinceMs, aim.atMs) >= followMsOf(machine)
}

function elapsedAfter(elapsed: ElapsedSeen | null, s: number | null, atMs: number): ElapsedSeen | null {
  if (s === null) return elapsed
  if (elapsed === null) return { s, atMs, sinceMs: atMs, ticked: false }
  if (s === elapsed.s) return { ...elapsed, atMs }
  return { s, atMs, sinceMs: atMs, ticked: elapsed.ticked || s > elapsed.s }
}

function asked(seen: Seen, ask: string, atMs: number): Seen {
  if (ask === 'belt-is-still') return { ...seen, saidStillAtMs: atMs }
  // Whoever presses STOP sees a belt that moves.
  return ask === 'stop' || ask === 'pause' ? { ...seen, stopAskedAtMs: atMs, saidStillAtMs: null } : seen
}

/** The monotonic clock stood still: what was read before is older than it seems, and how an order was followed is lost. */
function slept(seen: Seen, sleptMs: number): Seen {
  const { sample } = seen
  return { ...seen, sample: sample === null ? null : { ...sample, atMs: sample.atMs - sleptMs }, following: null }
}

function ordered(seen: Seen, order: Order, atMs: number): Seen {
  const sent = { ...seen, pending: { order, atMs }, lastOrderAtMs: atMs }
  switch (order.kind) {
    case 'start':
      return {
        ...sent,
        usedStarts: [...seen.usedStarts, order.askId].slice(-STARTS_KEPT),
        start: { askId: order.askId, atMs, movedAtMs: null, refused: false, speedOrdered: false },
        following: null,
        stop: null,
        saidStoppedAtMs: null,
        saidSpeedKmh: null,
        saidStillAtMs: null,
        elapsed: null,
        unitChecked: false,
        distanceRatio: null,
      }
    case 'speed':
      return {
        ...sent,
        following: followingFor(seen, order.speedKmh, atMs),
        start: seen.start === null ? null : { ...seen.start, speedOrdered: true },
        stop: null,
        saidSpeedKmh: null,
      }
    case 'stop':
      return { ...sent, following: null, saidSpeedKmh: null, stop: stopFor(seen, atMs) }
  }
}

function stopFor(seen: Seen, atMs: number): StopSeen {
  const mark = seen.sample === null ? null : { ...seen.sample, atMs }
  if (seen.stop === null) return { firstAtMs: atMs, lastAtMs: atMs, count: 1, blind: 1, fall: mark, mark }
  return { ...seen.stop, lastAtMs: atMs, count: seen.stop.count + 1, blind: seen.stop.blind + 1, mark }
}

function answered(seen: Seen, order: Order, answer: OrderAnswer): Seen {
  const pending = seen.pending !== null && sameOrder(seen.pending.order, order) ? null : seen.pending
  const isFollowed = order.kind === 'speed' && seen.following !== null && seen.following.speedKmh === order.speedKmh
  const following = isFollowed && seen.following !== null ? { ...seen.following, answer } : seen.following
  const ofStart = order.kind === 'start' && answer === 'refused' && seen.start?.askId === order.askId
  return {
    ...seen,
    pending,
    following,
    start: ofStart && seen.start !== null ? { ...seen.start, refused: true } : seen.start,
  }
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
      return met(seen, notice.machine, atMs)
    case 'link-lost':
      return { ...seen, link: 'down', linkUpAtMs: null, pending: null, following: null, saidStillAtMs: null }
    case 'reset':
    case 'control-lost':
      return seen
  }
}

function met(seen: Seen, { grid, limits }: MachineFacts, atMs: number): Seen {
  return { ...forgetBelt(seen), link: 'up', linkUpAtMs: atMs, grid, limits: { ...LIMITS, ...limits } }
}

/** Used starts stay used. */
const forgetBelt = (seen: Seen): Seen => ({ ...seen, ...UNKNOWN_BELT })

/**
 * Takes a speed that somebody else set, or that the belt was found at, as what the belt should be at: nothing is
 * ordered for it, and a later change is told from it.
 */
export function adopt(seen: Seen, speedKmh: number, atMs: number): Seen {
  return { ...seen, following: followingAt(speedKmh, atMs), saidSpeedKmh: null }
}
