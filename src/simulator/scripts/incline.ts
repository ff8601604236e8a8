import { encodeControlPointResponse } from '../../../protocol/ftms/control-point-response.ts'
import { opCodeOf } from '../../../protocol/ftms/control-point.ts'
import { encodeTreadmillData } from '../../../protocol/ftms/treadmill-data.ts'
import { dataIn, requestIn, successOf } from './octets.ts'
import type { Script } from './script.ts'

/** Refuses an incline: any (Yesoul W2 Pro, quirk 35), or one that is no whole percent (Sole F85, quirk 46). */
export const refusesIncline =
  (which: 'any' | 'half-percents'): Script =>
  ({ say }) => ({
    write(uuid, octets) {
      const request = requestIn(uuid, octets)
      if (request?.op !== 'set_target_inclination') return octets
      if (which === 'half-percents' && Number.isInteger(request.targetInclinationPercent)) return octets
      say(uuid, encodeControlPointResponse({ requestOpCode: opCodeOf(request.op), result: 'operation_failed' }))
      return null
    },
  })

/** Acknowledges every incline and obeys none: Urevo E1L (quirk 34). */
export const ignoresIncline: Script = ({ say }) => ({
  write(uuid, octets) {
    if (requestIn(uuid, octets)?.op !== 'set_target_inclination') return octets
    say(uuid, successOf('set_target_inclination'))
    return null
  },
})

/** Has an incline by its word, and sends none: what became of an order of one can be seen nowhere (quirk 34). */
export const tellsNoIncline: Script = () => ({
  value(uuid, octets) {
    const data = dataIn(uuid, octets)
    if (data === null) return octets
    const { inclinationPercent: _incline, rampAngleDeg: _angle, ...rest } = data
    return encodeTreadmillData(rest)
  },
})
