import { kmhFromMph } from '../../../protocol/units.ts'
import { requestIn, speedRequest } from './octets.ts'
import type { Script } from './script.ts'

/** Takes the number of a target speed as mph, while its telemetry is in km/h: TM11GY, Horizon JFTM T202 (quirk 28). */
export const mphTarget: Script = () => ({
  write(uuid, octets) {
    const request = requestIn(uuid, octets)
    return request?.op === 'set_target_speed' ? speedRequest(kmhFromMph(request.targetSpeedKmh)) : octets
  },
})
