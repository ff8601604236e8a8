import { LitElement, css, html, nothing, type PropertyValues } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Snapshot } from '../protocol/panel/snapshot.ts'
import { Store } from './live/store.ts'
import { base } from './look/base.ts'
import './parts/override-pad.ts'
import type { AskEvent } from './parts/ask-event.ts'
import './screens/run.ts'
import './screens/sprint.ts'
import { wayOf } from './screens/run-view.ts'
import { isRunning, mayMove, screenOf, type ScreenName } from './screens/screen-of.ts'
import { pageContacts } from './touch/page-contacts.ts'
import { words } from './words/panel.ts'

/** The runner's panel: the screen of the moment, words over it, and the controls over everything. */
@customElement('cr-panel')
export class Panel extends LitElement {
  readonly #store = new Store(this)
  #screen: ScreenName | null = null

  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-height: 100dvh;
      }
      .connecting {
        display: grid;
        place-content: center;
        min-height: 100dvh;
        font-size: 24px;
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    this.addEventListener('ask', (event: AskEvent) => void this.#store.ask(event.ask))
  }

  override willUpdate(_changed: PropertyValues): void {
    const { snapshot } = this.#store
    const screen = snapshot && screenOf(snapshot)
    if (screen !== this.#screen) pageContacts.screenChanged()
    this.#screen = screen
  }

  override render() {
    const { snapshot } = this.#store
    const screen = this.#screen
    if (snapshot === null || screen === null) return html`<p class="connecting">${words.connecting}</p>`
    return html`${this.#draw(screen, snapshot)} ${this.#pad(screen, snapshot)}`
  }

  #draw(screen: ScreenName, snapshot: Snapshot) {
    switch (screen) {
      case 'sprint':
        return html`<cr-sprint .snapshot=${snapshot}></cr-sprint>`
      default:
        return html`<cr-run .snapshot=${snapshot} .trace=${this.#store.trace.points}></cr-run>`
    }
  }

  #pad(screen: ScreenName, snapshot: Snapshot) {
    if (!mayMove(snapshot)) return nothing
    return html`<cr-override-pad
      .way=${wayOf(snapshot)}
      ?sprint=${screen === 'sprint'}
      ?stop-only=${!isRunning(screen)}
      .stopping=${snapshot.belt === 'stopping'}
      .slower=${snapshot.asks.includes('slower')}
      .faster=${snapshot.asks.includes('faster')}
    ></cr-override-pad>`
  }
}
