import { LitElement, css, html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import '../touch/key.ts'
import { runnersWords } from './words.ts'

const DIGITS = 4

/** Four large digits, told as soon as there are four. Fires `pin` with them. */
@customElement('cr-pin-pad')
export class PinPad extends LitElement {
  @property() override title = ''
  @state() private typed = ''

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        justify-items: center;
        gap: 0.6em;
      }
      p {
        display: flex;
        gap: 0.6em;
        min-height: 1.2em;
        font-size: 2em;
      }
      i {
        width: 0.6em;
        height: 0.6em;
        border: 2px solid var(--quiet);
        border-radius: 50%;
      }
      i.on {
        background: var(--text);
        border-color: var(--text);
      }
      div {
        display: grid;
        grid-template-columns: repeat(3, min(26vw, 6.2em));
        gap: 0.6em;
      }
      cr-key {
        height: max(48px, min(9dvh, 5em));
        font-size: 1.5em;
        font-weight: 700;
        --key-radius: 0.5em;
      }
      .zero {
        grid-column: 2;
      }
    `,
  ]

  override render() {
    const { typed } = this
    const key = (digit: number) =>
      html`<cr-key class=${digit === 0 ? 'zero' : ''} @press=${() => this.#type(`${typed}${digit}`)}>${digit}</cr-key>`
    return html`<h2>${this.title}</h2>
      <p role="img" aria-label="${typed.length} / ${DIGITS}">
        ${Array.from({ length: DIGITS }, (_, at) => html`<i class=${at < typed.length ? 'on' : ''}></i>`)}
      </p>
      <div>
        ${[1, 2, 3, 4, 5, 6, 7, 8, 9, 0].map(key)}
        <cr-key label=${runnersWords().erase} @press=${() => this.#type(typed.slice(0, -1))}>⌫</cr-key>
      </div>`
  }

  #type(typed: string): void {
    this.typed = typed
    if (typed.length < DIGITS) return
    this.typed = ''
    this.dispatchEvent(new CustomEvent('pin', { detail: typed }))
  }
}
