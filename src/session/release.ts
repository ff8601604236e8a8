import type { BeltState } from '../../protocol/panel/snapshot.ts'
import { distanceGrowsOf, needsEyesOf, restedWhenReadOf, standstillOf } from '../belt/rest.ts'
import { mayStillStartOf, movingOf } from '../belt/readings.ts'
import { lossAfter, runsOnOf, type Fall } from '../belt/stopping.ts'
import { beltStateOf } from './belt-with-us.ts'
import { sessionWith, type Session } from './session.ts'

/**
 * A belt that went out of our hands while it moved. Its run is stopped, and nothing is ordered; whether the belt is
 * stopped too, only the readings tell.
 */

/** Let go of now: until the belt stands, its fall is followed. One that was told to start may yet begin to move. */
export function release(session: Session): Session {
  const { seen, atMs } = session
  const speedKmh = seen.sample?.speedKmh ?? 0
  const moves = speedKmh > 0 || mayStillStartOf(seen, atMs)
  return sessionWith(session, { belt: { kind: 'stopped', released: moves ? { speedKmh, atMs } : null } })
}

/** How it falls, after each reading. */
export function fallOn(session: Session, released: Fall | null): Session {
  const { seen } = session
  if (released === null || seen.sample === null) return session
  if (lastSeenAtRestOf(session, session.atMs) && !mayStillStartOf(seen, session.atMs))
    return sessionWith(session, { belt: { kind: 'stopped', released: null } })
  if (seen.sample.speedKmh === 0 || seen.sample.atMs <= released.atMs) return session
  const fall = lossAfter(released, seen.sample, seen.limits)
  return fall === released ? session : sessionWith(session, { belt: { kind: 'stopped', released: fall } })
}

/** True where it does not come to rest: somebody has to stop it by hand. */
export function runsOnReleasedOf({ belt, seen }: Session, nowMs: number): boolean {
  return belt.kind === 'stopped' && belt.released !== null && runsOnOf(seen, belt.released, nowMs)
}

/** True where the belt provably rested when it was last read, or does by the runner's eyes. */
export function lastSeenAtRestOf({ seen }: Session, nowMs: number): boolean {
  return restedWhenReadOf(seen) || standstillOf(seen, nowMs)
}

/** The belt as it is shown: that of a stopped run is what it is seen to do. */
export function beltForScreenOf(session: Session, nowMs: number): BeltState {
  const { belt, seen, trouble } = session
  if (belt.kind !== 'stopped' || seen.sample === null || lastSeenAtRestOf(session, nowMs)) return beltStateOf(belt)
  if (distanceGrowsOf(seen, nowMs)) return 'moving'
  if (seen.sample.speedKmh === 0) return needsEyesOf(seen, nowMs) ? 'unseen' : beltStateOf(belt)
  if (!movingOf(seen, nowMs)) return 'unseen'
  const comesToRest = belt.released !== null && trouble !== 'control-lost' && !runsOnReleasedOf(session, nowMs)
  return comesToRest ? 'stopping' : 'moving'
}
