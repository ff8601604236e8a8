import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { keyRow } from '../look/screen.ts'
import { askButtons, type AskButton } from '../parts/ask-button.ts'

const CARDS: readonly AskButton[] = [
  { ask: 'again', title: words.standing.again },
  { ask: 'skip', title: words.standing.skip },
  { ask: 'skip-all', title: words.standing.skipAll },
]
const START: AskButton = { ask: 'start', title: words.standing.start, longPress: true, class: 'go' }
const LEAVING: readonly AskButton[] = [
  { ask: 'end', title: words.standing.end },
  { ask: 'discard', title: words.standing.discard, longPress: true, class: 'discard' },
]

/** Under a stretch: what moves the cards, what sets the belt going without them, and the ways out of the run. */
@customElement('cr-stretch-keys')
export class StretchKeys extends LitElement {
  @property({ attribute: false }) asks: Snapshot['asks'] = []
  /** There is no STOP to stand beside. */
  @property({ type: Boolean }) whole = false

  static override styles = [
    base,
    keyRow,
    css`
      .keys {
        font-size: min(3.8dvh, 2.6vw);
      }
      .row {
        display: contents;
      }
      .keys cr-key,
      .keys .discard {
        flex: 1 1 auto;
        font-size: 0.84em;
        white-space: nowrap;
      }
      .keys .go {
        flex: 3 1 auto;
        white-space: nowrap;
      }
      .keys .discard {
        flex: 1 1 6em;
        white-space: normal;
      }
      @media (orientation: portrait) {
        .keys {
          height: auto;
          flex-direction: column;
          gap: 1.6dvh;
          font-size: min(2.8dvh, 5vw);
        }
        .row {
          display: flex;
          gap: 3vw;
        }
        .row cr-key,
        .row .discard {
          flex: 1;
          height: 8.4dvh;
        }
        .keys .go {
          flex: none;
          height: 9dvh;
        }
        .row.leaving cr-key,
        .row.leaving .discard {
          flex: 1 1 0;
          min-width: 0;
          height: 12dvh;
          white-space: normal;
        }
      }
    `,
  ]

  override render() {
    const offered = (buttons: readonly AskButton[]) => askButtons(buttons.filter(({ ask }) => this.asks.includes(ask)))
    return html`<div class="keys ${this.whole ? 'whole' : ''}">
      <div class="row">${offered(CARDS)}</div>
      ${offered([START])}
      <div class="row leaving">${offered(LEAVING)}</div>
    </div>`
  }
}
