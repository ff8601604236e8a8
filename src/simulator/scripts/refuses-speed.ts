import { encodeControlPointResponse } from '../../../protocol/ftms/control-point-response.ts'
import { opCodeOf } from '../../../protocol/ftms/control-point.ts'
import { requestIn } from './octets.ts'
import type { Script } from './script.ts'

/** Refuses the first `times` target speeds after each start: a machine that is not ready yet (quirk 10). */
export const refusesSpeed =
  (times: number): Script =>
  ({ say }) => {
    let left = 0
    return {
      write(uuid, octets) {
        const op = requestIn(uuid, octets)?.op
        if (op === 'start_or_resume') left = times
        if (op !== 'set_target_speed' || left === 0) return octets
        left -= 1
        say(uuid, encodeControlPointResponse({ requestOpCode: opCodeOf(op), result: 'operation_failed' }))
        return null
      },
    }
  }
