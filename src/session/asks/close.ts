import { stopWishOf, type BeltWithUs, type StopWish } from '../belt-with-us.ts'
import { withoutHeartHold } from '../course/heart-pace.ts'
import { closed } from '../course/boundaries.ts'
import { stretchesOver } from '../course/stretching.ts'
import { lastSeenAtRestOf } from '../release.ts'
import { withPace, placeOf, runEnded, sessionWith, type Session } from '../session.ts'
import type { Asked } from './asked.ts'
import { notStill, refused, type Refusal } from './refused.ts'

/** `end` and `discard`: the run into history, or not. */

export const END: Asked<'end'> = {
  refusal: (session, _, nowMs) => closeRefusal(session, 'end', nowMs),
  take: (session) => finished(session, 'ended'),
}

export const DISCARD: Asked<'discard'> = {
  refusal: (session, _, nowMs) => closeRefusal(session, 'discard', nowMs),
  take: (session) => {
    const stretchedAtMs = stretchesOver(session) ? session.atMs : session.stretchedAtMs
    return sessionWith(finished(session, 'discarded'), { stretchedAtMs })
  },
}

/** A run is over only once its belt is known to stand; a treadmill that is out of reach for good keeps nobody in it. */
function closeRefusal(session: Session, kind: 'end' | 'discard', nowMs: number): Refusal {
  const { phaseIndex } = placeOf(session)
  const phase = phaseIndex === null ? undefined : session.plan?.phases[phaseIndex]
  if (phase === undefined) return refused('wrong-phase', 'no-run')
  if (session.seen.link === 'up' && !isAtRest(session, nowMs)) return notStill(session, nowMs)
  const nothingRun = phase.kind === 'stretch' && phase.when === 'before'
  return nothingRun && kind === 'end' ? refused('wrong-phase', 'nothing-run-yet') : null
}

function isAtRest(session: Session, nowMs: number): boolean {
  const { belt } = session
  if (belt.kind === 'starting' || stopWishOf(belt) !== null) return false
  return placeOf(session).segment === null || (belt.kind !== 'moving' && lastSeenAtRestOf(session, nowMs))
}

/** The run is over as it stands. A Stop that a lost link swallowed is wished for beyond the end of its run. */
export function finished(session: Session, ended: 'ended' | 'discarded'): Session {
  const { segment, odometer } = placeOf(session)
  const run = segment === null ? session : closed(session, odometer)
  return runEnded(
    withPace(sessionWith(withoutHeartHold(run), { belt: withoutRun(session.belt) }), { hold: null }),
    ended,
  )
}

function withoutRun(belt: BeltWithUs): BeltWithUs {
  const wished = stopWishOf(belt)
  const stop: StopWish | null = wished === null ? null : { ...wished, then: 'still' }
  if (belt.kind === 'out-of-sight') return { kind: 'unseen', stop }
  return belt.kind === 'stopping' && stop !== null ? { kind: 'stopping', stop } : belt
}
