import { LitElement, css, html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { DistanceUnit } from '../../protocol/panel/choices.ts'
import type { Bests, Trends } from '../../protocol/panel/trends.ts'
import { RunnerNow, whoseNow } from '../live/runner.ts'
import { base } from '../look/base.ts'
import './figures.ts'
import { RunsIn } from './brings-in.ts'
import './goes.ts'
import { bestsNow, trendsNow, type KindShown } from './requests.ts'
import type { Tab } from './runs-head.ts'
import './runs-head.ts'
import './runs-list.ts'
import { RunsNow } from './runs-now.ts'
import { historyWords } from './words.ts'

/** Every run, and what they come to: beside each other, or one behind a tab where there is no room. Fires `leave`. */
@customElement('cr-runs-overview')
export class RunsOverview extends LitElement {
  /** Of the plan that is chosen; the runner's own comes first. */
  @property() unit: DistanceUnit = 'mi'
  @state() private tab: Tab = 'runs'
  @state() private trends: Trends | null = null
  @state() private bests: Bests | null = null
  readonly #runner = new RunnerNow(this)
  readonly #runs = new RunsNow(this)
  /** One, wherever it stands: what became of files stays to be read when the first of them is a run. */
  readonly #comesIn = new RunsIn()

  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-height: 100%;
      }
      cr-runs-head {
        position: sticky;
        top: 0;
        z-index: 5;
      }
      .both {
        display: grid;
        grid-template-columns: minmax(0, 43.2em) minmax(19em, 1fr);
        gap: 2.9em;
        padding: 0 2.5vw 2em;
      }
      cr-run-figures {
        position: sticky;
        top: calc(5.6em + var(--bar, 0dvh));
        align-self: start;
        max-height: calc(100dvh - 5.6em - var(--bar, 0dvh) - var(--dock, 0dvh));
        overflow-y: auto;
        scrollbar-width: none;
      }
      @media (max-width: 999px), (orientation: portrait) {
        .both {
          display: block;
          padding: 0 0 2em;
        }
        cr-run-figures {
          position: static;
          display: block;
          max-height: none;
          padding: 0 4vw;
        }
        .outside {
          padding: 0 4vw;
        }
        .both .away {
          display: none;
        }
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    this.#readFigures()
  }

  /** A run went, or came back. */
  again(): void {
    this.#runs.afresh()
    this.#readFigures()
  }

  #readFigures(): void {
    void trendsNow().then((trends) => (this.trends = trends))
    void bestsNow().then((bests) => (this.bests = bests))
  }

  /** The PIN of whose they are is given at the panel. */
  override willUpdate(): void {
    if (whoseNow().locked) location.replace('/')
  }

  override render() {
    const own = historyWords()
    const { state } = this.#runs
    const { tab } = this
    // Of nothing there is nothing more to say, but where it will go.
    const isEmpty = state.counts?.all === 0
    return html`<cr-runs-head
        .counts=${state.counts}
        .kind=${state.kind}
        .tab=${tab}
        @leave=${() => this.dispatchEvent(new Event('leave'))}
        @kind=${({ detail }: CustomEvent<KindShown>) => this.#runs.show(detail)}
        @tab=${({ detail }: CustomEvent<Tab>) => (this.tab = detail)}
      ></cr-runs-head>
      <div class="both" @brought=${() => this.again()}>
        <section class=${tab === 'runs' ? '' : 'away'} aria-label=${own.title}>
          <cr-runs-list .now=${this.#runs} .state=${state}></cr-runs-list>
        </section>
        ${
          isEmpty && tab === 'runs'
            ? html`<div class="outside">${this.#comesIn}<cr-runs-go class="away"></cr-runs-go></div>`
            : html`<cr-run-figures
                class=${tab === 'runs' ? 'away' : ''}
                shows=${tab === 'bests' ? 'bests' : 'trends'}
                .comesIn=${this.#comesIn}
                .trends=${this.trends}
                .bests=${this.bests}
                .unit=${this.#runner.is?.unit ?? this.unit}
              ></cr-run-figures>`
        }
      </div>`
  }
}
