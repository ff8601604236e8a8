import { adopt } from '../belt/following.ts'
import type { HeldReason } from '../../protocol/panel/snapshot.ts'
import { noted } from './course/changes.ts'
import { withoutHeartHold } from './course/heart-pace.ts'
import { adopted } from './course/targets.ts'
import type { Hold, Pace } from './run.ts'
import { withPace, withVoice, paceOf, targetsOf, sessionWith, type Session } from './session.ts'
import { adoptableKmhOf, isFarBelowPlan, scopeOf } from './speeds.ts'

/** Nothing gets faster than `kmh` by itself from now on. The latest reason is the one that is shown. */
export function held(session: Session, reason: HeldReason, kmh: number): Session {
  const { gate, hold } = paceOf(session)
  const reasons = [...(hold?.reasons ?? []).filter((other) => other !== reason), reason]
  const before = reason === 'left-alone' ? leftAloneFrom(hold) : null
  const holding = withPace(session, {
    hold: { reasons, speedKmh: kmh, ownRiseKmh: null, before },
    // Said to another speed than the one that holds now.
    gate: gate === 'armed' ? 'open' : gate,
  })
  // What the coach said of a pace is over with that pace.
  const quieted = isFarBelowPlan(holding) ? withVoice(holding, { cue: null }) : holding
  return noted(quieted, { code: 'was-held', values: { reason } })
}

/** A take-down goes down in several orders: what held before the first of them. */
const leftAloneFrom = (hold: Hold | null): Hold | null => (isLeftAlone(hold) ? hold.before : hold)

const isLeftAlone = (hold: Hold | null): hold is Hold => hold?.reasons.at(-1) === 'left-alone'

/**
 * What holds on once the run stands: the runner never asked for the walk that a belt was taken down to because nobody was
 * there. Where they went faster from it themselves, it is theirs.
 */
export function holdOnceStopped({ hold }: Pace): Hold | null {
  return isLeftAlone(hold) && hold.ownRiseKmh === null ? hold.before : hold
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
  const taken: Session = sessionWith(withoutHeartHold(session), { seen: adopt(session.seen, speedKmh, session.atMs) })
  return held(
    withPace(taken, { targets, steadyKmh: null, pressed: null, unseenFromKmh: null, climbing: false, easing: false }),
    reason,
    speedKmh,
  )
}
