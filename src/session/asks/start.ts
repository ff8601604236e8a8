import type { Asked } from './asked.ts'
import { breakReadings } from '../course/odometer.ts'
import { enter } from '../course/boundaries.ts'
import { paceDrawn } from '../pacing.ts'
import { isStretched, skipAllCards, stretchingFrom } from '../course/stretching.ts'
import { plannedTargets } from '../course/targets.ts'
import { needsEyesOf, standstillOf } from '../../belt/rest.ts'
import { UNKNOWN_UNIT } from '../../belt/unit.ts'
import { stopWishOf, type BeltWithUs } from '../belt-with-us.ts'
import { drivingOn, isGuided } from '../driving.ts'
import { wentOn } from '../going-on.ts'
import { NEW_RUN } from '../run.ts'
import { withPace, withPlace, placeOf, sessionWith, type Session } from '../session.ts'
import { gridOf } from '../speeds.ts'
import { segmentsOf } from '../../workout/segments.ts'
import { lockRefusal, notStill, refused, type Refusal } from './refused.ts'
import { paceWith, runWith } from '../run-with.ts'
import { seenWith } from '../../belt/seen-with.ts'

/** `begin`, `start` and `resume`: into a run, and off with a belt that stands. */

export const BEGIN: Asked<'begin'> = {
  refusal: beginRefusal,
  take: begun,
}

export const START: Asked<'start'> = {
  refusal: (session, { id }, nowMs) => startRefusal(session, id, nowMs),
  take: (session, { id }) => paceDrawn(started(session, id), id),
}

export const RESUME: Asked<'resume'> = {
  refusal: (session, { id }, nowMs) => resumeRefusal(session, id, nowMs),
  take: (session, { id }) => resumed(session, id),
}

function beginRefusal(session: Session): Refusal {
  if (session.plan === null) return refused('no-plan', 'no-plan-chosen')
  if (session.plan.phases[0]?.kind !== 'stretch') return refused('wrong-phase', 'no-stretch-on')
  return placeOf(session).phaseIndex === null ? null : refused('wrong-phase', 'run-is-on')
}

function startRefusal(session: Session, id: string, nowMs: number): Refusal {
  if (isGuided(session)) return guidedStartRefusal(session)
  return readyRefusal(session) ?? lockRefusal(session) ?? setOffRefusal(session, id, nowMs)
}

/** No run is on the belt yet. */
export function readyRefusal(session: Session): Refusal {
  const { phaseIndex, segment } = placeOf(session)
  const phase = phaseIndex === null ? undefined : session.plan?.phases[phaseIndex]
  const ready = segment === null && (phase === undefined || (phase.kind === 'stretch' && phase.when === 'before'))
  return ready ? null : refused('wrong-phase', 'run-is-on')
}

/** Why no guided run is begun: the belt may stand or move, and nobody needs to watch what is not ordered. */
export function guidedStartRefusal(session: Session): Refusal {
  return readyRefusal(session) ?? unconnectedRefusal(session)
}

export function unconnectedRefusal({ plan, machine, seen }: Session): Refusal {
  if (plan === null) return refused('no-plan', 'no-plan-chosen')
  return machine === null || seen.link === 'down' ? refused('no-treadmill', 'nothing-connected') : null
}

function resumeRefusal(session: Session, id: string, nowMs: number): Refusal {
  const { kind } = session.belt
  if (placeOf(session).segment === null) return refused('wrong-phase', 'no-run-to-carry-on')
  if (kind === 'out-of-sight')
    return session.seen.link === 'down' ? refused('no-treadmill', 'out-of-reach') : notStill(session, nowMs)
  if (isGuided(session) && isStopped(session.belt)) return null
  if (kind === 'stopping' && needsEyesOf(session.seen, nowMs)) return notStill(session, nowMs)
  if (kind === 'stopping') return refused('wrong-phase', 'still-stopping')
  if (kind !== 'stopped') return refused('wrong-phase', 'run-not-stopped')
  return lockRefusal(session) ?? setOffRefusal(session, id, nowMs)
}

/** In guide mode the belt of a run that was stopped may move all the while. */
const isStopped = (belt: BeltWithUs): boolean =>
  belt.kind === 'stopped' || (belt.kind === 'stopping' && belt.stop.then === 'stopped')

/** What stands in the way of moving the belt from standstill. */
function setOffRefusal(session: Session, id: string, nowMs: number): Refusal {
  const { seen } = session
  const unconnected = unconnectedRefusal(session)
  if (unconnected !== null) return unconnected
  if (seen.unwatchedMs >= seen.limits.unwatchedRiseMs) return refused('unwatched', 'nobody-is-watching')
  if (stopWishOf(session.belt) !== null && !needsEyesOf(seen, nowMs))
    return refused('not-at-standstill', 'still-stopping')
  if (!standstillOf(seen, nowMs)) return notStill(session, nowMs)
  const used = id === session.startedBy || seen.usedStarts.includes(id)
  return used ? refused('stale', 'start-was-used') : null
}

/** To the stretches, and past them where the runner comes back from a look at the plan. */
function begun(session: Session): Session {
  const first = stretchingFrom(freshRun(session), 0)
  return isStretched(session, session.atMs) ? skipAllCards(first) : first
}

function freshRun(session: Session): Session {
  const segments = session.plan === null ? [] : segmentsOf(session.plan)
  const targets = plannedTargets(segments, gridOf(session))
  const course = { ...session.course, segments }
  const seen = seenWith(session.seen, { unit: UNKNOWN_UNIT, lagsMs: [] })
  return sessionWith(session, {
    seen,
    course,
    trouble: null,
    slept: null,
    stretchedAtMs: null,
    run: runWith(NEW_RUN, { driving: drivingOn(session.machine), pace: paceWith(NEW_RUN.pace, { targets }) }),
  })
}

/** The one ask that lets a still belt move. */
function setOff(session: Session, askId: string, again: boolean): Session {
  const { phaseIndex, odometer } = placeOf(session)
  const start = { askId, atMs: session.atMs, fromPhase: phaseIndex, again }
  const off: Session = sessionWith(session, { belt: { kind: 'starting', start }, startedBy: askId, trouble: null })
  return withPace(withPlace(off, { odometer: breakReadings(odometer) }), { climbing: !isGuided(session) })
}

export function started(session: Session, askId: string): Session {
  const fresh = placeOf(session).phaseIndex === null ? freshRun(session) : session
  const off = setOff(withPlace(fresh, { stretch: null }), askId, false)
  const phaseIndex = off.course.segments[0]?.phaseIndex ?? null
  return enter(withPlace(off, { phaseIndex }), 0, placeOf(off).odometer)
}

/** A press of STOP that never went out is over with it. */
function resumed(session: Session, askId: string): Session {
  const seen = session.seen.press === null ? session.seen : seenWith(session.seen, { press: null })
  return setOff(wentOn(sessionWith(session, { seen })), askId, true)
}
