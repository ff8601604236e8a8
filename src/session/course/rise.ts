import type { Saying } from '../../../protocol/panel/sayings.ts'
import { finishOf } from '../../../protocol/stages.ts'
import { stageNoun } from '../../../protocol/units.ts'
import { beltFactorOf } from '../belt-factor.ts'
import { EXACT_KMH } from '../../belt/limits.ts'
import { riseTimeOf } from '../../belt/rise-time.ts'
import { keptBackOf } from '../../belt/rising.ts'
import { asksUnitOf } from '../../belt/unit.ts'
import { isGuided } from '../driving.ts'
import { willSprint } from './gate.ts'
import { heartAllowsRise, waitsAtLine } from './heart-ceiling.ts'
import { withoutHeartHold } from './heart-pace.ts'
import { nextIndexOf, waitsForUnit } from './boundaries.ts'
import { meetingStepOf } from '../../workout/meeting.ts'
import { lengthMOf, type Segment } from '../../workout/segments.ts'
import { saying } from '../../workout/sayings.ts'
import { told } from './saying.ts'
import { withPace, paceOf, withPlace, placeOf, type Session } from '../session.ts'
import { phaseEnded } from './targets.ts'
import { expectedKmhOf, heldReasonOf, leftSOf, ownRiseKmhOf, segmentOf, wishedKmhOf } from '../speeds.ts'

/** The change that comes at the next line: announced once, 5 s before it begins, and begun so early that it ends there. */

/** No number of a machine: what is said counts these seconds (`finish-in-five`). */
const ANNOUNCED_S = 5
/** No rise begins longer before its line, seconds: 20 km/h at a gentle pace. */
const FAR_S = 200 + ANNOUNCED_S
/** A runner who presses + by hand is at pace within this, seconds. */
const BY_HAND_S = 5

export function riseAhead(session: Session): Session {
  const run = placeOf(session).segment
  const { climbing, hold } = paceOf(session)
  if (run === null || run.rising || session.belt.kind !== 'moving' || climbing) return session
  const leftS = leftSOf(session)
  if (leftS > FAR_S) return session
  const next = session.course.segments[nextIndexOf(session)]
  if (waitsForUnit(session)) return session
  if (next === undefined || (run.announcedAtMs !== null && hold !== null)) return session
  const leadS = leadSOf(session, next)
  if (leadS === null) return session
  if (leftS > leadS + ANNOUNCED_S) return session
  const isStageAhead = next.role === 'stage' || next.role === 'warm-up'
  const isKeptForHeart = isStageAhead && leadS > 0 && run.announcedAtMs === null && !heartAllowsRise(session)
  if (isKeptForHeart || paceOf(session).heart.waitsAtLine) return waitsAtLine(session)
  const silent = run.announcedAtMs !== null || next.rise === 'from-the-line' || segmentOf(session)?.role === 'finish'
  const told = silent ? session : saidAhead(session, next)
  // What held this segment for the heart is over with its end, unless the heart holds now.
  const isFree = paceOf(told).heart.hold === null || heartAllowsRise(told)
  return leadS > 0 && leftS <= leadS && isFree && wasHeard(told) ? begun(told, next) : told
}

/** Announced so long ago that nobody is taken by surprise, however late the time for it came. */
function wasHeard(session: Session): boolean {
  const atMs = placeOf(session).segment?.announcedAtMs ?? null
  return atMs !== null && isAgo(session, atMs)
}

/** So long ago as a rise is announced before it begins. */
const isAgo = (session: Session, atMs: number): boolean => session.atMs - atMs >= ANNOUNCED_S * 1000

/** Seconds before the line at which the change there is next announced or begun; null where nothing is to come. */
export function changeDueS(session: Session): number | null {
  const run = placeOf(session).segment
  const next = session.course.segments[nextIndexOf(session)]
  if (run === null || run.rising || next === undefined || (run.announcedAtMs !== null && paceOf(session).hold !== null))
    return null
  const leadS = leadSOf(session, next)
  return leadS === null || run.announcedAtMs !== null ? leadS : leadS + ANNOUNCED_S
}

/**
 * A rise that was kept back for 5 s, by the belt or until the runner told the unit, is announced again, and begins 5 s later
 * (governor, rule 5). Not what the runner's own `faster` asked for.
 */
export function keptBackOn(session: Session): Session {
  const { keptBack } = paceOf(session)
  const { belt, seen, atMs } = session
  if (isGuided(session)) return session
  const isKept = belt.kind === 'moving' && (keptBackOf(seen, atMs) !== null || asksUnitOf(seen))
  if (keptBack === null && !isKept) return session
  if (!risesOf(session)) return keptBack === null ? session : withPace(session, { keptBack: null })
  if (isKept) {
    if (keptBack !== null && keptBack.toldAtMs === null) return session
    return withPace(session, { keptBack: { sinceMs: keptBack?.sinceMs ?? atMs, toldAtMs: null } })
  }
  if (keptBack === null) return session
  if (keptBack.toldAtMs === null && isAgo(session, keptBack.sinceMs))
    return told(withPace(session, { keptBack: { ...keptBack, toldAtMs: atMs } }), riseAgain(session))
  const waits = keptBack.toldAtMs !== null && !isAgo(session, keptBack.toldAtMs)
  return waits ? session : withPace(session, { keptBack: null })
}

/** True while the plan wants more of the belt than it was told. */
function risesOf(session: Session): boolean {
  const { pressed } = paceOf(session)
  const wishedKmh = wishedKmhOf(session)
  const topKmh = heldReasonOf(session) === null ? wishedKmh : Math.min(wishedKmh, ownRiseKmhOf(session) ?? 0)
  return pressed === null && topKmh > (session.seen.following?.speedKmh ?? 0) + EXACT_KMH
}

function riseAgain(session: Session): Saying {
  const { segments } = session.course
  const to = placeOf(session).segment?.rising === true ? segments[nextIndexOf(session)] : segmentOf(session)
  if (to === undefined || to === null || to.role === 'cool-down') return saying('faster-again')
  if (to.rise !== 'from-the-line') return changeOf(session, to)
  return { code: 'finish-in-five', values: { finish: finishOf(session.plan) } }
}

/** From here on the runner's own keys change the next segment: what they did to this phase ends with it. */
function begun(held: Session, next: Segment): Session {
  const session = withoutHeartHold(held)
  const { segment, phaseIndex } = placeOf(session)
  if (segment === null) return session
  const { targets } = paceOf(session)
  const raised = next.phaseIndex === phaseIndex ? session : withPace(session, { targets: phaseEnded(targets) })
  return withPlace(raised, { segment: { ...segment, rising: true } })
}

/** How long before the line the belt has to begin; 0 where it changes on the line; null where nothing changes. */
function leadSOf(session: Session, next: Segment): number | null {
  const fromKmh = wishedKmhOf(session)
  const toKmh = expectedKmhOf(session, nextIndexOf(session))
  if (next.rise === 'from-the-line') return willSprint(session) ? 0 : null
  if (next.role === 'finish' && !willSprint(session)) return null
  if (toKmh === fromKmh) return null
  if (toKmh < fromKmh) return 0
  if (isGuided(session)) return BY_HAND_S
  const isByDistance = segmentOf(session)?.length.by === 'distance'
  const known = riseTimeOf(session.seen, fromKmh, toKmh)
  if (known !== null) return isByDistance ? (known.m * 3.6) / fromKmh : known.s
  const riseS = (toKmh - fromKmh) / session.seen.limits.gentleRiseKmhPerS
  if (!isByDistance) return riseS
  // A segment in metres is over sooner for the rise: as long as it takes at the mean of both speeds, told at the present one.
  return (riseS * (fromKmh + toKmh)) / 2 / fromKmh
}

function saidAhead(session: Session, next: Segment): Session {
  const { segment } = placeOf(session)
  if (segment === null) return session
  return told(withPlace(session, { segment: { ...segment, announcedAtMs: session.atMs } }), changeOf(session, next))
}

function changeOf(session: Session, next: Segment): Saying {
  switch (next.role) {
    case 'stage': {
      const step = meetingStepOf(session.plan, next.stage)
      if (step !== null) return { code: 'meeting-step', values: { step } }
      const stage = stageNoun((lengthMOf(next) ?? 0) * beltFactorOf(session))
      return { code: 'next-stage', values: { stage, number: next.stage ?? 0 } }
    }
    case 'finish':
      return saying('next-finish')
    case 'warm-up':
      return saying(next.gait === 'walk' ? 'next-walk' : 'next-jog')
    case 'cool-down':
      return coolDownWords(segmentOf(session), next)
  }
}

/** A walk after a walk is only slower. */
function coolDownWords(now: Segment | null, next: Segment): Saying {
  if (now?.role !== 'cool-down') return saying('next-cool-down')
  return saying(next.gait === 'walk' && now.gait !== 'walk' ? 'next-cool-down-walk' : 'next-slower')
}
