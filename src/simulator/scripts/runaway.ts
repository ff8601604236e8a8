import { requestIn, speedRequest } from './octets.ts'
import type { Script } from './script.ts'

const AFTER_MS = 3000
const ABOVE_KMH = 4

/** Three seconds after a target speed the belt goes for 4 km/h more: "randomly speeds up" (quirk 43). A stop is obeyed. */
export const runaway: Script = ({ clock, send }) => {
  let cancel = (): void => undefined
  return {
    write(uuid, octets) {
      const request = requestIn(uuid, octets)
      cancel()
      if (request?.op === 'set_target_speed') {
        const tooFast = speedRequest(request.targetSpeedKmh + ABOVE_KMH)
        cancel = clock.after(AFTER_MS, () => send(uuid, tooFast))
      }
      return octets
    },
  }
}
