import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Snapshot } from '../protocol/panel/snapshot.ts'
import { RunnerNow, tellNextRunner } from './live/runner.ts'
import { NOTHING_WANTED, pageOf, type PageName, type Wanted } from './page-of.ts'
import type { ScreenName } from './screen-of.ts'

/** What somebody wants to see that no run shows: another plan, the settings. With a run they are over. */
export class Front implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #runner: RunnerNow
  #wanted: Wanted = NOTHING_WANTED
  #seen: { readonly screen: ScreenName; readonly snapshot: Snapshot } | null = null

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    this.#runner = new RunnerNow(host)
    host.addController(this)
  }

  hostConnected(): void {
    this.#host.addEventListener('settings', this.#settings)
    this.#host.addEventListener('keys', this.#keys)
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('settings', this.#settings)
    this.#host.removeEventListener('keys', this.#keys)
  }

  /** Null until there is anything to show. */
  get page(): PageName | null {
    return this.#seen === null ? null : pageOf(this.#seen.screen, this.#seen.snapshot, this.#runner.is, this.#wanted)
  }

  /** With a run everything else is over: whatever comes after it is wanted anew. */
  see(screen: ScreenName, snapshot: Snapshot): void {
    if (screen !== 'ready' && screen !== 'report') this.#wanted = NOTHING_WANTED
    this.#seen = { screen, snapshot }
  }

  /** The sheet of keys: over every page, and asked for and put away by the same key. */
  sheet = false

  readonly #keys = (): void => {
    this.sheet = !this.sheet
    this.#host.requestUpdate()
  }
  readonly #settings = (): void => this.#want({ settings: true })
  /** In a gym whoever plans after a report is another runner. Where that is not heard, the report is forgotten by itself. */
  readonly another = (): void => {
    void tellNextRunner()
    this.#want({ another: true })
  }
  readonly back = (): void => this.#want({ settings: false })

  #want(change: Partial<Wanted>): void {
    this.#wanted = { ...this.#wanted, ...change }
    this.#host.requestUpdate()
  }
}
