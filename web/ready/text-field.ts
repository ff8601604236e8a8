import { LitElement, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { base } from '../look/base.ts'
import { fields } from '../look/fields.ts'

/**
 * A text that stands for a number, or for itself. Fires `choose` with it, and `wrong` with why the text is none, '' once it is
 * again: such a text stays in the field to be mended.
 */
@customElement('cr-text-field')
export class TextField extends LitElement {
  @property() name = ''
  /** Its name, where that stands beside the field already. */
  @property() label = ''
  @property() shown = ''
  @property() mode: 'numeric' | 'decimal' | 'text' = 'numeric'
  @property({ attribute: false }) read: (text: string) => number | string | { wrong: string } = Number
  @state() private bad: string | null = null
  /** What is being typed, which nothing that comes meanwhile writes over; null while nobody types. */
  #typed: string | null = null

  static override styles = [base, fields]

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get('shown') !== undefined || changed.get('name') !== undefined) this.#settle(null, '')
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.bad = null
    this.#typed = null
  }

  override focus(): void {
    this.renderRoot.querySelector('input')?.focus()
  }

  override render() {
    return html`<label
      >${this.name}
      <input
        inputmode=${this.mode}
        autocomplete="off"
        aria-label=${this.label || nothing}
        aria-invalid=${this.bad !== null}
        .value=${live(this.#typed ?? this.bad ?? this.shown)}
        @input=${(event: Event) => (this.#typed = (event.target as HTMLInputElement).value)}
        @change=${(event: Event) => this.#take((event.target as HTMLInputElement).value)}
        @blur=${() => (this.#typed = null)}
    /></label>`
  }

  #take(text: string): void {
    this.#typed = null
    const value = this.read(text)
    if (typeof value === 'object') return this.#settle(text, value.wrong)
    this.#settle(null, '')
    this.dispatchEvent(new CustomEvent('choose', { detail: value }))
  }

  #settle(bad: string | null, wrong: string): void {
    if (bad === null && this.bad === null) return
    this.bad = bad
    this.dispatchEvent(new CustomEvent('wrong', { detail: wrong, bubbles: true, composed: true }))
  }
}
