import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { clock } from '../format.ts'
import { base } from '../look/base.ts'
import '../touch/key.ts'
import { runnersWords } from './words.ts'

const DIGITS = 4

/** Four large digits, pressed or typed, told as soon as there are four. Fires `pin` with them, and `cancel`. */
@customElement('cr-pin-pad')
export class PinPad extends LitElement {
  @property() override title = ''
  /** No PIN is looked at for so long, s. */
  @property({ type: Number }) waitsS = 0
  @property({ type: Boolean }) mayCancel = false
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
      .waits {
        font-size: 1.2em;
        line-height: 2;
        font-weight: 650;
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
      .cancel {
        grid-area: 4 / 1;
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('keydown', this.#keyed)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('keydown', this.#keyed)
  }

  override firstUpdated(): void {
    this.scrollIntoView({ block: 'nearest' })
  }

  override render() {
    const { typed, waitsS } = this
    const own = runnersWords()
    const waits = waitsS > 0
    const key = (digit: number) =>
      html`<cr-key class=${digit === 0 ? 'zero' : ''} ?dead=${waits} @press=${() => this.#type(`${typed}${digit}`)}
        >${digit}</cr-key
      >`
    return html`<h2>${this.title}</h2>
      ${
        waits
          ? html`<p class="waits">${own.next(clock(waitsS))}</p>`
          : html`<p role="img" aria-label="${typed.length} / ${DIGITS}">
              ${Array.from({ length: DIGITS }, (_, at) => html`<i class=${at < typed.length ? 'on' : ''}></i>`)}
            </p>`
      }
      <div>
        ${[1, 2, 3, 4, 5, 6, 7, 8, 9, 0].map(key)}
        <cr-key label=${own.erase} @press=${() => this.#type(typed.slice(0, -1))}>⌫</cr-key>
        ${this.mayCancel ? html`<cr-key class="cancel" label=${own.cancel} @press=${() => this.dispatchEvent(new Event('cancel'))}>✕</cr-key>` : nothing}
      </div>`
  }

  /** What is typed into a field is that field's. */
  readonly #keyed = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey, repeat } = event
    if (ctrlKey || metaKey || altKey || repeat || event.composedPath()[0] instanceof HTMLInputElement) return
    if (/^\d$/.test(key)) this.#type(this.typed + key)
    else if (key === 'Backspace') this.#type(this.typed.slice(0, -1))
  }

  #type(typed: string): void {
    if (this.waitsS > 0) return
    this.typed = typed
    if (typed.length < DIGITS) return
    this.typed = ''
    this.dispatchEvent(new CustomEvent('pin', { detail: typed }))
  }
}
