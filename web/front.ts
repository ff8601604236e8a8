import type { LitElement, ReactiveController } from 'lit'
import type { Snapshot } from '../protocol/panel/snapshot.ts'
import { isForMachine } from '../protocol/stages.ts'
import { reloadOnceThere } from './live/reload.ts'
import { Opened } from './live/opened.ts'
import { RunnerNow, tellNextRunner, whoseNow } from './live/runner.ts'
import { Watching } from './live/watching.ts'
import { NOTHING_WANTED, pageOf, type PageName, type Wanted } from './page-of.ts'
import { Pieces } from './pieces/pieces.ts'
import { mayMove, type ScreenName } from './screen-of.ts'
import { MainFocus } from './touch/main-focus.ts'

/** What is seen: the session's screen, or what somebody wants to see that no run shows: another plan, the settings, another treadmill. */
export class Front implements ReactiveController {
  readonly #host: LitElement
  readonly #runner: RunnerNow
  readonly #pieces: Pieces
  readonly #over: Readonly<Record<'settings' | 'machines' | 'meeting', Opened>>
  #wanted: Wanted = NOTHING_WANTED
  #seen: { readonly screen: ScreenName; readonly snapshot: Snapshot } | null = null

  constructor(host: LitElement) {
    this.#host = host
    this.#runner = new RunnerNow(host)
    this.#pieces = new Pieces(host)
    // They hear Esc themselves.
    const opened = (): Opened => new Opened(host, this.back, false)
    this.#over = { settings: opened(), machines: opened(), meeting: opened() }
    host.addController(this)
    host.addController(new MainFocus(host, () => this.page))
    host.addController(new Watching(() => this.drawn))
  }

  hostConnected(): void {
    this.#host.addEventListener('settings', this.#settings)
    this.#host.addEventListener('machines', this.#machines)
    this.#host.addEventListener('meeting', this.#meeting)
    this.#host.addEventListener('keys', this.#keys)
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('settings', this.#settings)
    this.#host.removeEventListener('machines', this.#machines)
    this.#host.removeEventListener('meeting', this.#meeting)
    this.#host.removeEventListener('keys', this.#keys)
  }

  /** Null until there is anything to show, and all that shows it. */
  get page(): PageName | null {
    const wanted = this.#wantedPage
    if (wanted === null || this.#pieces.has(wanted)) return wanted
    // They are fetched as they are wanted: until then a meeting looks like every run, and what was there stays.
    const own = wanted === 'meeting' || wanted === 'settings' ? (this.#seen?.screen ?? null) : null
    return own !== null && this.#pieces.has(own) ? own : null
  }

  /** The number of the snapshot that is on the screen; null while what is heard is not to be seen. */
  get drawn(): number | null {
    return this.page === null ? null : (this.#seen?.snapshot.number ?? null)
  }

  get #wantedPage(): PageName | null {
    // Of one whose PIN was not given yet nobody knows what they have read.
    const runner = whoseNow().locked ? null : this.#runner.is
    return this.#seen === null ? null : pageOf(this.#seen.screen, this.#seen.snapshot, runner, this.#wanted)
  }

  /** With a run everything else is over: whatever comes after it is wanted anew. */
  see(screen: ScreenName, snapshot: Snapshot): void {
    if (screen !== 'ready' && screen !== 'report') {
      this.#wanted = { ...NOTHING_WANTED, meeting: snapshot.plan !== null && isForMachine(snapshot.plan) }
      for (const opened of Object.values(this.#over)) opened.forget()
    }
    this.#seen = { screen, snapshot }
    // A daemon that is heard and does not have it is a newer one: a page that is loaded anew knows what there is.
    const wanted = this.#wantedPage
    if (wanted !== null && this.#pieces.isRefused(wanted) && !mayMove(snapshot)) reloadOnceThere()
  }

  /** The sheet of keys, fetched as it is asked for: over every page, and asked for and put away by the same key. */
  get sheet(): boolean {
    return this.#sheet && this.#pieces.has('keys')
  }
  #sheet = false

  readonly #keys = (): void => {
    this.#sheet = !this.#sheet
    this.#host.requestUpdate()
  }
  readonly #settings = (): void => this.#want({ settings: true })
  readonly #machines = (): void => this.#want({ machines: true })
  /** In place of where it was opened, whose steps back lead nowhere then: going them now could pass its own. */
  readonly #meeting = (): void => {
    for (const opened of Object.values(this.#over)) opened.forget()
    this.#want({ settings: false, machines: false, meeting: true })
  }
  /** In a gym whoever plans after a report is another runner. Where that is not heard, the report is forgotten by itself. */
  readonly another = (): void => {
    void tellNextRunner()
    this.#want({ another: true })
  }
  /** Out of what was opened last. */
  readonly back = (): void =>
    this.#want(this.#wanted.machines ? { machines: false } : { settings: false, meeting: false })

  #want(change: Partial<Wanted>): void {
    this.#wanted = { ...this.#wanted, ...change }
    this.#over.settings.want(this.#wanted.settings)
    this.#over.machines.want(this.#wanted.machines)
    this.#over.meeting.want(this.#wanted.meeting)
    this.#host.requestUpdate()
  }
}
