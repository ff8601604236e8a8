import type { ControlPointResult } from '../../protocol/ftms/control-point-response.ts'
import { decodeControlPointResponse } from '../../protocol/ftms/control-point-response.ts'
import { CHARACTERISTIC } from '../../protocol/ftms/uuids.ts'
import type { GattLink } from '../bluetooth/gatt.ts'
import { GattError } from '../bluetooth/gatt.ts'
import type { Clock } from '../clock.ts'

/**
 * What became of a request.
 * - `answered`: the machine's own response, with its result
 * - `silent`: the write was taken, and no response came in time (quirk 22)
 * - `att-error`: the write was refused before a procedure began, so nothing was done
 * - `unsure`: the write itself was not confirmed, or the link closed: it may have been carried out or not
 * - `overtaken`: a stop went first and the request was not written at all
 */
export type Reply =
  | { readonly kind: 'answered'; readonly result: ControlPointResult | 'reserved' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'att-error'; readonly attError: number | null }
  | { readonly kind: 'unsure' }
  | { readonly kind: 'overtaken' }

/** Makes one request of a turn and waits at most `waitMs` for its response once the write is taken. Never rejects. */
export type Request = (octets: Uint8Array, waitMs: number) => Promise<Reply>

/** How long a stop lets the request on the air have its response: machines that answer do so in 40 to 50 ms. */
const STOP_PATIENCE_MS = 200
/** Between two tries of a request that the machine was too busy for. */
const BUSY_RETRY_MS = 100
const PROCEDURE_ALREADY_IN_PROGRESS = 0xfe

/** The request on the air, while its response is awaited. */
interface AwaitedResponse {
  readonly opCode: number
  readonly settle: (reply: Reply) => void
  readonly giveUp: () => void
}

/** The control point: one request at a time, each with its own response, every wait bounded. */
export class ControlChannel {
  readonly #link: GattLink
  readonly #clock: Clock
  #lastDone: Promise<unknown> = Promise.resolve()
  /** Requests that are on the air or wait for it. */
  #queued = 0
  #awaited: AwaitedResponse | null = null
  /** Grows with every stop; what was asked for before it is not written any more. */
  #stops = 0
  readonly #gapMs: number
  #writtenAtMs = -Infinity

  /** @param gapMs writes nearer to each other than this are lost by the machine; a stop waits for none */
  constructor(link: GattLink, clock: Clock, gapMs = 0) {
    this.#link = link
    this.#clock = clock
    this.#gapMs = gapMs
  }

  /** Octets that came from the control point. What answers nothing that is asked now is late, repeated or another's. */
  heard(octets: Uint8Array): void {
    const response = decodeControlPointResponse(octets)
    if (!response.ok || response.value.requestOpCode !== this.#awaited?.opCode) return
    this.#awaited.settle({ kind: 'answered', result: response.value.result })
  }

  /** The requests of one order. They wait for those on the air, and a stop drops those that still wait. */
  turn(): Request {
    return this.#requestFor(this.#stops, false)
  }

  /**
   * The requests of a stop. The one on the air gets 200 ms more for its response, then the stop is written all the same
   * (a busy machine says so, and is asked again).
   */
  stopTurn(): Request {
    this.#stops += 1
    const awaited = this.#awaited
    if (awaited !== null) this.#clock.after(STOP_PATIENCE_MS, awaited.giveUp)
    return this.#requestFor(this.#stops, true)
  }

  #requestFor(stops: number, urgent: boolean): Request {
    return (octets, waitMs) => {
      const exchange = (): Promise<Reply> => this.#exchange(octets, waitMs, stops, urgent)
      // With nothing on the air it is written in this very moment.
      const replied = this.#queued === 0 ? exchange() : this.#lastDone.then(exchange)
      this.#queued += 1
      const done = replied.then((reply) => {
        this.#queued -= 1
        return reply
      })
      this.#lastDone = done
      return done
    }
  }

  async #exchange(octets: Uint8Array, waitMs: number, stops: number, urgent: boolean): Promise<Reply> {
    const untilMs = this.#clock.nowMs() + waitMs
    for (;;) {
      const tooSoonMs = urgent ? 0 : this.#writtenAtMs + this.#gapMs - this.#clock.nowMs()
      if (tooSoonMs > 0) await new Promise<void>((resolve) => this.#clock.after(tooSoonMs, resolve))
      if (stops !== this.#stops) return { kind: 'overtaken' }
      const reply = await this.#once(octets, waitMs, urgent)
      const busy = reply.kind === 'att-error' && reply.attError === PROCEDURE_ALREADY_IN_PROGRESS
      if (!busy || this.#clock.nowMs() + BUSY_RETRY_MS > untilMs) return reply
      await new Promise<void>((resolve) => this.#clock.after(BUSY_RETRY_MS, resolve))
    }
  }

  #once(octets: Uint8Array, waitMs: number, urgent: boolean): Promise<Reply> {
    return new Promise((resolve) => {
      let written = false
      let cancelWait = (): void => undefined
      const settle = (reply: Reply): void => {
        cancelWait()
        if (this.#awaited === awaited) this.#awaited = null
        resolve(reply)
      }
      const giveUp = (): void => settle({ kind: written ? 'silent' : 'unsure' })
      const awaited: AwaitedResponse = { opCode: octets[0]!, settle, giveUp }
      this.#awaited = awaited
      this.#writtenAtMs = this.#clock.nowMs()
      this.#link.write(CHARACTERISTIC.fitnessMachineControlPoint, octets, { urgent }).then(
        () => {
          written = true
          if (this.#awaited === awaited) cancelWait = this.#clock.after(waitMs, giveUp)
        },
        (error: unknown) => settle(replyOf(error)),
      )
    })
  }
}

function replyOf(error: unknown): Reply {
  const refused = error instanceof GattError && (error.problem === 'refused' || error.problem === 'not-found')
  return refused ? { kind: 'att-error', attError: error.attError } : { kind: 'unsure' }
}
