import { lengthMOf } from '../../workout/segments.ts'
import { saying } from '../../workout/sayings.ts'
import type { Cue } from '../../workout/cues.ts'
import { LINE_MS } from '../../../protocol/units.ts'
import { heartSpeaks } from './heart-pace.ts'
import { announced, told } from './saying.ts'
import { paceOf, placeOf, withVoice, voiceOf, type Session } from '../session.ts'
import { isFarBelowPlan, segmentOf } from '../speeds.ts'

/** What is said along the way: the cues of the plan where they are due, and the halfway and the end of the finish. */
export function coach(before: Session, session: Session): Session {
  return finishOn(before, cueOn(session))
}

function cueOn(session: Session): Session {
  const { nextCue } = voiceOf(session)
  const { phaseIndex } = placeOf(session)
  const cue = session.course.cues[nextCue]
  if (cue === undefined || phaseIndex === null || cue.phaseIndex > phaseIndex) return session
  if (cue.phaseIndex < phaseIndex) return cueOn(withVoice(session, { nextCue: nextCue + 1 }))
  if (!isDue(session, cue) || heartSpeaks(session, LINE_MS)) return session
  const next = withVoice(session, { nextCue: nextCue + 1 })
  // A sprint's words are for a sprint: a finish whose gate stayed shut is run at the last pace.
  const unsprinted = segmentOf(session)?.rise === 'from-the-line' && paceOf(session).gate !== 'passed'
  const isTrue = session.belt.kind === 'moving' && !unsprinted && !isFarBelowPlan(session)
  return isTrue ? told(next, cue.says) : next
}

function isDue(session: Session, { at }: Cue): boolean {
  const { odometer, phase } = placeOf(session)
  return 'timeS' in at ? odometer.movingS - phase.fromS >= at.timeS : odometer.totalM - phase.fromM >= at.distanceM
}

/** Where in the phase that is on the next cue is due; null where none is left in it. */
export function cueDueAt(session: Session): Cue['at'] | null {
  const cue = session.course.cues[voiceOf(session).nextCue]
  return cue === undefined || cue.phaseIndex !== placeOf(session).phaseIndex ? null : cue.at
}

/** Metres of the run at the half of a finish, for the words there and for a gate that nobody answered; null behind it. */
export function halfDueM(session: Session): number | null {
  const segment = segmentOf(session)
  const { phase, segment: run, odometer } = placeOf(session)
  if (segment?.role !== 'finish' || run === null) return null
  const halfM = Math.min(phase.fromM, run.fromM) + (lengthMOf(segment) ?? 0) / 2
  return odometer.totalM < halfM ? halfM : null
}

function finishOn(before: Session, session: Session): Session {
  const was = segmentOf(before)
  if (was?.role !== 'finish') return session
  if (segmentOf(session)?.role !== 'finish')
    return session.belt.kind === 'moving' ? announced(session, saying('done')) : session
  const { phase, odometer } = placeOf(session)
  const halfM = phase.fromM + (lengthMOf(was) ?? 0) / 2
  const crossed = placeOf(before).odometer.totalM < halfM && odometer.totalM >= halfM
  return crossed && paceOf(session).gate === 'passed' ? told(session, saying('halfway')) : session
}
