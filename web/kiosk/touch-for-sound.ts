import { LitElement, css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { AudioNow } from '../sound/audio-out.ts'

/** Says that the browser waits for a touch, anywhere, until this page may sound. */
@customElement('cr-touch-for-sound')
export class TouchForSound extends LitElement {
  readonly #audio = new AudioNow(this)

  static override styles = [
    base,
    css`
      p {
        position: absolute;
        left: 3vw;
        top: 70vh;
        padding: 0.3em 0.7em;
        border-radius: 0.5em;
        font-size: min(4vh, 4vw);
        line-height: 1.1;
        font-weight: 600;
        color: var(--text);
        background: var(--ground);
      }
      @media (orientation: portrait) {
        p {
          left: 4vw;
          top: 52vh;
          font-size: max(16px, min(2.2vh, 4vw));
        }
      }
    `,
  ]

  override render() {
    return this.#audio.is?.locked === true ? html`<p>${words.panel.touchForSound}</p>` : nothing
  }
}
