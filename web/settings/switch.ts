import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'

/** On or off. Fires `choose` with what it is to be. */
@customElement('cr-switch')
export class Switch extends LitElement {
  @property() label = ''
  @property({ type: Boolean }) on = false
  @property({ type: Boolean }) disabled = false

  static override styles = [
    base,
    css`
      button {
        display: flex;
        align-items: center;
        width: max(68px, 4.22em);
        height: max(44px, 2.44em);
        padding: 0 0.3em;
        border: 2px solid var(--line);
        border-radius: 2em;
        background: var(--step);
      }
      i {
        width: max(30px, 1.78em);
        height: max(30px, 1.78em);
        border-radius: 50%;
        background: var(--quiet);
        transition: transform 160ms;
      }
      [aria-checked='true'] {
        justify-content: flex-end;
        border-color: var(--text);
        background: var(--text);
      }
      [aria-checked='true'] i {
        background: var(--ground);
      }
      button:disabled {
        opacity: 0.4;
        cursor: default;
      }
    `,
  ]

  override render() {
    return html`<button
      type="button"
      role="switch"
      aria-label=${this.label}
      aria-checked=${this.on}
      ?disabled=${this.disabled}
      @click=${() => this.dispatchEvent(new CustomEvent('choose', { detail: !this.on }))}
    >
      <i></i>
    </button>`
  }
}
