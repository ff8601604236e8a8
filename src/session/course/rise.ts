import { stageName } from '../../../protocol/units.ts'
import { willSprint } from './gate.ts'
import { nextIndexOf } from './boundaries.ts'
import type { Leg } from './segments.ts'
import { announced } from './saying.ts'
import type { Session } from '../session.ts'
import { overTheLine } from './targets.ts'
import { heldKmhOf, leftSOf, legOf, wishedKmhOf } from '../speeds.ts'

/** The change that comes at the next line: announced once, 5 s before it begins, and begun so early that it ends there. */

const ANNOUNCED_S = 5
/** No rise begins longer before its line, seconds: 20 km/h at a gentle pace. */
const FAR_S = 200 + ANNOUNCED_S

export function riseAhead(session: Session): Session {
  const run = session.leg
  if (run === null || run.rising || session.belt !== 'moving' || session.climbing) return session
  const leftS = leftSOf(session)
  if (leftS > FAR_S) return session
  const next = session.legs[nextIndexOf(session)]
  if (next === undefined || (run.announced && session.hold !== null)) return session
  const leadS = leadSOf(session, next)
  if (leadS === null) return session
  if (leftS > leadS + ANNOUNCED_S) return session
  const silent = run.announced || next.sprint || legOf(session)?.kind === 'finish'
  const told = silent ? session : saidAhead(session, next)
  return leadS > 0 && leftS <= leadS ? begun(told, next) : told
}

/** From here on the runner's own keys change the next leg: what they did to this phase ends with it. */
function begun(session: Session, next: Leg): Session {
  if (session.leg === null) return session
  const targets = next.phaseIndex === session.phaseIndex ? session.targets : overTheLine(session.targets)
  return { ...session, targets, leg: { ...session.leg, rising: true } }
}

/** How long before the line the belt has to begin; 0 where it changes on the line; null where nothing changes. */
function leadSOf(session: Session, next: Leg): number | null {
  const fromKmh = wishedKmhOf(session)
  const toKmh = heldKmhOf(session, nextIndexOf(session))
  if (next.sprint) return willSprint(session) ? 0 : null
  if (next.kind === 'finish' && !willSprint(session)) return null
  if (toKmh === fromKmh) return null
  if (toKmh < fromKmh) return 0
  const riseS = (toKmh - fromKmh) / session.seen.limits.gentleRiseKmhPerS
  if (legOf(session)?.lengthS !== null) return riseS
  // A leg in metres is over sooner for the rise: as long as it takes at the mean of both speeds, told at the present one.
  return (riseS * (fromKmh + toKmh)) / 2 / fromKmh
}

function saidAhead(session: Session, next: Leg): Session {
  if (session.leg === null) return session
  return announced({ ...session, leg: { ...session.leg, announced: true } }, changeOf(session, next))
}

function changeOf(session: Session, next: Leg): string {
  switch (next.kind) {
    case 'mile':
      return `${stageName(next.lengthM ?? 0, next.mile ?? 0)}. A little faster.`
    case 'finish':
      return 'The finish. A little faster.'
    case 'warm-up':
      return next.walk ? 'Walk easily.' : 'Easy jog.'
    case 'cool-down':
      return coolDownWords(legOf(session), next)
  }
}

/** A walk after a walk is only slower. */
function coolDownWords(now: Leg | null, next: Leg): string {
  if (now?.kind !== 'cool-down') return 'Cool-down. Slower now.'
  return next.walk && !now.walk ? 'Walking now.' : 'Slower now.'
}
