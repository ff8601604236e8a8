import { LitElement, html } from 'lit'
import { customElement } from 'lit/decorators.js'
@customElement('cr-settings')
export class Settings extends LitElement {
  override render() {
    return html``
  }
}
