import { LINE_MS } from '../../../protocol/units.ts'
import { voiced, type Session } from '../session.ts'

/** Spoken once: the serial tells a screen that joins late what it has missed. */
export function announced(session: Session, text: string): Session {
  return { ...session, announcement: { serial: (session.announcement?.serial ?? 0) + 1, text } }
}

/** One line for what the runner has just changed. */
export function said(session: Session, text: string): Session {
  return voiced(session, { said: { text, untilMs: session.atMs + LINE_MS } })
}

/** One line of the coach's. */
export function cued(session: Session, text: string): Session {
  return voiced(session, { cue: { text, untilMs: session.atMs + LINE_MS } })
}
