import { decodeMachineStatus } from '../../protocol/ftms/machine-status.ts'
import { decodeTrainingStatus } from '../../protocol/ftms/training-status.ts'
import type { Causer, Notice } from '../belt/event.ts'
import { LIMITS } from '../belt/limits.ts'
import type { Order } from '../belt/order.ts'

interface Ordered {
  readonly order: Order
  readonly atMs: number
  /** Measured when it was ordered; null where unknown. */
  readonly fromKmh: number | null
  /** The belt has been measured at the target since. */
  readonly arrived: boolean
}

/**
 * Turns Fitness Machine Status into notices and works out who caused them, from our own orders. Machines tell us of what
 * we did ourselves, pad and cut the octets, and report each speed of a ramp as a new target (quirk 61).
 */
export class NoticeReader {
  #last: Ordered | null = null
  /** Our last Stop, whatever was ordered since: its status may be told after the next start (quirk 61). */
  #lastStop: { readonly atMs: number; readonly stoodAtMs: number | null } | null = null
  #measuredKmh: number | null = null
  #windingDown = false

  /** An order has been put on the air. */
  ordered(order: Order, atMs: number): void {
    this.#last = { order, atMs, fromKmh: this.#measuredKmh, arrived: false }
    if (order.kind === 'stop') this.#lastStop = { atMs, stoodAtMs: null }
  }

  measured(speedKmh: number | null, atMs: number): void {
    if (speedKmh === null) return
    this.#measuredKmh = speedKmh
    if (speedKmh === 0 && this.#lastStop?.stoodAtMs === null) this.#lastStop = { ...this.#lastStop, stoodAtMs: atMs }
    if (this.#last !== null && isTarget(this.#last.order, speedKmh)) this.#last = { ...this.#last, arrived: true }
  }

  /** Training Status: only used to know the console's winding down from a hand on its buttons. */
  heardTraining(octets: Uint8Array): void {
    const training = decodeTrainingStatus(octets)
    if (training.ok) this.#windingDown = training.value.status === 'idle' || training.value.status === 'post_workout'
  }

  /** Null for what tells a session nothing. */
  heardStatus(octets: Uint8Array, atMs: number): Notice | null {
    const decoded = decodeMachineStatus(octets)
    const status = decoded.ok ? decoded.value : decoded.partial
    switch (status.status) {
      case 'reset':
        return { kind: 'reset', by: 'unknown' }
      case 'stopped_or_paused_by_user': {
        const pause = 'controlInformation' in status && status.controlInformation === 'pause'
        return { kind: pause ? 'paused' : 'stopped', by: this.#stopIsOurs(atMs) ? 'us' : 'console' }
      }
      case 'stopped_by_safety_key':
        return { kind: 'stopped', by: 'safety-key' }
      case 'started_or_resumed_by_user':
        return { kind: 'started', by: this.#startIsOurs(atMs) ? 'us' : 'console' }
      case 'target_speed_changed':
        return decoded.ok && 'targetSpeedKmh' in status && status.targetSpeedKmh !== undefined
          ? { kind: 'target-speed', speedKmh: status.targetSpeedKmh, by: this.#causerOf(status.targetSpeedKmh, atMs) }
          : null
      case 'control_permission_lost':
        return { kind: 'control-lost' }
      default:
        return null
    }
  }

  #startIsOurs(atMs: number): boolean {
    return this.#last !== null && this.#last.order.kind === 'start' && atMs - this.#last.atMs <= LIMITS.reportedMs
  }

  /**
   * A late word of our own Stop, taken for the console's, would leave the belt that we have started since to nobody. The
   * other mistake costs less: a belt that the console did stop is soon measured at zero, and that is believed.
   */
  #stopIsOurs(atMs: number): boolean {
    if (this.#lastStop === null) return false
    return atMs - (this.#lastStop.stoodAtMs ?? this.#lastStop.atMs) <= LIMITS.reportedMs
  }

  /**
   * Ours is our own target, and whatever lies on the belt's way to it. A speed beside that way soon after an order may be
   * our order in the machine's other unit (quirk 28) as well as a hand on the console.
   */
  #causerOf(speedKmh: number, atMs: number): Causer {
    if (this.#last === null) return this.#windingDown ? 'unknown' : 'console'
    const sinceMs = atMs - this.#last.atMs
    if (isTarget(this.#last.order, speedKmh)) return 'us'
    if (sinceMs <= LIMITS.longestRampMs && isOnTheWay(this.#last, speedKmh)) return 'us'
    return sinceMs <= LIMITS.reportedMs || this.#windingDown ? 'unknown' : 'console'
  }
}

const targetOf = (order: Order): number | null =>
  order.kind === 'speed' ? order.speedKmh : order.kind === 'stop' ? 0 : null

const isTarget = (order: Order, speedKmh: number): boolean => {
  const targetKmh = targetOf(order)
  return targetKmh !== null && Math.abs(speedKmh - targetKmh) <= LIMITS.reportedKmh
}

function isOnTheWay({ order, fromKmh, arrived }: Ordered, speedKmh: number): boolean {
  const targetKmh = targetOf(order)
  if (targetKmh === null || fromKmh === null || arrived) return false
  const low = Math.min(fromKmh, targetKmh) - LIMITS.reportedKmh
  return speedKmh >= low && speedKmh <= Math.max(fromKmh, targetKmh) + LIMITS.reportedKmh
}
