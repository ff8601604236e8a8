import { decodeControlPointRequest } from '../../protocol/ftms/control-point.ts'
import { CHARACTERISTIC } from '../../protocol/ftms/uuids.ts'
import type { Heard } from './recorded-server.ts'

/** One request at the control point, as a treadmill reads it: `start`, `stop`, or the speed to run at, km/h. */
export interface Requested {
  readonly atMs: number
  readonly what: 'control' | 'start' | 'stop' | number
}

/** What was asked of the machine, read from the octets that reached it. Throws for anything Crescendo never writes. */
export function requestsIn(heard: readonly Heard[]): Requested[] {
  return heard
    .filter((item) => item.kind === 'write')
    .map(({ uuid, octets, atMs }) => {
      const hex = Buffer.from(octets).toString('hex')
      if (uuid !== CHARACTERISTIC.fitnessMachineControlPoint) throw new Error(`wrote ${hex} to ${uuid}`)
      const request = decodeControlPointRequest(Uint8Array.from(octets))
      if (!request.ok) throw new Error(`wrote ${hex}: ${request.message}`)
      switch (request.value.op) {
        case 'request_control':
          return { atMs, what: 'control' }
        case 'start_or_resume':
          return { atMs, what: 'start' }
        case 'stop_or_pause':
          if (request.value.controlInformation !== 'stop') throw new Error(`wrote ${hex}, which is not a stop`)
          return { atMs, what: 'stop' }
        case 'set_target_speed':
          return { atMs, what: request.value.targetSpeedKmh }
        default:
          throw new Error(`wrote ${hex}, which is no order of ours`)
      }
    })
}

/** The speeds ordered, in order, km/h. */
export const speedsIn = (heard: readonly Heard[]): number[] =>
  requestsIn(heard).flatMap(({ what }) => (typeof what === 'number' ? [what] : []))

export const countIn = (heard: readonly Heard[], what: 'control' | 'start' | 'stop'): number =>
  requestsIn(heard).filter((request) => request.what === what).length
