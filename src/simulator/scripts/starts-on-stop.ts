import { encodeControlPointRequest } from '../../../protocol/ftms/control-point.ts'
import { dataIn, requestIn } from './octets.ts'
import type { Script } from './script.ts'

const START = encodeControlPointRequest({ op: 'start_or_resume' })

/** A Stop at standstill starts the belt: WalkingPad K12 (quirk 21). */
export const startsOnStop: Script = () => {
  let moves = false
  return {
    write: (uuid, octets) => (requestIn(uuid, octets)?.op === 'stop_or_pause' && !moves ? START : octets),
    value(uuid, octets) {
      const speedKmh = dataIn(uuid, octets)?.instantaneousSpeedKmh
      if (speedKmh !== undefined) moves = speedKmh > 0
      return octets
    },
  }
}
