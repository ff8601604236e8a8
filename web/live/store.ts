import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { StreamEnd } from '../../protocol/panel/answers.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { LINE_MS } from '../../protocol/units.ts'
import { words } from '../language.ts'
import type { BareAsk } from './ask-event.ts'
import { pageClock } from './clock.ts'
import { sendAsk, stopToSend } from './requests.ts'
import { hearMachines } from './machines.ts'
import { hearRunner, onNewStream } from './runner.ts'
import { connect } from './connection.ts'
import { seenKmhOf, type LastSeen } from '../danger/lost-sight.ts'
import { StopSender } from './stop-sender.ts'
import { NO_TRACE, traced, type Trace } from './trace.ts'

/** Asks that are done once: the second tap of a double one, refused because the first was taken, is no matter. */
const ONCE: ReadonlySet<string> = new Set(['begin', 'start', 'resume', 'skip-all', 'end', 'discard', 'go', 'unlock'])
const DOUBLE_MS = 2000

/** What the panel knows of the session: the last snapshot and whether the daemon is still heard. */
export class Store implements ReactiveController {
  snapshot: Snapshot | null = null
  trace: Trace = NO_TRACE
  heard = true
  /** Why this window gets no more snapshots. */
  closed: StreamEnd | null = null
  /** Why the last ask was not taken. */
  refused: string | null = null
  /** STOP as it was pressed last, and what became of it. */
  readonly stop = new StopSender(pageClock, () => this.#host.requestUpdate())

  #seen: { readonly speedKmh: number; readonly atMs: number } | null = null
  readonly #host: ReactiveControllerHost
  readonly #takenAtMs = new Map<string, number>()
  #disconnect: () => void = () => {}
  #stopSaying: () => void = () => {}

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    const open = (): EventSource => {
      onNewStream()
      return new EventSource('/api/live')
    }
    this.#disconnect = connect(open, pageClock, {
      snapshot: (snapshot) => this.#hear(snapshot),
      runner: hearRunner,
      machines: hearMachines,
      line: (line) => this.#change({ trace: line }),
      heard: (heard) => {
        if (heard !== this.heard) this.#change({ heard })
      },
      closed: (closed) => this.#change({ closed }),
    })
  }

  hostDisconnected(): void {
    this.#disconnect()
    this.#stopSaying()
  }

  /** What was measured of the belt last; null where this window has seen nothing of it. */
  get lastSeen(): LastSeen | null {
    if (this.#seen === null) return null
    return { speedKmh: this.#seen.speedKmh, agoMs: pageClock.nowMs() - this.#seen.atMs }
  }

  async ask(ask: BareAsk): Promise<void> {
    const refused =
      ask.ask === 'stop'
        ? await this.stop.pressed(stopToSend(ask, this.snapshot), this.#seen?.speedKmh ?? null)
        : await sendAsk(ask, this.snapshot)
    // Whoever sees nothing of the belt is told that it was heard; whoever sees it is answered by the daemon.
    const isBlind = this.snapshot === null || this.closed !== null || !this.heard
    const isThrough = refused === null && ask.ask === 'stop' && this.stop.press?.answered === true
    if (isThrough && isBlind) return this.say(words.danger.gotThrough)
    if (refused === null) this.#takenAtMs.set(ask.ask, pageClock.nowMs())
    const isDone = ONCE.has(ask.ask) && pageClock.nowMs() - (this.#takenAtMs.get(ask.ask) ?? -Infinity) < DOUBLE_MS
    this.say(isDone ? null : refused)
  }

  /** One line at the top for a while; null ends the last. */
  say(refused: string | null): void {
    this.#stopSaying()
    this.#change({ refused })
    if (refused !== null) this.#stopSaying = pageClock.after(LINE_MS, () => this.#change({ refused: null }))
  }

  #hear(snapshot: Snapshot): void {
    const speedKmh = seenKmhOf(snapshot)
    if (speedKmh !== null) this.#seen = { speedKmh, atMs: pageClock.nowMs() - (snapshot.measured.ageMs ?? 0) }
    this.stop.see(snapshot, speedKmh)
    this.#change({ snapshot, trace: traced(this.trace, snapshot) })
  }

  #change(change: Partial<Pick<Store, 'snapshot' | 'trace' | 'heard' | 'closed' | 'refused'>>): void {
    Object.assign(this, change)
    this.#host.requestUpdate()
  }
}
