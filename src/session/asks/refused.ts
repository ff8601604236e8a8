import type { AskRefusal } from '../../../protocol/panel/ask-schema.ts'
import { EXACT_KMH } from '../../belt/limits.ts'
import { gridOf, wishedKmhOf } from '../speeds.ts'
import { paceOf, placeOf, type Session } from '../session.ts'

/** Why an ask is not taken; null where it is. */
export type Refusal = AskRefusal | null

export function refused(error: AskRefusal['error'], message: string): AskRefusal {
  return { error, message }
}

/**
 * From eased or held no speed is risen to that was not named: `toKmh` is where the asker read that it leads, within a step
 * of the grid.
 */
export function unnamedRefusal(session: Session, toKmh: number | undefined, leadsToKmh: number): Refusal {
  if (paceOf(session).hold === null || leadsToKmh <= wishedKmhOf(session) + EXACT_KMH) return null
  const to = leadsToKmh.toFixed(1)
  if (toKmh === undefined)
    return refused('speed-not-named', `The belt is held, and this leads to ${to} km/h: say so with toKmh.`)
  const near = Math.abs(toKmh - leadsToKmh) <= gridOf(session).stepKmh + EXACT_KMH
  return near ? null : refused('speed-not-named', `This leads to ${to} km/h by now. Look again, then press again.`)
}

export function lockRefusal({ locked }: Session): Refusal {
  return locked ? refused('locked', 'Locked after a fault. Look at the treadmill, then unlock.') : null
}

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
