import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { inWords, words } from '../language.ts'
import { base } from '../look/base.ts'
import { Portrait } from '../look/portrait.ts'
import { leftWords } from './run-view.ts'

/** Under the pace and its speed: what is left, or what was said last; and the heart rate, with a place of its own where there is room. */
@customElement('cr-second-line')
export class SecondLine extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  /** Words at the top cover the phase line. */
  @property({ type: Boolean, reflect: true }) covered = false
  /** A note stands beside the pace, or below this line where the screen is tall. */
  @property({ type: Boolean }) noted = false

  readonly #portrait = new Portrait(this)

  static override styles = [
    base,
    css`
      :host {
        display: contents;
      }
      .second,
      .heart {
        position: absolute;
        left: 3vw;
        max-width: 47vw;
        font-size: 3.6dvh;
        line-height: 1.2;
        font-variant-numeric: tabular-nums;
      }
      .second {
        top: 48dvh;
      }
      .heart {
        left: 60vw;
        top: 4dvh;
        font-weight: 600;
      }
      :host([covered]) .heart {
        top: 10dvh;
      }
      @media (orientation: portrait) {
        .second {
          left: 4vw;
          top: 28.9dvh;
          font-size: max(17px, 2.4dvh);
          max-width: 92vw;
        }
        .words {
          max-width: 66vw;
        }
        /* The note begins below them. */
        .noted.words {
          max-width: 92vw;
          font-size: max(13px, 2dvh);
          line-height: 1.1;
        }
        .heart,
        :host([covered]) .heart {
          left: 4vw;
          top: 38.6dvh;
          font-size: max(17px, 2.8dvh);
        }
      }
    `,
  ]

  override render() {
    const { snapshot, noted, covered } = this
    const { heartRateBpm } = snapshot.measured
    const says = snapshot.said ?? snapshot.cue
    const crowded = noted && (this.#portrait.tall || covered)
    const beats = crowded && heartRateBpm !== null ? `${heartRateBpm} ${words.panel.bpm} · ` : ''
    const left = `${beats}${leftWords(snapshot, crowded ? 'brief' : covered ? 'covered' : 'whole')}`
    const second =
      says === null
        ? html`<p class="second">${left}</p>`
        : html`<p class="second words ${noted ? 'noted' : ''}">${inWords(says)}</p>`
    if (heartRateBpm === null || crowded) return second
    return html`${second}
      <p class="heart">${heartRateBpm}<small> ${words.panel.bpm}</small></p>`
  }
}
