import { LitElement, css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { base } from '../look/base.ts'

/** How a ring closes while a long press lasts: two halves, each turned out from behind the other's; only transforms move. */
export const closing = css`
  .half {
    transform: rotate(-180deg);
    opacity: 0;
  }
  :host([pressing]) .half {
    transform: rotate(0deg);
    opacity: 1;
    transition: transform 750ms linear;
  }
  :host([pressing]) .second {
    transition-delay: 750ms;
  }
`

/** A ring that closes while a long press lasts. */
@customElement('cr-press-ring')
export class PressRing extends LitElement {
  static override styles = [
    base,
    css`
      svg {
        display: block;
        width: 100%;
        height: 100%;
      }
      circle,
      path {
        fill: none;
        stroke: currentColor;
        stroke-width: 4;
      }
      .way {
        opacity: 0.25;
      }
      .half {
        transform-origin: 20px 20px;
      }
    `,
    closing,
  ]

  override render() {
    return html`<svg viewBox="0 0 40 40" aria-hidden="true">
      <clipPath id="right"><rect x="20" width="20" height="40" /></clipPath>
      <clipPath id="left"><rect width="20" height="40" /></clipPath>
      <circle class="way" cx="20" cy="20" r="15.9" />
      <g clip-path="url(#right)"><path class="half" d="M20 4.1a15.9 15.9 0 0 1 0 31.8" /></g>
      <g clip-path="url(#left)"><path class="half second" d="M20 35.9a15.9 15.9 0 0 1 0-31.8" /></g>
    </svg>`
  }
}
