import { needsEyesOf, standstillOf } from '../../belt/rest.ts'
import { lockRefusal, refused, type Refusal } from './refused.ts'
import { stopWishOf } from '../belt-with-us.ts'
import { lastSeenAtRestOf } from '../release.ts'
import { placeOf, type Session } from '../session.ts'

/** What stands in the way of beginning, setting off and finishing. */

export function beginRefusal(session: Session): Refusal {
  if (session.plan === null) return refused('no-plan', 'Choose a plan first.')
  return placeOf(session).phaseIndex === null ? null : refused('wrong-phase', 'A run is on already.')
}

/** What stands in the way of moving the belt from standstill. */
function setOffRefusal(session: Session, id: string, nowMs: number): Refusal {
  const { machine, seen } = session
  if (session.plan === null) return refused('no-plan', 'Choose a plan first.')
  if (machine === null || seen.link === 'down') return refused('no-treadmill', 'No treadmill is connected.')
  if (!machine.drivable) return refused('not-driven', 'This treadmill cannot be driven. Start it on its own console.')
  if (seen.unwatchedMs >= seen.limits.unwatchedRiseMs)
    return refused('unwatched', 'No screen is watching. Open the panel, then try again.')
  if (stopWishOf(session.belt) !== null && !needsEyesOf(seen, nowMs))
    return refused('not-at-standstill', 'The belt is still stopping.')
  if (!standstillOf(seen, nowMs)) return refused('not-at-standstill', stillWords(session, nowMs))
  const used = id === session.startedBy || seen.usedStarts.includes(id)
  return used ? refused('stale', 'This start was used already. Press again.') : null
}

function stillWords(session: Session, nowMs: number): string {
  return needsEyesOf(session.seen, nowMs)
    ? 'The treadmill says nothing. Look at the belt, and confirm that it is still.'
    : 'The belt is not at a standstill. Stop it first.'
}

export function startRefusal(session: Session, id: string, nowMs: number): Refusal {
  const { phaseIndex, segment } = placeOf(session)
  const phase = phaseIndex === null ? undefined : session.plan?.phases[phaseIndex]
  const ready = segment === null && (phase === undefined || (phase.kind === 'stretch' && phase.when === 'before'))
  if (!ready) return refused('wrong-phase', 'A run is on already.')
  return lockRefusal(session) ?? setOffRefusal(session, id, nowMs)
}

export function resumeRefusal(session: Session, id: string, nowMs: number): Refusal {
  const { kind } = session.belt
  if (placeOf(session).segment === null) return refused('wrong-phase', 'There is no run to carry on.')
  if (kind === 'out-of-sight') return refused('no-treadmill', 'The treadmill is out of reach. Use its own buttons.')
  if (kind !== 'stopped') return refused('wrong-phase', 'The run is not stopped.')
  return lockRefusal(session) ?? setOffRefusal(session, id, nowMs)
}

/** A run is over only once its belt is known to stand; a treadmill that is out of reach for good keeps nobody in it. */
export function closeRefusal(session: Session, kind: 'end' | 'discard', nowMs: number): Refusal {
  const { phaseIndex } = placeOf(session)
  const phase = phaseIndex === null ? undefined : session.plan?.phases[phaseIndex]
  if (phase === undefined) return refused('wrong-phase', 'No run is on.')
  if (session.seen.link === 'up' && !isAtRest(session, nowMs)) {
    return refused('not-at-standstill', stillWords(session, nowMs))
  }
  const nothingRun = phase.kind === 'stretch' && phase.when === 'before'
  return nothingRun && kind === 'end' ? refused('wrong-phase', 'Nothing was run yet. It can only be discarded.') : null
}

function isAtRest(session: Session, nowMs: number): boolean {
  const { belt } = session
  if (belt.kind === 'starting' || stopWishOf(belt) !== null) return false
  return placeOf(session).segment === null || (belt.kind !== 'moving' && lastSeenAtRestOf(session, nowMs))
}

export function stillRefusal(session: Session, nowMs: number): Refusal {
  if (session.machine === null || session.seen.link === 'down')
    return refused('no-treadmill', 'No treadmill is connected.')
  return needsEyesOf(session.seen, nowMs)
    ? null
    : refused('wrong-phase', 'The treadmill itself says what the belt does.')
}
