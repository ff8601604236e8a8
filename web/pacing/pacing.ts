import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { AskEvent } from '../live/ask-event.ts'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'
import { speedWords } from '../run/speed-words.ts'
import '../touch/key.ts'
import { pacingWords } from './words.ts'

/** In the place of the pace while that is hidden: to look ahead; then what it feels like, the slowest at the left, and the lowest. */
@customElement('cr-pacing')
export class PacingQuestion extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot

  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        left: 3vw;
        top: 10dvh;
        width: 56vw;
        height: 36dvh;
        display: flex;
        flex-direction: column;
      }
      /* A note stands beside it. */
      :host([noted]) {
        width: 46vw;
      }
      h2 {
        font-size: min(11dvh, 6vw);
        line-height: 1.1;
        font-weight: 750;
        letter-spacing: -0.02em;
      }
      p {
        margin-top: 1dvh;
        font-size: max(15px, min(2.8dvh, 2vw));
        line-height: 1.2;
        color: var(--quiet);
      }
      .ahead {
        margin-top: 2dvh;
        font-size: max(19px, min(5dvh, 3vw));
      }
      .keys {
        display: flex;
        flex: 1;
        align-items: flex-end;
        gap: 0.8vw;
        margin-top: 0.6dvh;
        min-height: 0;
        font-variant-numeric: tabular-nums;
        font-weight: 700;
      }
      cr-key {
        flex: 1 1 0;
        min-width: 0;
        height: max(44px, calc(11dvh + var(--step-up) * 1.9dvh));
        font-size: min(4dvh, 2.3vw);
        --key-pad: 0.1em;
        --key-radius: 1.2dvh;
      }
      .seen {
        height: max(44px, 11dvh);
        font-size: min(3dvh, 1.8vw);
        --key-ground: transparent;
        --key-border: 2px solid var(--line);
      }
      @media (orientation: portrait) {
        :host,
        :host([noted]) {
          left: 4vw;
          top: 6.3dvh;
          width: 92vw;
          height: 22dvh;
        }
        h2 {
          font-size: min(5dvh, 9vw);
        }
        p {
          margin-top: 0.6dvh;
          font-size: max(13px, 1.9dvh);
        }
        .ahead {
          font-size: max(17px, min(3dvh, 5vw));
        }
        .keys {
          flex-wrap: wrap;
          align-content: flex-end;
          gap: 0.8dvh 1.6vw;
        }
        cr-key {
          height: max(48px, 7dvh);
          font-size: max(17px, min(2.6dvh, 5vw));
        }
        .seen {
          flex-basis: 100%;
          height: max(44px, 5.4dvh);
          font-size: max(16px, min(2.2dvh, 4.4vw));
        }
      }
      @media (orientation: portrait) and (max-height: 640px) {
        p:not(.ahead) {
          display: none;
        }
        cr-key,
        .seen {
          height: 44px;
        }
        .keys {
          gap: 4px 1.6vw;
        }
      }
    `,
  ]

  override render() {
    const { hidden, plan } = this.snapshot
    const says = pacingWords()
    const keysKmh = hidden?.keysKmh ?? null
    if (keysKmh === null)
      return html`<h2>${says.feel}</h2>
        <p class="ahead">${says.ahead}</p>`
    const keys = keysKmh.map((kmh) => speedWords(kmh, this.snapshot))
    const unit = keys[0]?.unit ?? ''
    return html`<h2>${says.asked}</h2>
      <div class="keys">
        ${keys.map(({ value }, felt) => this.#key(value, felt, `${value} ${unit}`))}
        ${this.#key(says.sawIt, null, says.sawIt)}
      </div>
      <p>${says.by(unit.startsWith('/') ? says.per[plan?.unit ?? 'mi'] : unit)}</p>`
  }

  #key(title: string, felt: number | null, label: string) {
    const press = (): unknown => this.dispatchEvent(new AskEvent({ ask: 'felt-pace', felt }))
    return html`<cr-key
      class=${felt === null ? 'seen' : ''}
      label=${label}
      ${vars({ '--step-up': felt ?? 0 })}
      @press=${press}
      >${title}</cr-key
    >`
  }
}
