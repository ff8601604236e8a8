import { DEFAULT_GRID, snap, snapDown, type SpeedGrid } from '../../protocol/units.ts'
import { ageMsOf, freshMsOf, isLoneZero } from '../belt/standstill.ts'
import { capOf } from '../workout/cap.ts'
import { finishIndexOf, type Leg } from './course/segments.ts'
import type { LegRun } from './run-state.ts'
import type { Session } from './session.ts'
import type { Scope } from './course/targets.ts'

/** Selectors for the speeds of a session: what is wished for, what is measured, what is allowed. */

export function gridOf(session: Session): SpeedGrid {
  return session.machine?.grid ?? DEFAULT_GRID
}

/** No wish exceeds it, km/h. */
export function capKmhOf(session: Session): number {
  return session.plan === null ? 0 : capOf(session.plan, gridOf(session), session.seen.limits)
}

/** The leg that is on; null before the start and after the cool-down. */
export function legOf(session: Session): Leg | null {
  return session.leg === null ? null : (session.legs[session.leg.index] ?? null)
}

/** Index of the leg whose speed is wished for: the one that is on, or the next once the belt rises to it. */
function aimIndexOf(session: Session): number {
  return session.leg === null ? 0 : session.leg.index + (session.leg.rising ? 1 : 0)
}

/** Where a change of targets begins. */
export function scopeOf(session: Session): Scope {
  return {
    legs: session.legs,
    index: aimIndexOf(session),
    grid: gridOf(session),
    capKmh: capKmhOf(session),
  }
}

/** Speed of the leg whose speed is wished for, as if nothing were held, km/h. A finish without its rise stays steady. */
export function legKmhOf(session: Session): number {
  const index = aimIndexOf(session)
  const kmh = session.targets.kmh[index] ?? 0
  const steady = session.steadyKmh
  return steady === null ? kmh : Math.min(kmh, steady + session.targets.raiseKmh)
}

/** What is wished for while the belt is to move: on the grid, at or below the cap, km/h. */
export function wishedKmhOf(session: Session): number {
  const legKmh = legKmhOf(session)
  const heldKmh = session.hold === null ? legKmh : Math.min(legKmh, session.hold.speedKmh)
  const capKmh = capKmhOf(session)
  return heldKmh <= capKmh ? heldKmh : snapDown(gridOf(session), capKmh)
}

/** The newest measured speed while it is fresh, else null, km/h. */
export function measuredKmhOf(session: Session): number | null {
  const { seen, atMs } = session
  return seen.sample !== null && ageMsOf(seen, atMs) <= freshMsOf(seen) ? seen.sample.speedKmh : null
}

/** The speed by which distance and time are counted now, km/h: the last measured one, or the estimate while unseen. */
export function runningKmhOf(session: Session): number {
  const { seen, lost, stopping } = session
  if (lost !== null) return lost.speedKmh
  if (seen.sample === null || (stopping !== null && measuredKmhOf(session) === null)) return 0
  if (seen.sample.speedKmh > 0) return seen.sample.speedKmh
  return seen.previous !== null && isLoneZero(seen) ? seen.previous.speedKmh : 0
}

/** True while distance and time are counted without fresh telemetry behind them; at once where the belt is out of sight. */
export function estimatedOf(session: Session): boolean {
  const { leg, belt, lost } = session
  if (leg === null || belt === 'stopped' || belt === 'starting') return false
  return lost !== null || measuredKmhOf(session) === null
}

/** The rest of the current leg in seconds, estimated where it is measured in distance. Never below zero. */
export function leftSOf(session: Session): number {
  const leg = legOf(session)
  const run = session.leg
  if (leg === null || run === null) return 0
  if (leg.lengthS !== null) return Math.max(0, leg.lengthS - (session.odometer.movingS - run.fromS))
  return leftMOf(session) / (paceKmhOf(session, run) / 3.6)
}

/** The rest of the current leg in metres, estimated where it is measured in time. Never below zero. */
export function leftMOf(session: Session): number {
  const leg = legOf(session)
  const run = session.leg
  if (leg === null || run === null) return 0
  if (leg.lengthM === null) return (leftSOf(session) * heldKmhOf(session, run.index)) / 3.6
  return Math.max(0, leg.lengthM - (session.odometer.totalM - run.fromM))
}

/**
 * The speed at which the rest of a leg is taken to be run, km/h: the leg's own, since a belt that climbs, stops or changes
 * by our orders will be there soon. Only a belt that has had its time and stays off it, or is out of sight, is taken by
 * what it runs at.
 */
function paceKmhOf(session: Session, { index, rising }: LegRun): number {
  const runsKmh = session.lost !== null || offTargetOf(session, session.atMs) !== null ? runningKmhOf(session) : 0
  if (runsKmh > 0) return runsKmh
  return rising ? heldKmhOf(session, index) : wishedKmhOf(session)
}

/** Above (1) or below (-1) the target for long, on a belt that has had the time to follow; else null. */
export function offTargetOf({ off, seen }: Session, nowMs: number): 1 | -1 | null {
  return off !== null && nowMs - off.sinceMs >= seen.limits.offTargetMs ? off.sign : null
}

/** Seconds to the line of the finish; null from there on. */
export function toFinishSOf(session: Session): number | null {
  return session.leg === null || session.leg.aheadS === null ? null : leftSOf(session) + session.leg.aheadS
}

/** Seconds from the end of leg `index` to the line of the finish; null from the finish on. */
export function aheadSOf(session: Session, index: number): number | null {
  const finish = finishIndexOf(session.legs)
  if (index >= finish) return null
  let s = 0
  for (let i = index + 1; i < finish; i++) {
    const leg = session.legs[i]
    if (leg !== undefined) s += leg.lengthS ?? (leg.lengthM ?? 0) / (heldKmhOf(session, i) / 3.6)
  }
  return s
}

/** The speed leg `index` will be run at as things stand, km/h. */
export function heldKmhOf(session: Session, index: number): number {
  const kmh = session.targets.kmh[index] ?? 1
  return session.hold === null ? kmh : Math.min(kmh, session.hold.speedKmh)
}

/** The measured speed on the grid, within the cap: what a belt that runs already is taken over at, km/h. */
export function adoptableKmhOf(session: Session, kmh: number): number {
  const grid = gridOf(session)
  return Math.min(snap(grid, kmh), snapDown(grid, capKmhOf(session)))
}
