import { sameRiseTime } from '../../belt/rise-time.ts'
import { lengthMOf } from '../../workout/segments.ts'
import { placeOf, sessionWith, type Quiet, type Session } from '../session.ts'
import { leftSOf, runningKmhOf, segmentOf } from '../speeds.ts'
import { isInclined } from '../inclines.ts'
import { movingWishOf } from '../wish.ts'
import { cueDueAt, halfDueM } from './coach.ts'
import { callDueS } from './gate.ts'
import { pacingDueM } from './hidden-pace.ts'
import { ceilingBpmOf } from './heart-pace.ts'
import { changeDueS } from './rise.ts'

/**
 * Until where on the plan nothing follows by itself; most of a run is that. What may follow is asked of each rule, beside
 * the rule: the end of the segment; the change at the next line, announced and begun; the gate and its calls; the next cue;
 * the half of a finish; the question of a hidden pace. All of it hangs on the odometer alone, as long as what `hangsOnSame` names stays the same. A
 * warm-up that waits for the unit is over its length, and never quiet.
 */

/** Later than any run. */
const NEVER = Number.MAX_VALUE
/** So much before it is due it is not quiet any more: sums of the same distance differ in their last bits. */
const MARGIN_M = 0.01
const MARGIN_S = 0.01

/** Null where something may follow at once, or hangs on more than the odometer. */
export function quietOf(session: Session): Quiet | null {
  const { belt, run } = session
  const segment = segmentOf(session)
  // A heart rate ends its segment, or keeps its pace, by any reading and by none.
  // An incline hangs on what the belt shows of it.
  const hangsOnHeart = segment?.length.by === 'heart-rate' || ceilingBpmOf(session) !== null
  if (belt.kind !== 'moving' || run === null || segment === null || hangsOnHeart || isInclined(session)) return null
  const { odometer, phase, segment: segmentRun } = run.place
  const leftS = leftSOf(session)
  const freeS = leftS - Math.max(0, changeDueS(session) ?? 0, callDueS(session) ?? 0)
  if (!(freeS > 0)) return null
  const endM = (segmentRun?.fromM ?? 0) + (lengthMOf(segment) ?? 0)
  const freeM = ((endM - odometer.totalM) * freeS) / leftS
  const cue = cueDueAt(session)
  const untilM = Math.min(
    segment.length.by === 'distance' ? odometer.totalM + freeM : NEVER,
    cue !== null && 'distanceM' in cue ? phase.fromM + cue.distanceM : NEVER,
    halfDueM(session) ?? NEVER,
    pacingDueM(session) ?? NEVER,
  )
  const untilS = Math.min(
    segment.length.by === 'time' ? odometer.movingS + freeS : NEVER,
    cue !== null && 'timeS' in cue ? phase.fromS + cue.timeS : NEVER,
  )
  const quiet = { untilM: untilM - MARGIN_M, untilS: untilS - MARGIN_S, wish: movingWishOf(session) }
  return isBefore(session, quiet) ? quiet : null
}

/** True while nothing follows from where the session is. */
export function isBefore(session: Session, { untilM, untilS }: Quiet): boolean {
  const { totalM, movingS } = placeOf(session).odometer
  return totalM < untilM && movingS < untilS
}

/** True while nothing follows until `atMs`, however the distance is counted until then. */
export function isBeforeAt(session: Session, { untilM, untilS }: Quiet, atMs: number): boolean {
  const { totalM, movingS } = placeOf(session).odometer
  const s = (atMs - session.atMs) / 1000
  return movingS + s < untilS && totalM + (s * runningKmhOf(session)) / 3.6 < untilM
}

/** True where all that `quietOf` reads beside the odometer is what it was: then it would say the same. */
export function hangsOnSame(before: Session, after: Session): boolean {
  const { run: was } = before
  const { run: is } = after
  if (was === null || is === null) return false
  return (
    before.belt === after.belt &&
    was.pace === is.pace &&
    was.pacing === is.pacing &&
    was.voice.nextCue === is.voice.nextCue &&
    was.place.segment === is.place.segment &&
    was.place.phaseIndex === is.place.phaseIndex &&
    was.place.odometer.source === is.place.odometer.source &&
    before.course === after.course &&
    before.plan === after.plan &&
    before.machine === after.machine &&
    before.seen.limits === after.seen.limits &&
    sameRiseTime(before.seen, after.seen)
  )
}

export function quietened(session: Session, quiet: Quiet | null): Session {
  return session.quiet === quiet ? session : sessionWith(session, { quiet })
}
