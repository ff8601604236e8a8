import type { Clock } from '../clock.ts'
import { GattError } from './gatt.ts'

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

export interface AttQueue {
  /** Resolves with the answer's PDU, empty for a command. @throws {GattError} */
  run(request: AttRequest): Promise<Uint8Array>
  /** Tells of every PDU from the peripheral; those that answer nothing are ignored. */
  arrived(pdu: Uint8Array): void
  /** Fails everything that is pending and everything that comes later. */
  fail(error: GattError): void
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
export function createAttQueue(bearer: AttBearer, clock: Clock, stuck: (reason: string) => void): AttQueue {
  const urgent: Entry[] = []
  const waiting: Entry[] = []
  let onTheAir: OnTheAir | null = null
  /** Why the bearer is unusable, once a request was left unanswered. */
  let blocked: string | null = null
  let failed: GattError | null = null
  /** Undoes the limit of what is on the air or, once blocked, the dropping of the link. */
  let cancelTimer: (() => void) | null = null

  function advance(): void {
    if (onTheAir !== null || failed !== null) return
    const next = urgent.shift() ?? (blocked === null ? waiting.shift() : undefined)
    if (next !== undefined) dispatch(next)
    else if (blocked !== null) dropSoon(blocked)
  }

  function dropSoon(reason: string): void {
    cancelTimer ??= clock.after(ON_THE_AIR_MS, () => stuck(reason))
  }

  function clearTimer(): void {
    cancelTimer?.()
    cancelTimer = null
  }

  function dispatch(entry: Entry): void {
    clearTimer()
    const past = blocked === null ? null : (entry.urgent?.past ?? entry.pdu)
    const pdu = past ?? entry.pdu
    if (past === null) bearer.send(pdu)
    else bearer.sendPast(pdu)
    const opcode = pdu[0] ?? 0
    if ((opcode & COMMAND_FLAG) !== 0) {
      entry.resolve(new Uint8Array())
      advance()
      return
    }
    const limitMs = past === null ? entry.limitMs : Math.min(entry.limitMs, ANSWER_WITH_URGENT_WAITING_MS)
    onTheAir = { entry, opcode, sentAtMs: clock.nowMs(), limitMs, deferredError: null }
    armLimit()
  }

  function armLimit(): void {
    clearTimer()
    if (onTheAir === null) return
    const limitMs = Math.min(onTheAir.limitMs, urgent[0]?.urgent?.patienceMs ?? Infinity)
    cancelTimer = clock.after(Math.max(0, onTheAir.sentAtMs + limitMs - clock.nowMs()), overdue)
  }

  function overdue(): void {
    if (onTheAir === null) return
    const { entry, sentAtMs, deferredError } = onTheAir
    const waitedMs = Math.round(clock.nowMs() - sentAtMs)
    clearTimer()
    onTheAir = null
    blocked = `${entry.what}: no answer within ${waitedMs} ms`
    entry.reject(deferredError === null ? new GattError('no-answer', blocked) : refusal(entry, deferredError))
    advance()
  }

  function settle(outcome: (entry: Entry) => void): void {
    if (onTheAir === null) return
    const { entry } = onTheAir
    clearTimer()
    onTheAir = null
    outcome(entry)
    advance()
  }

  return {
    run(request) {
      if (failed !== null) return Promise.reject(failed)
      return new Promise((resolve, reject) => {
        const queue = request.urgent === undefined ? waiting : urgent
        queue.push({ ...request, resolve, reject })
        if (onTheAir === null) advance()
        else if (queue === urgent) armLimit()
      })
    },
    arrived(pdu) {
      if (onTheAir === null) return
      const answers = pdu[0] === onTheAir.opcode + 1
      const refuses = pdu[0] === ERROR_RESPONSE && pdu[1] === onTheAir.opcode
      const code = pdu[4] ?? 0
      if (answers) settle((entry) => entry.resolve(pdu))
      else if (refuses && ERRORS_BEFORE_PAIRING.includes(code)) onTheAir.deferredError = code
      else if (refuses) settle((entry) => entry.reject(refusal(entry, code)))
    },
    fail(error) {
      failed ??= error
      clearTimer()
      const pending = [...(onTheAir === null ? [] : [onTheAir.entry]), ...urgent.splice(0), ...waiting.splice(0)]
      onTheAir = null
      for (const entry of pending) entry.reject(error)
    },
  }
}

function refusal(entry: Entry, attError: number): GattError {
  const code = attError.toString(16).padStart(2, '0')
  return new GattError('refused', `${entry.what}: the peripheral refused with ATT error 0x${code}`, attError)
}
