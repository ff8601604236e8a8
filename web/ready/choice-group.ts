import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'

export interface Option {
  readonly value: string
  readonly title: string
}

/** One of a few, side by side. Fires `choose` with the value as its detail. */
@customElement('cr-choice-group')
export class ChoiceGroup extends LitElement {
  @property() legend = ''
  @property() value = ''
  @property({ attribute: false }) options: readonly Option[] = []

  static override styles = [
    base,
    css`
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
        min-width: 0;
      }
      .options {
        display: flex;
        flex-wrap: wrap;
        gap: var(--choice-gap, 0.5em);
      }
      label {
        flex: 1 1 auto;
        display: grid;
        place-content: center;
        min-height: var(--choice-high, max(46px, 6.4dvh));
        padding: 0 0.8em;
        border-radius: var(--choice-radius, 12px);
        background: var(--choice-ground, var(--key));
        font-weight: 600;
        text-align: center;
        cursor: pointer;
      }
      input {
        position: absolute;
        opacity: 0;
      }
      label:has(:checked) {
        background: var(--text);
        color: var(--ground);
      }
      label:has(:focus-visible) {
        outline: 3px solid var(--calm);
        outline-offset: 2px;
      }
    `,
  ]

  override render() {
    return html`<fieldset>
      <legend class="unseen">${this.legend}</legend>
      <div class="options">
        ${this.options.map(
          ({ value, title }) =>
            html`<label
              ><input
                type="radio"
                name="choice"
                .checked=${value === this.value}
                @change=${() => this.dispatchEvent(new CustomEvent('choose', { detail: value }))}
              />${title}</label
            >`,
        )}
      </div>
    </fieldset>`
  }
}
