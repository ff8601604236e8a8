import type { Saying } from '../../../protocol/panel/sayings.ts'
import { LINE_MS } from '../../../protocol/units.ts'
import { withVoice, sessionWith, type Session } from '../session.ts'

/** Spoken once: the serial tells a screen that joins late what it has missed. */
export function announced(session: Session, says: Saying): Session {
  return sessionWith(session, { announcement: { serial: (session.announcement?.serial ?? 0) + 1, ...says } })
}

/** One line for what a person has just asked for. */
export function said(session: Session, says: Saying): Session {
  return sessionWith(session, { said: { says, untilMs: session.atMs + LINE_MS } })
}

/** Spoken once, and read in the coach's line: for who hears nothing. */
export const told = (session: Session, says: Saying): Session => announced(cued(session, says), says)

/** One line of the coach's. */
export function cued(session: Session, says: Saying): Session {
  return withVoice(session, { cue: { says, untilMs: session.atMs + LINE_MS } })
}
