import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { words } from '../language.ts'
import type { TracePoint } from '../live/trace.ts'
import { base } from '../look/base.ts'
import { screen } from '../look/screen.ts'
import { askButton } from '../parts/ask-button.ts'
import type { LastSeen, Lost } from './lost-sight.ts'
import { lostPeakOf, lostWordsOf } from './lost-words.ts'

/**
 * Nothing on the screen is the belt's any more: what to do stands where the pace stood, and the picture is drained. Its words
 * come with the page, its picture with the screens of a moving belt.
 */
@customElement('cr-lost')
export class LostScreen extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  @property({ attribute: false }) trace: readonly TracePoint[] = []
  @property({ attribute: false }) lost!: Lost
  @property({ attribute: false }) seen: LastSeen | null = null

  static override styles = [
    base,
    screen,
    css`
      :host {
        --peak-text: var(--drained-text);
        --peak-title: var(--drained-text);
        --peak-quiet: var(--drained-text);
        --on-filled: var(--text);
        --on-hot: var(--text);
      }
      .stripes {
        position: absolute;
        inset: 0 0 auto;
        height: 2.4dvh;
        background: repeating-linear-gradient(115deg, var(--warning) 0 2.4dvh, var(--stripe) 2.4dvh 4.8dvh);
      }
      .words {
        position: absolute;
        left: 3vw;
        top: 5dvh;
        max-width: 72vw;
        display: flex;
        flex-direction: column;
        align-items: flex-start;
        gap: 0.9dvh;
      }
      .cause,
      .action {
        color: var(--warning);
        font-weight: 700;
        line-height: 1.15;
      }
      .cause {
        font-size: min(5dvh, 3.4vw);
      }
      h1 {
        max-width: 52vw;
        font-size: min(13.4dvh, 7.6vw);
        line-height: 1;
        font-weight: 800;
        letter-spacing: -0.035em;
        text-wrap: balance;
      }
      .action {
        margin-top: 1.4dvh;
        font-size: min(5.6dvh, 3.4vw);
      }
      .seen {
        margin-top: 0.6dvh;
        font-size: 3.6dvh;
        line-height: 1.2;
        color: var(--drained-text);
        font-variant-numeric: tabular-nums;
      }
      s {
        margin-right: 0.3em;
        text-decoration: line-through 0.11em var(--warning);
      }
      cr-key {
        min-height: max(48px, 7dvh);
        font-size: min(3.4dvh, 2.2vw);
        font-weight: 700;
      }
      @media (orientation: portrait) {
        .stripes {
          height: 1.4dvh;
        }
        .words {
          left: 4vw;
          top: 2.6dvh;
          max-width: 92vw;
          gap: 0.7dvh;
        }
        .cause {
          font-size: min(2.7dvh, 5.6vw);
        }
        h1 {
          max-width: 74vw;
          font-size: min(6.3dvh, 13vw);
          line-height: 0.98;
        }
        .action {
          margin-top: 0.4dvh;
          font-size: min(2.8dvh, 5.8vw);
        }
        .seen {
          font-size: min(2.2dvh, 4.4vw);
        }
        cr-key {
          max-width: 66vw;
          font-size: max(15px, 2dvh);
        }
      }
    `,
  ]

  override render() {
    const { snapshot, lost, seen } = this
    const { cause, head, action, pace, lastSeen } = lostWordsOf(lost, seen, snapshot)
    const eyes = snapshot.asks.includes('belt-is-still') && lost.what !== 'daemon'
    return html`<cr-crescendo
        drained
        .snapshot=${snapshot}
        .trace=${this.trace}
        .peak=${lostPeakOf(lost, snapshot)}
      ></cr-crescendo>
      <div class="stripes"></div>
      <div class="words">
        <p class="cause">${cause}</p>
        <div role="alert"><h1>${head}</h1></div>
        <p class="action">${action}</p>
        ${pace === '' ? nothing : html`<p class="seen"><s>${pace}</s> ${lastSeen}</p>`}
        ${eyes ? askButton({ ask: 'belt-is-still', title: words.standing.still }) : nothing}
      </div>`
  }
}
