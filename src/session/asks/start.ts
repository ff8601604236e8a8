import type { Asked } from './asked.ts'
import { breakReadings } from '../course/odometer.ts'
import { enter } from '../course/boundaries.ts'
import { noted } from '../course/changes.ts'
import { stretchingFrom } from '../course/stretching.ts'
import { plannedKmhOf, plannedTargets } from '../course/targets.ts'
import { needsEyesOf, standstillOf } from '../../belt/rest.ts'
import { UNKNOWN_UNIT } from '../../belt/unit.ts'
import { stopWishOf } from '../belt-with-us.ts'
import { NEW_RUN } from '../run.ts'
import { withPace, paceOf, withPlace, placeOf, targetsOf, type Session } from '../session.ts'
import { gridOf, segmentOf } from '../speeds.ts'
import { segmentsOf } from '../../workout/segments.ts'
import { lockRefusal, notStill, refused, type Refusal } from './refused.ts'

/** `begin`, `start` and `resume`: into a run, and off with a belt that stands. */

export const BEGIN: Asked<'begin'> = {
  refusal: beginRefusal,
  take: (session) => stretchingFrom(freshRun(session), 0),
}

export const START: Asked<'start'> = {
  refusal: (session, { id }, nowMs) => startRefusal(session, id, nowMs),
  take: (session, { id }) => started(session, id),
}

export const RESUME: Asked<'resume'> = {
  refusal: (session, { id }, nowMs) => resumeRefusal(session, id, nowMs),
  take: (session, { id }) => resumed(session, id),
}

function beginRefusal(session: Session): Refusal {
  if (session.plan === null) return refused('no-plan', 'no-plan-chosen')
  return placeOf(session).phaseIndex === null ? null : refused('wrong-phase', 'run-is-on')
}

function startRefusal(session: Session, id: string, nowMs: number): Refusal {
  const { phaseIndex, segment } = placeOf(session)
  const phase = phaseIndex === null ? undefined : session.plan?.phases[phaseIndex]
  const ready = segment === null && (phase === undefined || (phase.kind === 'stretch' && phase.when === 'before'))
  if (!ready) return refused('wrong-phase', 'run-is-on')
  return lockRefusal(session) ?? setOffRefusal(session, id, nowMs)
}

function resumeRefusal(session: Session, id: string, nowMs: number): Refusal {
  const { kind } = session.belt
  if (placeOf(session).segment === null) return refused('wrong-phase', 'no-run-to-carry-on')
  if (kind === 'out-of-sight')
    return session.seen.link === 'down' ? refused('no-treadmill', 'out-of-reach') : notStill(session, nowMs)
  if (kind === 'stopping' && needsEyesOf(session.seen, nowMs)) return notStill(session, nowMs)
  if (kind === 'stopping') return refused('wrong-phase', 'still-stopping')
  if (kind !== 'stopped') return refused('wrong-phase', 'run-not-stopped')
  return lockRefusal(session) ?? setOffRefusal(session, id, nowMs)
}

/** What stands in the way of moving the belt from standstill. */
function setOffRefusal(session: Session, id: string, nowMs: number): Refusal {
  const { machine, seen } = session
  if (session.plan === null) return refused('no-plan', 'no-plan-chosen')
  if (machine === null || seen.link === 'down') return refused('no-treadmill', 'nothing-connected')
  if (!machine.drivable) return refused('not-driven', 'cannot-be-driven')
  if (seen.unwatchedMs >= seen.limits.unwatchedRiseMs) return refused('unwatched', 'nobody-is-watching')
  if (stopWishOf(session.belt) !== null && !needsEyesOf(seen, nowMs))
    return refused('not-at-standstill', 'still-stopping')
  if (!standstillOf(seen, nowMs)) return notStill(session, nowMs)
  const used = id === session.startedBy || seen.usedStarts.includes(id)
  return used ? refused('stale', 'start-was-used') : null
}

function freshRun(session: Session): Session {
  const segments = session.plan === null ? [] : segmentsOf(session.plan)
  const targets = plannedTargets(segments, gridOf(session))
  const course = { ...session.course, segments }
  const seen = { ...session.seen, unit: UNKNOWN_UNIT, lagsMs: [] }
  return {
    ...session,
    seen,
    course,
    trouble: null,
    slept: null,
    run: { ...NEW_RUN, pace: { ...NEW_RUN.pace, targets } },
  }
}

/** The one ask that lets a still belt move. */
function setOff(session: Session, askId: string, again: boolean): Session {
  const { phaseIndex, odometer } = placeOf(session)
  const start = { askId, atMs: session.atMs, fromPhase: phaseIndex, again }
  const off: Session = { ...session, belt: { kind: 'starting', start }, startedBy: askId, trouble: null }
  return withPace(withPlace(off, { odometer: breakReadings(odometer) }), { climbing: true })
}

function started(session: Session, askId: string): Session {
  const fresh = placeOf(session).phaseIndex === null ? freshRun(session) : session
  const off = setOff(withPlace(fresh, { stretch: null }), askId, false)
  const phaseIndex = off.course.segments[0]?.phaseIndex ?? null
  return enter(withPlace(off, { phaseIndex }), 0, placeOf(off).odometer)
}

/** An interrupted finish is carried on at the easy pace, and its sprint needs `go`. */
function resumed(session: Session, askId: string): Session {
  // A held run climbs too: to the speed it is held at, and no further.
  const { hold } = paceOf(session)
  const holding = hold === null ? null : { ...hold, ownRiseKmh: hold.speedKmh }
  const counted = noted(session, { code: 'stopped-and-went-on', values: { times: 1 } })
  const off = setOff(withPace(counted, { hold: holding }), askId, true)
  if (segmentOf(off)?.role !== 'finish') return off
  const easy = off.course.segments.findIndex(({ role }) => role === 'stage')
  return withPace(off, { gate: 'open', interrupted: true, steadyKmh: plannedKmhOf(targetsOf(off))[easy] ?? null })
}
