import { kmhFromMph } from '../../../protocol/units.ts'
import { movingOf } from '../../belt/readings.ts'
import { distanceGrowsOf, mayYetMoveOf, needsEyesOf, standstillOf } from '../../belt/rest.ts'
import { asksUnitOf, displayTells, toldUnit } from '../../belt/unit.ts'
import { braked } from '../belt-as-seen.ts'
import { isGuided } from '../driving.ts'
import { sessionWith, type Session } from '../session.ts'
import { measuredKmhOf } from '../speeds.ts'
import type { Asked } from './asked.ts'
import { refused, type Refusal } from './refused.ts'
import { seenWith } from '../../belt/seen-with.ts'

/** `belt-is-still`, `console-says` and `unlock`: what only the runner can see, or decide. */

/** The eyes are the belt's to keep (src/belt/observe.ts). */
export const BELT_IS_STILL: Asked<'belt-is-still'> = {
  refusal: (session, _, nowMs) => stillRefusal(session, nowMs),
  take: (session) => session,
}

export const CONSOLE_SAYS: Asked<'console-says'> = {
  refusal: (session, { speed, unit }) => displayRefusal(session, kmhOf(speed, unit)),
  take: (session, { speed, unit }) => toldByDisplay(session, kmhOf(speed, unit)),
}

/** What is locked is for orders: where none is given, it stays so for those of the next run. */
export const UNLOCK: Asked<'unlock'> = {
  refusal: (session) => (session.locked && !isGuided(session) ? null : refused('wrong-phase', 'nothing-locked')),
  take: (session) => sessionWith(session, { locked: false }),
}

function stillRefusal(session: Session, nowMs: number): Refusal {
  if (session.machine === null || session.seen.link === 'down') return refused('no-treadmill', 'nothing-connected')
  const { seen } = session
  if (needsEyesOf(seen, nowMs)) return null
  if (mayYetMoveOf(seen, nowMs)) return refused('wrong-phase', 'may-yet-start')
  const isKnown = movingOf(seen, nowMs) || distanceGrowsOf(seen, nowMs) || standstillOf(seen, nowMs)
  return refused('wrong-phase', isKnown ? 'known-already' : 'not-seen-yet')
}

function displayRefusal(session: Session, shownKmh: number): Refusal {
  const speedKmh = measuredKmhOf(session)
  const asked = session.belt.kind === 'moving' && !isGuided(session) && asksUnitOf(session.seen)
  if (!asked || speedKmh === null || speedKmh === 0) return refused('wrong-phase', 'number-not-asked-for')
  if (displayTells(session.seen, shownKmh) !== null) return null
  return { error: 'wrong-phase', code: 'display-fits-neither-unit', values: { speedKmh } }
}

/** The runner reads the display: where it says the other unit, the belt is stopped and locked. */
function toldByDisplay(session: Session, shownKmh: number): Session {
  const tells = displayTells(session.seen, shownKmh)
  if (tells === null) return session
  const told: Session = sessionWith(session, {
    seen: seenWith(session.seen, { unit: toldUnit(session.seen.unit, tells) }),
  })
  return tells === 'other' ? sessionWith(braked(told, 'wrong-unit'), { locked: true }) : told
}

const kmhOf = (speed: number, unit: 'km/h' | 'mph'): number => (unit === 'mph' ? kmhFromMph(speed) : speed)
