import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import { LEAST_CM, MOST_CM } from './belt-length.ts'
import { measureWords } from './words.ts'

/** How a belt is measured by its turns, and how long it is. Fires `length` with what was typed. */
@customElement('cr-by-turns')
export class ByTurns extends LitElement {
  /** As it was typed. */
  @property() text = ''
  /** What was typed is the length of no belt, and was to be taken. */
  @property({ type: Boolean }) wrong = false

  static override styles = [
    base,
    css`
      h2 {
        margin-bottom: 0.5em;
        font-size: 1.2em;
        font-weight: 700;
      }
      ol {
        margin: 0 0 0.8em;
        padding-left: 1.3em;
      }
      label {
        display: grid;
        gap: 0.4em;
      }
      input {
        min-height: 46px;
        border: 0;
        padding: 0 0.8em;
        border-radius: 12px;
        background: var(--key);
        color: var(--text);
        font: inherit;
        font-weight: 600;
      }
      [role='status'] {
        font-weight: 600;
        color: var(--warning);
      }
    `,
  ]

  override render() {
    const words = measureWords()
    return html`<h2>${words.byTurns}</h2>
      <ol>
        ${words.steps.map((step) => html`<li>${step}</li>`)}
      </ol>
      <label
        >${words.length}<span role="status">${this.wrong ? words.badLength(LEAST_CM, MOST_CM) : nothing}</span>
        <input
          inputmode="decimal"
          autocomplete="off"
          aria-invalid=${String(this.wrong)}
          .value=${this.text}
          @input=${({ target }: Event) => {
            const detail = (target as HTMLInputElement).value
            this.dispatchEvent(new CustomEvent<string>('length', { detail }))
          }}
      /></label>`
  }

  /** Where it is to be mended. */
  override focus(): void {
    this.renderRoot.querySelector('input')?.focus()
  }
}
