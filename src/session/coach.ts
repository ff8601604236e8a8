import type { Session } from './session.ts'
import { unitAskOn } from './unit-ask.ts'

export function coach(session: Session): Session {
  return unitAskOn(session)
}
