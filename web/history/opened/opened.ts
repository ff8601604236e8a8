import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { RunOpened } from '../../../protocol/panel/run-opened.ts'
import { RunnerNow } from '../../live/runner.ts'
import { ToldOfRun } from '../../live/told-of-run.ts'
import { base } from '../../look/base.ts'
import '../../touch/key.ts'
import { dayOf } from '../dates.ts'
import { unitFor } from '../gained.ts'
import { historyWords } from '../words.ts'
import { toldMomentsOf } from './moments.ts'
import './opened-head.ts'
import './opened-legend.ts'
import './opened-picture.ts'
import { OpenedRun } from './opened-run.ts'
import './opened-side.ts'
import { placeName } from './part-name.ts'
import { RunAgain } from './run-again.ts'
import './run-splits.ts'

/** A run that is over: along its time, phase by phase, what was changed; how hard it was; beside an earlier one. Fires `leave`, and `remove` where it is to be deleted. */
@customElement('cr-run-opened')
export class RunOpenedScreen extends LitElement {
  /** Its id. */
  @property() run = ''
  /** A run goes on. */
  @property({ type: Boolean }) busy = false
  readonly #opened = new OpenedRun(this)
  readonly #told = new ToldOfRun(this)
  readonly #again = new RunAgain(this)

  static override styles = [
    base,
    css`
      :host {
        display: block;
        padding-bottom: 2em;
      }
      .below {
        display: grid;
        grid-template: auto 1fr / minmax(0, 1fr) 20.5em;
        gap: 0.9em 2.7em;
        padding: 0.6em 2.5vw 0;
      }
      cr-run-splits {
        grid-area: 1 / 1 / 3;
      }
      cr-opened-legend,
      cr-opened-side {
        grid-column: 2;
      }
      .none,
      .refused {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 1em;
        padding: 1.5em 2.5vw;
      }
      .refused {
        background: var(--warning);
        color: var(--on-filled);
        padding-block: 0.7em;
      }
      cr-key {
        height: max(48px, 3.1em);
        font-weight: 650;
      }
      @media (max-width: 999px), (orientation: portrait) {
        .below {
          display: flex;
          flex-direction: column;
          padding-inline: 4vw;
        }
        .none,
        .refused {
          padding-inline: 4vw;
        }
      }
    `,
  ]

  constructor() {
    super()
    new RunnerNow(this)
  }

  override willUpdate(): void {
    this.#opened.of(this.run)
    this.#told.of(this.run)
  }

  override render() {
    const own = historyWords()
    const { run, failed } = this.#opened
    if (run !== null && run !== 'gone') return this.#drawn(run)
    const says = run === 'gone' ? own.gone : failed ? own.notHeard : own.reading
    return html`<div class="none">
      <p role="status">${says}</p>
      ${failed ? html`<cr-key @press=${() => void this.#opened.read()}>${own.again}</cr-key>` : nothing}
      <cr-key @press=${() => this.#leave()}>${own.back}</cr-key>
    </div>`
  }

  #drawn(run: RunOpened) {
    const { others, other, picture } = this.#opened
    const moments = picture?.series.moments ?? []
    const told = toldMomentsOf(moments, unitFor(run), ({ in: place }) => placeName(place, run).toLowerCase())
    const day = others.find(({ id }) => id === other)?.startedAt
    return html`<cr-opened-head
        .run=${run}
        .others=${others}
        .other=${other}
        ?busy=${this.busy}
        @leave=${() => this.#leave()}
        @compare=${({ detail }: CustomEvent<string | null>) => void this.#opened.compare(detail)}
        @again=${({ detail }: CustomEvent<string | null>) => void this.#again.choose(run.plan, detail)}
      ></cr-opened-head>
      ${this.#refusal()}
      ${picture === null ? nothing : html`<cr-opened-picture .run=${run} .picture=${picture} .moments=${told}></cr-opened-picture>`}
      <div class="below">
        ${picture === null ? nothing : html`<cr-opened-legend ?plan=${picture.planned.length > 0} ?heart=${picture.along.heartBpm.some((bpm) => bpm !== null)} .other=${day === undefined ? '' : dayOf(day)}></cr-opened-legend>`}
        <cr-run-splits .run=${run}></cr-run-splits>
        <cr-opened-side
          .run=${run}
          ?busy=${this.busy}
          .moments=${told}
          ?known=${picture?.isWhole ?? false}
          .onTargetPct=${picture?.series.onTargetPct ?? null}
          .told=${this.#told}
          .effort=${this.#told.effort}
          .note=${this.#told.note}
        ></cr-opened-side>
      </div>`
  }

  #refusal() {
    const { refused } = this.#again
    if (refused === null) return nothing
    const { nearest } = refused
    return html`<div class="refused" role="alert">
      <p>${refused.reason}</p>
      ${nearest === null ? nothing : html`<cr-key @press=${() => void this.#again.choose({ choices: nearest }, nearest.beside ?? null)}>${historyWords().nearest}</cr-key>`}
    </div>`
  }

  #leave(): void {
    this.dispatchEvent(new Event('leave'))
  }
}
