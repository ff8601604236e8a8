import { stopWishOf } from '../belt-with-us.ts'
import { goOn, nextIndexOf } from '../course/boundaries.ts'
import { coolDownIndexOf, walkIndexOf } from '../../workout/segments.ts'
import { limited } from '../course/targets.ts'
import { paced, placed, placeOf, targetsOf, type Session } from '../session.ts'
import { capKmhOf, scopeOf, segmentOf, wishedKmhOf } from '../speeds.ts'
import type { Asked } from './asked.ts'
import { drivenRefusal, lockRefusal, refused, type Refusal } from './refused.ts'

/** `next`, `cool-down` and `walk-now`: on to another phase, or to the walk that ends the last. */

export const NEXT: Asked<'next'> = {
  refusal: (session) => lockRefusal(session) ?? drivenRefusal(session),
  take: (session) => goOn(session, afterPhase(session)),
}

export const COOL_DOWN: Asked<'cool-down'> = {
  refusal: (session) => drivenRefusal(session) ?? slowPhaseRefusal(session, 'cool-down'),
  take: (session) => cooled(session, coolDownIndexOf(session.course.segments)),
}

export const WALK_NOW: Asked<'walk-now'> = {
  refusal: (session) => drivenRefusal(session) ?? slowPhaseRefusal(session, 'walk-now'),
  take: (session) => cooled(session, walkIndexFrom(session)),
}

function slowPhaseRefusal(session: Session, kind: 'cool-down' | 'walk-now'): Refusal {
  const cooling = segmentOf(session)?.role === 'cool-down'
  if (kind === 'cool-down') return cooling ? refused('wrong-phase', 'cool-down-is-on') : null
  if (!cooling) return refused('wrong-phase', 'cool-down-first')
  return walkIndexOf(session.course.segments, placeOf(session).segment?.index ?? 0) === null
    ? refused('wrong-phase', 'walk-is-on')
    : null
}

/** The walk that ends the cool-down, or the end of the way. */
function walkIndexFrom(session: Session): number {
  const { segments } = session.course
  return walkIndexOf(segments, placeOf(session).segment?.index ?? 0) ?? segments.length
}

/** The first segment of the next phase. */
function afterPhase(session: Session): number {
  const { segment, phaseIndex: now } = placeOf(session)
  const index = session.course.segments.findLastIndex(({ phaseIndex }) => phaseIndex === now)
  return segment === null ? 0 : nextIndexOf(placed(session, { segment: { ...segment, index } }))
}

/** Where `next` leads, km/h; 0 where the belt stops for the stretches. */
export function nextKmhOf(session: Session): number {
  const there = goOn(session, afterPhase(session))
  return stopWishOf(there.belt) === null ? wishedKmhOf(there) : 0
}

/** The way into the cool-down and its walk never speeds up. */
function cooled(session: Session, index: number): Session {
  const wished = Math.min(wishedKmhOf(session), capKmhOf(session))
  const there = goOn(session, index)
  return paced(there, { climbing: false, targets: limited(targetsOf(there), scopeOf(there), wished) })
}
