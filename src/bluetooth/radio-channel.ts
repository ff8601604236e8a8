import { fork } from 'node:child_process'
import type { Clock } from '../clock.ts'
import { GattError } from './gatt.ts'
import type { GattProblem } from './gatt.ts'
import type { Answers, Asks, CallName, FromRadio, ToRadio } from './radio-messages.ts'

export interface RadioOptions {
  /** Unix socket of a controller that speaks H4, or null for the kernel's adapter. */
  readonly hciPath: string | null
  /** The data folder; one radio at a time serves it. */
  readonly dataDir: string
  /** The built radio process. */
  readonly entry: URL | string
  readonly clock: Clock
  readonly log?: (message: string) => void
}

/** What the radio says of its own accord. */
export type RadioNews = Extract<FromRadio, { kind: 'advertisement' | 'scanEnded' | 'value' | 'closed' }>

export interface RadioChannel {
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
  ): Promise<Result>
  post(message: ToRadio): void
  /** Lets the radio end its connections and go; resolves when it is gone. */
  leave(): Promise<void>
}

/** Carrying out a will takes 4 s at most, ending the connections 2 s. */
const LEAVE_LIMIT_MS = 8_000

interface Pending {
  readonly settle: (answer: unknown) => void
  readonly reject: (error: GattError) => void
}

/** Starts a radio process. `gone` is called once, when it has ended for whatever cause. */
export function openRadioChannel(
  options: RadioOptions,
  news: (message: RadioNews) => void,
  gone: (error: GattError) => void,
): RadioChannel {
  const { clock, log } = options
  const child = fork(options.entry, {
    // A process group of its own: what kills the daemon's group leaves the dead man's switch alive.
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    execArgv: [],
    // noble on the user channel would take the adapter away from the system.
    env: { ...process.env, HCI_CHANNEL_USER: undefined },
  })
  const pending = new Map<number, Pending>()
  const exited = new Set<() => void>()
  let lastId = 0
  let problem: GattProblem = 'link-lost'
  let reason: string | null = null
  let ended = false

  function end(how: string): void {
    if (ended) return
    ended = true
    const error = new GattError(problem, reason ?? `The radio process ended (${how}).`)
    for (const { reject } of pending.values()) reject(error)
    pending.clear()
    gone(error)
    for (const listener of exited) listener()
  }

  child.on('exit', (code, signal) => end(signal ?? `code ${code ?? 'unknown'}`))
  child.on('error', (error) => end(error.message))
  child.on('message', (message: FromRadio) => {
    switch (message.kind) {
      case 'answer':
        pending.get(message.id)?.settle(message.answer)
        break
      case 'failure':
        pending.get(message.id)?.reject(new GattError(message.problem, message.message, message.attError))
        break
      case 'unusable':
        problem = 'no-bluetooth'
        reason = message.reason
        break
      case 'log':
        log?.(message.message)
        break
      default:
        news(message)
    }
  })

  function post(message: ToRadio): void {
    // What cannot be delivered any more is answered by `exit`.
    if (!ended) child.send(message, () => undefined)
  }

  function kill(why: string): void {
    reason ??= why
    child.kill('SIGKILL')
  }

  post({ kind: 'open', hciPath: options.hciPath, dataDir: options.dataDir })

  return {
    post,
    call(name, asks, limitMs, take) {
      const id = ++lastId
      return new Promise((resolve, reject) => {
        const cancelLimit = clock.after(limitMs, () =>
          kill(`The radio process did not answer for ${limitMs / 1000} s.`),
        )
        const release = (): void => {
          cancelLimit()
          pending.delete(id)
        }
        pending.set(id, {
          settle(answer) {
            release()
            resolve(take(answer as Parameters<typeof take>[0]))
          },
          reject(error) {
            release()
            reject(error)
          },
        })
        post({ kind: 'call', id, name, asks } as ToRadio)
      })
    },
    leave() {
      if (ended) return Promise.resolve()
      post({ kind: 'leave' })
      return new Promise((resolve) => {
        const cancelLimit = clock.after(LEAVE_LIMIT_MS, () => kill('The radio process did not leave.'))
        exited.add(() => {
          cancelLimit()
          resolve()
        })
      })
    },
  }
}
