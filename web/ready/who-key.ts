import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { words } from '../language.ts'
import { RunnerNow, whoseNow } from '../live/runner.ts'
import { base } from '../look/base.ts'

/** Whose treadmill it is, by an initial, and the way to who else shares it; a PIN is asked for at once. In a gym there is nobody. */
@customElement('cr-who')
export class WhoKey extends LitElement {
  readonly #runner = new RunnerNow(this)
  @state() private open = false
  #wasLocked = false

  static override styles = [
    base,
    css`
      button {
        width: max(44px, 5dvh);
        height: max(44px, 5dvh);
        border-radius: 50%;
        background: var(--key);
        font-weight: 700;
      }
    `,
  ]

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
        ${name.slice(0, 1).toLocaleUpperCase() || '?'}
      </button>
      ${this.open ? html`<cr-runners @back=${() => (this.open = false)}></cr-runners>` : nothing}`
  }

  #show(): void {
    void import('../runners/runners.ts').then(() => (this.open = true))
  }
}
