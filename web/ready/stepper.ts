import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { words } from '../language.ts'
import { base } from '../look/base.ts'

/** A value with a step less and a step more. Fires `step` with -1 or 1 as its detail. */
@customElement('cr-stepper')
export class Stepper extends LitElement {
  @property() override title = ''
  @property() value = ''
  /** There is no step less, or none more. */
  @property({ type: Boolean }) first = false
  @property({ type: Boolean }) last = false

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(3.4em, 1fr) 2fr minmax(3.4em, 1fr);
        gap: 0.8em;
        align-items: center;
      }
      output {
        font-size: var(--stepper-value, 1.6em);
        line-height: 1.1;
        font-weight: 700;
        text-align: center;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      button {
        min-height: var(--stepper-high, max(48px, 7dvh));
        border-radius: 12px;
        background: var(--key);
        font-size: 1.5em;
        font-weight: 600;
        touch-action: manipulation;
      }
      .more {
        background: none;
        border: 2px solid var(--line);
      }
      button[aria-disabled='true'] {
        opacity: 0.4;
      }
    `,
  ]

  override render() {
    return html`${this.#key(-1, '−', words.ready.less, this.first)}
      <output aria-label=${this.title}>${this.value}</output>
      ${this.#key(1, '+', words.ready.more, this.last)}`
  }

  #key(way: 1 | -1, sign: string, says: string, end: boolean) {
    return html`<button
      type="button"
      class=${way === 1 ? 'more' : ''}
      aria-label="${this.title}, ${says}"
      aria-disabled=${end}
      @click=${() => {
        if (!end) this.dispatchEvent(new CustomEvent('step', { detail: way }))
      }}
    >
      ${sign}
    </button>`
  }
}
