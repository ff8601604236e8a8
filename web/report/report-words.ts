import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { clock, lengthWords, moment } from '../format.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { finishName } from '../phase-words.ts'
import '../parts/runs-link.ts'
import { ranWords } from '../run/speed-words.ts'
import { runnerUnit } from '../units-of.ts'
import { averageKmhOf } from './average.ts'

/** When it was, what there is to celebrate, how far, how long, how fast. */
@customElement('cr-report-words')
export class ReportWords extends LitElement {
  @property() headline = ''
  /** Null where nothing was kept of it. */
  @property({ attribute: false }) snapshot: Snapshot | null = null

  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        left: 3vw;
        top: calc(3dvh + var(--bar, 0dvh));
        width: 66vw;
      }
      .date {
        min-height: 1.3em;
        font-size: min(3.2dvh, 1.9vw);
        line-height: 1.3;
        color: var(--quiet);
      }
      cr-runs-link {
        display: inline-block;
        height: max(44px, 2em);
        margin: -1em 0 -1em 0.6em;
        padding-inline: 0.5em;
        vertical-align: middle;
        color: var(--text);
      }
      h1 {
        max-width: 58vw;
        font-size: min(9.4dvh, 5.2vw);
        line-height: 1.06;
        font-weight: 750;
        letter-spacing: -0.025em;
        text-wrap: balance;
        animation: show 500ms 600ms backwards;
      }
      .total {
        margin-top: 1.4dvh;
        font-size: min(3.6dvh, 2.1vw);
        line-height: 1.25;
        font-weight: 550;
        font-variant-numeric: tabular-nums;
      }
      .total span {
        margin-left: 0.5em;
        font-weight: 450;
        color: var(--quiet);
      }
      @keyframes show {
        from {
          opacity: 0;
          transform: translateY(0.3em);
        }
      }
      @media (orientation: portrait) {
        :host {
          left: 4vw;
          top: calc(2dvh + var(--bar, 0dvh));
          width: 92vw;
        }
        .date {
          font-size: max(14px, 2.1dvh);
        }
        h1 {
          max-width: 88vw;
          font-size: min(5.6dvh, 10vw);
        }
        .total {
          max-width: 62vw;
          font-size: max(16px, 2.4dvh);
        }
        .total span {
          display: block;
          margin: 0.2em 0 0;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        h1 {
          animation: none;
        }
      }
    `,
  ]

  override render() {
    const { snapshot } = this
    const startedAt = snapshot?.reportOf?.startedAt
    return html`<p class="date">
        ${startedAt === undefined ? nothing : moment(Date.parse(startedAt))}
        <cr-runs-link></cr-runs-link>
      </p>
      <h1>${this.headline}</h1>
      ${snapshot === null ? nothing : this.#total(snapshot)}`
  }

  #total(snapshot: Snapshot) {
    const { distanceM, movingS, footPodM } = snapshot
    const { value, unit: per } = ranWords(averageKmhOf(snapshot), snapshot)
    const skipped = snapshot.gate === 'skipped' && !snapshot.splits.some(({ kind }) => kind === 'finish')
    return html`<p class="total">
      ${words.report.ranIn(lengthWords(distanceM, runnerUnit(snapshot)), clock(movingS))}
      <span>${words.report.average(`${value} ${per}`)}</span>
      ${footPodM === null ? nothing : html`<span>${words.report.footPod(lengthWords(footPodM, runnerUnit(snapshot)))}</span>`}
      ${skipped ? html`<span>${words.report.skipped(finishName(snapshot.plan))}</span>` : nothing}
    </p>`
  }
}
