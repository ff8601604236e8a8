import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { RunListed, RunPage } from '../../protocol/panel/run-list.ts'
import { pageOfRuns, type KindShown } from './requests.ts'

/** The runs as far as they were asked for. */
interface Asked {
  readonly kind: KindShown
  /** The latest first. */
  readonly runs: readonly RunListed[]
  /** Null before the first page. */
  readonly counts: RunPage['counts'] | null
  readonly reading: boolean
  /** The last page that was asked for did not come. */
  readonly failed: boolean
  readonly hasMore: boolean
}

const NOTHING: Asked = { kind: 'all', runs: [], counts: null, reading: true, failed: false, hasMore: false }

/** A page at a time, each from where the one before ended. */
export class RunsNow implements ReactiveController {
  state = NOTHING
  readonly #host: ReactiveControllerHost
  #next: string | null = null
  #serial = 0

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    void this.#read()
  }

  /** From the latest, of this kind. */
  show(kind: KindShown): void {
    if (kind === this.state.kind) return
    this.#next = null
    this.#become({ kind, runs: [], hasMore: false })
    void this.#read()
  }

  /** From the latest, since there are others now; those that are shown stay until then. */
  afresh(): void {
    this.#next = null
    void this.#read(true)
  }

  more(): void {
    if (!this.state.reading && this.state.hasMore) void this.#read()
  }

  /** What did not come is asked for again. */
  again(): void {
    if (this.state.failed) void this.#read()
  }

  async #read(afresh = false): Promise<void> {
    const serial = ++this.#serial
    this.#become({ reading: true, failed: false })
    const page = await pageOfRuns(this.state.kind, this.#next)
    // Another kind was asked for meanwhile.
    if (serial !== this.#serial) return
    if (page === null) return this.#become({ reading: false, failed: true })
    this.#next = page.next
    const runs = afresh ? page.runs : [...this.state.runs, ...page.runs]
    this.#become({ runs, counts: page.counts, reading: false, hasMore: page.next !== null })
  }

  #become(change: Partial<Asked>): void {
    this.state = { ...this.state, ...change }
    this.#host.requestUpdate()
  }
}
