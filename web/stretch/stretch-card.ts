import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'

/** One stretch: its seconds and its side, what it is called and how it is done, and which of how many it is. */
@customElement('cr-stretch-card')
export class StretchCardView extends LitElement {
  @property({ attribute: false }) stretch!: NonNullable<Snapshot['stretch']>

  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        inset: 11dvh 3vw 28dvh 3vw;
        display: grid;
        grid-template-columns: 38vw 1fr;
        gap: 3vw;
        align-items: center;
      }
      .count {
        text-align: center;
      }
      .seconds {
        font-variant-numeric: tabular-nums;
        font-size: min(46dvh, 28vw);
        line-height: 0.95;
        font-weight: 500;
        letter-spacing: -0.03em;
        color: var(--calm);
      }
      .waits {
        opacity: 0.6;
      }
      .side {
        min-height: 1.2em;
        font-size: 4.6dvh;
        line-height: 1.2;
        font-weight: 750;
      }
      h1 {
        font-size: min(9dvh, 5.4vw);
        line-height: 1.04;
        text-wrap: balance;
        font-weight: 750;
        letter-spacing: -0.02em;
      }
      .words p {
        margin-top: 2.4dvh;
        font-size: 4.2dvh;
        line-height: 1.3;
      }
      .dots {
        display: flex;
        gap: 1.6dvh;
        margin-top: 4dvh;
      }
      i {
        width: 2dvh;
        height: 2dvh;
        border-radius: 50%;
        background: var(--line);
      }
      .past {
        background: var(--calm);
      }
      .on {
        background: var(--text);
        outline: 0.5dvh solid var(--text);
        outline-offset: 0.4dvh;
      }
      @media (orientation: portrait) {
        :host {
          inset: 9dvh 4vw 45dvh 4vw;
          grid-template-columns: 1fr;
          gap: 0;
          align-content: space-evenly;
        }
        .seconds {
          font-size: min(19dvh, 42vw);
        }
        .side {
          font-size: 3.4dvh;
        }
        h1 {
          font-size: min(5.4dvh, 8.6vw);
        }
        .words p {
          margin-top: 1.4dvh;
          font-size: max(18px, 2.6dvh);
        }
        .dots {
          margin-top: 2dvh;
        }
      }
    `,
  ]

  override render() {
    const { card, index, count, side, leftS, getReady } = this.stretch
    const dot = (_: unknown, at: number) => html`<i class=${at < index ? 'past' : at === index ? 'on' : ''}></i>`
    const { name, sentence } = words.stretches[card.id]
    return html`<div class="count">
        <div class="seconds ${getReady ? 'waits' : ''}" role="timer">${Math.ceil(leftS)}</div>
        <p class="side">
          ${getReady ? words.standing.getReady : nothing} ${side === null ? nothing : words.standing.sides[side]}
        </p>
      </div>
      <div class="words">
        <h1>${name}</h1>
        <p>${sentence}</p>
        <div class="dots" role="img" aria-label=${words.standing.cardOf(index + 1, count)}>
          ${Array.from({ length: count }, dot)}
        </div>
      </div>`
  }
}
