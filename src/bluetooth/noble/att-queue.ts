import type { Clock } from '../../clock.ts'
import { GattError } from '../gatt.ts'

const ERROR_RESPONSE = 0x01
/** Set in the opcode of a command: nothing answers it (Core Vol 3 Part F §3.3.1). */
const COMMAND_FLAG = 0x40
/**
 * Insufficient Authentication, Authorization, Encryption: noble pairs and asks again, so the answer is still to
 * come (Core Vol 3 Part F §3.4.1.1).
 */
const ERRORS_BEFORE_PAIRING: readonly number[] = [0x05, 0x08, 0x0f]

/** How long a request that an urgent one waits behind, or that went past another, may stay unanswered. */
export const ANSWER_WITH_URGENT_WAITING_MS = 1_000
/** A few connection intervals of 50 ms: what was written is on the air before the link is dropped. */
export const ON_THE_AIR_MS = 300

/** What carries attribute protocol PDUs to the peripheral. */
export interface AttBearer {
  send(pdu: Uint8Array): void
  /** Goes past a request that is unanswered. */
  sendPast(pdu: Uint8Array): void
}

export interface AttRequest {
  /** A request, or a command (which is done when it is sent). */
  readonly pdu: Uint8Array
  /** What is done, for the words of an error: "write 2AD9". */
  readonly what: string
  readonly limitMs: number
  /** An urgent one goes first, and past whatever is unanswered for `patienceMs`, as `past`. */
  readonly urgent?: { readonly past: Uint8Array; readonly patienceMs: number }
}

interface Entry extends AttRequest {
  readonly resolve: (answer: Uint8Array) => void
  readonly reject: (error: GattError) => void
}

interface OnTheAir {
  readonly entry: Entry
  readonly opcode: number
  readonly sentAtMs: number
  readonly limitMs: number
  /** An ATT error after which noble pairs: the reason, should nothing else come. */
  deferredError: number | null
}

/**
 * One attribute protocol request at a time, every wait bounded. A request that stays unanswered leaves the bearer
 * unusable (Core Vol 3 Part F §3.3.3): what is urgent still goes past it, then `stuck` is called and the link is to
 * be dropped.
 */
export class AttQueue {
  readonly #bearer: AttBearer
  readonly #clock: Clock
  readonly #stuck: (reason: string) => void
  readonly #urgent: Entry[] = []
  readonly #waiting: Entry[] = []
  #onTheAir: OnTheAir | null = null
  /** Why the bearer is unusable, once a request was left unanswered. */
  #blocked: string | null = null
  #failed: GattError | null = null
  /** Undoes the limit of what is on the air or, once blocked, the dropping of the link. */
  #cancelTimer: (() => void) | null = null

  constructor(bearer: AttBearer, clock: Clock, stuck: (reason: string) => void) {
    this.#bearer = bearer
    this.#clock = clock
    this.#stuck = stuck
  }

  /** Resolves with the answer's PDU, empty for a command. @throws {GattError} */
  run(request: AttRequest): Promise<Uint8Array> {
    if (this.#failed !== null) return Promise.reject(this.#failed)
    return new Promise((resolve, reject) => {
      const queue = request.urgent === undefined ? this.#waiting : this.#urgent
      queue.push({ ...request, resolve, reject })
      if (this.#onTheAir === null) this.#advance()
      else if (queue === this.#urgent) this.#armLimit(this.#onTheAir)
    })
  }

  /** Tells of every PDU from the peripheral; those that answer nothing are ignored. */
  arrived(pdu: Uint8Array): void {
    if (this.#onTheAir === null) return
    const answers = pdu[0] === this.#onTheAir.opcode + 1
    const refuses = pdu[0] === ERROR_RESPONSE && pdu[1] === this.#onTheAir.opcode
    const code = pdu[4] ?? 0
    if (answers) this.#settle((entry) => entry.resolve(pdu))
    else if (refuses && ERRORS_BEFORE_PAIRING.includes(code)) this.#onTheAir.deferredError = code
    else if (refuses) this.#settle((entry) => entry.reject(refusal(entry, code)))
  }

  /** Fails everything that is pending and everything that comes later. */
  fail(error: GattError): void {
    this.#failed ??= error
    this.#clearTimer()
    const onTheAir = this.#onTheAir === null ? [] : [this.#onTheAir.entry]
    this.#onTheAir = null
    for (const entry of [...onTheAir, ...this.#urgent.splice(0), ...this.#waiting.splice(0)]) entry.reject(error)
  }

  #advance(): void {
    if (this.#onTheAir !== null || this.#failed !== null) return
    const next = this.#urgent.shift() ?? (this.#blocked === null ? this.#waiting.shift() : undefined)
    if (next !== undefined) this.#dispatch(next)
    else if (this.#blocked !== null) this.#dropSoon(this.#blocked)
  }

  #dispatch(entry: Entry): void {
    this.#clearTimer()
    const past = this.#blocked !== null
    const pdu = past ? (entry.urgent?.past ?? entry.pdu) : entry.pdu
    if (past) this.#bearer.sendPast(pdu)
    else this.#bearer.send(pdu)
    const opcode = pdu[0] ?? 0
    if ((opcode & COMMAND_FLAG) !== 0) {
      entry.resolve(new Uint8Array())
      this.#advance()
      return
    }
    const limitMs = past ? Math.min(entry.limitMs, ANSWER_WITH_URGENT_WAITING_MS) : entry.limitMs
    this.#onTheAir = { entry, opcode, sentAtMs: this.#clock.nowMs(), limitMs, deferredError: null }
    this.#armLimit(this.#onTheAir)
  }

  #settle(outcome: (entry: Entry) => void): void {
    if (this.#onTheAir === null) return
    const { entry } = this.#onTheAir
    this.#clearTimer()
    this.#onTheAir = null
    outcome(entry)
    this.#advance()
  }

  #armLimit({ sentAtMs, limitMs }: OnTheAir): void {
    this.#clearTimer()
    const patienceMs = this.#urgent[0]?.urgent?.patienceMs ?? Infinity
    const leftMs = sentAtMs + Math.min(limitMs, patienceMs) - this.#clock.nowMs()
    this.#cancelTimer = this.#clock.after(Math.max(0, leftMs), () => this.#overdue())
  }

  #overdue(): void {
    if (this.#onTheAir === null) return
    const { entry, sentAtMs, deferredError } = this.#onTheAir
    const waitedS = Math.round((this.#clock.nowMs() - sentAtMs) / 100) / 10
    const blocked = `${entry.what}: no answer within ${waitedS} s`
    this.#blocked = blocked
    this.#settle(({ reject }) =>
      reject(deferredError === null ? new GattError('no-answer', blocked) : refusal(entry, deferredError)),
    )
  }

  #dropSoon(reason: string): void {
    this.#cancelTimer ??= this.#clock.after(ON_THE_AIR_MS, () => this.#stuck(reason))
  }

  #clearTimer(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
  }
}

function refusal(entry: Entry, attError: number): GattError {
  const code = attError.toString(16).padStart(2, '0')
  return new GattError('refused', `${entry.what}: the peripheral refused with ATT error 0x${code}`, attError)
}
