import { DONE, HALFWAY } from '../../workout/sayings.ts'
import type { Cue } from '../../workout/cues.ts'
import { announced, cued } from './saying.ts'
import type { Session } from '../session.ts'
import { legOf } from '../speeds.ts'
import { unitAskOn } from '../asks/unit-ask.ts'

/** What is said along the way: the cues of the plan where they are due, and the halfway and the end of the finish. */
export function coach(before: Session, session: Session): Session {
  return unitAskOn(finishOn(before, cueOn(session)))
}

function cueOn(session: Session): Session {
  const cue = session.cues[session.nextCue]
  if (cue === undefined || session.phaseIndex === null || cue.phaseIndex > session.phaseIndex) return session
  if (cue.phaseIndex < session.phaseIndex) return cueOn({ ...session, nextCue: session.nextCue + 1 })
  if (!isDue(session, cue)) return session
  const next = { ...session, nextCue: session.nextCue + 1 }
  // A sprint's words are for a sprint: a finish whose gate stayed shut is run at the last pace.
  const unsprinted = legOf(session)?.sprint === true && session.gate !== 'passed'
  return session.belt === 'moving' && !unsprinted ? announced(cued(next, cue.text), cue.text) : next
}

function isDue({ odometer, phase }: Session, { at }: Cue): boolean {
  return 'timeS' in at ? odometer.movingS - phase.fromS >= at.timeS : odometer.totalM - phase.fromM >= at.distanceM
}

function finishOn(before: Session, session: Session): Session {
  const was = legOf(before)
  if (was?.kind !== 'finish') return session
  if (legOf(session)?.kind !== 'finish') return session.belt === 'moving' ? announced(session, DONE) : session
  const halfM = session.phase.fromM + (was.lengthM ?? 0) / 2
  const crossed = before.odometer.totalM < halfM && session.odometer.totalM >= halfM
  return crossed && session.gate === 'passed' ? announced(session, HALFWAY) : session
}
