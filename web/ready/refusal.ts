import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { RefusedPlan } from '../live/requests.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import '../touch/key.ts'

/** Why a plan cannot be had: a text that is no choice, else the daemon's refusal. Fires `choose` with the nearest plan. */
@customElement('cr-refusal')
export class RefusalView extends LitElement {
  /** Why the text in a field is no choice; '' where it is. */
  @property() wrong = ''
  @property({ attribute: false }) refusal: RefusedPlan | null = null

  static override styles = [
    base,
    css`
      div {
        display: grid;
        gap: 10px;
        padding: 0.8em 1em;
        border-radius: 14px;
        background: var(--warning);
        color: var(--on-filled);
        --key-ground: var(--on-filled);
        --key-text: var(--warning);
      }
      cr-key {
        height: 52px;
        max-width: 22em;
        font-weight: 700;
      }
    `,
  ]

  override render() {
    if (this.wrong !== '') return html`<div role="alert"><p>${this.wrong}</p></div>`
    if (this.refusal === null) return nothing
    const { reason, nearest } = this.refusal
    return html`<div role="alert">
      <p><b>${words.ready.cannotKeep}.</b> ${reason}</p>
      ${
        nearest === null
          ? nothing
          : html`<cr-key
              label=${words.ready.takeNearest}
              @press=${() => this.dispatchEvent(new CustomEvent('choose', { detail: nearest }))}
              >${words.ready.takeNearest}</cr-key
            >`
      }
    </div>`
  }
}
