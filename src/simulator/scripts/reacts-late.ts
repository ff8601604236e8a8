import { requestIn, successOf } from './octets.ts'
import type { Script } from './script.ts'

/** Acknowledges at once and reacts so much later: Sole F80 after 7 s, NordicTrack Elite (quirk 91). */
export const reactsLate =
  (afterMs: number): Script =>
  ({ clock, send, say }) => ({
    write(uuid, octets) {
      const op = requestIn(uuid, octets)?.op
      if (op !== 'start_or_resume' && op !== 'stop_or_pause' && op !== 'set_target_speed') return octets
      clock.after(afterMs, () => send(uuid, octets))
      say(uuid, successOf(op))
      return null
    },
  })
