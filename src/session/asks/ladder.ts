import type { Snapshot } from '../../../protocol/panel/snapshot.ts'
import { snapDown } from '../../../protocol/units.ts'
import { held } from '../holding.ts'
import type { Session } from '../session.ts'
import { gridOf, measuredKmhOf, wishedKmhOf } from '../speeds.ts'

/** Easing off: one press down the ladder finish → last mile → mile 1 → walk. It never raises. */

type Rung = NonNullable<Snapshot['easeOff']>

/** A rung this much below the measured speed is felt as easier, km/h (design: `ease-off`). */
const EASIER_KMH = 0.5

/** The rung that `ease-off` leads to now, or null where none is left. */
export function rungOf(session: Session): Rung | null {
  const { belt, leg } = session
  const measuredKmh = measuredKmhOf(session)
  if (leg === null || belt !== 'moving' || measuredKmh === null) return null
  const wishedKmh = wishedKmhOf(session)
  const easier = ({ speedKmh }: Rung): boolean =>
    speedKmh <= measuredKmh - EASIER_KMH + 1e-9 && speedKmh < wishedKmh - 1e-9
  return rungsOf(session).find(easier) ?? null
}

function rungsOf(session: Session): Rung[] {
  const { legs, targets, plan } = session
  const first = legs.findIndex(({ kind }) => kind === 'mile')
  const last = legs.findLastIndex(({ kind }) => kind === 'mile')
  return [
    { to: 'last-mile', speedKmh: targets.kmh[last] ?? Infinity },
    { to: 'mile-1', speedKmh: targets.kmh[first] ?? Infinity },
    { to: 'walk', speedKmh: snapDown(gridOf(session), plan?.walkKmh ?? Infinity) },
  ]
}

export function easedOff(session: Session): Session {
  const rung = rungOf(session)
  if (rung === null) return session
  const eased: Session = { ...session, easing: true, climbing: false, asked: null }
  return held(eased.gate === 'armed' ? { ...eased, gate: 'open' } : eased, 'eased', rung.speedKmh)
}
