import { kmhFromMph } from '../../../protocol/units.ts'
import { isOtherUnit } from '../../belt/standstill.ts'
import { braked } from '../belt.ts'
import type { Run } from '../run.ts'
import { placeOf, type Session } from '../session.ts'
import { measuredKmhOf } from '../speeds.ts'

/** Where the machine counts no usable distance, only the runner can tell in which unit it reads its orders. */

export function unitAskOn(session: Session): Session {
  if (session.run?.unitAsk !== 'not-yet' || session.belt.kind !== 'moving') return session
  const { source, totalM } = placeOf(session).odometer
  return source === 'machine' || totalM < session.seen.limits.unitAskedAtM ? session : asking(session, 'asking')
}

/** The runner reads the display: where it says the other unit, the belt is stopped and locked. */
export function toldByConsole(session: Session, speed: number, unit: 'km/h' | 'mph'): Session {
  const measured = measuredKmhOf(session)
  const told = asking(session, 'answered')
  if (measured === null || measured === 0) return asking(session, 'not-yet')
  const ratio = (unit === 'mph' ? kmhFromMph(speed) : speed) / measured
  return isOtherUnit(ratio, session.seen.limits) ? { ...braked(told, 'wrong-unit'), locked: true } : told
}

function asking(session: Session, unitAsk: Run['unitAsk']): Session {
  return session.run === null ? session : { ...session, run: { ...session.run, unitAsk } }
}
