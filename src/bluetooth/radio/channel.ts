import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import type { Clock } from '../../clock.ts'
import type { AdapterChoice } from '../adapter-choice.ts'
import { GattError } from '../gatt.ts'
import type { GattProblem } from '../gatt.ts'
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

interface Pending {
  readonly settle: (answer: unknown) => void
  readonly reject: (error: GattError) => void
}

/** A radio process, from its start to its end. */
export class RadioChannel {
  readonly #options: RadioOptions
  readonly #child: ChildProcess
  readonly #news: (message: RadioNews) => void
  readonly #gone: (error: GattError) => void
  readonly #pending = new Map<number, Pending>()
  readonly #left: Promise<void>
  #lastId = 0
  #problem: GattProblem = 'link-lost'
  #reason: string | null = null
  #ended = false

  /** Starts it. `gone` is called once, when it has ended for whatever cause. */
  constructor(options: RadioOptions, news: (message: RadioNews) => void, gone: (error: GattError) => void) {
    this.#options = options
    this.#news = news
    this.#gone = gone
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
   * @param limitMs beyond every bound in the radio process itself: a radio that exceeds it hangs and is killed
   * @param take turns the answer into the result, before any later message is looked at
   * @throws {GattError}
   */
  call<Name extends CallName, Result>(
    name: Name,
    asks: Asks<Name>,
    limitMs: number,
    take: (answer: Answers<Name>) => Result,
  ): Promise<Result> {
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      const why = `The radio process did not answer for ${limitMs / 1000} s.`
      const cancelLimit = this.#options.clock.after(limitMs, () => this.#kill(why))
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

  /** Lets the radio end its connections and go; resolves when it is gone. */
  async leave(): Promise<void> {
    this.post({ kind: 'leave' })
    const cancelLimit = this.#options.clock.after(LEAVE_LIMIT_MS, () => this.#kill('The radio process did not leave.'))
    await this.#left
    cancelLimit()
  }

  #hear(message: FromRadio): void {
    switch (message.kind) {
      case 'answer':
        this.#pending.get(message.id)?.settle(message.answer)
        break
      case 'failure':
        this.#pending.get(message.id)?.reject(new GattError(message.problem, message.message, message.attError))
        break
      case 'unusable':
        this.#problem = 'no-bluetooth'
        this.#reason = message.reason
        break
      case 'log':
        this.#options.log?.(message.message)
        break
      default:
        this.#news(message)
    }
  }

  #kill(why: string): void {
    this.#reason ??= why
    this.#child.kill('SIGKILL')
  }

  #end(how: string): void {
    if (this.#ended) return
    this.#ended = true
    const error = new GattError(this.#problem, this.#reason ?? `The radio process ended (${how}).`)
    for (const { reject } of this.#pending.values()) reject(error)
    this.#gone(error)
  }
}

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
