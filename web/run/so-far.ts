import { LitElement, css, html, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { inclinesPct } from '../../protocol/stages.ts'
import { figures } from '../language.ts'
import { base } from '../look/base.ts'
import { heartSign, lostHeartSign } from '../parts/icons.ts'
import { doneWords } from './run-view.ts'

/** What was run so far, in one quiet line over what is to come; and the heart, once one was heard. */
@customElement('cr-so-far')
export class SoFar extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  /** Words at the top cover its place. */
  @property({ type: Boolean, reflect: true }) covered = false

  #heard = false

  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        left: 60vw;
        /* Up to the keys of the phase line. */
        right: calc(3.4vw + max(48px, 8dvh) + max(48px, 6dvh));
        top: 3.8dvh;
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: 1vw;
        line-height: 1.2;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .heart {
        font-size: min(4.4dvh, 2.6vw);
        font-weight: 650;
      }
      .above {
        font-weight: 800;
      }
      .heart svg {
        width: 0.82em;
        height: 0.82em;
        vertical-align: -0.06em;
        color: var(--pulse);
      }
      .done {
        margin-left: auto;
        font-size: min(3.4dvh, 2vw);
        color: var(--quiet);
      }
      /* Below the bar, and left of the peak. */
      :host([covered]) {
        left: 51vw;
        right: 25vw;
        top: 10dvh;
        font-size: min(3.4dvh, 1.7vw);
      }
      :host([covered]) * {
        font-size: inherit;
      }
      :host([covered]) svg {
        font-size: 1em;
      }
      @media (orientation: portrait) {
        :host,
        :host([covered]) {
          left: 4vw;
          right: 30vw;
          top: 38.6dvh;
          justify-content: flex-start;
          gap: 3.4vw;
        }
        .heart {
          font-size: max(17px, 2.6dvh);
        }
        .done {
          margin-left: 0;
        }
        .done,
        :host([covered]) {
          font-size: max(15px, 2.1dvh);
        }
      }
    `,
  ]

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('snapshot')) this.#heard ||= this.snapshot.measured.heartRateBpm !== null
  }

  override render() {
    const { measured, plan } = this.snapshot
    const bpm = measured.heartRateBpm
    const heart = bpm === null ? lostHeartSign() : html`${heartSign()} ${bpm}`
    const inclined = plan !== null && inclinesPct(plan).length > 0
    const above = (bpm ?? 0) > (plan?.heart?.ceilingBpm ?? Infinity) ? 'above' : ''
    return html`${this.#heard ? html`<p class="heart ${above}">${heart}</p>` : nothing}
      <p class="done">
        ${doneWords(this.snapshot)}${inclined ? ` · ${measured.inclinePct === null ? '–' : figures.number(measured.inclinePct)} %` : ''}
      </p>`
  }
}
