import type { Snapshot } from '../../../protocol/panel/snapshot.ts'
import { snapDown } from '../../../protocol/units.ts'
import { held } from '../holding.ts'
import { paced, paceOf, placeOf, targetsOf, type Session } from '../session.ts'
import { gridOf, measuredKmhOf, wishedKmhOf } from '../speeds.ts'

/** Easing off: one press down the ladder finish → last mile → mile 1 → walk. It never raises. */

type Rung = NonNullable<Snapshot['easeOff']>

/** A rung this much below the measured speed is felt as easier, km/h (design: `ease-off`). */
const EASIER_KMH = 0.5

/** The rung that `ease-off` leads to now, or null where none is left. */
export function rungOf(session: Session): Rung | null {
  const measuredKmh = measuredKmhOf(session)
  const driven = placeOf(session).segment !== null && session.belt.kind === 'moving'
  if (!driven || measuredKmh === null) return null
  const wishedKmh = wishedKmhOf(session)
  const easier = ({ speedKmh }: Rung): boolean =>
    speedKmh <= measuredKmh - EASIER_KMH + 1e-9 && speedKmh < wishedKmh - 1e-9
  return rungsOf(session).find(easier) ?? null
}

function rungsOf(session: Session): Rung[] {
  const { plan } = session
  const { segments } = session.course
  const targets = targetsOf(session)
  const first = segments.findIndex(({ role }) => role === 'stage')
  const last = segments.findLastIndex(({ role }) => role === 'stage')
  return [
    { to: 'last-mile', speedKmh: targets.kmh[last] ?? Infinity },
    { to: 'mile-1', speedKmh: targets.kmh[first] ?? Infinity },
    { to: 'walk', speedKmh: snapDown(gridOf(session), plan?.walkKmh ?? Infinity) },
  ]
}

export function easedOff(session: Session): Session {
  const rung = rungOf(session)
  if (rung === null) return session
  const { gate } = paceOf(session)
  const disarmed = gate === 'armed' ? 'open' : gate
  const eased = paced(session, { easing: true, climbing: false, pressed: null, gate: disarmed })
  return held(eased, 'eased', rung.speedKmh)
}
