import { kmhFromMph } from '../../protocol/units.ts'
import { braked } from './belt.ts'
import type { Session } from './session.ts'
import { measuredKmhOf } from './speeds.ts'

/** Where the machine counts no usable distance, only the runner can tell in which unit it reads its orders. */

/** After so much of the run, at a speed at which units are told apart, metres. */
const ASKED_AT_M = 100

/** How far 1.609 and 0.621 may be off for a display that rounds and a belt that moves on meanwhile. */
const MPH_RATIO = { low: 1.5, high: 1.72 }
const KM_RATIO = { low: 0.58, high: 0.67 }

export function unitAskOn(session: Session): Session {
  if (session.unitAsk !== 'not-yet' || session.belt !== 'moving') return session
  const { source, totalM } = session.odometer
  return source === 'machine' || totalM < ASKED_AT_M ? session : { ...session, unitAsk: 'asking' }
}

/** The runner reads the display: where it says the other unit, the belt is stopped and locked. */
export function toldByConsole(session: Session, speed: number, unit: 'km/h' | 'mph'): Session {
  const measured = measuredKmhOf(session)
  const told: Session = { ...session, unitAsk: 'answered' }
  if (measured === null || measured === 0) return { ...session, unitAsk: 'not-yet' }
  const ratio = (unit === 'mph' ? kmhFromMph(speed) : speed) / measured
  const other = within(ratio, MPH_RATIO) || within(ratio, KM_RATIO)
  return other ? { ...braked(told, 'wrong-unit'), locked: true } : told
}

function within(value: number, { low, high }: { readonly low: number; readonly high: number }): boolean {
  return value >= low && value <= high
}
