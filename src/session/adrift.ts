import type { BeltState } from '../../protocol/panel/snapshot.ts'
import { lastsAtZero, mayStillStartOf, movingOf, standstillOf } from '../belt/standstill.ts'
import { fallAfter, runsOnOf } from '../belt/stopping.ts'
import type { Session } from './session.ts'

/**
 * A belt that went out of our hands while it moved. Its run is stopped, and nothing is ordered; whether the belt is
 * stopped too, only the readings tell.
 */

/** Let go of now: until the belt stands, its fall is followed. One that was told to start may yet begin to move. */
export function letGo(session: Session): Session {
  const { seen, atMs } = session
  const speedKmh = seen.sample?.speedKmh ?? 0
  const moves = speedKmh > 0 || mayStillStartOf(seen, atMs)
  return { ...session, belt: 'stopped', adrift: moves ? { speedKmh, atMs } : null }
}

export function drifting(session: Session): Session {
  const { adrift, seen } = session
  if (adrift === null || seen.sample === null) return session
  if (lastSeenAtRestOf(session, session.atMs) && !mayStillStartOf(seen, session.atMs))
    return { ...session, adrift: null }
  if (seen.sample.speedKmh === 0 || seen.sample.atMs <= adrift.atMs) return session
  const fall = fallAfter(adrift, seen.sample, seen.limits)
  return fall === adrift ? session : { ...session, adrift: fall }
}

/** True where it does not come to rest: somebody has to stop it by hand. */
export function adriftOf({ adrift, belt, seen }: Session, nowMs: number): boolean {
  return adrift !== null && belt === 'stopped' && runsOnOf(seen, adrift, nowMs)
}

/** True where the belt was last seen to stand for long enough, or the runner says that it does. */
export function lastSeenAtRestOf({ seen }: Session, nowMs: number): boolean {
  return lastsAtZero(seen) || standstillOf(seen, nowMs)
}

/** The belt as it is shown: that of a stopped run is what it is seen to do. */
export function shownBeltOf(session: Session, nowMs: number): BeltState {
  const { belt, seen, adrift, trouble } = session
  if (belt !== 'stopped' || seen.sample === null || seen.sample.speedKmh === 0 || lastSeenAtRestOf(session, nowMs))
    return belt
  if (!movingOf(seen, nowMs)) return 'unseen'
  const comesToRest = adrift !== null && trouble !== 'control-lost' && !adriftOf(session, nowMs)
  return comesToRest ? 'stopping' : 'moving'
}
