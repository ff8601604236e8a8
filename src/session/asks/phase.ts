import { stopWishOf } from '../belt-with-us.ts'
import { jumpTo, nextIndexOf } from '../course/boundaries.ts'
import { coolDownIndexOf, walkIndexOf } from '../../workout/segments.ts'
import { limited } from '../course/targets.ts'
import { withPace, withPlace, placeOf, targetsOf, type Session } from '../session.ts'
import { snapDown } from '../../../protocol/units.ts'
import { capKmhOf, gridOf, scopeOf, segmentOf, wishedKmhOf } from '../speeds.ts'
import type { Asked } from './asked.ts'
import { drivenRefusal, lockRefusal } from './refused.ts'
import { slowing } from './slowing.ts'
import { leaving } from './undo.ts'

/** `next`, `cool-down` and `walk-now`: on to another phase, or to the walk that ends the last. */

export const NEXT: Asked<'next'> = {
  refusal: (session) => lockRefusal(session) ?? drivenRefusal(session),
  take: (session) => jumpTo(session, afterPhase(session)),
}

export const COOL_DOWN: Asked<'cool-down'> = slowing(coolDown, isIdle(coolDown))

/** From anywhere; where the cool-down has no walk, its own speeds go no higher than one. */
export const WALK_NOW: Asked<'walk-now'> = slowing(walkNow, isIdle(walkNow))

const cools = (session: Session): boolean => segmentOf(session)?.role === 'cool-down'

/** In the cool-down, down to its own speed: a hold, or a speed set by hand, is over. */
export function coolDown(session: Session): Session {
  return cools(session) ? asPlanned(session, Infinity) : cooled(session, coolDownIndexOf(session.course.segments))
}

function walkNow(session: Session): Session {
  const { segments } = session.course
  const walk = walkIndexOf(segments, placeOf(session).segment?.index ?? 0)
  if (walk !== null) return cooled(session, walk)
  const cooling = cools(session) ? session : coolDown(session)
  if (!cools(cooling)) return cooling
  const walks = segmentOf(cooling)?.gait === 'walk'
  return asPlanned(cooling, walks ? Infinity : snapDown(gridOf(session), session.plan?.walkKmh ?? Infinity))
}

/** At the speed of the segment that is on, and never above `mostKmh` or what is wished already, km/h. */
function asPlanned(session: Session, mostKmh: number): Session {
  const kmh = Math.min(wishedKmhOf(session), capKmhOf(session), mostKmh)
  const targets = limited(targetsOf(session), scopeOf(session), kmh)
  return withPace(session, { hold: null, climbing: false, pressed: null, targets })
}

function isIdle(slow: (session: Session) => Session) {
  return (session: Session): boolean => {
    if (isAheadOfCoolDown(session)) return false
    const there = slow(session)
    const stays = placeOf(there).segment?.index === placeOf(session).segment?.index
    return stays && stopWishOf(there.belt) === null && wishedKmhOf(there) >= wishedKmhOf(session)
  }
}

/** There the cool-down leads on, whatever the speeds. */
function isAheadOfCoolDown(session: Session): boolean {
  const { segments } = session.course
  const index = placeOf(session).segment?.index ?? Infinity
  return index < coolDownIndexOf(segments) && coolDownIndexOf(segments) < segments.length
}

/** The first segment of the next phase. */
function afterPhase(session: Session): number {
  const { segment, phaseIndex: now } = placeOf(session)
  const index = session.course.segments.findLastIndex(({ phaseIndex }) => phaseIndex === now)
  return segment === null ? 0 : nextIndexOf(withPlace(session, { segment: { ...segment, index } }))
}

/** Where `next` leads, km/h; 0 where the belt stops for the stretches. */
export function nextKmhOf(session: Session): number {
  const there = jumpTo(session, afterPhase(session))
  return stopWishOf(there.belt) === null ? wishedKmhOf(there) : 0
}

/** The way into the cool-down and its walk never speeds up. */
function cooled(session: Session, index: number): Session {
  const wished = Math.min(wishedKmhOf(session), capKmhOf(session))
  const there = jumpTo(cools(session) ? session : leaving(session), index)
  return withPace(there, { climbing: false, targets: limited(targetsOf(there), scopeOf(there), wished) })
}
