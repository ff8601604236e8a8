import type { WaitCode } from '../../protocol/panel/waits.ts'
import { boundsOf, type Bounds } from '../safety/bounds.ts'
import { waitingOf } from '../safety/decision.ts'
import { governOn, type Governed } from '../safety/governing.ts'
import type { SessionEvent } from '../session/event.ts'
import type { Session } from '../session/session.ts'
import { wishOf } from '../session/wish.ts'

/**
 * Why the belt got no order though it was not yet where it was wished. That is written down nowhere: the governor is pure, and says the same of
 * the same session again.
 */

/** Between two orders, or two tries of one, a wait is gone for a moment, ms. */
const GONE_MS = 2000

export interface WaitFound {
  readonly atMs: number
  /** Null: it waits no more. */
  readonly wait: WaitCode | null
}

/** @returns what is told of each event and the session that it left; it says each change once */
export function waitsAlong(begun: Session): (session: Session, event: SessionEvent) => readonly WaitFound[] {
  let bounds = boundsIn(begun)
  let governed: Governed | null = null
  let waits: WaitCode | null = null
  let seenAtMs = 0
  return (session, { atMs, kind }) => {
    if (kind === 'plan' || kind === 'notice') bounds = boundsIn(session)
    governed = governOn(governed, wishOf(session), session.seen, bounds, atMs)
    const wait = waitingOf(governed.decision)?.code ?? null
    const found: WaitFound[] = []
    if (waits !== null && wait !== waits && (wait !== null || atMs - seenAtMs > GONE_MS)) {
      found.push({ atMs: seenAtMs, wait: null })
      waits = null
    }
    if (wait !== null && wait !== waits) found.push({ atMs, wait })
    if (wait !== null) [waits, seenAtMs] = [wait, atMs]
    return found
  }
}

const boundsIn = ({ plan, machine, seen }: Session): Bounds | null =>
  plan === null || machine === null ? null : boundsOf(plan, machine.grid, seen.limits)
