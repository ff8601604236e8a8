import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'
import { edgeOf, type Clear } from './fill-edge.ts'

/** The last metres are counted by tens in the fill's edge. */
const TICKS_M = 100

/** The sprint's metres, run: they fill the screen from below. */
@customElement('cr-fill')
export class Fill extends LitElement {
  /** Share of the sprint that is run, 0 to 1. */
  @property({ type: Number }) done = 0
  @property({ type: Number }) leftM = Infinity
  @property({ attribute: false }) clear: Clear = { from: 0, to: 0 }

  static override styles = [
    base,
    css`
      .fill {
        position: absolute;
        inset: 0;
        transform: translateY(calc((1 - var(--done)) * 100%));
        background: var(--hot-fill);
        transition: transform 300ms linear;
      }
      .ticks {
        position: absolute;
        inset: 0 0 auto 0;
        display: grid;
        /* Five on each side of the digits, which they would run into. */
        grid-template-columns: repeat(5, 1fr) 58vw repeat(5, 1fr);
        gap: 0.6vw;
        padding: 0 2vw;
      }
      .ticks span:nth-child(6) {
        grid-column: 7;
      }
      .ticks span {
        height: 1dvh;
        background: var(--on-hot);
        opacity: 0.25;
      }
      .ticks .passed {
        opacity: 1;
      }
      @media (orientation: portrait) {
        .ticks {
          grid-template-columns: repeat(5, 1fr) 68vw repeat(5, 1fr);
          padding: 0;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .fill {
          transition: none;
        }
      }
    `,
  ]

  override render() {
    return html`<div class="fill" ${vars({ '--done': edgeOf(this.done, this.clear) })}>
      ${this.leftM <= TICKS_M ? ticks(this.leftM) : nothing}
    </div>`
  }
}

function ticks(leftM: number) {
  const run = Math.floor((TICKS_M - leftM) / 10)
  return html`<div class="ticks">
    ${Array.from({ length: 10 }, (_, tick) => html`<span class=${tick < run ? 'passed' : ''}></span>`)}
  </div>`
}
