import type { AskKind, AskOf } from '../../../protocol/panel/asks.ts'
import type { Session } from '../session.ts'
import type { Refusal } from './refused.ts'

/** An ask in the session: why it is not taken now, and what it does where it is. */
export interface Asked<K extends AskKind> {
  readonly refusal: (session: Session, ask: AskOf<K>, nowMs: number) => Refusal
  /** True where it is taken and changes nothing now: it is answered, and not offered. Never, where left out. */
  readonly idle?: (session: Session) => boolean
  readonly take: (session: Session, ask: AskOf<K>) => Session
}
