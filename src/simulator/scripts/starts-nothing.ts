import { encodeControlPointResponse } from '../../../protocol/ftms/control-point-response.ts'
import { opCodeOf } from '../../../protocol/ftms/control-point.ts'
import { requestIn, successOf } from './octets.ts'
import type { Script } from './script.ts'

/** Acknowledges a start and starts nothing: firmware that claims what it does not do (quirks 8, 26, 34). */
export const swallowsStart: Script = ({ say }) => ({
  write(uuid, octets) {
    if (requestIn(uuid, octets)?.op !== 'start_or_resume') return octets
    say(uuid, successOf('start_or_resume'))
    return null
  },
})

/** Refuses to start: a machine whose safety key is out (FTMS §4.16.2.8). */
export const refusesStart: Script = ({ say }) => ({
  write(uuid, octets) {
    if (requestIn(uuid, octets)?.op !== 'start_or_resume') return octets
    say(uuid, encodeControlPointResponse({ requestOpCode: opCodeOf('start_or_resume'), result: 'operation_failed' }))
    return null
  },
})
