import { kmhFromMph } from '../../../protocol/units.ts'
import { needsEyesOf } from '../../belt/rest.ts'
import { isOtherUnit } from '../../belt/unit.ts'
import { braked } from '../belt.ts'
import type { Run } from '../run.ts'
import { placeOf, type Session } from '../session.ts'
import { measuredKmhOf } from '../speeds.ts'
import type { Asked } from './asked.ts'
import { refused, type Refusal } from './refused.ts'

/** `belt-is-still`, `console-says` and `unlock`: what only the runner can see, or decide. */

/** The eyes are the belt's to keep (src/belt/observe.ts). */
export const BELT_IS_STILL: Asked<'belt-is-still'> = {
  refusal: (session, _, nowMs) => stillRefusal(session, nowMs),
  take: (session) => session,
}

export const CONSOLE_SAYS: Asked<'console-says'> = {
  refusal: (session) =>
    session.run?.unitAsk === 'asking' && session.belt.kind === 'moving'
      ? null
      : refused('wrong-phase', 'number-not-asked-for'),
  take: (session, { speed, unit }) => toldByConsole(session, speed, unit),
}

export const UNLOCK: Asked<'unlock'> = {
  refusal: ({ locked }) => (locked ? null : refused('wrong-phase', 'nothing-locked')),
  take: (session) => ({ ...session, locked: false }),
}

function stillRefusal(session: Session, nowMs: number): Refusal {
  if (session.machine === null || session.seen.link === 'down') return refused('no-treadmill', 'nothing-connected')
  return needsEyesOf(session.seen, nowMs) ? null : refused('wrong-phase', 'says-itself')
}

/** Where the machine counts no usable distance, only the runner can tell in which unit it reads its orders. */
export function unitAskOn(session: Session): Session {
  if (session.run?.unitAsk !== 'not-yet' || session.belt.kind !== 'moving') return session
  const { source, totalM } = placeOf(session).odometer
  return source === 'machine' || totalM < session.seen.limits.unitAskedAtM ? session : asking(session, 'asking')
}

/** Metres of the run at which the question comes; null where it does not. */
export function unitAskDueM(session: Session): number | null {
  if (session.run?.unitAsk !== 'not-yet' || placeOf(session).odometer.source === 'machine') return null
  return session.seen.limits.unitAskedAtM
}

/** The runner reads the display: where it says the other unit, the belt is stopped and locked. */
function toldByConsole(session: Session, speed: number, unit: 'km/h' | 'mph'): Session {
  const measured = measuredKmhOf(session)
  const told = asking(session, 'answered')
  if (measured === null || measured === 0) return asking(session, 'not-yet')
  const ratio = (unit === 'mph' ? kmhFromMph(speed) : speed) / measured
  return isOtherUnit(ratio, session.seen.limits) ? { ...braked(told, 'wrong-unit'), locked: true } : told
}

function asking(session: Session, unitAsk: Run['unitAsk']): Session {
  return session.run === null ? session : { ...session, run: { ...session.run, unitAsk } }
}
