import { EXACT_KMH } from '../../belt/limits.ts'
import { movingOf } from '../../belt/readings.ts'
import { agreeOf } from '../../belt/tolerance.ts'
import { saying } from '../../workout/sayings.ts'
import { said } from '../course/saying.ts'
import { drivenAgain, isGuided, undrivenBecause } from '../driving.ts'
import { wentOn } from '../going-on.ts'
import { adoptedAt } from '../holding.ts'
import { beltForScreenOf } from '../release.ts'
import { placeOf, sessionWith, type Session } from '../session.ts'
import { capKmhOf } from '../speeds.ts'
import type { Asked } from './asked.ts'
import { lockRefusal, refused, type Refusal } from './refused.ts'
import { readyRefusal, started, unconnectedRefusal } from './start.ts'

/**
 * `take-over`: a belt that was started on the console, or that the runner moves, is driven from now on. It is held at the speed
 * it is measured at: nothing is ordered for it, and nothing gets faster until the runner goes back to the plan.
 */
export const TAKE_OVER: Asked<'take-over'> = {
  refusal: (session) => takeOverRefusal(session),
  take: (session, { id }) => said(takenOver(session, id), saying('crescendo-drives')),
}

/** Why the belt cannot be driven from now on; null where it can. */
export function takeOverRefusal(session: Session): Refusal {
  const { seen, belt, atMs, machine } = session
  const hand = handRefusal(session)
  if (hand !== null) return hand
  const because = undrivenBecause(machine)
  // A machine that gave no control may give it by now: another app had it.
  if (because !== null && because !== 'refuses') return refused('not-driven', 'cannot-be-driven')
  const locked = lockRefusal(session)
  if (locked !== null) return locked
  if (seen.unwatchedMs >= seen.limits.unwatchedRiseMs) return refused('unwatched', 'nobody-is-watching')
  const moves = belt.kind === 'stopped' ? beltForScreenOf(session, atMs) === 'moving' : movingOf(seen, atMs)
  if (!moves || seen.sample === null || seen.sample.speedKmh === 0)
    return refused('belt-not-moving', 'nothing-to-take-over')
  // Below its minimum a belt is driven by nobody: it comes to rest, and to take it over would make it faster.
  if (seen.sample.speedKmh < (machine?.grid.minKmh ?? 0) - EXACT_KMH)
    return refused('belt-not-moving', 'nothing-to-take-over')
  if (!agreeOf(seen)) return refused('belt-not-moving', 'not-seen-yet')
  const tooFast = seen.sample.speedKmh > capKmhOf(session) + EXACT_KMH
  return tooFast ? refused('above-ceiling', 'too-fast-to-take-over') : null
}

/** Why the belt is in no other hands than ours, or nobody's. */
function handRefusal(session: Session): Refusal {
  if (placeOf(session).segment === null) return readyRefusal(session) ?? unconnectedRefusal(session)
  if (session.belt.kind === 'stopped') return null
  if (session.belt.kind === 'stopping') return refused('belt-not-moving', 'belt-is-stopping')
  return isGuided(session) ? unconnectedRefusal(session) : refused('wrong-phase', 'drives-already')
}

export function takenOver(session: Session, id: string): Session {
  const kmh = session.seen.sample?.speedKmh ?? 0
  const on = placeOf(session).segment === null ? started(session, id) : session
  const there = session.belt.kind === 'stopped' && on === session ? wentOn(on) : on
  return adoptedAt(sessionWith(drivenAgain(there), { belt: { kind: 'moving' }, trouble: null }), kmh, 'console')
}
