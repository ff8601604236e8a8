import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { AskEvent } from '../live/ask-event.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import '../parts/long-press-button.ts'
import { mayMove } from '../screen-of.ts'
import '../touch/key.ts'

/** The long press that sets the belt going, flooded while it lasts, and the way back. Fires `pressing`. */
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
      .back {
        left: 82vw;
        width: 16vw;
        font-size: min(4.2dvh, 2.5vw);
        --key-ground: transparent;
        --key-border: max(2px, 0.25dvh) solid var(--line);
      }
      @media (orientation: portrait) {
        .keys .go {
          left: 3vw;
          width: 94vw;
          bottom: 17dvh;
          height: 12dvh;
          font-size: min(3.8dvh, 7vw);
        }
        .keys .back {
          left: 44vw;
          width: 53vw;
          bottom: 3dvh;
          height: 12dvh;
          font-size: min(2.9dvh, 6vw);
        }
        .whole .back {
          left: 3vw;
          width: 94vw;
        }
      }
    `,
  ]

  override render() {
    const { asks } = this.snapshot
    const { keepHolding, back } = words.standing
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
      ${
        asks.includes('discard')
          ? html`<cr-key class="back" label=${back} @press=${() => this.dispatchEvent(new AskEvent({ ask: 'discard' }))}
              >${back}</cr-key
            >`
          : nothing
      }
    </div>`
  }

  #press(pressing: boolean): void {
    this.pressing = pressing
    this.dispatchEvent(new CustomEvent('pressing', { detail: pressing }))
  }
}
