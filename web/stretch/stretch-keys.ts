import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { keyRow } from '../look/screen.ts'
import type { AskButton } from '../parts/ask-button.ts'
import { askButtons } from '../parts/ask-buttons.ts'

const cardKeys = (): readonly AskButton[] => [
  { ask: 'again', title: words.standing.again },
  { ask: 'skip', title: words.standing.skip, class: 'skip' },
  { ask: 'skip-all', title: words.standing.skipAll },
]
/** After the run. Before it nothing is run, and whoever would leave does so where the belt would start. */
const leavingKeys = (): readonly AskButton[] => [
  { ask: 'end', title: words.standing.end },
  { ask: 'discard', title: words.standing.discard, longPress: true, class: 'discard' },
]

/** Under a stretch: what moves the cards, and after the run the ways out of it. */
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
        font-size: min(3.8dvh, 2.4vw);
        --key-pad: 0.2em 0.3em;
      }
      .row {
        display: contents;
      }
      .keys cr-key,
      .keys .discard {
        flex: 1 1 0;
        min-width: 0;
      }
      .leaving cr-key,
      .leaving .discard {
        font-size: 0.84em;
      }
      @media (orientation: portrait) {
        .keys {
          height: auto;
          flex-direction: column;
          gap: 1.6dvh;
          font-size: min(2.5dvh, 4.3vw);
        }
        .row {
          display: flex;
          gap: 2vw;
        }
        .row > * {
          height: 12dvh;
        }
        .cards.beside {
          margin-left: 41vw;
        }
      }
    `,
  ]

  override render() {
    const offered = (buttons: readonly AskButton[]) => buttons.filter(({ ask }) => this.asks.includes(ask))
    const leaving = this.asks.includes('end') ? offered(leavingKeys()) : []
    const alone = leaving.length === 0
    return html`<div class="keys ${this.whole ? 'whole' : ''}">
      <div class="row cards ${alone && !this.whole ? 'beside' : ''}">${askButtons(offered(cardKeys()))}</div>
      ${alone ? nothing : html`<div class="row leaving">${askButtons(leaving)}</div>`}
    </div>`
  }
}
