import { mphFromKmh } from '../../../protocol/units.ts'
import { requestIn, successOf } from './octets.ts'
import type { Script } from './script.ts'

const ALLOWED_KMH = 0.01

/** Takes multiples of 0.2 mph alone, whatever its range says, and calls the others a success: Wellfit (quirk 26). */
export const obeysFifthsOfMph: Script = ({ say }) => ({
  write(uuid, octets) {
    const request = requestIn(uuid, octets)
    if (request?.op !== 'set_target_speed') return octets
    const fifths = mphFromKmh(request.targetSpeedKmh) * 5
    const besideKmh = (Math.abs(fifths - Math.round(fifths)) / 5) * 1.609344
    if (besideKmh <= ALLOWED_KMH) return octets
    say(uuid, successOf(request.op))
    return null
  },
})
