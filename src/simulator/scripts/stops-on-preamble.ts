import { encodeControlPointRequest } from '../../../protocol/ftms/control-point.ts'
import { dataIn, requestIn } from './octets.ts'
import type { Script } from './script.ts'

const STOP = encodeControlPointRequest({ op: 'stop_or_pause', controlInformation: 'stop' })

/** Request Control or Start while the belt moves stops it: ANPLUS, TRX3500, FitShow FS-* (quirk 4). */
export const stopsOnPreamble: Script = () => {
  let moves = false
  return {
    write(uuid, octets) {
      const op = requestIn(uuid, octets)?.op
      return moves && (op === 'request_control' || op === 'start_or_resume') ? STOP : octets
    },
    value(uuid, octets) {
      const speedKmh = dataIn(uuid, octets)?.instantaneousSpeedKmh
      if (speedKmh !== undefined) moves = speedKmh > 0
      return octets
    },
  }
}
