import type { HeldReason } from '../../protocol/panel/snapshot.ts'
import { adopt } from '../belt/observe.ts'
import { noted } from './course/changes.ts'
import { adopted } from './course/targets.ts'
import { withPace, paceOf, targetsOf, type Session } from './session.ts'
import { adoptableKmhOf, scopeOf } from './speeds.ts'

/** Nothing gets faster than `kmh` by itself from now on. The latest reason is the one that is shown. */
export function held(session: Session, reason: HeldReason, kmh: number): Session {
  const reasons = [...(paceOf(session).hold?.reasons ?? []).filter((other) => other !== reason), reason]
  const { gate } = paceOf(session)
  const holding = withPace(session, {
    hold: { reasons, speedKmh: kmh, ownRiseKmh: null },
    // Said to another speed than the one that holds now.
    gate: gate === 'armed' ? 'open' : gate,
  })
  return noted(holding, { code: 'was-held', values: { reason } })
}

/**
 * The belt runs at a speed that is not our doing: it becomes the phase's speed, and the session is held at it. Where
 * somebody set it on the console it stays over the lines too, until the runner goes back to the plan.
 */
export function adoptedAt(session: Session, kmh: number, reason: HeldReason): Session {
  const speedKmh = adoptableKmhOf(session, kmh)
  const isConsoles = reason === 'console' || paceOf(session).hold?.reasons.includes('console') === true
  const until = isConsoles ? 'finish' : 'phase'
  const targets = adopted(targetsOf(session), scopeOf(session), { kmh: speedKmh, until })
  const taken: Session = { ...session, seen: adopt(session.seen, speedKmh, session.atMs) }
  return held(
    withPace(taken, { targets, steadyKmh: null, pressed: null, unseenFromKmh: null, climbing: false, easing: false }),
    reason,
    speedKmh,
  )
}
