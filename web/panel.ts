import { LitElement, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Snapshot } from '../protocol/panel/snapshot.ts'
import { flashes } from './live/flashes.ts'
import { Store } from './live/store.ts'
import { WakeLock } from './live/wake-lock.ts'
import { base } from './look/base.ts'
import './parts/banner-bar.ts'
import './parts/console-check.ts'
import './parts/flash.ts'
import './parts/more.ts'
import './parts/override-pad.ts'
import type { AskEvent } from './live/ask-event.ts'
import { panelStyles } from './panel-styles.ts'
import './screens/danger.ts'
import './screens/ready.ts'
import './screens/report.ts'
import './screens/run.ts'
import './screens/sprint.ts'
import './screens/standing.ts'
import './screens/stretch.ts'
import { moreOf, wayOf } from './screens/run-view.ts'
import { isRunning, mayMove, screenOf, type ScreenName } from './screens/screen-of.ts'
import { wayOutOf } from './screens/way-out.ts'
import { Keyboard } from './touch/keyboard-controller.ts'
import { pageContacts } from './touch/page-contacts.ts'
import { topWordsOf, type TopWords } from './words/banners.ts'
import { words as panelWords } from './words/panel.ts'

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

  static override styles = [base, panelStyles]

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
    const { snapshot, heard } = this.#store
    const screen = this.#screen
    if (snapshot === null || screen === null) {
      return html`<p class="connecting">${heard ? panelWords.connecting : panelWords.lostDaemonAtRest.text}</p>`
    }
    const danger = snapshot.banners.find(({ level }) => level === 'danger')
    return html`<div class="screen ${isRunning(screen) ? 'running' : ''}">${this.#draw(screen, snapshot)}</div>
      ${this.#top(snapshot)}
      ${
        isRunning(screen)
          ? html`<cr-more .entries=${moreOf(snapshot)} ?sprint=${screen === 'sprint'}></cr-more>`
          : nothing
      }
      <cr-flash .serial=${this.#flash}></cr-flash>
      ${danger ? html`<cr-danger .banner=${danger}></cr-danger>` : nothing} ${this.#pad(screen, snapshot)}`
  }

  #draw(screen: ScreenName, snapshot: Snapshot) {
    const trace = this.#store.trace.points
    switch (this.planning ? 'ready' : screen) {
      case 'ready':
        return html`<cr-ready .snapshot=${snapshot}></cr-ready>`
      case 'stretch':
        return html`<cr-stretch .snapshot=${snapshot}></cr-stretch>`
      case 'standing':
        return html`<cr-standing .snapshot=${snapshot} .trace=${trace}></cr-standing>`
      case 'run':
        return html`<cr-run .snapshot=${snapshot} .trace=${trace} ?covered=${this.#words(snapshot) !== null}></cr-run>`
      case 'sprint':
        return html`<cr-sprint .snapshot=${snapshot}></cr-sprint>`
      case 'report':
        return html`<cr-report
          .snapshot=${snapshot}
          .trace=${trace}
          @another=${() => (this.planning = true)}
        ></cr-report>`
    }
  }

  #words(snapshot: Snapshot): TopWords | null {
    const { heard, closed, refused } = this.#store
    return topWordsOf(snapshot, { heard, closed, refused, mayMove: mayMove(snapshot) })[0] ?? null
  }

  #top(snapshot: Snapshot) {
    const words = this.#words(snapshot)
    const check = snapshot.asks.includes('console-says')
    return html`<cr-banner-bar .words=${words} .wayOut=${words ? wayOutOf(words.code, snapshot) : null}></cr-banner-bar>
      ${check ? html`<cr-console-check .speedKmh=${snapshot.measured.speedKmh ?? 0}></cr-console-check>` : nothing}`
  }

  #pad(screen: ScreenName, snapshot: Snapshot) {
    if (!mayMove(snapshot)) return nothing
    const danger = snapshot.banners.some(({ level }) => level === 'danger')
    return html`<cr-override-pad
      .way=${wayOf(snapshot)}
      ?sprint=${screen === 'sprint'}
      ?stop-only=${!isRunning(screen) || danger}
      ?danger=${danger}
      .stopping=${snapshot.belt === 'stopping' && !danger}
      .slower=${snapshot.asks.includes('slower')}
      .faster=${snapshot.asks.includes('faster')}
    ></cr-override-pad>`
  }
}
