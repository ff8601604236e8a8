import { encodeControlPointResponse } from '../../../protocol/ftms/control-point-response.ts'
import { encodeMachineStatus } from '../../../protocol/ftms/machine-status.ts'
import { CHARACTERISTIC } from '../../../protocol/ftms/uuids.ts'
import { requestIn } from './octets.ts'
import { movingFor } from './moving-for.ts'
import type { Script } from './script.ts'

const denied = (request: Uint8Array): Uint8Array =>
  encodeControlPointResponse({ requestOpCode: opCodeIn(request), result: 'control_not_permitted' })

const opCodeIn = (request: Uint8Array): number => request[0] ?? 0

/** Control is given at the second request, half a second after the first: WELLFIT, SW*, YPOO Mini Pro (quirk 5). */
export const controlAtSecondRequest: Script = ({ clock, say }) => {
  let firstAtMs: number | null = null
  let given = false
  return {
    write(uuid, octets) {
      const op = requestIn(uuid, octets)?.op
      if (op === undefined || given) return octets
      if (op === 'request_control' && firstAtMs !== null && clock.nowMs() - firstAtMs >= 500) {
        given = true
        return octets
      }
      if (op === 'request_control') firstAtMs = clock.nowMs()
      say(uuid, denied(octets))
      return null
    },
  }
}

/** No speed is taken before the belt has run for so long: WalkingPad PH4 and X21 (quirk 10). */
export const deniesSpeedAtFirst =
  (forMs: number): Script =>
  ({ clock, say }) => {
    const moving = movingFor(clock)
    return {
      write(uuid, octets) {
        const op = requestIn(uuid, octets)?.op
        if (op !== 'set_target_speed' || moving.forMs() >= forMs) return octets
        say(uuid, denied(octets))
        return null
      },
      value: moving.value,
    }
  }

/** Control is lost once, after so long on the move, and said; it has to be asked for again (quirk 65). */
export const losesControl =
  (afterMs: number): Script =>
  ({ clock, say }) => {
    const moving = movingFor(clock)
    let lost = false
    let askedAgain = false
    return {
      write(uuid, octets) {
        const op = requestIn(uuid, octets)?.op
        if (op === 'request_control' && lost) askedAgain = true
        if (op === undefined || !lost || askedAgain) return octets
        say(uuid, denied(octets))
        return null
      },
      value(uuid, octets) {
        if (!lost && moving.forMs() >= afterMs) {
          lost = true
          say(CHARACTERISTIC.fitnessMachineStatus, encodeMachineStatus({ status: 'control_permission_lost' }))
        }
        return moving.value(uuid, octets)
      },
    }
  }
