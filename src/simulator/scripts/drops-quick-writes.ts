import { requestIn } from './octets.ts'
import type { Script } from './script.ts'

/** What is written sooner than this after the write before is lost, and neither done nor answered: KingSmith Z1 (quirk 8). */
export const dropsQuickWrites =
  (withinMs: number): Script =>
  ({ clock }) => {
    let writtenAtMs = -Infinity
    return {
      write(uuid, octets) {
        if (requestIn(uuid, octets) === null) return octets
        const isQuick = clock.nowMs() - writtenAtMs < withinMs
        writtenAtMs = clock.nowMs()
        return isQuick ? null : octets
      },
    }
  }
