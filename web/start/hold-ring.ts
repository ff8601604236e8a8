import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import { closing } from '../parts/press-ring.ts'

/** A ring that closes while a press lasts, and empties as it is taken back: where the eye is, not under the finger. */
@customElement('cr-hold-ring')
export class HoldRing extends LitElement {
  @property({ type: Boolean, reflect: true }) pressing = false

  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        inset: 0;
      }
      svg {
        width: 100%;
        height: 100%;
        overflow: visible;
      }
      path,
      .way {
        fill: none;
        stroke-width: 3.9;
      }
      .way {
        stroke: var(--step);
      }
      path {
        stroke: var(--hot-fill);
      }
      .half {
        transform-origin: 50px 50px;
        transition:
          transform 100ms linear,
          opacity 200ms;
      }
      .second {
        transition-delay: 0ms;
      }
      .first {
        transition-delay: 100ms;
      }
    `,
    closing,
  ]

  override render() {
    return html`<svg viewBox="0 0 100 100" aria-hidden="true">
      <clipPath id="right"><rect x="50" y="-5" width="55" height="110" /></clipPath>
      <clipPath id="left"><rect x="-5" y="-5" width="55" height="110" /></clipPath>
      <circle class="way" cx="50" cy="50" r="48" />
      <g clip-path="url(#right)"><path class="half first" d="M50 2a48 48 0 0 1 0 96" /></g>
      <g clip-path="url(#left)"><path class="half second" d="M50 98a48 48 0 0 1 0-96" /></g>
    </svg>`
  }
}
