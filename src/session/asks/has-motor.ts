import { runsOnOf } from '../../belt/stopping.ts'
import { saying } from '../../workout/sayings.ts'
import { stopWishOf } from '../belt-with-us.ts'
import { said } from '../course/saying.ts'
import { guided } from '../driving.ts'
import { sessionWith, type Session } from '../session.ts'
import type { Asked } from './asked.ts'
import { refused } from './refused.ts'

/**
 * `has-motor`: asked where a Stop brought no fall at all. A belt with a motor that does not stop is a danger; one without is
 * moved by the runner's feet, and no Stop will ever do anything to it (quirk 93).
 */
export const HAS_MOTOR: Asked<'has-motor'> = {
  // What was answered may be set right at any time.
  refusal: (session) =>
    asksForMotorOf(session) || session.machine?.hasMotor !== undefined
      ? null
      : refused('wrong-phase', 'motor-not-asked-for'),
  idle: (session) => !asksForMotorOf(session),
  take: (session, { yes }) => (yes ? withMotor(session, true) : treads(session)),
}

/** Only somebody who looks at the treadmill knows, and is asked once. */
function asksForMotorOf({ machine, seen, belt, atMs }: Session): boolean {
  const { stop } = seen
  if (machine === null || machine.hasMotor !== undefined || stop === null || stop.fall === null) return false
  if (stopWishOf(belt) === null) return false
  // The reading at which it last lost enough to count is still the one that it was given its first Stop at.
  return stop.fall.atMs <= stop.firstAtMs && runsOnOf(seen, stop.fall, atMs)
}

const withMotor = (session: Session, hasMotor: boolean): Session =>
  session.machine === null ? session : sessionWith(session, { machine: { ...session.machine, hasMotor } })

/** What was taken for a fault was the runner's own pace. A run that only a fault was to stop goes on by their feet. */
function treads(session: Session): Session {
  const known = guided(sessionWith(withMotor(session, false), { locked: false, trouble: null }), 'no-motor')
  const stop = stopWishOf(known.belt)
  const goesOn = known.belt.kind === 'stopping' && stop?.asked === false && stop.then === 'stopped'
  return said(goesOn ? sessionWith(known, { belt: { kind: 'moving' } }) : known, saying('you-are-the-motor'))
}
