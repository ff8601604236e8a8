import { lengthMOf } from '../../workout/segments.ts'
import { saying } from '../../workout/sayings.ts'
import { isGuided } from '../driving.ts'
import type { Pacing } from '../run.ts'
import { runWith } from '../run-with.ts'
import { placeOf, sessionWith, targetsOf, type Session } from '../session.ts'
import { heldReasonOf, offTargetOf } from '../speeds.ts'
import { announced, told } from './saying.ts'

/** A mile whose pace is hidden, as it goes: when it is hidden, when it is asked, and when not any more. It changes no speed. */

/** Asked from this part of it on, and once the belt was at its pace for so long, ms; up to so long before its line, s. */
const ASKED = { fromShare: 0.6, atPaceMs: 120_000, untilS: 45 } as const

/** True while nothing may tell how fast it is. */
export const isHidden = ({ run }: Session): boolean => run?.pacing?.state === 'hidden' || run?.pacing?.state === 'asked'

export function pacingOn(before: Session, session: Session): Session {
  const pacing = session.run?.pacing ?? null
  if (pacing === null || pacing.state === 'over') return session
  const state = stateOf(session, pacing)
  const next = state === pacing.state ? session : withPacing(session, { ...pacing, state })
  if (state === 'asked' && pacing.state !== 'asked') return announced(next, saying('pace-asked'))
  const entered = placeOf(session).segment?.index === pacing.index && placeOf(before).segment?.index !== pacing.index
  return entered && state === 'hidden' ? told(next, saying('pace-hidden')) : next
}

export function withPacing(session: Session, pacing: Pacing): Session {
  const { run } = session
  return run === null ? session : sessionWith(session, { run: runWith(run, { pacing }) })
}

function stateOf(session: Session, pacing: Pacing): Pacing['state'] {
  const { segment } = placeOf(session)
  if (segment === null || segment.index > pacing.index) return 'over'
  const isOn = segment.index === pacing.index
  if (!isOn && !(segment.index === pacing.index - 1 && segment.rising))
    return pacing.state === 'ahead' ? 'ahead' : 'over'
  if (!isAsDrawn(session, pacing)) return 'over'
  if (!isOn) return 'hidden'
  const { askM, untilM } = placesOf(session, pacing)
  const { totalM } = placeOf(session).odometer
  if (totalM >= untilM) return 'over'
  if (pacing.state === 'asked') return 'asked'
  const { paced } = placeOf(session).phase
  const isPaced = paced?.index === pacing.index && session.atMs - paced.atMs >= ASKED.atPaceMs
  return isPaced && totalM >= askM ? 'asked' : 'hidden'
}

/** Nobody asked for another speed, nothing holds, and the belt is ours and does as it is told. */
function isAsDrawn(session: Session, { index, kmh }: Pacing): boolean {
  if (session.belt.kind !== 'moving' || isGuided(session) || heldReasonOf(session) !== null) return false
  return targetsOf(session).kmh[index] === kmh && offTargetOf(session, session.atMs) === null
}

/** Metres of the run from which on it is asked, and up to where. */
function placesOf(session: Session, { kmh }: Pacing): { readonly askM: number; readonly untilM: number } {
  const { segment: run } = placeOf(session)
  const fromM = run?.fromM ?? 0
  const segment = session.course.segments[run?.index ?? -1]
  const lengthM = segment === undefined ? 0 : (lengthMOf(segment) ?? 0)
  return { askM: fromM + ASKED.fromShare * lengthM, untilM: fromM + lengthM - (ASKED.untilS * kmh) / 3.6 }
}

/** Metres of the run at which the question comes or goes; where it waits for the pace, where the run is; null where neither is to come. */
export function pacingDueM(session: Session): number | null {
  const pacing = session.run?.pacing ?? null
  const { segment, odometer } = placeOf(session)
  if (pacing === null || segment?.index !== pacing.index) return null
  if (pacing.state === 'ahead' || pacing.state === 'over') return null
  const { askM, untilM } = placesOf(session, pacing)
  if (pacing.state === 'asked') return untilM
  return Math.max(askM, odometer.totalM)
}
