import { encodeControlPointRequest } from '../../../protocol/ftms/control-point.ts'
import { movingFor } from './moving-for.ts'
import { requestIn, successOf } from './octets.ts'
import type { Script } from './script.ts'

const STOP = encodeControlPointRequest({ op: 'stop_or_pause', controlInformation: 'stop' })
const ANSWERED_AFTER_MS = 150

/** Request Control or Start while the belt moves stops it, whoever had control: ANPLUS, TRX3500, FitShow FS-* (quirk 4). */
export const stopsOnPreamble: Script = ({ clock, send, say }) => {
  const moving = movingFor(clock)
  return {
    write(uuid, octets) {
      const op = requestIn(uuid, octets)?.op
      if (!moving.moves() || (op !== 'request_control' && op !== 'start_or_resume')) return octets
      if (op === 'request_control') send(uuid, octets)
      send(uuid, STOP)
      clock.after(ANSWERED_AFTER_MS, () => say(uuid, successOf(op)))
      return null
    },
    value: moving.value,
  }
}
