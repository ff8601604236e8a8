import { LitElement, css, html, svg } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { words } from '../language.ts'
import { pageClock } from '../live/clock.ts'
import { base } from '../look/base.ts'
import { ScreenSettingsNow } from '../look/screen-settings.ts'
import '../parts/flash.ts'
import '../touch/key.ts'

/** Seconds before the line that flash, and sound. */
const MARKS: readonly number[] = [10, 3, 2, 1, 0]
const FIRST_S = 10

/** The last ten seconds before a sprint as this screen has them, its tones and its flash; the belt knows nothing of it. */
@customElement('cr-try-out')
export class TryOut extends LitElement {
  /** Seconds left of it; null while it is not on. */
  @state() private leftS: number | null = null
  #flash = 0
  #silence: () => void = () => {}
  #stopCounting: () => void = () => {}

  readonly #settings = new ScreenSettingsNow(this)

  static override styles = [
    base,
    css`
      cr-key {
        display: block;
        height: max(56px, 4em);
        margin-top: 0.9em;
        font-size: 1.1em;
        font-weight: 700;
        font-variant-numeric: tabular-nums;
        --key-ground: var(--hot);
        --key-text: var(--on-hot);
        --key-radius: 0.9em;
      }
    `,
  ]

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#end()
  }

  override render() {
    const { tryOut, tryOutGo } = words.settings
    const says = this.leftS === null ? html`${PLAY} ${tryOut}` : this.leftS === 0 ? tryOutGo : this.leftS
    return html`<cr-key label=${tryOut} @press=${() => (this.leftS === null ? this.#begin() : this.#end())}
        >${says}</cr-key
      >
      <cr-flash .serial=${this.#flash}></cr-flash>`
  }

  #begin(): void {
    this.#count(FIRST_S)
    void import('../sound/rehearse.ts').then(
      ({ rehearse }) => (this.#silence = this.leftS === null ? this.#silence : rehearse()),
      // Not there: it is seen, and not heard.
      () => undefined,
    )
  }

  #count(leftS: number): void {
    this.leftS = leftS
    if (MARKS.includes(leftS) && this.#settings.is.flash) this.#flash++
    this.#stopCounting = pageClock.after(1000, () => (leftS === 0 ? this.#end() : this.#count(leftS - 1)))
  }

  #end(): void {
    this.#stopCounting()
    this.#silence()
    this.leftS = null
  }
}

const PLAY = svg`<svg viewBox="0 0 20 20" width="0.8em" height="0.8em" aria-hidden="true"><path d="M3 1.5 18 10 3 18.5z" fill="currentColor" /></svg>`
