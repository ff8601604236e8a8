import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import type { Clock } from '../../clock.ts'
import type { AdapterChoice } from '../adapter-choice.ts'
import { GattError } from '../gatt.ts'
import type { AdapterProblem, GattProblem } from '../gatt.ts'
import type { Answers, Asks, CallName, FromRadio, ToRadio } from './messages.ts'

export interface RadioOptions {
  readonly adapter: AdapterChoice
  /** The data folder; one radio at a time serves it. */
  readonly dataDir: string
  /** The built radio process. */
  readonly entry: URL | string
  readonly clock: Clock
  readonly log?: (message: string) => void
}

/** What the radio says of its own accord. */
export type RadioNews = Extract<FromRadio, { kind: 'advertisement' | 'scanEnded' | 'value' | 'closed' }>

/** Carrying out a will takes 4 s at most, ending the connections 2 s. */
const LEAVE_LIMIT_MS = 8_000
/** And connecting once more for a will that was left to it, 20 s, discovery 10 s. */
const LEAVE_WITH_BEQUEST_LIMIT_MS = LEAVE_LIMIT_MS + 32_000
/** A radio that says nothing at all for this long, though it is asked to, hangs. */
const PONG_LIMIT_MS = 2_000

/** How one ends that leaves. */
const LEFT = 'code 0'

interface Pending {
  readonly settle: (answer: unknown) => void
  readonly reject: (error: GattError) => void
}

/** What becomes of a radio process. */
export interface ChannelListener {
  news(message: RadioNews): void
  /** It does not answer at all. It is to be killed. */
  hung(): void
  /** Called once, when it has ended for whatever cause. */
  gone(error: GattError): void
}

/** A radio process, from its start to its end. */
export class RadioChannel {
  readonly #options: RadioOptions
  readonly #child: ChildProcess
  readonly #listener: ChannelListener
  readonly #pending = new Map<number, Pending>()
  readonly #left: Promise<void>
  #lastId = 0
  #problem: GattProblem = 'link-lost'
  #reason: string | null = null
  #adapter: AdapterProblem | null = null
  #ended = false
  #wasHeard = false
  #fell = false
  #cancelPong: (() => void) | null = null

  /** Starts it. */
  constructor(options: RadioOptions, listener: ChannelListener) {
    this.#options = options
    this.#listener = listener
    this.#child = forked(options.entry)
    this.#child.on('message', (message: FromRadio) => this.#hear(message))
    this.#left = new Promise((resolve) => {
      const end = (how: string): void => {
        this.#end(how)
        resolve()
      }
      this.#child.on('exit', (code, signal) => end(signal ?? `code ${code ?? 'unknown'}`))
      this.#child.on('error', (error) => end(error.message))
    })
    this.post({ kind: 'open', adapter: options.adapter, dataDir: options.dataDir })
  }

  /**
   * @param limitMs beyond every bound in the radio process itself: the call fails with `no-answer`, and whether the radio
   * is alive at all is asked
   * @param take turns the answer into the result, before any later message is looked at
   * @param late takes an answer that comes when the call has failed
   * @throws {GattError}
   */
  call<Name extends CallName, Result>(
    name: Name,
    asks: Asks<Name>,
    limitMs: number,
    take: (answer: Answers<Name>) => Result,
    late: (answer: Answers<Name>) => void = () => undefined,
  ): Promise<Result> {
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      const cancelLimit = this.#options.clock.after(limitMs, () => {
        const ignore = (): void => void this.#pending.delete(id)
        const settle = (answer: unknown): void => {
          ignore()
          late(answer as Answers<Name>)
        }
        this.#pending.set(id, { settle, reject: ignore })
        reject(new GattError('no-answer', `${name}: the radio process did not answer for ${limitMs / 1000} s.`))
        this.#askWhetherAlive()
      })
      const release = (): void => {
        cancelLimit()
        this.#pending.delete(id)
      }
      this.#pending.set(id, {
        settle(answer) {
          release()
          resolve(take(answer as Answers<Name>))
        },
        reject(error) {
          release()
          reject(error)
        },
      })
      this.post({ kind: 'call', id, name, asks } as ToRadio)
    })
  }

  post(message: ToRadio): void {
    // What cannot be delivered any more is answered by `exit`.
    if (!this.#ended) this.#child.send(message, () => undefined)
  }

  /**
   * Lets the radio carry out its wills, end its connections and go; resolves when it is gone.
   *
   * @param hasBequest it may have to connect first
   */
  async leave(hasBequest: boolean): Promise<void> {
    this.post({ kind: 'leave' })
    const limitMs = hasBequest ? LEAVE_WITH_BEQUEST_LIMIT_MS : LEAVE_LIMIT_MS
    const cancelLimit = this.#options.clock.after(limitMs, () => this.kill('The radio process did not leave.'))
    await this.#left
    cancelLimit()
  }

  /** True where it has ended by a fault of its own, in the midst of its work: one that was never heard cannot even begin here. */
  get fell(): boolean {
    return this.#fell
  }

  get wasKilled(): boolean {
    return this.#child.killed
  }

  kill(why: string): void {
    this.#reason ??= why
    this.#child.kill('SIGKILL')
  }

  #askWhetherAlive(): void {
    if (this.#ended) return
    this.post({ kind: 'ping' })
    this.#cancelPong ??= this.#options.clock.after(PONG_LIMIT_MS, () => this.#listener.hung())
  }

  #hear(message: FromRadio): void {
    this.#wasHeard = true
    this.#cancelPong?.()
    this.#cancelPong = null
    switch (message.kind) {
      case 'answer':
        this.#pending.get(message.id)?.settle(message.answer)
        break
      case 'failure':
        this.#pending.get(message.id)?.reject(failureIn(message))
        break
      case 'unusable':
        this.#problem = 'no-bluetooth'
        this.#reason = message.reason
        this.#adapter = message.adapter
        break
      case 'pong':
        break
      case 'log':
        this.#options.log?.(message.message)
        break
      default:
        this.#listener.news(message)
    }
  }

  #end(how: string): void {
    if (this.#ended) return
    this.#ended = true
    this.#cancelPong?.()
    this.#fell = this.#wasHeard && how !== LEFT && this.#problem !== 'no-bluetooth'
    const reason = this.#reason ?? `The radio process ended (${how}).`
    const error = new GattError(this.#problem, reason, null, this.#adapter)
    for (const { reject } of this.#pending.values()) reject(error)
    this.#listener.gone(error)
  }
}

const failureIn = ({ problem, message, attError, adapter }: Extract<FromRadio, { kind: 'failure' }>): GattError =>
  new GattError(problem, message, attError, adapter)

function forked(entry: URL | string): ChildProcess {
  return fork(entry, {
    // A process group of its own: what kills the daemon's group leaves the dead man's switch alive.
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    execArgv: [],
    // noble on the user channel would take the adapter away from the system.
    env: { ...process.env, HCI_CHANNEL_USER: undefined },
  })
}
