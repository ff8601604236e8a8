import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { AskEvent } from '../live/ask-event.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import type { AskButton } from '../parts/ask-button.ts'
import { askButtons } from '../parts/ask-buttons.ts'
import '../parts/long-press-button.ts'
import { mayMove } from '../screen-of.ts'
import '../touch/key.ts'

const asideKeys = (): readonly AskButton[] => [
  { ask: 'again', title: words.standing.stretchAgain },
  { ask: 'discard', title: words.standing.back, class: 'back' },
]

/** The long press that sets the belt going, flooded while it lasts, and the ways back. Fires `pressing`. */
@customElement('cr-start-keys')
export class StartKeys extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  @state() private pressing = false

  static override styles = [
    base,
    css`
      .keys > * {
        position: absolute;
        bottom: 2dvh;
        height: 13dvh;
        font-weight: 700;
      }
      .go {
        left: 22vw;
        width: 58vw;
        font-size: min(6dvh, 3.6vw);
        --key-ground: var(--hot);
        --key-text: var(--on-hot);
        --key-flood: var(--hot-fill);
        --long-press-ring: none;
      }
      .whole .go {
        left: 2vw;
        width: 78vw;
      }
      .aside {
        left: 82vw;
        width: 16vw;
        display: flex;
        flex-direction: column;
        gap: 1dvh;
        font-size: max(13px, min(3dvh, 1.9vw));
        --key-pad: 0.1em 0.3em;
        --key-ground: transparent;
        --key-border: max(2px, 0.25dvh) solid var(--line);
      }
      .aside cr-key {
        flex: 1;
        min-height: 0;
        min-width: 0;
      }
      /* Two above each other would be too low for a finger. */
      @media (orientation: landscape) and (max-height: 799px) {
        .keys .go {
          right: 32vw;
          width: auto;
        }
        .aside {
          left: 70vw;
          width: 28vw;
          flex-direction: row;
          gap: 1vw;
        }
      }
      @media (orientation: portrait) {
        .keys .go {
          left: 3vw;
          width: 94vw;
          bottom: 17dvh;
          height: 12dvh;
          font-size: min(3.8dvh, 7vw);
        }
        .keys .aside {
          left: 44vw;
          width: 53vw;
          bottom: 3dvh;
          height: 12dvh;
          flex-direction: row;
          gap: 3vw;
          font-size: min(2.5dvh, 4.6vw);
        }
        .whole .aside {
          left: 3vw;
          width: 94vw;
        }
      }
    `,
  ]

  override render() {
    const { asks } = this.snapshot
    const { keepHolding } = words.standing
    const start = this.snapshot.driving.by === 'us' ? words.standing.start : words.standing.begin
    return html`<div class="keys ${mayMove(this.snapshot) ? '' : 'whole'}">
      ${
        asks.includes('start')
          ? html`<cr-long-press-button
              class="go"
              label=${start}
              @pressing=${({ detail }: CustomEvent<boolean>) => this.#press(detail)}
              @longpress=${() => this.dispatchEvent(new AskEvent({ ask: 'start' }))}
              >${this.pressing ? keepHolding : start}</cr-long-press-button
            >`
          : nothing
      }
      <div class="aside">${askButtons(asideKeys().filter(({ ask }) => asks.includes(ask)))}</div>
    </div>`
  }

  #press(pressing: boolean): void {
    this.pressing = pressing
    this.dispatchEvent(new CustomEvent('pressing', { detail: pressing }))
  }
}
