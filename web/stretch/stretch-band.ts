import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { base } from '../look/base.ts'
import '../staircase/staircase.ts'
import { BAND } from '../staircase/frames.ts'
import { shapeOf } from '../staircase/shape.ts'
import { peakOf } from '../staircase/step-words.ts'

/** The staircase under a stretch, thin, with the countdown in its peak: it runs through the whole session. */
@customElement('cr-stretch-band')
export class StretchBand extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot

  static override styles = [
    base,
    css`
      .band {
        position: absolute;
        inset: 71.5dvh 0 17dvh 0;
      }
      .countdown {
        position: absolute;
        left: 76.9vw;
        top: 72.9dvh;
        width: 16.4vw;
        font-size: min(3.5dvh, 1.9vw);
        line-height: 1.25;
        font-weight: 700;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .title {
        display: block;
        font-size: 0.72em;
        color: var(--hot);
      }
      .unit {
        font-size: 0.7em;
        font-weight: 450;
      }
      .time {
        margin-left: 0.6em;
      }
      @media (orientation: portrait) {
        .band {
          inset: 79.5dvh 0 16dvh 0;
        }
        .countdown {
          left: 4vw;
          top: 76dvh;
          width: auto;
          font-size: max(14px, 2.1dvh);
        }
        .title {
          display: inline;
          font-size: 1em;
        }
        .unit {
          font-size: 1em;
        }
        .time {
          margin-left: 0.3em;
        }
        /* Two rows of keys stand there. */
        :host([after]) {
          display: none;
        }
      }
    `,
  ]

  override render() {
    const { plan, phases, toFinish, toCoolDown } = this.snapshot
    const words = peakOf(this.snapshot)
    return html`<div class="band">
        <cr-staircase .shape=${plan ? shapeOf(plan, phases, BAND) : null}></cr-staircase>
      </div>
      ${
        words === null || (toFinish ?? toCoolDown) === null
          ? nothing
          : html`<p class="countdown">
              <span class="title">${words.title}</span> ${words.first} <span class="unit">${words.unit}</span
              ><span class="time">${words.second}</span>
            </p>`
      }`
  }
}
