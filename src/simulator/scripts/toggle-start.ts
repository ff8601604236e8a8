import { isControlPointResponse } from '../../../protocol/ftms/control-point-response.ts'
import { encodeControlPointRequest } from '../../../protocol/ftms/control-point.ts'
import { movingFor } from './moving-for.ts'
import { requestIn, successOf } from './octets.ts'
import type { Script } from './script.ts'

const PAUSE = encodeControlPointRequest({ op: 'stop_or_pause', controlInformation: 'pause' })

/** Start while the belt moves pauses it, and every answer is success: Vitalwalk Apollo 11 Max (quirk 1). */
export const toggleStart: Script = ({ clock }) => {
  const moving = movingFor(clock)
  let startAsked = false
  return {
    write(uuid, octets) {
      startAsked = requestIn(uuid, octets)?.op === 'start_or_resume'
      return startAsked && moving.moves() ? PAUSE : octets
    },
    value(uuid, octets) {
      if (isControlPointResponse(octets)) {
        return startAsked ? successOf('start_or_resume') : Uint8Array.of(octets[0]!, octets[1]!, 1)
      }
      return moving.value(uuid, octets)
    },
  }
}
