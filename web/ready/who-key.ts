import { LitElement, css, html, nothing, svg } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { words } from '../language.ts'
import { RunnerNow, whoseNow } from '../live/runner.ts'
import { base } from '../look/base.ts'
import { GONE } from '../runners/gone.ts'

/** Of whom no name is known. */
const SOMEBODY = svg`<svg viewBox="-9 -9 18 18"><circle cy="-3" r="4" /><path d="M-8 9a8 7 0 0 1 16 0z" /></svg>`

/** Whose treadmill it is, by an initial, and the way to who else shares it; a PIN is asked for at once. In a gym there is nobody. */
@customElement('cr-who')
export class WhoKey extends LitElement {
  readonly #runner = new RunnerNow(this)
  @state() private open = false
  #wasLocked = false

  static override styles = [
    base,
    css`
      /* Words at the top lead here: it lies on them. */
      button {
        position: relative;
        z-index: 40;
        width: max(44px, 5dvh);
        height: max(44px, 5dvh);
        border-radius: 50%;
        background: var(--key);
        font-weight: 700;
      }
      svg {
        width: 1.1em;
        fill: currentColor;
      }
    `,
  ]

  /** That somebody was deleted is said there, too. */
  override firstUpdated(): void {
    if (sessionStorage.getItem(GONE) !== null) this.#show()
  }

  override willUpdate(): void {
    if (!whoseNow().locked || this.#wasLocked) return
    this.#wasLocked = true
    this.#show()
  }

  override render() {
    const { id } = whoseNow()
    if (id === undefined) return nothing
    const name = this.#runner.is?.name ?? ''
    return html`<button type="button" aria-label="${words.settings.you}: ${name}" @click=${() => this.#show()}>
        ${name.slice(0, 1).toLocaleUpperCase() || SOMEBODY}
      </button>
      ${this.open ? html`<cr-runners @back=${() => (this.open = false)}></cr-runners>` : nothing}`
  }

  /** What was open already knows nothing of a PIN that is asked for since. */
  #show(): void {
    this.open = false
    void import('../runners/runners.ts').then(() => (this.open = true))
  }
}
