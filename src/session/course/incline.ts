import { inclineOffOf, inclineUntoldOf, speedRoseWithinOf, takesNoInclineOf } from '../../belt/incline.ts'
import { isGuided } from '../driving.ts'
import { INCLINE_TOLD_MS, inclineWishOf, isInclined } from '../inclines.ts'
import type { InclinePace } from '../run.ts'
import { withPace, paceOf, type Session } from '../session.ts'
import { heldReasonOf, isNearOf, leftSOf, segmentOf, wishedKmhOf } from '../speeds.ts'
import { nextIndexOf } from './boundaries.ts'
import { changeDueS } from './rise.ts'
import { told } from './saying.ts'

/**
 * The incline along a run (coach: incline): each change is told 5 s before it; steeper once the pace of the segment has been had for
 * 20 s, flatter before the pace of the next rises. One that is set at the console stays, for the run.
 */

/** Before a change of pace a falling incline is told this long, and so much longer for each percent, s: motors take 2 to 8. */
const FALLS_S = 12
const FALLS_S_PER_PCT = 8
/** What is left of a segment after a rise of its incline: a minute at it, s. */
const WORTH_S = 60

/** A sentence is said in less, ms. */
const SENTENCE_MS = 3000

/** From standstill it climbs flat, and is told anew. */
const FLAT: InclinePace = { pct: 0, beforePct: 0, toldAtMs: 0, isLeft: false, isRefused: false, saidAtMs: 0 }

export function inclineOn(before: Session, session: Session): Session {
  if (!isInclined(session)) return session
  const was = paceOf(session).incline ?? FLAT
  if (was.isLeft || session.belt.kind === 'out-of-sight') return session
  if (session.belt.kind !== 'moving') return was.pct === 0 ? session : withPace(session, { incline: FLAT })
  const { atMs } = session
  if (session.announcement !== before.announcement) return withPace(session, { incline: { ...was, saidAtMs: atMs } })
  // Nothing else that is being said is cut short.
  if (atMs - was.saidAtMs < SENTENCE_MS) return session
  const left = leftBecause(session)
  if (left !== null) {
    const isRefused = left === 'incline-refused' && takesNoInclineOf(session.seen, atMs)
    return told(withPace(session, { incline: { ...was, isLeft: true, isRefused } }), { code: left, values: {} })
  }
  const pct = duePctOf(session, was.pct)
  if (pct === was.pct) return session
  const beforePct = inclineWishOf(session) ?? 0
  const next = { pct, beforePct, toldAtMs: atMs, isLeft: false, isRefused: false, saidAtMs: atMs }
  return told(withPace(session, { incline: next }), { code: 'incline', values: { inclinePct: pct } })
}

/** Who brings the belt there by hand does as they are told. */
function leftBecause(session: Session): 'incline-yours' | 'incline-refused' | null {
  const { seen, atMs } = session
  if (isGuided(session)) return null
  if (seen.incline.byHand) return 'incline-yours'
  return inclineOffOf(seen, atMs) || inclineUntoldOf(seen) ? 'incline-refused' : null
}

/** What is due of the incline where it was last told to be `wasPct`, percent. */
function duePctOf(session: Session, wasPct: number): number {
  const herePct = segmentOf(session)?.inclinePct ?? 0
  const next = session.course.segments[nextIndexOf(session)]
  const nextPct = next === undefined || next.role === 'cool-down' ? herePct : next.inclinePct
  const changeS = leftSOf(session) - (changeDueS(session) ?? 0)
  const fallS = FALLS_S + FALLS_S_PER_PCT * Math.max(0, wasPct - nextPct)
  const duePct = nextPct < herePct && changeS <= fallS ? nextPct : herePct
  if (duePct <= wasPct) return duePct
  return mayRise(session) && changeS > fallS + WORTH_S ? duePct : wasPct
}

/** The pace is had, nothing holds it, and it has been had for so long that the incline may rise 5 s from now. */
function mayRise(session: Session): boolean {
  if (heldReasonOf(session) !== null || !isNearOf(session, wishedKmhOf(session))) return false
  return isGuided(session) || !speedRoseWithinOf(session.seen, session.atMs, INCLINE_TOLD_MS)
}
