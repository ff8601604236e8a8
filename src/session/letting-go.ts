import { ageMsOf, freshMsOf, movingOf } from '../belt/readings.ts'
import { restOf } from '../belt/rest.ts'
import { refused, type Refusal } from './asks/refused.ts'
import { stopWishOf } from './belt-with-us.ts'
import { isGuided } from './driving.ts'
import { placeOf, type Session } from './session.ts'

/** Whether a belt may be let go of: by a daemon that leaves, or for another treadmill. */

/** Whether nothing more is to be waited for before Crescendo leaves. */
export function mayBeLeft(session: Session, atMs: number): boolean {
  const { belt, seen } = session
  if (isGuided(session)) return true
  if ((placeOf(session).segment === null && stopWishOf(belt) === null) || stoodStill(session)) return true
  const rest = restOf(seen, atMs)
  // A machine that says nothing at rest proves none, and nothing more is written to it.
  return rest === 'proven' || (rest === 'likely' && ageMsOf(seen, atMs) > freshMsOf(seen))
}

/**
 * Whether the dead man's will is to stand: with a belt of ours that may move, and, once it is left, until rest. A belt that
 * the runner moves has none.
 */
export function isWillDue(session: Session, isLeft: boolean, atMs: number): boolean {
  const { belt, seen } = session
  if (isGuided(session)) return false
  if (!isLeft) return belt.kind === 'moving' || (stopWishOf(belt) !== null && movingOf(seen, atMs))
  const ours = belt.kind === 'moving' || belt.kind === 'starting'
  return ours || belt.kind === 'not-ours' || restOf(seen, atMs) === null
}

/** After a first start that moved nothing: then there was no run. */
export const isIdle = ({ run, belt }: Session): boolean => run === null && stopWishOf(belt) === null

/** The belt went out of sight at rest. */
const stoodStill = ({ belt }: Session): boolean =>
  belt.kind === 'out-of-sight' && belt.stopped !== null && belt.stop === null

/** A belt that somebody else moved, and that has been out of sight for so long, is not waited for any more, ms. */
const LOST_FOR_GOOD_MS = 120_000

/**
 * Why no other treadmill can be chosen now; null where one can. A belt that was last read moving may move still, also out of
 * reach; one that never was, by a machine that says nothing at rest, was not moved by us.
 */
export function heldOnTo(session: Session, isRunOn: boolean, atMs: number): Refusal {
  const { belt, seen } = session
  if (isRunOn) return refused('wrong-phase', 'run-is-on')
  if (belt.kind === 'still' || session.machine === null) return null
  const mayMove = refused('not-at-standstill', 'belt-may-move')
  if (belt.kind !== 'unseen' || belt.stop !== null) return mayMove
  const moved = (seen.sample?.speedKmh ?? 0) > 0 && ageMsOf(seen, atMs) < LOST_FOR_GOOD_MS
  return moved && restOf(seen, atMs) === null ? mayMove : null
}
