import { wantsOtherSpeed, type AskKind } from '../../protocol/panel/asks.ts'
import { EPSILON_KMH, type Limits } from './limits.ts'
import { followMsOf } from './readings.ts'
import { asOrderedKmhOf, gathered, isAtOf, learnedFrom, sameSpeedKmhOf, toleranceOf } from './tolerance.ts'
import { isOtherUnit } from './unit.ts'
import type { OrderAnswer } from './order.ts'
import type { Following, Learned, RestSeen, Sample, Seen } from './seen.ts'
import { seenWith, restWith, followingWith } from './seen-with.ts'

/** How the belt follows the last speed that was ordered. */

/**
 * True while the belt is off a speed that it had reached, settled or not: a hand is on the console, since an order of ours
 * sets another speed to reach (governor, rule 5).
 */
export function handOnConsoleOf(seen: Seen): boolean {
  const { following, sample } = seen
  if (following === null || sample === null || sample.speedKmh === 0) return false
  return following.reachedAtMs !== null && !isAtOf(seen, following.speedKmh, sample.speedKmh)
}

/** A person asked for another speed, and it was taken: a refused order is tried again, and the console's hand is theirs. */
export function speedAsked(seen: Seen, ask: AskKind, atMs: number): Seen {
  return wantsOtherSpeed(ask) ? seenWith(seen, { speedAskedAtMs: atMs }) : seen
}

/**
 * Takes a speed that somebody else set, or that the belt was found at, as what the belt should be at: nothing is
 * ordered for it, and a later change is told from it. A fall to there is over.
 */
export function adopt(seen: Seen, speedKmh: number, atMs: number): Seen {
  const rest: RestSeen = restWith(seen.rest, { fall: null })
  return seenWith(seen, { rest, following: followingAt(speedKmh, atMs), saidSpeedKmh: null, speedAskedAtMs: null })
}

/** What is known of an order to run at `speedKmh` as it goes out. */
export function followingFor(seen: Seen, speedKmh: number, atMs: number): Following {
  const measuredKmh = seen.sample === null ? 0 : asOrderedKmhOf(seen, seen.sample.speedKmh)
  const before = seen.following
  const theirs = handOnConsoleOf(seen)
  const again = before !== null && before.speedKmh === speedKmh
  return {
    speedKmh,
    fromKmh: again && isRetriedUp(before) ? before.fromKmh : fromKmhOf(before, speedKmh, measuredKmh),
    previousKmh: again ? before.previousKmh : theirs ? measuredKmh : (before?.speedKmh ?? measuredKmh),
    atMs,
    firstAtMs: again ? before.firstAtMs : atMs,
    shown: again ? before.shown : theirs || before === null || before.reachedAtMs === null,
    overlaps: again ? before.overlaps : overlapsOn(before, atMs, seen.limits),
    tries: again ? before.tries + (before.answer === 'refused' ? 0 : 1) : 1,
    refusals: again ? before.refusals : 0,
    answer: null,
    reachedAtMs: null,
    nearSinceMs: null,
    arrivedAtMs: null,
    progress: { speedKmh: measuredKmh, atMs },
    went: { lowKmh: measuredKmh, highKmh: measuredKmh, atMs },
    unitCheck: seen.unit.check === 'due',
    settled: { count: 0, speedKmh: measuredKmh, sinceMs: atMs, meanKmh: measuredKmh },
    keptKmh: null,
    taught: again && before.taught,
    readings: again ? before.readings : [],
  }
}

/** An order that comes while the belt may still be on its way to one before it. */
const overlapsOn = (before: Following | null, atMs: number, { longestLagMs }: Limits): boolean =>
  before !== null && (before.reachedAtMs === null || (before.overlaps && atMs - before.atMs <= longestLagMs))

/**
 * No honest belt exceeds it on the way down: where it is, or where it was still heading; in a row of falls what held
 * for the first, or a belt that has orders backwards would raise it with each.
 */
function fromKmhOf(before: Following | null, speedKmh: number, measuredKmh: number): number {
  if (speedKmh >= measuredKmh || before === null || before.reachedAtMs !== null) return measuredKmh
  const headingKmh = Math.max(measuredKmh, before.speedKmh)
  return before.speedKmh < before.fromKmh ? Math.min(before.fromKmh, headingKmh) : headingKmh
}

/** A belt may have gone half the way up for an order that is tried again: it comes from where it was before the first. */
const isRetriedUp = ({ answer, speedKmh, fromKmh }: Following): boolean => answer !== 'refused' && speedKmh > fromKmh

/** The same once the order is answered. */
export function followingAnswered(following: Following, answer: OrderAnswer): Following {
  return followingWith(following, { answer, refusals: following.refusals + (answer === 'refused' ? 1 : 0) })
}

/** The same after a reading of a moving belt. One from before the order says nothing of it. */
export function followingAfter(seen: Seen, following: Following, measuredKmh: number, atMs: number): Following {
  if (atMs < following.atMs) return following
  const speedKmh = asOrderedKmhOf(seen, measuredKmh)
  const offKmh = Math.abs(speedKmh - following.speedKmh)
  const near = isAtOf(seen, following.speedKmh, measuredKmh)
  const nearSinceMs = near ? (following.nearSinceMs ?? atMs) : null
  const arrived = nearSinceMs !== null && atMs - nearSinceMs >= seen.limits.settledMs
  const nearer =
    offKmh <= Math.abs(following.progress.speedKmh - following.speedKmh) - seen.limits.nearerKmh + EPSILON_KMH
  const progress = nearer ? { speedKmh, atMs } : following.progress
  const settled = settledAfter(seen, following, measuredKmh, atMs)
  const reachedAtMs = following.reachedAtMs ?? (near ? atMs : null)
  const now = { settled, progress, near, reachedAtMs, kmh: measuredKmh, atMs }
  return {
    speedKmh: following.speedKmh,
    fromKmh: following.fromKmh,
    previousKmh: following.previousKmh,
    atMs: following.atMs,
    firstAtMs: following.firstAtMs,
    shown: following.shown || isBeyond(seen, following, speedKmh),
    overlaps: following.overlaps,
    tries: following.tries,
    refusals: following.refusals,
    answer: following.answer,
    reachedAtMs,
    nearSinceMs,
    arrivedAtMs: following.arrivedAtMs ?? (arrived ? atMs : null),
    progress,
    went: wentTo(following.went, { speedKmh, atMs }, seen.limits.nearerKmh),
    unitCheck: following.unitCheck,
    settled,
    keptKmh: following.keptKmh ?? keptKmhOf(seen, following, now),
    taught: following.taught,
    readings: following.readings === null ? null : gathered(seen, following.readings, following.speedKmh, measuredKmh),
  }
}

/** Beyond the order before it, towards this one. */
function isBeyond({ limits }: Seen, { speedKmh, previousKmh }: Following, kmh: number): boolean {
  const gainedKmh = speedKmh > previousKmh ? kmh - previousKmh : previousKmh - kmh
  return gainedKmh >= limits.nearerKmh - EPSILON_KMH
}

function wentTo(went: Following['went'], { speedKmh, atMs }: Sample, byKmh: number): Following['went'] {
  const beyondKmh = Math.max(speedKmh - went.highKmh, went.lowKmh - speedKmh)
  if (beyondKmh < byKmh - EPSILON_KMH) return went
  return { lowKmh: Math.min(went.lowKmh, speedKmh), highKmh: Math.max(went.highKmh, speedKmh), atMs }
}

/**
 * How long a belt that goes on as it came to the order takes for so many km/h, and half as much, ms: one that stays within
 * them for longer does not pass by. 0 where it did not come there; null where it was there all but at once, which tells no
 * pace: then it takes the time to follow.
 */
export function passingMsOf(
  seen: Pick<Seen, 'limits' | 'grid' | 'learned'>,
  { atMs, reachedAtMs, fromKmh, speedKmh }: Following,
  widthKmh: number,
): number | null {
  const cameKmh = Math.abs(speedKmh - fromKmh) - toleranceOf(seen, speedKmh)
  if (reachedAtMs === null) return 0
  if (cameKmh < seen.limits.nearerKmh) return null
  return seen.limits.passingShare * ((reachedAtMs - atMs) / cameKmh) * widthKmh
}

const NO_NOISE: Learned = { share: 0, factor: 1 }

/** What tells the same speed where readings have no noise. */
const withoutNoise = ({ limits, grid }: Seen): Pick<Seen, 'limits' | 'grid' | 'learned'> => ({
  limits,
  grid,
  learned: NO_NOISE,
})

/** By the unit check only what is truly the same counts: it tells 1.6 × of a slow speed. */
function settledAfter(seen: Seen, { settled, unitCheck }: Following, kmh: number, atMs: number): Following['settled'] {
  const judged = unitCheck ? withoutNoise(seen) : seen
  const sameKmh = sameSpeedKmhOf(judged, kmh)
  const same = settled.count > 0 && Math.abs(kmh - settled.speedKmh) <= sameKmh
  if (!same) return { count: 1, speedKmh: kmh, sinceMs: atMs, meanKmh: kmh }
  const count = settled.count + 1
  const meanKmh = settled.meanKmh + (kmh - settled.meanKmh) / count
  return { count, speedKmh: settled.speedKmh, sinceMs: settled.sinceMs, meanKmh }
}

/**
 * The speed that the belt has come to and keeps, where it is another than it was; null while there is none. Below the
 * order, and above one to slow, a belt may still be on its way, for as long as it may take to follow; one that fell back had
 * come to where it was.
 */
function keptKmhOf(
  seen: Seen,
  following: Following,
  now: Pick<Following, 'settled' | 'progress' | 'reachedAtMs'> & {
    readonly near: boolean
    readonly kmh: number
    readonly atMs: number
  },
): number | null {
  const { settled, progress, near, atMs, kmh } = now
  // What most readings say: it keeps no other speed than before.
  if (settled.count < seen.limits.settledReadings) return null
  if (Math.abs(settled.speedKmh - following.fromKmh) <= seen.limits.unitMovedKmh) return null
  const passingMs = passingMsOf(
    seen,
    followingWith(following, { reachedAtMs: now.reachedAtMs }),
    sameSpeedKmhOf(withoutNoise(seen), kmh),
  )
  // What says that it has the other unit is not waited for, and is no more looked for once another speed is kept.
  const ofUnit = isOtherUnit(kmh / following.speedKmh, seen.limits)
  if (ofUnit && following.overlaps && atMs - following.atMs <= seen.limits.longestLagMs) return null // it may be the order before
  const goesByMs = ofUnit ? 0 : followMsOf(seen)
  const settledMs = Math.max(seen.limits.settledMs, passingMs ?? goesByMs)
  if (atMs - settled.sinceMs < settledMs) return null
  const low = !near && kmh < following.speedKmh
  if (low && following.refusals > 0 && following.answer !== 'acknowledged') return null // it still sets off: a refused order slows nothing
  if (low && progress.speedKmh > kmh + 2 * seen.limits.nearerKmh) return progress.speedKmh
  const high = !near && kmh > following.speedKmh && following.fromKmh > following.speedKmh
  // One that comes down shows it sooner: what it keeps is told before the order is tried again.
  const comesMs = low ? followMsOf(seen) : high ? followMsOf(seen) / 2 : -1
  return atMs - progress.atMs <= comesMs ? null : kmh
}

/**
 * What the readings at the order tell, each ten that have settled. Only the first ten tell a steady error, of a belt that
 * went most of the way for the order, and no further: any other is not at it, or in other hands.
 */
export function learning(seen: Seen, following: Following): { learned: Learned | null; following: Following } {
  const { readings, settled, fromKmh, speedKmh, taught } = following
  const isEnough = readings !== null && readings.length >= seen.limits.learnedReadings
  if (!isEnough) return { learned: seen.learned, following }
  const wayShare = (asOrderedKmhOf(seen, settled.meanKmh) - fromKmh) / (speedKmh - fromKmh)
  const { low, high } = seen.limits.cameShare
  const learned = learnedFrom(seen, readings, speedKmh, !taught && wayShare >= low && wayShare <= high)
  if (learned === null) return { learned: seen.learned, following }
  return { learned, following: followingWith(following, { readings: [], taught: true }) }
}

/** True for an order of ours, false for a speed that was taken over. */
export const isOrderOf = ({ readings }: Following): boolean => readings !== null

/** The same for a speed that is taken as it is found. */
function followingAt(speedKmh: number, atMs: number): Following {
  return {
    speedKmh,
    fromKmh: speedKmh,
    previousKmh: speedKmh,
    atMs,
    firstAtMs: atMs,
    shown: true,
    overlaps: false,
    tries: 1,
    refusals: 0,
    answer: 'acknowledged',
    reachedAtMs: atMs,
    nearSinceMs: atMs,
    arrivedAtMs: atMs,
    progress: { speedKmh, atMs },
    went: { lowKmh: speedKmh, highKmh: speedKmh, atMs },
    unitCheck: false,
    settled: { count: 0, speedKmh, sinceMs: atMs, meanKmh: speedKmh },
    keptKmh: null,
    taught: true,
    readings: null,
  }
}
