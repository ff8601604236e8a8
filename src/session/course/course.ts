import { onItsWayOf, toleranceOf } from '../../belt/standstill.ts'
import { followBelt } from '../belt.ts'
import { coach } from './coach.ts'
import { gateOn } from './gate.ts'
import { crossLines } from './boundaries.ts'
import { riseAhead } from './rise.ts'
import type { Session } from '../session.ts'
import { aheadSOf, gridOf, measuredKmhOf, wishedKmhOf } from '../speeds.ts'
import { stretchOn } from './stretching.ts'

/** What follows of itself from the time and the readings. */
export function follow(before: Session, session: Session): Session {
  const belt = followBelt(session)
  if (belt.leg === null) return belt.stretch === null ? belt : stretchOn(belt)
  const there = arrived(reckoned(before, belt))
  return coach(before, riseAhead(gateOn(crossLines(before, there))))
}

/** Other speeds, another time until the finish. */
function reckoned(before: Session, session: Session): Session {
  const { leg } = session
  if (leg === null || (session.targets === before.targets && session.hold === before.hold)) return session
  return { ...session, leg: { ...leg, aheadS: aheadSOf(session, leg.index) } }
}

/** What was asked for and has come: the climb from standstill, the fall of easing off, the runner's own step. */
function arrived(session: Session): Session {
  const { climbing, easing, asked } = session
  if (!climbing && !easing && asked === null && session.off === null) return offTarget(session)
  const kmh = measuredKmhOf(session)
  if (kmh === null || session.belt !== 'moving') return session
  const wished = wishedKmhOf(session)
  const near = toleranceOf(session.seen) + 1e-9
  const climbs = climbing && kmh < wished - near
  const eases = easing && kmh > wished + near
  const waits = asked !== null && !shows(session, asked.kmh, kmh) ? asked : null
  if (climbs === climbing && eases === easing && waits === asked) return offTarget(session)
  return offTarget({ ...session, climbing: climbs, easing: eases, asked: waits })
}

function shows({ seen }: Session, askedKmh: number, measuredKmh: number): boolean {
  if (Math.abs(measuredKmh - askedKmh) <= (seen.grid?.stepKmh ?? 0.1) / 2 + 0.005) return true
  const { following } = seen
  return (
    following !== null &&
    following.speedKmh === askedKmh &&
    following.reachedAtMs !== null &&
    following.settled.count >= 2
  )
}

/** More than one step of the grid beside the target, with no order on its way that could bring it there. */
function offTarget(session: Session): Session {
  const kmh = session.belt === 'moving' && !onItsWayOf(session.seen, session.atMs) ? measuredKmhOf(session) : null
  const byKmh = kmh === null ? 0 : kmh - wishedKmhOf(session)
  const sign = Math.abs(byKmh) <= gridOf(session).stepKmh + 0.005 ? null : byKmh > 0 ? 1 : -1
  if (sign === (session.off?.sign ?? null)) return session
  return { ...session, off: sign === null ? null : { sign, sinceMs: session.atMs } }
}
