import type { AskRefusal } from '../../../protocol/panel/asks.ts'
import type { Session } from '../session.ts'

/** Why an ask is not taken; null where it is. */
export type Refusal = AskRefusal | null

export function refused(error: AskRefusal['error'], message: string): AskRefusal {
  return { error, message }
}

export function lockRefusal({ locked }: Session): Refusal {
  return locked ? refused('locked', 'Locked after a fault. Look at the treadmill, then unlock.') : null
}
