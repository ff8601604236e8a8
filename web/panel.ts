import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Snapshot } from '../protocol/panel/snapshot.ts'
import { flashes } from './live/flashes.ts'
import { Store } from './live/store.ts'
import { WakeLock } from './live/wake-lock.ts'
import { Watching } from './live/watching.ts'
import { base } from './look/base.ts'
import './parts/banner-bar.ts'
import './run/console-check.ts'
import './parts/flash.ts'
import './run/more.ts'
import './run/override-pad.ts'
import './parts/stop.ts'
import type { AskEvent } from './live/ask-event.ts'
import './standing/connecting.ts'
import './standing/danger.ts'
import { drawScreen, type Scene } from './draw-screen.ts'
import { moreOf, wayOf } from './run/run-view.ts'
import { isRunning, mayMove, screenOf, type ScreenName } from './screen-of.ts'
import { wayOutOf } from './parts/way-out.ts'
import { Keyboard } from './touch/keyboard.ts'
import { pageContacts } from './touch/page-contacts.ts'
import { topWordsOf, type TopWords } from './parts/top-words.ts'

/** The runner's panel: the screen of the moment, words over it, and the controls over everything. */
@customElement('cr-panel')
export class Panel extends LitElement {
  /** After a run: the next one is being planned. */
  @state() private planning = false

  readonly #store = new Store(this)
  readonly #wakeLock = new WakeLock(this)
  readonly #keyboard = new Keyboard(this, () => this.#store.snapshot)
  #screen: ScreenName | null = null
  #before: Snapshot | null = null
  #flash = 0

  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-height: 100dvh;
      }
      .running {
        position: fixed;
        inset: 0;
        overflow: hidden;
        touch-action: none;
        user-select: none;
        -webkit-user-select: none;
      }
    `,
  ]

  constructor() {
    super()
    this.addController(new Watching(() => this.#store.snapshot?.number ?? null))
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.addEventListener('ask', this.#ask)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.removeEventListener('ask', this.#ask)
  }

  readonly #ask = (event: AskEvent): void => void this.#store.ask(event.ask)

  override willUpdate(): void {
    const { snapshot } = this.#store
    if (snapshot === null || snapshot === this.#before) return
    const screen = screenOf(snapshot)
    if (screen !== 'report') this.planning = false
    // A Skip that was taken leaves Go in its place: the second tap of a double one is not meant for that.
    const skipped = snapshot.gate === 'skipped' && this.#before?.gate !== 'skipped'
    if (skipped || screen !== this.#screen) {
      pageContacts.screenChanged()
      this.#keyboard.release()
    }
    if (flashes(this.#before, snapshot)) this.#flash++
    this.#screen = screen
    this.#before = snapshot
    this.#wakeLock.want(screen !== 'ready' && screen !== 'report')
  }

  /** Which snapshot is drawn, for whoever looks at the page from outside. */
  override updated(): void {
    this.dataset['snapshot'] = String(this.#before?.number ?? '')
  }

  override render() {
    const { snapshot, heard, trace } = this.#store
    const screen = this.#screen
    if (snapshot === null || screen === null) return html`<cr-connecting ?heard=${heard}></cr-connecting>`
    const words = this.#words(snapshot)
    const scene: Scene = {
      snapshot,
      trace: trace.points,
      covered: words !== null,
      another: () => (this.planning = true),
    }
    return html`<div class="screen ${isRunning(screen) ? 'running' : ''}">
        ${drawScreen(this.planning ? 'ready' : screen, scene)}
      </div>
      <cr-banner-bar .words=${words} .wayOut=${words ? wayOutOf(words.code, snapshot) : null}></cr-banner-bar>
      ${
        snapshot.asks.includes('console-says')
          ? html`<cr-console-check .speedKmh=${snapshot.measured.speedKmh ?? 0}></cr-console-check>`
          : nothing
      }
      <cr-flash .serial=${this.#flash}></cr-flash>
      ${this.#controls(screen, snapshot)}`
  }

  #words(snapshot: Snapshot): TopWords | null {
    const { heard, closed, refused } = this.#store
    return topWordsOf(snapshot, { heard, closed, refused, mayMove: mayMove(snapshot) })[0] ?? null
  }

  /** While a belt may move there is STOP; whatever else there is, is for a run that goes as it should. */
  #controls(screen: ScreenName, snapshot: Snapshot) {
    const danger = snapshot.banners.find(({ level }) => level === 'danger')
    const sprint = screen === 'sprint'
    const stop = html`<cr-stop
      ?sprint=${sprint}
      ?danger=${danger !== undefined}
      .stopping=${snapshot.belt === 'stopping' && danger === undefined}
    ></cr-stop>`
    return html`${mayMove(snapshot) ? stop : nothing}
    ${isRunning(screen) ? html`<cr-more .entries=${moreOf(snapshot)} ?sprint=${sprint}></cr-more>` : nothing}
    ${danger ? html`<cr-danger .banner=${danger}></cr-danger>` : nothing}
    ${
      isRunning(screen) && danger === undefined && mayMove(snapshot)
        ? html`<cr-override-pad
            .way=${wayOf(snapshot)}
            ?sprint=${sprint}
            .slower=${snapshot.asks.includes('slower')}
            .faster=${snapshot.asks.includes('faster')}
          ></cr-override-pad>`
        : nothing
    }`
  }
}
