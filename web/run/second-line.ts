import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { inWords } from '../language.ts'
import { base } from '../look/base.ts'
import { Portrait } from '../look/portrait.ts'
import { heartSign } from '../parts/icons.ts'
import { isCrowded, leftWords, timeWords } from './run-view.ts'

/** Under the pace and its speed: what the runner is to do at the treadmill, else what is left, or what was said last; where a note has their place, the heart and the time on the belt too. */
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
      .second {
        position: absolute;
        left: 3vw;
        max-width: 47vw;
        font-size: 3.6dvh;
        line-height: 1.2;
        font-variant-numeric: tabular-nums;
        top: 48dvh;
      }
      .told {
        font-size: min(5.6dvh, 3.4vw);
        line-height: 1.05;
        font-weight: 750;
      }
      svg {
        color: var(--pulse);
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
          font-size: min(5vw, max(17px, 2.4dvh));
        }
        .told {
          font-size: max(19px, min(3.2dvh, 6vw));
        }
        /* The note begins below them. */
        .noted.told {
          font-size: max(17px, 2.4dvh);
        }
        .noted.words {
          max-width: 92vw;
          font-size: max(13px, 2dvh);
          line-height: 1.1;
        }
      }
    `,
  ]

  override render() {
    const { snapshot, noted, covered } = this
    const { driving } = snapshot
    const told = driving.by === 'runner' ? driving.instruction : null
    if (told !== null) return html`<p class="second told ${noted ? 'noted' : ''}">${inWords(told)}</p>`
    const says = snapshot.said ?? snapshot.cue
    if (says !== null) return html`<p class="second words ${noted ? 'noted' : ''}">${inWords(says)}</p>`
    if (!isCrowded(noted, covered, this.#portrait.tall))
      return html`<p class="second">${leftWords(snapshot, covered ? 'covered' : 'whole')}</p>`
    const bpm = snapshot.measured.heartRateBpm
    return html`<p class="second">
      ${bpm === null ? nothing : html`${heartSign()} ${bpm} ·`} ${timeWords(snapshot)}${leftWords(snapshot, 'brief')}
    </p>`
  }
}
