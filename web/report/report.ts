import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { clock, lengthWords } from '../format.ts'
import type { TracePoint } from '../live/trace.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import './split-table.ts'
import '../staircase/staircase.ts'
import { WHOLE, shapeOf } from '../staircase/shape.ts'
import '../staircase/step-labels.ts'
import '../touch/key.ts'
import { headline } from './headline.ts'
import { ranFinishName } from '../phase-words.ts'
import { ranLabelsOf } from '../staircase/step-words.ts'
import { runnerUnit } from '../units-of.ts'

/** What was run: the filled staircase, and every split with what was gained. Fires `another` for the next plan. */
@customElement('cr-report')
export class ReportScreen extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  @property({ attribute: false }) trace: readonly TracePoint[] = []

  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-height: 100dvh;
        padding-bottom: 18dvh;
        background: var(--ground);
      }
      .picture {
        position: relative;
        height: 46dvh;
      }
      .picture cr-step-labels {
        font-size: 2.2dvh;
      }
      h1 {
        position: absolute;
        left: 3vw;
        top: 4dvh;
        max-width: 66vw;
        font-size: min(8.4dvh, 5vw);
        line-height: 1.04;
        font-weight: 750;
        letter-spacing: -0.02em;
        text-wrap: balance;
      }
      .total {
        font-variant-numeric: tabular-nums;
        position: absolute;
        left: 3vw;
        top: 24dvh;
        font-size: max(18px, 3.6dvh);
        font-weight: 600;
      }
      .nothing {
        padding: 4dvh 3vw;
        font-size: max(18px, 3dvh);
      }
      .keys {
        position: fixed;
        inset: auto 0 0 0;
        z-index: 20;
        display: flex;
        justify-content: flex-end;
        gap: 2vw;
        padding: 1.6dvh 2vw 2dvh;
        background: var(--ground);
      }
      cr-key {
        height: 11dvh;
        width: 24vw;
        font-size: min(3.6dvh, 2.6vw);
        font-weight: 700;
      }
      .main {
        --key-ground: var(--text);
        --key-text: var(--ground);
      }
      @media (orientation: portrait) {
        .picture {
          height: 34dvh;
        }
        .picture cr-step-labels {
          font-size: max(13px, 1.7dvh);
        }
        h1 {
          left: 4vw;
          max-width: 64vw;
          font-size: min(5dvh, 8vw);
          top: 2dvh;
        }
        .total {
          left: 4vw;
          top: 14dvh;
          font-size: 18px;
        }
        cr-key {
          width: 45vw;
          flex: 1;
          font-size: min(2.6dvh, 4.6vw);
        }
      }
    `,
  ]

  override render() {
    return this.snapshot.ended === 'discarded' ? this.#nothingKept() : this.#whatWasRun()
  }

  #nothingKept() {
    return html`<div class="picture empty"><h1>${words.report.discarded}</h1></div>
      <div class="keys">${this.#keys()}</div>`
  }

  #whatWasRun() {
    const { plan, phases, splits, distanceM, movingS } = this.snapshot
    const unit = runnerUnit(this.snapshot)
    const shape = plan ? shapeOf(plan, phases, WHOLE) : null
    return html`
      <div class="picture">
        <cr-staircase .shape=${shape} .trace=${this.trace}></cr-staircase>
        <cr-step-labels .shape=${shape} .trace=${this.trace} .labels=${ranLabelsOf(this.snapshot)}></cr-step-labels>
        <h1>${headline(splits, plan)}</h1>
        <p class="total">${lengthWords(distanceM, unit)} · ${clock(movingS)}</p>
      </div>
      ${
        splits.length === 0
          ? html`<p class="nothing">${words.report.nothing}</p>`
          : html`<cr-split-table
              .splits=${splits}
              .plan=${plan}
              finish=${ranFinishName(this.snapshot)}
            ></cr-split-table>`
      }
      <div class="keys">${this.#keys()}</div>
    `
  }

  #keys() {
    const { another } = words.report
    return html`<cr-key class="main" label=${another} @press=${() => this.dispatchEvent(new Event('another'))}
      >${another}</cr-key
    >`
  }
}
