import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { BareAsk } from './ask-event.ts'
import { pageClock } from './clock.ts'
import { sendAsk } from './asks.ts'
import { connect } from './connection.ts'
import { NO_TRACE, traced, type Trace } from './trace.ts'

/** Words about a failed ask stay this long. */
const SAY_MS = 8000

/** What the panel knows of the session: the last snapshot and whether the daemon is still heard. */
export class Store implements ReactiveController {
  snapshot: Snapshot | null = null
  trace: Trace = NO_TRACE
  heard = true
  /** Why this window gets no more snapshots, in the daemon's words. */
  closed: string | null = null
  /** Why the last ask was not taken. */
  refused: string | null = null

  readonly #host: ReactiveControllerHost
  /** This page asked for the run to be thrown away, and was not refused. */
  discarded = false

  #disconnect: () => void = () => {}
  #stopSaying: () => void = () => {}

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#disconnect = connect(() => new EventSource('/api/live'), pageClock, {
      snapshot: (snapshot) => this.#hear(snapshot),
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

  async ask(ask: BareAsk): Promise<void> {
    // The run's end may be heard before the answer.
    if (ask.ask === 'discard') this.discarded = true
    const refused = await sendAsk(ask, this.snapshot?.number ?? null)
    this.#stopSaying()
    if (ask.ask === 'discard' && refused !== null) this.discarded = false
    this.#change({ refused })
    if (refused !== null) this.#stopSaying = pageClock.after(SAY_MS, () => this.#change({ refused: null }))
  }

  #hear(snapshot: Snapshot): void {
    if (this.snapshot?.phase.kind === 'done' && snapshot.phase.kind !== 'done') this.discarded = false
    this.#change({ snapshot, trace: traced(this.trace, snapshot) })
  }

  #change(change: Partial<Pick<Store, 'snapshot' | 'trace' | 'heard' | 'closed' | 'refused'>>): void {
    Object.assign(this, change)
    this.#host.requestUpdate()
  }
}
