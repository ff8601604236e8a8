import { LitElement, css, html } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import { fields } from '../look/fields.ts'
import '../touch/key.ts'
import { runnersWords } from './words.ts'

const MOST_LETTERS = 40

/** Somebody new writes their name. Fires `add` with it, by the key or by Enter. */
@customElement('cr-new-runner')
export class NewRunner extends LitElement {
  @state() private name = ''

  static override styles = [
    base,
    fields,
    css`
      form {
        display: flex;
        gap: 0.7em;
        align-items: end;
        max-width: 26em;
        margin: 1em 0 1.4em;
      }
      cr-key {
        height: 48px;
        font-weight: 650;
        --key-pad: 0.2em 1.1em;
        --key-radius: 0.7em;
      }
    `,
  ]

  override render() {
    const { add, addKey } = runnersWords()
    return html`<form
      @submit=${(event: Event) => {
        event.preventDefault()
        this.#add()
      }}
    >
      <label
        >${add}
        <input
          autocomplete="off"
          maxlength=${MOST_LETTERS}
          @input=${(event: Event) => (this.name = (event.target as HTMLInputElement).value.trim())}
      /></label>
      <cr-key ?dim=${this.name === ''} @press=${() => this.#add()}>${addKey}</cr-key>
    </form>`
  }

  #add(): void {
    if (this.name !== '') this.dispatchEvent(new CustomEvent('add', { detail: this.name }))
    else this.renderRoot.querySelector('input')?.focus()
  }
}
