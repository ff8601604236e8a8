import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import '../figure/figure.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'

/** The words of one stretch: what it is called and how it is done, its seconds, its side, and which of how many it is. */
@customElement('cr-stretch-card')
export class StretchCardView extends LitElement {
  @property({ attribute: false }) stretch!: NonNullable<Snapshot['stretch']>

  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        left: 51.5vw;
        right: 3vw;
        top: 12.5dvh;
        height: 58dvh;
      }
      h1 {
        font-size: min(9dvh, 5vw);
        line-height: 1.04;
        text-wrap: balance;
        font-weight: 650;
        letter-spacing: -0.02em;
      }
      .sentence {
        margin-top: 1.6dvh;
        max-width: 42vw;
        font-size: min(4.2dvh, 2.4vw);
        line-height: 1.27;
        color: var(--quiet);
        text-wrap: pretty;
      }
      .seconds {
        position: absolute;
        left: 0;
        bottom: 0;
        font-variant-numeric: tabular-nums;
        font-size: min(31dvh, 19vw);
        line-height: 0.84;
        font-weight: 560;
        letter-spacing: -0.03em;
        color: var(--calm);
      }
      .waits {
        opacity: 0.6;
      }
      .beside {
        position: absolute;
        left: min(44dvh, 27vw);
        bottom: 4dvh;
        font-size: min(3.4dvh, 2vw);
        color: var(--quiet);
      }
      .side {
        font-size: min(5.4dvh, 3vw);
        line-height: 1.15;
        font-weight: 750;
        color: var(--text);
      }
      .dots {
        display: flex;
        gap: 1.6em;
        margin-top: 1.2em;
      }
      i {
        width: 0.72em;
        height: 0.72em;
        border-radius: 50%;
        background: var(--line);
      }
      .past {
        background: var(--calm);
      }
      .on {
        background: var(--text);
      }
      @media (orientation: portrait) {
        :host {
          left: 4vw;
          right: 4vw;
          top: 46.5dvh;
          height: auto;
          display: grid;
          grid-template-columns: auto 1fr;
          column-gap: 4vw;
          align-items: center;
        }
        /* Two rows of keys stand there. */
        :host([after]) {
          top: 38dvh;
        }
        .seconds,
        .beside {
          position: static;
          grid-row: 1;
          font-size: max(14px, 2.2dvh);
        }
        .seconds {
          font-size: min(16.4dvh, 36vw);
        }
        .side {
          font-size: min(3.7dvh, 7vw);
        }
        h1 {
          grid-column: 1 / 3;
          margin-top: 1.2dvh;
          font-size: min(3.7dvh, 7.2vw);
        }
        .sentence {
          grid-column: 1 / 3;
          margin-top: 0.6dvh;
          max-width: none;
          font-size: max(15px, 2.45dvh);
        }
      }
    `,
  ]

  override render() {
    const { card, index, count, side, leftS, getReady } = this.stretch
    const dot = (_: unknown, at: number) => html`<i class=${at < index ? 'past' : at === index ? 'on' : ''}></i>`
    const { name, sentence } = words.stretches[card.id]
    const done = side === null ? undefined : card.sides[card.sides.indexOf(side) - 1]
    return html`<h1>${name}</h1>
      <p class="sentence">${sentence}</p>
      <div class="seconds ${getReady ? 'waits' : ''}" role="timer">${Math.ceil(leftS)}</div>
      <div class="beside">
        <p class="side">
          ${side === null ? (getReady ? words.standing.getReady : nothing) : words.standing.sides[side]}
        </p>
        <p>
          ${getReady ? (side === null ? nothing : words.standing.getReady) : done ? words.standing.sideDone[done] : nothing}
        </p>
        <div class="dots" role="img" aria-label=${words.standing.cardOf(index + 1, count)}>
          ${Array.from({ length: count }, dot)}
        </div>
      </div>`
  }
}
