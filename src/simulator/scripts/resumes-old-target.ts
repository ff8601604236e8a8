import { requestIn } from './octets.ts'
import type { Script } from './script.ts'

/** A start goes to the speed that was set last, not to the minimum (the hazard of Technogym's resume, and of quirk 24). */
export const resumesOldTarget: Script = ({ send }) => {
  let lastSpeed: Uint8Array | null = null
  return {
    write(uuid, octets) {
      const op = requestIn(uuid, octets)?.op
      if (op === 'set_target_speed') lastSpeed = octets
      if (op === 'start_or_resume' && lastSpeed !== null) send(uuid, lastSpeed)
      return octets
    },
  }
}
