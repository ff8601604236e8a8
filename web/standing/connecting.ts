import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { words } from '../language.ts'
import { base } from '../look/base.ts'

/** Before the first snapshot: nothing is known yet. */
@customElement('cr-connecting')
export class ConnectingScreen extends LitElement {
  /** Something of the daemon is heard, or may still be. */
  @property({ type: Boolean }) heard = false

  static override styles = [
    base,
    css`
      p {
        display: grid;
        place-content: center;
        min-height: 100dvh;
        padding: 0 8vw;
        font-size: clamp(20px, 3vw, 40px);
        text-align: center;
      }
    `,
  ]

  override render() {
    return html`<p>${this.heard ? words.panel.connecting : words.panel.lostDaemonAtRest.text}</p>`
  }
}
