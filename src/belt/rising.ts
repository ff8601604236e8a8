import { handOnConsoleOf } from './following.ts'
import { ageMsOf, elapsedStandsMsOf, followMsOf, freshMsOf } from './readings.ts'
import type { Seen } from './seen.ts'

/**
 * Why no belt gets faster now, whatever is wished of it (governor, rule 5): asked by the governor before each rise, and by
 * the session, which announces a rise again that was kept back.
 */
export type KeptBack =
  'telemetry-stale' | 'nobody-watches' | 'nobody-on-belt' | 'hand-on-console' | 'belt-does-not-follow'

/** What keeps a rise back; null where nothing of the belt does. */
export function keptBackOf(seen: Seen, nowMs: number): KeptBack | null {
  const { limits } = seen
  if (ageMsOf(seen, nowMs) > freshMsOf(seen)) return 'telemetry-stale'
  if (seen.unwatchedMs >= limits.unwatchedRiseMs) return 'nobody-watches'
  if (elapsedStandsMsOf(seen) >= limits.emptyBeltMs) return 'nobody-on-belt'
  // The runner who pressed since the last order sees what the console does.
  if (handOnConsoleOf(seen) && seen.speedAskedAtMs === null) return 'hand-on-console'
  return isUnknown(seen, nowMs) ? 'belt-does-not-follow' : null
}

/**
 * Rule 8: the last order was given as often as it is, and not even the last time moved the belt at all. One that came part of
 * the way is at its end, and not out of our hands.
 */
export function movesByNothingOf(seen: Seen, nowMs: number): boolean {
  return isUnknown(seen, nowMs) && seen.following?.progress.atMs === seen.following?.atMs
}

/** The last order was given as often as it is, and the belt shows nothing of it. */
function isUnknown(seen: Seen, nowMs: number): boolean {
  const { following, limits } = seen
  if (following === null || following.reachedAtMs !== null || following.answer === 'refused') return false
  return following.tries >= limits.tries && nowMs - following.progress.atMs > followMsOf(seen)
}
