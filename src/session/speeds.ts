import type { HeldReason } from '../../protocol/panel/snapshot.ts'
import { DEFAULT_GRID, snap, snapDown, type SpeedGrid } from '../../protocol/units.ts'
import { EXACT_KMH } from '../belt/limits.ts'
import { knownKmhOf } from '../belt/impossible-readings.ts'
import { capOf } from '../workout/cap.ts'
import { stopWishOf } from './belt-with-us.ts'
import { finishIndexOf, lengthMOf, lengthSOf, segmentS, type Segment } from '../workout/segments.ts'
import type { Scope } from './course/targets.ts'
import { guidingKmhOf } from './by-foot-pod.ts'
import type { SegmentRun } from './run.ts'
import { paceOf, placeOf, targetsOf, type Session } from './session.ts'

/** Selectors for the speeds of a session: what is wished for, what is measured, what is allowed. */

export function gridOf(session: Session): SpeedGrid {
  return session.machine?.grid ?? DEFAULT_GRID
}

/** No wish exceeds it, km/h. */
export function capKmhOf(session: Session): number {
  return session.plan === null ? 0 : capOf(session.plan, gridOf(session), session.seen.limits)
}

/** The segment that is on; null before the start and after the cool-down. */
export function segmentOf(session: Session): Segment | null {
  const { segment } = placeOf(session)
  return segment === null ? null : (session.course.segments[segment.index] ?? null)
}

/** Index of the segment whose speed is wished for: the one that is on, or the next once the belt rises to it. */
export function wishedIndexOf(session: Session): number {
  const { segment } = placeOf(session)
  return segment === null ? 0 : segment.index + (segment.rising ? 1 : 0)
}

/** Where a change of targets begins. */
export function scopeOf(session: Session): Scope {
  return {
    segments: session.course.segments,
    index: wishedIndexOf(session),
    grid: gridOf(session),
    capKmh: capKmhOf(session),
  }
}

/** Speed of the segment whose speed is wished for, as if nothing were held, km/h. A finish without its rise stays steady. */
export function segmentKmhOf(session: Session): number {
  const { kmh, raiseKmh } = targetsOf(session)
  const segmentKmh = kmh[wishedIndexOf(session)] ?? 0
  const steady = paceOf(session).steadyKmh
  return steady === null ? segmentKmh : Math.min(segmentKmh, steady + raiseKmh)
}

/** What is wished for while the belt is to move: on the grid, at or below the cap, km/h. */
export function wishedKmhOf(session: Session): number {
  const { hold, heart } = paceOf(session)
  const forHeartKmh = Math.min(heart.hold?.mostKmh ?? Infinity, finishForHeartKmhOf(session, wishedIndexOf(session)))
  const heldKmh = Math.min(segmentKmhOf(session), hold?.speedKmh ?? Infinity, forHeartKmh)
  const capKmh = capKmhOf(session)
  return heldKmh <= capKmh ? heldKmh : snapDown(gridOf(session), capKmh)
}

/** The most that a heart rate leaves of the finish, km/h; no limit for any other segment, and while the rate leaves it alone. */
function finishForHeartKmhOf(session: Session, index: number): number {
  const { is } = paceOf(session).heart.finish
  const segment = session.course.segments[index]
  if (is === 'as-planned' || segment?.role !== 'finish') return Infinity
  const { kmh } = targetsOf(session)
  if (is === 'last-pace') return kmh[index - 1] ?? Infinity
  // What the runner took off the finish comes off this one, too.
  const lowerKmh = Math.max(0, segment.speedKmh - (kmh[index] ?? segment.speedKmh))
  return snapDown(gridOf(session), (session.plan?.heart?.strongKmh ?? Infinity) - lowerKmh)
}

/** Why nothing gets faster by itself; null where nothing holds. What a person did is shown before the heart, which has words of its own. */
export function heldReasonOf(session: Session): HeldReason | null {
  const { hold, heart } = paceOf(session)
  return hold?.reasons.at(-1) ?? (heart.hold === null ? null : 'heart')
}

/** Up to where the runner's own `faster` lets the belt rise though it is held, km/h; null where nothing does. */
export function ownRiseKmhOf(session: Session): number | null {
  const { hold, heart } = paceOf(session)
  const rises = [hold, heart.hold].filter((held) => held !== null).map(({ ownRiseKmh }) => ownRiseKmh)
  return rises.length === 0 || rises.includes(null) ? null : Math.min(...rises.map((kmh) => kmh ?? 0))
}

/** The newest reading lies within a step of the grid of it. */
export function isNearOf(session: Session, kmh: number): boolean {
  const { sample } = session.seen
  return sample !== null && Math.abs(sample.speedKmh - kmh) <= gridOf(session).stepKmh + EXACT_KMH
}

/** The belt's speed as it is known now, else null, km/h. */
export function measuredKmhOf({ seen, atMs }: Session): number | null {
  return knownKmhOf(seen, atMs)
}

/** The speed by which distance and time are counted now, km/h: the last measured one, or the estimate while unseen. */
export function runningKmhOf(session: Session): number {
  const { seen, belt } = session
  if (belt.kind === 'out-of-sight') return belt.speedKmh
  const guidingKmh = guidingKmhOf(session)
  if (guidingKmh !== null) return guidingKmh
  if (seen.sample === null || (stopWishOf(belt) !== null && measuredKmhOf(session) === null)) return 0
  return seen.sample.speedKmh
}

/** True while distance and time are counted without fresh telemetry behind them; at once where the belt is out of sight. */
export function estimatedOf(session: Session): boolean {
  const { kind } = session.belt
  if (kind === 'out-of-sight') return true
  const counts = placeOf(session).segment !== null && kind !== 'stopped' && kind !== 'starting'
  return counts && measuredKmhOf(session) === null
}

/** Of the speed that a stage or a finish is planned at: the words that were chosen for it are true down to here. */
const SPOKEN_OF_SHARE = 0.9

/** True where a stage or a finish is run, or asked to be run, far below the speed that the plan's words speak of. */
export function isFarBelowPlan(session: Session): boolean {
  const segment = segmentOf(session)
  if (segment === null || (segment.role !== 'stage' && segment.role !== 'finish')) return false
  const wishedKmh = wishedKmhOf(session)
  return Math.min(wishedKmh, measuredKmhOf(session) ?? wishedKmh) < segment.speedKmh * SPOKEN_OF_SHARE
}

/** The rest of the current segment in seconds, estimated where it is measured in distance. Never below zero. */
export function leftSOf(session: Session): number {
  const segment = segmentOf(session)
  const { segment: run, odometer } = placeOf(session)
  if (segment === null || run === null) return 0
  const lengthS = lengthSOf(segment)
  if (lengthS !== null) return Math.max(0, lengthS - (odometer.movingS - run.fromS))
  return leftMOf(session) / (likelyKmhOf(session, run) / 3.6)
}

/** The rest of the current segment in metres, estimated where it is measured in time. Never below zero. */
export function leftMOf(session: Session): number {
  const segment = segmentOf(session)
  const { segment: run, odometer } = placeOf(session)
  if (segment === null || run === null) return 0
  const lengthM = lengthMOf(segment)
  if (lengthM === null) return (leftSOf(session) * expectedKmhOf(session, run.index)) / 3.6
  return Math.max(0, lengthM - (odometer.totalM - run.fromM))
}

/**
 * The speed at which the rest of a segment is taken to be run, km/h: the segment's own, since a belt that climbs, stops
 * or changes by our orders will be there soon. Only a belt that has had its time and stays off it, or is out of sight,
 * is taken by what it runs at.
 */
function likelyKmhOf(session: Session, { index, rising }: SegmentRun): number {
  const byItself = session.belt.kind === 'out-of-sight' || offTargetOf(session, session.atMs) !== null
  const runsKmh = byItself ? runningKmhOf(session) : 0
  if (runsKmh > 0) return runsKmh
  return rising ? expectedKmhOf(session, index) : wishedKmhOf(session)
}

/** Above (1) or below (-1) the target for long, on a belt that has had the time to follow; else null. */
export function offTargetOf(session: Session, nowMs: number): 1 | -1 | null {
  const { offTarget } = paceOf(session)
  return offTarget !== null && nowMs - offTarget.sinceMs >= session.seen.limits.offTargetMs ? offTarget.sign : null
}

/** Seconds to the line of the finish; null from there on. */
export function toFinishSOf(session: Session): number | null {
  const { segment } = placeOf(session)
  return segment === null || segment.aheadS === null ? null : leftSOf(session) + segment.aheadS
}

/** Seconds from the end of segment `index` to the line of the finish; null from the finish on. */
export function aheadSOf(session: Session, index: number): number | null {
  const { segments } = session.course
  const finish = finishIndexOf(segments)
  if (finish === segments.length || index >= finish) return null
  let s = 0
  for (let i = index + 1; i < finish; i++) {
    const segment = segments[i]
    if (segment !== undefined) s += segmentS(segment, comesAtKmhOf(session, i))
  }
  return s
}

/** The speed segment `index` will be run at as things stand, km/h: a go that is armed is let through by what holds. */
export function expectedKmhOf(session: Session, index: number): number {
  const { hold, heart, gate } = paceOf(session)
  const isOn = placeOf(session).segment?.index === index
  const forHeartKmh = isOn ? (heart.hold?.mostKmh ?? Infinity) : Infinity
  const kmh = Math.min(targetsOf(session).kmh[index] ?? 1, forHeartKmh, finishForHeartKmhOf(session, index))
  const isAsked = gate === 'armed' && session.course.segments[index]?.role === 'finish'
  return hold === null || isAsked ? kmh : Math.min(kmh, hold.speedKmh)
}

/**
 * The speed segment `index` is reckoned with until the lines before it are there, km/h: a pace that the heart keeps back now is
 * kept back at those, too. The finish is judged by itself.
 */
export function comesAtKmhOf(session: Session, index: number): number {
  const { hold, waitsAtLine, finish } = paceOf(session).heart
  const kmh = expectedKmhOf(session, index)
  const isKept = waitsAtLine || (hold !== null && !hold.wasDown)
  const isJudged = session.course.segments[index]?.role === 'finish' && finish.is !== 'last-pace'
  return isKept && !isJudged ? Math.min(kmh, wishedKmhOf(session)) : kmh
}

/** The measured speed on the grid, within the cap: what a belt that runs already is taken over at, km/h. */
export function adoptableKmhOf(session: Session, kmh: number): number {
  const grid = gridOf(session)
  return Math.min(snap(grid, kmh), snapDown(grid, capKmhOf(session)))
}
