import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'

/** One flash of the whole screen for each new `serial`: a gym is loud. Never more than one a second. */
@customElement('cr-flash')
export class Flash extends LitElement {
  @property({ type: Number }) serial = 0

  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        inset: 0;
        z-index: 45;
        pointer-events: none;
      }
      div {
        position: absolute;
        inset: 0;
        background: var(--flash);
        opacity: 0;
        animation: flash 500ms ease-out;
      }
      @keyframes flash {
        0% {
          opacity: 0;
        }
        20% {
          opacity: 0.8;
        }
        100% {
          opacity: 0;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        div {
          background: none;
          border: 1.5dvmin solid var(--flash);
          animation: edge 900ms step-end;
        }
        @keyframes edge {
          0% {
            opacity: 1;
          }
          100% {
            opacity: 0;
          }
        }
      }
    `,
  ]

  override render() {
    if (this.serial === 0) return nothing
    // Two animations cannot run on one element by changing a number: each flash is an element of its own.
    return this.serial % 2 === 0 ? html`<div class="flash"></div>` : html`<div class="flash again"></div>`
  }
}
