import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Banner } from '../../protocol/panel/snapshot.ts'
import { bannerInWords, words } from '../language.ts'
import { base } from '../look/base.ts'

/** The one screen that is red. STOP stays where it is, above it. */
@customElement('cr-danger')
export class DangerScreen extends LitElement {
  @property({ attribute: false }) banner: Banner | null = null

  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        inset: 0;
        z-index: 48;
        display: flex;
        flex-direction: column;
        justify-content: center;
        gap: 3dvh;
        padding: 4dvh 5vw 19dvh;
        background: var(--stop);
        color: var(--on-stop);
        text-align: center;
      }
      h1 {
        font-size: min(17dvh, 11vw);
        line-height: 1;
        font-weight: 850;
        letter-spacing: -0.01em;
        text-wrap: balance;
      }
      p {
        font-size: min(5dvh, 4.4vw);
        line-height: 1.25;
        font-weight: 650;
      }
      @media (orientation: portrait) {
        h1 {
          font-size: 17vw;
        }
        p {
          font-size: max(20px, 4.8vw);
        }
      }
    `,
  ]

  override render() {
    const { banner } = this
    if (banner === null) return nothing
    const { title, feet } = words.panel.danger
    const { text, action } = bannerInWords(banner)
    const says = action === '' || action.toUpperCase() === title ? feet : action
    return html`<h1 role="alert">${title}</h1>
      <p>${text}</p>
      <p>${says}</p>`
  }
}
