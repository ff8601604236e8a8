import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FoundMachine } from '../../protocol/panel/machines.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'

/** The way to the first meeting with the treadmill that is connected, or to what is known of it. Fires `meeting`. */
@customElement('cr-meet')
export class Meet extends LitElement {
  @property({ attribute: false }) machine!: FoundMachine

  static override styles = [
    base,
    css`
      button {
        min-height: 44px;
        padding: 0;
        background: none;
        text-decoration: underline;
      }
    `,
  ]

  override render() {
    const { meet, met } = words.machines
    const tell = () => this.dispatchEvent(new Event('meeting', { bubbles: true, composed: true }))
    return html`<button type="button" class="meet" @click=${tell}>${this.machine.met ? met : meet}</button>`
  }
}
