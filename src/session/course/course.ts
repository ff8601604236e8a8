import { EPSILON_KMH, EXACT_KMH } from '../../belt/limits.ts'
import { freshMsOf, onItsWayOf } from '../../belt/readings.ts'
import { asOrderedKmhOf, toleranceOf } from '../../belt/tolerance.ts'
import { withBeltAsSeen } from '../belt-as-seen.ts'
import { coach } from './coach.ts'
import { gateOn } from './gate.ts'
import { heartOn } from './heart-ceiling.ts'
import { pacedOn } from './at-pace.ts'
import { crossBoundaries } from './boundaries.ts'
import { hangsOnSame, isBefore, isBeforeAt, quietened, quietOf } from './quiet.ts'
import { guideOn, isTold } from './guidance.ts'
import { inclineOn } from './incline.ts'
import { pacingOn } from './hidden-pace.ts'
import { keptBackOn, riseAhead } from './rise.ts'
import type { Pace } from '../run.ts'
import { withPace, paceOf, withPlace, placeOf, targetsOf, type Session } from '../session.ts'
import { aheadSOf, isNearOf, measuredKmhOf, wishedKmhOf } from '../speeds.ts'
import { stretchOn, stretchWaits } from './stretching.ts'

/** What follows of itself from the time and the readings. */
export function advanceCourse(before: Session, session: Session): Session {
  const belt = withBeltAsSeen(session)
  const { segment, stretch } = placeOf(belt)
  if (segment === null) return quietened(pacingOn(before, stretch === null ? belt : stretched(before, belt)), null)
  const paced = pacedOn(before, belt)
  const calm = isCalm(before, paced)
  const there = keptBackOn(calm ? paced : arrived(reckoned(before, paced)))
  const { quiet } = there
  if (quiet !== null && isBefore(there, quiet) && (calm ? there === paced : hangsOnSame(before, there))) return there
  const went = riseAhead(gateOn(heartOn(crossBoundaries(before, there))))
  const next = pacingOn(before, inclineOn(before, guideOn(before, coach(before, reckoned(there, went)))))
  return quietened(next, awaits(paceOf(next)) || isTold(next) ? null : quietOf(next))
}

const stretched = (before: Session, session: Session): Session =>
  session.belt.kind === 'not-ours' ? stretchWaits(session, session.atMs - before.atMs) : stretchOn(session)

/**
 * True where a tick at `atMs` brings nothing but the time that goes by: it is still quiet on the plan then, nothing that was
 * asked for is to come, and the newest reading is fresh, at the wish and no zero. Everything else that a session judges by the
 * time hangs on one of these.
 */
export function bringsNothing(session: Session, atMs: number): boolean {
  const { quiet, seen } = session
  if (quiet === null || seen.sample === null || seen.zeroSinceMs !== null) return false
  const { speedKmh } = quiet.wish
  if (atMs - seen.sample.atMs > freshMsOf(seen) || !isBeforeAt(session, quiet, atMs)) return false
  return isNearOf(session, speedKmh) && (seen.following?.speedKmh ?? 0) >= speedKmh - EXACT_KMH
}

/** Quiet as before, and the belt where it is wished: nothing was asked for that has come, or is to be reckoned anew. */
function isCalm(before: Session, session: Session): boolean {
  const { quiet } = session
  return quiet !== null && hangsOnSame(before, session) && isNearOf(session, quiet.wish.speedKmh)
}

/** Other speeds, another time until the finish. */
function reckoned(before: Session, session: Session): Session {
  const { segment } = placeOf(session)
  const [was, is] = [paceOf(before), paceOf(session)]
  const sameForHeart =
    is.heart.hold === was.heart.hold &&
    is.heart.finish === was.heart.finish &&
    is.heart.waitsAtLine === was.heart.waitsAtLine
  const same = targetsOf(session) === targetsOf(before) && is.hold === was.hold && sameForHeart
  if (segment === null || same) return session
  return withPlace(session, { segment: { ...segment, aheadS: aheadSOf(session, segment.index) } })
}

/** What was asked for and has come: the climb from standstill, the fall of easing off, the runner's own step. */
function arrived(session: Session): Session {
  const pace = paceOf(session)
  if (!awaits(pace)) return offTargetNoted(session)
  const { climbing, easing, pressed, unseenFromKmh } = pace
  const measuredKmh = measuredKmhOf(session)
  if (measuredKmh === null || session.belt.kind !== 'moving') return session
  const kmh = asOrderedKmhOf(session.seen, measuredKmh)
  const wished = wishedKmhOf(session)
  const near = toleranceOf(session.seen, wished) + EPSILON_KMH
  const climbs = climbing && kmh < wished - near
  const eases = easing && kmh > wished + near
  const waits = pressed !== null && !shows(session, pressed.kmh, kmh) ? pressed : null
  const unseen = unseenFromKmh !== null && !shows(session, wished, kmh) ? unseenFromKmh : null
  if (climbs === climbing && eases === easing && waits === pressed && unseen === unseenFromKmh)
    return offTargetNoted(session)
  return offTargetNoted(withPace(session, { climbing: climbs, easing: eases, pressed: waits, unseenFromKmh: unseen }))
}

/** Something that was asked for is to be seen on the belt yet. */
const awaits = ({ climbing, easing, pressed, unseenFromKmh, offTarget, keptBack }: Pace): boolean =>
  climbing || easing || pressed !== null || unseenFromKmh !== null || offTarget !== null || keptBack !== null

function shows({ seen }: Session, pressedKmh: number, measuredKmh: number): boolean {
  if (Math.abs(measuredKmh - pressedKmh) <= (seen.grid?.stepKmh ?? 0.1) / 2 + EXACT_KMH) return true
  const { following } = seen
  return (
    following !== null &&
    following.speedKmh === pressedKmh &&
    following.reachedAtMs !== null &&
    following.settled.count >= seen.limits.settledReadings
  )
}

/** More than one step of the grid beside the target, with no order on its way that could bring it there. */
function offTargetNoted(session: Session): Session {
  const wishedKmh = wishedKmhOf(session)
  const sign = isNearOf(session, wishedKmh) ? null : offTargetSignOf(session, wishedKmh)
  if (sign === (paceOf(session).offTarget?.sign ?? null)) return session
  return withPace(session, { offTarget: sign === null ? null : { sign, sinceMs: session.atMs } })
}

function offTargetSignOf(session: Session, wishedKmh: number): 1 | -1 | null {
  const { belt, seen, atMs } = session
  const kmh = belt.kind === 'moving' && !onItsWayOf(seen, atMs) ? measuredKmhOf(session) : null
  return kmh === null ? null : kmh > wishedKmh ? 1 : -1
}
