import { CHARACTERISTIC } from '../../../protocol/ftms/uuids.ts'
import { encodeMachineStatus } from '../../../protocol/ftms/machine-status.ts'
import { dataIn } from './octets.ts'
import type { Script } from './script.ts'

/** Every speed on the way to a target is told as a new target, padded by an octet: Urevo E1L (quirk 61). */
export const tellsEveryStep: Script = ({ say }) => {
  let lastKmh = 0
  return {
    value(uuid, octets) {
      const kmh = dataIn(uuid, octets)?.instantaneousSpeedKmh
      if (kmh !== undefined && kmh !== lastKmh) {
        lastKmh = kmh
        const status = encodeMachineStatus({ status: 'target_speed_changed', targetSpeedKmh: kmh })
        say(CHARACTERISTIC.fitnessMachineStatus, Uint8Array.of(...status, 0))
      }
      return octets
    },
  }
}
