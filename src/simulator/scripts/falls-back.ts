import { requestIn, speedRequest } from './octets.ts'
import type { Script } from './script.ts'

const AFTER_MS = 4000
const TO_KMH = 1

/** Comes to the first speed that it is given and falls back to 1.0 km/h a little later: a coarse firmware (findings D8). */
export const fallsBack: Script = ({ clock, send }) => {
  let fell = false
  return {
    write(uuid, octets) {
      if (requestIn(uuid, octets)?.op === 'set_target_speed' && !fell) {
        fell = true
        clock.after(AFTER_MS, () => send(uuid, speedRequest(TO_KMH)))
      }
      return octets
    },
  }
}
