import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import '../danger/danger.ts'
import { dangerOf } from '../danger/danger-of.ts'
import type { AskEvent } from '../live/ask-event.ts'
import { pageClock } from '../live/clock.ts'
import { Store } from '../live/store.ts'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'
import '../parts/banner-bar.ts'
import { roomUnder } from '../parts/over.ts'
import '../parts/stop.ts'
import { mayMove } from '../screen-of.ts'
import './belt-dock.ts'
import './deleted-bar.ts'
import { DeletedRun } from './deleted-run.ts'
import { HistoryKeys } from './keys.ts'
import { topOf } from './top-of.ts'
import type { RunsOverview } from './overview.ts'
import './overview.ts'
import { Place } from './place.ts'

/**
 * The runs that are over, and over them what a belt needs that may move meanwhile: STOP, the way back to the run, and what came of a press.
 * It watches nothing: nobody who reads here counts as seeing the belt.
 */
@customElement('cr-history')
export class History extends LitElement {
  readonly #store = new Store(this)
  readonly #place = new Place(this)
  readonly #deleted = new DeletedRun(this, () =>
    this.renderRoot.querySelector<RunsOverview>('cr-runs-overview')?.again(),
  )
  /** What shows a run is here. */
  @state() private opens = false
  #wantsOpened = false

  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .page {
        position: absolute;
        inset: 0;
        overflow-y: auto;
        overscroll-behavior: contain;
        background: var(--ground);
        font-size: max(16px, calc(18 * var(--u)));
        --u: min(calc(100vw / 1280), calc(100dvh / 800));
      }
      .docked {
        --dock: 17dvh;
      }
      .docked .page {
        bottom: var(--dock);
      }
      @media (max-width: 999px), (orientation: portrait) {
        .page {
          font-size: clamp(16px, 2.3vw, 24px);
        }
      }
      @media (orientation: portrait) {
        .docked {
          --dock: calc(17.2dvh + 2.6rem);
        }
      }
    `,
  ]

  constructor() {
    super()
    this.addController({ hostConnected: () => (this.role = 'main') })
    this.addController(
      new HistoryKeys({
        stop: () => void this.#store.ask({ ask: 'stop' }),
        back: () => this.#back(),
        mayMove: () => this.#store.snapshot === null || mayMove(this.#store.snapshot),
      }),
    )
    this.addEventListener('ask', ({ ask }: AskEvent) => void this.#store.ask(ask))
  }

  override willUpdate(): void {
    if (this.#place.run === null || this.#wantsOpened) return
    this.#wantsOpened = true
    void import('./opened/opened.ts').then(
      () => (this.opens = true),
      () => location.reload(),
    )
  }

  override render() {
    const { snapshot, stop } = this.#store
    const { run } = this.#place
    const danger = dangerOf(snapshot, stop.press, pageClock.nowMs())
    const moves = snapshot !== null && mayMove(snapshot)
    const isOn = snapshot !== null && (moves || snapshot.run !== null)
    const unknown = !this.#store.heard || this.#store.closed !== null
    const mayStop = moves || stop.press !== null || (snapshot === null && unknown)
    const top = topOf(this.#store)
    const stopping = danger === null && (stop.press !== null || snapshot?.belt === 'stopping')
    const unit = snapshot?.plan?.unit ?? 'mi'
    return html`<div class=${isOn ? 'docked' : ''} ?inert=${danger !== null} ${vars(roomUnder(top))}>
        <div class="page" ?hidden=${run !== null}>
          <cr-runs-overview .unit=${unit} @leave=${() => this.#back()}></cr-runs-overview>
        </div>
        ${
          run === null || !this.opens
            ? nothing
            : html`<div class="page" tabindex="-1">
                <cr-run-opened
                  .run=${run}
                  ?busy=${isOn}
                  @leave=${() => this.#back()}
                  @remove=${() => void this.#remove(run)}
                ></cr-run-opened>
              </div>`
        }
        <cr-deleted-bar .deleted=${this.#deleted} .state=${this.#deleted.state}></cr-deleted-bar>
      </div>
      <cr-banner-bar .over=${top}></cr-banner-bar>
      ${isOn ? html`<cr-belt-dock .snapshot=${snapshot} ?unknown=${unknown} @back=${() => location.assign('/')}></cr-belt-dock>` : nothing}
      ${mayStop ? html`<cr-stop .stopping=${stopping} ?danger=${danger !== null}></cr-stop>` : nothing}
      ${danger === null ? nothing : html`<cr-danger .danger=${danger} @stands=${() => stop.forget()}></cr-danger>`}`
  }

  async #remove(run: string): Promise<void> {
    if ((await this.#deleted.remove(run)) && this.#place.run === run) this.#back()
  }

  #back(): void {
    this.#place.back()
  }
}
