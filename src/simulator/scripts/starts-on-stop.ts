import { encodeControlPointRequest } from '../../../protocol/ftms/control-point.ts'
import { movingFor } from './moving-for.ts'
import { requestIn } from './octets.ts'
import type { Script } from './script.ts'

const START = encodeControlPointRequest({ op: 'start_or_resume' })

/** A Stop at standstill starts the belt: WalkingPad K12 (quirk 21). */
export const startsOnStop: Script = ({ clock }) => {
  const moving = movingFor(clock)
  return {
    write: (uuid, octets) => (requestIn(uuid, octets)?.op === 'stop_or_pause' && !moving.moves() ? START : octets),
    value: moving.value,
  }
}
