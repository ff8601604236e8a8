import { EPSILON_KMH } from '../../belt/limits.ts'
import { onItsWayOf } from '../../belt/readings.ts'
import { asOrderedKmhOf, toleranceOf } from '../../belt/tolerance.ts'
import { withBeltAsSeen } from '../belt.ts'
import { coach } from './coach.ts'
import { gateOn } from './gate.ts'
import { crossBoundaries } from './boundaries.ts'
import { riseAhead } from './rise.ts'
import { paced, paceOf, placed, placeOf, targetsOf, type Session } from '../session.ts'
import { aheadSOf, gridOf, measuredKmhOf, wishedKmhOf } from '../speeds.ts'
import { stretchOn } from './stretching.ts'

/** What follows of itself from the time and the readings. */
export function advanceCourse(before: Session, session: Session): Session {
  const belt = withBeltAsSeen(session)
  const { segment, stretch } = placeOf(belt)
  if (segment === null) return stretch === null ? belt : stretchOn(belt)
  const there = arrived(reckoned(before, belt))
  return coach(before, riseAhead(gateOn(crossBoundaries(before, there))))
}

/** Other speeds, another time until the finish. */
function reckoned(before: Session, session: Session): Session {
  const { segment } = placeOf(session)
  const same = targetsOf(session) === targetsOf(before) && paceOf(session).hold === paceOf(before).hold
  if (segment === null || same) return session
  return placed(session, { segment: { ...segment, aheadS: aheadSOf(session, segment.index) } })
}

/** What was asked for and has come: the climb from standstill, the fall of easing off, the runner's own step. */
function arrived(session: Session): Session {
  const { climbing, easing, pressed, unseenFromKmh, offTarget } = paceOf(session)
  if (!climbing && !easing && pressed === null && unseenFromKmh === null && offTarget === null) return beside(session)
  const measuredKmh = measuredKmhOf(session)
  if (measuredKmh === null || session.belt.kind !== 'moving') return session
  const kmh = asOrderedKmhOf(session.seen, measuredKmh)
  const wished = wishedKmhOf(session)
  const near = toleranceOf(session.seen, wished) + EPSILON_KMH
  const climbs = climbing && kmh < wished - near
  const eases = easing && kmh > wished + near
  const waits = pressed !== null && !shows(session, pressed.kmh, kmh) ? pressed : null
  const unseen = unseenFromKmh !== null && !shows(session, wished, kmh) ? unseenFromKmh : null
  if (climbs === climbing && eases === easing && waits === pressed && unseen === unseenFromKmh) return beside(session)
  return beside(paced(session, { climbing: climbs, easing: eases, pressed: waits, unseenFromKmh: unseen }))
}

function shows({ seen }: Session, pressedKmh: number, measuredKmh: number): boolean {
  if (Math.abs(measuredKmh - pressedKmh) <= (seen.grid?.stepKmh ?? 0.1) / 2 + 0.005) return true
  const { following } = seen
  return (
    following !== null &&
    following.speedKmh === pressedKmh &&
    following.reachedAtMs !== null &&
    following.settled.count >= 2
  )
}

/** More than one step of the grid beside the target, with no order on its way that could bring it there. */
function beside(session: Session): Session {
  const kmh = session.belt.kind === 'moving' && !onItsWayOf(session.seen, session.atMs) ? measuredKmhOf(session) : null
  const byKmh = kmh === null ? 0 : kmh - wishedKmhOf(session)
  const sign = Math.abs(byKmh) <= gridOf(session).stepKmh + 0.005 ? null : byKmh > 0 ? 1 : -1
  if (sign === (paceOf(session).offTarget?.sign ?? null)) return session
  return paced(session, { offTarget: sign === null ? null : { sign, sinceMs: session.atMs } })
}
