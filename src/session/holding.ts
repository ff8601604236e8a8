import type { HeldReason } from '../../protocol/panel/snapshot.ts'
import type { Session } from './session.ts'
import { adoptableKmhOf, scopeOf } from './speeds.ts'
import { adopted } from './course/targets.ts'
import { adopt } from '../belt/observe.ts'

/** Nothing gets faster than `kmh` by itself from now on. The latest reason is the one that is shown. */
export function held(session: Session, reason: HeldReason, kmh: number): Session {
  const reasons = [...(session.hold?.reasons ?? []).filter((other) => other !== reason), reason]
  return { ...session, hold: { reasons, speedKmh: kmh, ownRiseKmh: null } }
}

/** The belt runs at a speed that is not our doing: it becomes the phase's speed, and the session is held at it. */
export function adoptedAt(session: Session, kmh: number, reason: HeldReason): Session {
  const speedKmh = adoptableKmhOf(session, kmh)
  const targets = adopted(session.targets, scopeOf(session), speedKmh)
  const taken: Session = {
    ...session,
    targets,
    steadyKmh: null,
    asked: null,
    climbing: false,
    easing: false,
    seen: adopt(session.seen, speedKmh, session.atMs),
  }
  return held(taken, reason, speedKmh)
}
