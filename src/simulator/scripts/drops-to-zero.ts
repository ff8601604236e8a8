import { withData } from './octets.ts'
import type { Script } from './script.ts'

const AFTER_MS = 12_000
const FOR_MS = 3000

/** Speed drops to zero again and again while the belt runs, for seconds, and stands there beside it: RUNIMON RM01 (quirk 79). */
export const dropsToZero: Script = ({ clock }) => {
  let movesSinceMs: number | null = null
  return {
    value: (uuid, octets) =>
      withData(uuid, octets, ({ instantaneousSpeedKmh = 0 }) => {
        movesSinceMs = instantaneousSpeedKmh > 0 ? (movesSinceMs ?? clock.nowMs()) : null
        const forMs = movesSinceMs === null ? 0 : (clock.nowMs() - movesSinceMs) % (AFTER_MS + FOR_MS)
        // It counts no distance, or that would tell.
        return { ...(forMs >= AFTER_MS && { instantaneousSpeedKmh: 0 }), totalDistanceM: 0 }
      }),
  }
}
