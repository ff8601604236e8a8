import { encodeControlPointRequest } from '../../../protocol/ftms/control-point.ts'
import { encodeMachineStatus } from '../../../protocol/ftms/machine-status.ts'
import { CHARACTERISTIC } from '../../../protocol/ftms/uuids.ts'
import { requestIn, speedRequest } from './octets.ts'
import { movingFor } from './moving-for.ts'
import type { Script } from './script.ts'

const CONTROL_POINT = CHARACTERISTIC.fitnessMachineControlPoint
const REQUEST_CONTROL = encodeControlPointRequest({ op: 'request_control' })
const START = encodeControlPointRequest({ op: 'start_or_resume' })
const STOP = encodeControlPointRequest({ op: 'stop_or_pause', controlInformation: 'stop' })
const STOPPED = encodeMachineStatus({ status: 'stopped_or_paused_by_user', controlInformation: 'stop' })

/** Starts a programme of its own so long after somebody connected: Horizon 7.0 and 7.8, Spirit XT485 (quirks 13, 84). */
export const startsAfterConnecting =
  (afterMs: number, toKmh: number): Script =>
  ({ clock, send }) => {
    let armed = false
    return {
      value(_, octets) {
        if (!armed) {
          armed = true
          clock.after(afterMs, () =>
            [REQUEST_CONTROL, START, speedRequest(toKmh)].forEach((own) => send(CONTROL_POINT, own)),
          )
        }
        return octets
      },
    }
  }

/** Stops so long after every start, as if by a hand: Freemotion 530, Sole F65 (quirk 92). */
export const stopsAfterStart =
  (afterMs: number): Script =>
  ({ clock, send, say }) => ({
    write(uuid, octets) {
      if (requestIn(uuid, octets)?.op === 'start_or_resume') {
        clock.after(afterMs, () => {
          send(uuid, STOP)
          say(CHARACTERISTIC.fitnessMachineStatus, STOPPED)
        })
      }
      return octets
    },
  })

/** Goes to a walk when its time is up, and says so: StairMaster 2100 LC (quirk 96). */
export const walksAtItsLimit =
  (limitMs: number, toKmh: number): Script =>
  ({ clock, send, say }) => {
    const moving = movingFor(clock)
    let over = false
    return {
      value(uuid, octets) {
        if (!over && moving.forMs() >= limitMs) {
          over = true
          send(CONTROL_POINT, speedRequest(toKmh))
          say(
            CHARACTERISTIC.fitnessMachineStatus,
            encodeMachineStatus({ status: 'target_speed_changed', targetSpeedKmh: toKmh }),
          )
        }
        return moving.value(uuid, octets)
      },
    }
  }
