import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { DistanceUnit } from '../../protocol/panel/choices.ts'
import type { Bests, Trends } from '../../protocol/panel/trends.ts'
import { base } from '../look/base.ts'
import { bestRowsOf } from './best-rows.ts'
import { starSign } from './icons.ts'
import { addressOf } from './address.ts'
import type { RunsIn } from './brings-in.ts'
import './goes.ts'
import './trend-row.ts'
import { trendsOf } from './trend-words.ts'
import { historyWords } from './words.ts'

/** What the runs come to: the weeks, and the best of them. */
@customElement('cr-run-figures')
export class RunFigures extends LitElement {
  /** Null where they are not there. */
  @property({ attribute: false }) trends: Trends | null = null
  @property({ attribute: false }) bests: Bests | null = null
  @property() unit: DistanceUnit = 'mi'
  /** What brings runs in. */
  @property({ attribute: false }) comesIn!: RunsIn
  /** Of a narrow screen, one at a time. */
  @property({ reflect: true }) shows: 'trends' | 'bests' = 'trends'

  static override styles = [
    base,
    css`
      h2 {
        padding: 1.1em 0 0.4em;
        font-weight: 650;
        color: var(--hot);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li,
      a {
        display: grid;
        grid-template-columns: 1fr auto 4.9em;
        align-items: center;
        gap: 0.7em;
        min-height: 2.45em;
        color: inherit;
        text-decoration: none;
        font-size: 0.94em;
        font-variant-numeric: tabular-nums;
      }
      li:has(a) {
        display: block;
        font-size: 1em;
      }
      a {
        min-height: max(44px, 2.6em);
      }
      a:hover b {
        text-decoration: underline;
        text-underline-offset: 0.18em;
      }
      a:focus-visible {
        outline: 3px solid var(--text);
      }
      span {
        color: var(--quiet);
      }
      .when {
        text-align: right;
      }
      b {
        font-weight: 700;
      }
      cr-runs-in,
      cr-runs-go {
        display: block;
        margin-top: 1.4em;
      }
      .none {
        color: var(--quiet);
        padding-top: 0.5em;
      }
      @media (max-width: 999px), (orientation: portrait) {
        :host([shows='trends']) .bests,
        :host([shows='bests']) .trends {
          display: none;
        }
        h2 {
          padding-top: 0.4em;
        }
        li,
        a {
          min-height: max(48px, 2.9em);
        }
      }
    `,
  ]

  override render() {
    const own = historyWords()
    const rows = this.bests === null ? [] : bestRowsOf(this.bests, this.unit)
    return html`<section class="trends" aria-label=${own.tabs.trends}>
        ${this.trends === null ? nothing : trendsOf(this.trends, this.unit).map((trend) => html`<cr-trend-row .trend=${trend}></cr-trend-row>`)}
      </section>
      <section class="bests">
        <h2>${starSign()} ${own.bests}</h2>
        ${rows.length === 0 ? html`<p class="none">${own.noBests}</p>` : nothing}
        <ul role="list">
          ${rows.map(({ run, ...row }) => html`<li>${run === null ? rowOf(row) : html`<a href=${addressOf(run)}>${rowOf(row)}</a>`}</li>`)}
        </ul>
        ${this.comesIn}
        <cr-runs-go></cr-runs-go>
      </section>`
  }
}

const rowOf = ({ name, value, when }: { readonly name: string; readonly value: string; readonly when: string }) =>
  html`<span>${name}</span> <b>${value}</b> <span class="when">${when}</span>`
