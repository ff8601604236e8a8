import type { AskKind, AskOf } from '../../../protocol/panel/asks.ts'
import type { Session } from '../session.ts'
import type { Refusal } from './refused.ts'

/** An ask in the session: why it is not taken now, and what it does where it is. */
export interface Asked<K extends AskKind> {
  readonly refusal: (session: Session, ask: AskOf<K>, nowMs: number) => Refusal
  readonly take: (session: Session, ask: AskOf<K>) => Session
}
