import { encodeControlPointRequest } from '../../../protocol/ftms/control-point.ts'
import { CHARACTERISTIC } from '../../../protocol/ftms/uuids.ts'
import { movingFor } from './moving-for.ts'
import { requestIn, successOf } from './octets.ts'
import type { Script } from './script.ts'

const STOP = encodeControlPointRequest({ op: 'stop_or_pause', controlInformation: 'stop' })

/** Stops by itself where no Start comes for so long while the belt moves: Xterra TRX3500 (quirk 11). */
export const wantsKeepAlive =
  (withinMs: number): Script =>
  ({ clock, send, say }) => {
    const moving = movingFor(clock)
    let keptAtMs = 0
    return {
      write(uuid, octets) {
        const op = requestIn(uuid, octets)?.op
        if (op !== undefined) keptAtMs = op === 'start_or_resume' ? clock.nowMs() : keptAtMs
        if (op !== 'start_or_resume' || !moving.moves()) return octets
        say(uuid, successOf(op))
        return null
      },
      value(uuid, octets) {
        if (moving.moves() && clock.nowMs() - keptAtMs > withinMs) {
          keptAtMs = Infinity
          send(CHARACTERISTIC.fitnessMachineControlPoint, STOP)
        }
        return moving.value(uuid, octets)
      },
    }
  }
