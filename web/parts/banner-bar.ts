import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import { askButton } from './ask-button.ts'
import type { Over } from './over.ts'

/** Words at the top, over the full width. They push nothing and cover the phase line alone. */
@customElement('cr-banner-bar')
export class BannerBar extends LitElement {
  @property({ attribute: false }) over: Over | null = null

  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        inset: 0 0 auto 0;
        z-index: 30;
      }
      .bar {
        display: flex;
        align-items: center;
        gap: 2vw;
        height: 9.2dvh;
        padding: 0.6dvh calc(3.4vw + max(96px, 15dvh)) 0.6dvh 3vw;
        font-size: min(2.9dvh, 1.75vw);
        line-height: 1.15;
        background: var(--info);
        color: var(--text);
      }
      .warning {
        background: var(--warning);
        color: var(--on-filled);
        --key-ground: var(--on-filled);
        --key-text: var(--warning);
      }
      p {
        flex: 1;
      }
      b {
        font-weight: 750;
      }
      cr-long-press-button,
      cr-key {
        flex: none;
        height: 6.6dvh;
        font-size: min(2.6dvh, 1.6vw);
        font-weight: 700;
      }
      @media (orientation: portrait) {
        /* The button says it. */
        .action {
          display: none;
        }
        .bar {
          height: auto;
          min-height: 8dvh;
          padding: 0.5dvh calc(3vw + max(48px, 8dvh)) 0.5dvh 4vw;
          font-size: clamp(14px, 1.9dvh, 22px);
        }
        cr-long-press-button,
        cr-key {
          height: max(6dvh, 52px);
          max-width: 40vw;
          --long-press-gap: 0.4em;
          --long-press-pad: 0.5em;
          font-size: clamp(14px, 1.8dvh, 20px);
        }
      }
      /* Four lines beside a button are close, not to lie on the pace. */
      @media (max-width: 400px) {
        .bar {
          padding-block: 0;
          line-height: 1.08;
        }
      }
      @media (max-width: 340px) {
        .bar,
        cr-long-press-button,
        cr-key {
          font-size: 13px;
        }
        cr-long-press-button,
        cr-key {
          height: 42px;
          max-width: 34vw;
        }
      }
    `,
  ]

  override render() {
    if (this.over === null) return nothing
    const { words, wayOut } = this.over
    const { level, text, action } = words
    return html`<div class="bar ${level}" role="status">
      <p><b>${text}</b> ${wayOut === null ? action : html`<span class="action">${action}</span>`}</p>
      ${wayOut === null ? nothing : askButton(wayOut)}
    </div>`
  }
}
