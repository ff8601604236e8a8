import { encodeControlPointRequest } from '../../../protocol/ftms/control-point.ts'
import { requestIn, successOf } from './octets.ts'
import type { Script } from './script.ts'

const START = encodeControlPointRequest({ op: 'start_or_resume' })
const ANSWERED_AFTER_MS = 150

/** Who asks for control starts the belt, and is answered then: CITYSPORTS-Linker (quirk 2). */
export const requestControlStarts: Script = ({ clock, send, say }) => ({
  write(uuid, octets) {
    const op = requestIn(uuid, octets)?.op
    if (op !== 'request_control') return octets
    send(uuid, octets)
    send(uuid, START)
    clock.after(ANSWERED_AFTER_MS, () => say(uuid, successOf(op)))
    return null
  },
})
