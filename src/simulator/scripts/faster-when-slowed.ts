import { requestIn, speedRequest } from './octets.ts'
import type { Script } from './script.ts'

const BY_KMH = 2

/** An order to slow makes it faster: Horizon JFTM T202 (quirk 28), 3G Cardio Pro Runner X (quirk 42). */
export const fasterWhenSlowed: Script = () => {
  let lastKmh = 0
  return {
    write(uuid, octets) {
      const request = requestIn(uuid, octets)
      if (request?.op !== 'set_target_speed') return octets
      const slows = request.targetSpeedKmh < lastKmh
      lastKmh = slows ? lastKmh + BY_KMH : request.targetSpeedKmh
      return slows ? speedRequest(lastKmh) : octets
    },
  }
}
