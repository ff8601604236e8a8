import type { SplitChange } from '../../../protocol/panel/sayings.ts'
import { unitOpenOf } from '../../belt/unit.ts'
import type { StopWish } from '../belt-with-us.ts'
import { isBelowFor15S, isLostFor15S } from '../heart.ts'
import { isGuided } from '../driving.ts'
import { NO_RATES } from '../run.ts'
import { withPace, paceOf, withPlace, placeOf, targetsOf, sessionWith, type Session } from '../session.ts'
import { aheadSOf, expectedKmhOf, scopeOf, segmentOf, wishedKmhOf } from '../speeds.ts'
import { onTheLine } from './at-pace.ts'
import { passed, willSprint } from './gate.ts'
import { heartAtLine } from './heart-ceiling.ts'
import { finishJudgedAtLine, isFinishOff } from './heart-finish.ts'
import { withoutHeartHold } from './heart-pace.ts'
import { coolDownIndexOf, finishIndexOf, lengthMOf, lengthSOf, type Segment } from '../../workout/segments.ts'
import { meetingStepOf } from '../../workout/meeting.ts'
import { splitOf, type Point } from './splits.ts'
import { limited, phaseEnded } from './targets.ts'

/** Boundaries: where one segment ends and the next begins. What was run beyond one belongs to the next segment. */

/** Crosses every boundary that lies between the session before an event and now. No phase ends while the belt is stopping. */
export function crossBoundaries(before: Session, session: Session): Session {
  let next = session
  while (onTheWay(next)) {
    const at = boundaryOf(before, next)
    if (at === null) return next
    next = crossed(next, at)
  }
  return next
}

function onTheWay(session: Session): boolean {
  const { belt } = session
  const goesOn = belt.kind === 'moving' || (belt.kind === 'out-of-sight' && belt.stop === null)
  return goesOn && placeOf(session).segment !== null
}

/** The point at which the current segment ended, or null while it goes on. */
function boundaryOf(before: Session, session: Session): Point | null {
  const segment = segmentOf(session)
  const { segment: run, odometer: is } = placeOf(session)
  if (segment === null || run === null) return null
  const was = placeOf(before).odometer
  if (waitsForUnit(session) || isYetToBeSaid(session, segment)) return null
  if (heartIsDown(session, segment, is.movingS - run.fromS)) return { movingS: is.movingS, totalM: is.totalM }
  const lengthS = lengthSOf(segment)
  if (lengthS !== null) {
    // One that was over before now was kept on until the unit was known.
    const movingS = Math.max(run.fromS + lengthS, Math.min(was.movingS, is.movingS))
    return is.movingS < movingS - EXACT
      ? null
      : { movingS, totalM: between(movingS, was.movingS, is.movingS, was.totalM, is.totalM) }
  }
  const totalM = run.fromM + (lengthMOf(segment) ?? 0)
  return is.totalM < totalM - EXACT
    ? null
    : { totalM, movingS: between(totalM, was.totalM, is.totalM, was.movingS, is.movingS) }
}

/** The warm-up does not end before the unit is known (governor, rule 9). */
export function waitsForUnit(session: Session): boolean {
  if (segmentOf(session)?.role !== 'warm-up' || !unitOpenOf(session.seen) || isGuided(session)) return false
  return session.course.segments[nextIndexOf(session)]?.phaseIndex !== placeOf(session).phaseIndex
}

/** A first meeting that was kept on until the unit was known says what comes next before it comes. */
function isYetToBeSaid(session: Session, segment: Segment): boolean {
  const { segment: run, odometer } = placeOf(session)
  const index = nextIndexOf(session)
  const next = session.course.segments[index]
  if (run === null || run.rising || segment.role !== 'warm-up' || next?.phaseIndex === segment.phaseIndex) return false
  if (next === undefined || meetingStepOf(session.plan, next.stage) === null) return false
  if (isGuided(session) || paceOf(session).hold !== null) return false
  const isOver = odometer.movingS - run.fromS > (lengthSOf(segment) ?? Infinity) + KEPT_ON_S
  return isOver && session.belt.kind === 'moving' && expectedKmhOf(session, index) > wishedKmhOf(session)
}

/** Only a heart rate that is known, and was low for a while, ends a segment early; where none is known, it lasts as planned. */
function heartIsDown(session: Session, { length }: Segment, forS: number): boolean {
  if (length.by !== 'heart-rate' || forS < length.leastS) return false
  if (isLostFor15S(session, session.atMs)) return forS >= length.elseS
  return isBelowFor15S(session, length.belowBpm, session.atMs)
}

/** Linear between two readings; at an end where there is nothing between them. */
function between(x: number, x0: number, x1: number, y0: number, y1: number): number {
  return x1 > x0 ? y0 + (y1 - y0) * Math.min(1, Math.max(0, (x - x0) / (x1 - x0))) : y1
}

function crossed(session: Session, at: Point): Session {
  const next = nextIndexOf(session)
  return next < session.course.segments.length ? enter(session, next, at) : brakesForStretch(session)
}

/** The segment that follows: a skipped finish is passed over. */
export function nextIndexOf(session: Session): number {
  const { segments } = session.course
  const index = (placeOf(session).segment?.index ?? -1) + 1
  const skips = paceOf(session).gate === 'skipped' && segments[index]?.role === 'finish'
  return skips ? coolDownIndexOf(segments) : index
}

/** Enters segment `index` at the point `at`, closing the phase that it leaves. */
export function enter(session: Session, index: number, at: Point): Session {
  const segment = session.course.segments[index]
  if (segment === undefined) return session
  const entered =
    segment.phaseIndex === placeOf(session).phaseIndex ? session : intoPhase(session, segment.phaseIndex, at)
  const run = { index, fromM: at.totalM, fromS: at.movingS, rising: false, announcedAtMs: null }
  const there = withPlace(entered, { segment: { ...run, aheadS: aheadSOf(entered, index) } })
  if (segment.role === 'finish') return intoFinish(session, there)
  return segment.role === 'cool-down' ? withoutHold(there) : heartAtLine(session, there)
}

function intoPhase(session: Session, phaseIndex: number, at: Point): Session {
  // What was said of a phase, "at the line" and "until the end of this stage", is over with it.
  const there = withPlace(closed(sessionWith(session, { said: null }), at), {
    phaseIndex,
    phase: {
      fromM: at.totalM,
      fromS: at.movingS,
      estimated: false,
      changes: heldInto(session, phaseIndex),
      heart: NO_RATES,
      ...onTheLine(placeOf(session).phase, nextIndexOf(session), session.atMs),
    },
  })
  const { targets } = paceOf(session)
  const rising = placeOf(session).segment?.rising === true
  const nextTargets = rising ? targets : phaseEnded(targets)
  return gateShut(withPace(there, { targets: nextTargets, steadyKmh: null, pressed: null, easing: false }))
}

/** A hold that goes on is one of the next phase too; where all there is left is slower it ends. */
function heldInto(session: Session, phaseIndex: number): readonly SplitChange[] {
  const reason = paceOf(session).hold?.reasons.at(-1)
  if (reason === undefined || session.plan?.phases[phaseIndex]?.kind === 'cool-down') return []
  return [{ code: 'was-held', values: { reason } }]
}

/** A hold ends where all there is left is slower; what it kept the belt at stays the most that comes. */
function withoutHold(session: Session): Session {
  const { hold, heart, targets } = paceOf(session)
  if (hold === null && heart.hold === null) return session
  const keptKmh = Math.min(hold?.speedKmh ?? Infinity, heart.hold?.mostKmh ?? Infinity)
  return withPace(withoutHeartHold(session), { hold: null, targets: limited(targets, scopeOf(session), keptKmh) })
}

/** A gate closes with the finish it leads to: what was not passed by then is done without. */
function gateShut(session: Session): Session {
  const { phaseIndex } = placeOf(session)
  const { segments } = session.course
  const finish = segments[finishIndexOf(segments)]
  const behind = finish !== undefined && phaseIndex !== null && phaseIndex > finish.phaseIndex
  return behind && paceOf(session).gate !== 'passed'
    ? withPace(session, { gate: 'skipped', interrupted: false })
    : session
}

/** Adds the split of the phase that is on. */
export function closed(session: Session, at: Point): Session {
  const split = splitOf(session, at)
  return split === null ? session : withPlace(session, { splits: [...placeOf(session).splits, split] })
}

/** On the line of the finish: the sprint, or the tempo goes on with the gate open; for the heart, without one. */
function intoFinish(before: Session, entered: Session): Session {
  const session = finishJudgedAtLine(withoutHeartHold(entered))
  const lastKmh = targetsOf(session).kmh[(placeOf(session).segment?.index ?? 0) - 1] ?? null
  if (isFinishOff(session)) {
    const steadyKmh = lastKmh === null ? null : Math.min(lastKmh, wishedKmhOf(before))
    return withPace(session, { gate: 'skipped', steadyKmh })
  }
  return willSprint(session) ? passed(session) : withPace(session, { gate: 'open', steadyKmh: lastKmh })
}

/** After the last segment the belt comes to rest, and the stretches follow. */
function brakesForStretch(session: Session): Session {
  const { belt } = session
  const stop: StopWish = { sinceMs: session.atMs, asked: false, then: 'stretch' }
  if (belt.kind === 'moving') return sessionWith(session, { belt: { kind: 'stopping', stop } })
  return belt.kind === 'out-of-sight' ? sessionWith(session, { belt: { ...belt, stop } }) : session
}

/** Ends the segment here and now: the runner's `next`, `cool-down` or `walk-now`. */
export function jumpTo(session: Session, index: number): Session {
  const { totalM, movingS } = placeOf(session).odometer
  return index < session.course.segments.length ? enter(session, index, { totalM, movingS }) : brakesForStretch(session)
}

const EXACT = 1e-6
/** A warm-up that is over by so much was kept on, s. */
const KEPT_ON_S = 0.5
