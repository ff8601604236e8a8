import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { StreamEnd } from '../../protocol/panel/answers.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { LINE_MS } from '../../protocol/units.ts'
import type { BareAsk } from './ask-event.ts'
import { pageClock } from './clock.ts'
import { sendAsk } from './requests.ts'
import { connect } from './connection.ts'
import { NO_TRACE, traced, type Trace } from './trace.ts'

/** What the panel knows of the session: the last snapshot and whether the daemon is still heard. */
export class Store implements ReactiveController {
  snapshot: Snapshot | null = null
  trace: Trace = NO_TRACE
  heard = true
  /** Why this window gets no more snapshots. */
  closed: StreamEnd | null = null
  /** Why the last ask was not taken. */
  refused: string | null = null

  readonly #host: ReactiveControllerHost
  #disconnect: () => void = () => {}
  #stopSaying: () => void = () => {}

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#disconnect = connect(() => new EventSource('/api/live'), pageClock, {
      snapshot: (snapshot) => this.#change({ snapshot, trace: traced(this.trace, snapshot) }),
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
    const refused = await sendAsk(ask, this.snapshot)
    this.#stopSaying()
    this.#change({ refused })
    if (refused !== null) this.#stopSaying = pageClock.after(LINE_MS, () => this.#change({ refused: null }))
  }

  #change(change: Partial<Pick<Store, 'snapshot' | 'trace' | 'heard' | 'closed' | 'refused'>>): void {
    Object.assign(this, change)
    this.#host.requestUpdate()
  }
}
