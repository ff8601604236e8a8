import { beltFactorOf } from './belt-factor.ts'
import { isGuided } from './driving.ts'
import { footPodKmhOf } from './foot-pod.ts'
import type { Session } from './session.ts'

/**
 * What a foot pod is good for beside its opinion: of a belt that the runner moves and that tells no speed of its own it counts the
 * distance and says whether the runner is as fast as told; it never drives, and proves neither rest nor motion.
 */

/** It is within so much of what it measures: as near as it can say, km/h. */
const NEAR_KMH = 0.5

/** How fast the runner goes on a belt that tells no speed on this link, while they move it themselves, km/h; null anywhere else. */
export function guidingKmhOf(session: Session): number | null {
  const { seen, atMs } = session
  return seen.sample === null && seen.link === 'up' && isGuided(session) ? asOfConsole(session, atMs) : null
}

/** A foot pod measures what the belt runs; everything else is reckoned in what its console would say. */
function asOfConsole(session: Session, atMs: number): number | null {
  const podKmh = footPodKmhOf(session, atMs)
  return podKmh === null ? null : podKmh / beltFactorOf(session)
}

/** True where they are as fast as that, as near as can be said. */
export function isNearByFootPod(session: Session, kmh: number): boolean {
  const podKmh = guidingKmhOf(session)
  return podKmh !== null && Math.abs(podKmh - kmh) <= NEAR_KMH
}
