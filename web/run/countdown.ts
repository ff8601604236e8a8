import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'

/** 3, 2, 1: the sprint's colour rises over the screen by a third each second, under a digit that stays readable. */
@customElement('cr-countdown')
export class Countdown extends LitElement {
  @property({ type: Number }) seconds = 3

  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        inset: 0;
        z-index: 10;
      }
      .layer {
        position: absolute;
        inset: 0;
        display: grid;
        place-content: center;
        padding-bottom: 17dvh;
        font-size: min(70dvh, 90vw);
        font-weight: 800;
        font-variant-numeric: tabular-nums;
        line-height: 1;
      }
      .cold {
        background: var(--ground);
        color: var(--text);
      }
      /* A window that rises over what does not: one moves up as the other moves down. */
      .window {
        position: absolute;
        inset: 0;
        overflow: hidden;
        transform: translateY(calc((1 - var(--filled)) * 100%));
      }
      .hot {
        background: var(--hot);
        color: var(--on-hot);
        transform: translateY(calc((var(--filled) - 1) * 100%));
      }
      .window,
      .hot {
        transition: transform 300ms ease-out;
      }
      @media (orientation: portrait) {
        .layer {
          padding-bottom: 30dvh;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .window,
        .hot {
          transition: none;
        }
      }
    `,
  ]

  override render() {
    const filled = Math.min(1, Math.max(0, (4 - this.seconds) / 3))
    return html`<div class="layer cold" role="timer">${this.seconds}</div>
      <div class="window" aria-hidden="true" ${vars({ '--filled': filled })}>
        <div class="layer hot">${this.seconds}</div>
      </div>`
  }
}
