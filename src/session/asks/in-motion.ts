import { walkIndexOf } from '../../workout/segments.ts'
import { EXACT_KMH } from '../../belt/limits.ts'
import { rungOf } from './ladder.ts'
import { lockRefusal, refused, type Refusal } from './refused.ts'
import { paceOf, placeOf, type Session } from '../session.ts'
import { capKmhOf, gridOf, segmentOf, wishedKmhOf } from '../speeds.ts'
import { fasterKmhOf, unseenRiseKmhOf } from './steps.ts'

/** What stands in the way of changing the speed of a belt in our hands. */

/** For asks that change the speed of a belt in our hands. */
export function drivenRefusal(session: Session): Refusal {
  const { kind } = session.belt
  if (placeOf(session).segment === null) return refused('wrong-phase', 'No run is on the belt.')
  switch (kind) {
    case 'moving':
      return null
    case 'out-of-sight':
      return refused('no-treadmill', 'The treadmill is out of reach. Use its own buttons.')
    case 'starting':
      return refused('belt-not-moving', 'The belt is starting. Press STOP to call it off.')
    case 'stopping':
      return refused('belt-not-moving', 'The belt is stopping.')
    default:
      return refused('belt-not-moving', 'The run is stopped. Carry on or finish it.')
  }
}

export function slowerRefusal(session: Session): Refusal {
  const { minKmh } = gridOf(session)
  if (wishedKmhOf(session) > minKmh) return null
  return refused('below-machine', 'The treadmill goes no slower. Press STOP to stop it.')
}

export function fasterRefusal(session: Session, coarse: boolean): Refusal {
  const { limits } = session.seen
  const grid = gridOf(session)
  const kmh = fasterKmhOf(session, coarse)
  if (kmh <= wishedKmhOf(session)) return refused('above-machine', 'The treadmill goes no faster.')
  if (kmh > capKmhOf(session) + EXACT_KMH) {
    return capKmhOf(session) >= grid.maxKmh
      ? refused('above-machine', 'The treadmill goes no faster.')
      : refused('above-ceiling', 'That is above your ceiling.')
  }
  if (unseenRiseKmhOf(session, kmh) <= limits.unseenRiseKmh + EXACT_KMH) return null
  return refused('too-much-at-once', 'Wait until the belt has followed.')
}

export function resumePlanRefusal(session: Session): Refusal {
  return paceOf(session).hold === null ? refused('wrong-phase', 'The plan is on already.') : null
}

export function easeRefusal(session: Session): Refusal {
  return rungOf(session) === null ? refused('nothing-below', 'There is no easier pace left. Press STOP to stop.') : null
}

export function gateRefusal(session: Session, kind: 'go' | 'not-yet' | 'skip-sprint'): Refusal {
  const driven = drivenRefusal(session)
  if (driven !== null) return driven
  const { gate } = paceOf(session)
  const inFinish = segmentOf(session)?.role === 'finish'
  if (kind === 'skip-sprint' && (gate === 'open' || gate === 'armed')) return null
  if (kind === 'not-yet') return gate === 'armed' ? null : refused('gate-shut', 'Go was not pressed.')
  if (kind === 'go') {
    const locked = lockRefusal(session)
    if (locked !== null) return locked
    if (gate === 'open' || (gate === 'skipped' && isBeforeFinish(session))) return null
    if (gate === 'armed') return refused('gate-shut', 'Go was pressed already.')
  }
  return refused('gate-shut', inFinish ? 'The finish has begun.' : 'It is too early, or too late, for that.')
}

function isBeforeFinish(session: Session): boolean {
  return (placeOf(session).segment?.aheadS ?? null) !== null
}

export function slowPhaseRefusal(session: Session, kind: 'cool-down' | 'walk-now'): Refusal {
  const cooling = segmentOf(session)?.role === 'cool-down'
  if (kind === 'cool-down') return cooling ? refused('wrong-phase', 'The cool-down is on already.') : null
  if (!cooling) return refused('wrong-phase', 'Go to the cool-down first.')
  return walkIndexOf(session.course.segments, placeOf(session).segment?.index ?? 0) === null
    ? refused('wrong-phase', 'The walk is on already.')
    : null
}
