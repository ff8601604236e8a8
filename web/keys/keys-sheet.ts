import { LitElement, css, html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import { isKeyFor, keyNamed } from '../touch/key-meaning.ts'
import './key-groups.ts'
import { keyWords } from './words.ts'

/** Every key and what it does, by the table that the keyboard goes by; a key that is pressed lights up. Fires `keys` to be put away. */
@customElement('cr-keys-sheet')
export class KeysSheet extends LitElement {
  /** What the controls of a moving belt need under it. */
  @property({ reflect: true }) room: '' | 'pad' | 'sprint' = ''
  /** The one that was pressed last. */
  @state() private lit = ''

  #before: Element | null = null

  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        inset: var(--bar, 0dvh) 0 0;
        z-index: 42;
        overflow-y: auto;
        padding: 1.4em 3vw;
        background: var(--ground);
        --u: min(calc(100vw / 1280), calc(100dvh / 800));
        font-size: clamp(15px, calc(16 * var(--u)), 40px);
      }
      :host([room='pad']) {
        bottom: 17dvh;
      }
      :host([room='sprint']) {
        bottom: 33dvh;
      }
      header {
        display: flex;
        justify-content: space-between;
        align-items: center;
      }
      h1 {
        font-size: 2.6em;
        font-weight: 700;
        letter-spacing: -0.035em;
      }
      button {
        min-height: 48px;
        padding: 0.6em 1.2em;
        border-radius: 0.8em;
        background: var(--key);
        font-weight: 650;
      }
      @media (max-width: 999px), (orientation: portrait) {
        :host([room='pad']) {
          bottom: 29dvh;
        }
        :host([room='sprint']) {
          bottom: 54dvh;
        }
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    this.#before = focusedNow()
    window.addEventListener('keydown', this.#down, { capture: true })
  }

  /** The focus goes back to where it was. */
  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('keydown', this.#down, { capture: true })
    const before = this.#before
    if (before instanceof HTMLElement) requestAnimationFrame(() => before.focus({ preventScroll: true }))
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('button')?.focus()
  }

  /** Pressing a key shows it, and does what it does; only the one that closes is the sheet's own. */
  readonly #down = (event: KeyboardEvent): void => {
    this.lit = keyNamed(event.key)
    if (!isKeyFor('close', event.key)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    this.#close()
  }

  override render() {
    const { title, close, names } = keyWords()
    return html`<section role="dialog" aria-label=${title}>
      <header>
        <h1>${title}</h1>
        <button type="button" @click=${() => this.#close()}>${close} · ${names.escape}</button>
      </header>
      <cr-key-groups room=${this.room} .lit=${this.lit}></cr-key-groups>
    </section>`
  }

  #close(): void {
    this.dispatchEvent(new Event('keys', { bubbles: true, composed: true }))
  }
}

function focusedNow(): Element | null {
  const within = (root: DocumentOrShadowRoot): Element | null => {
    const { activeElement } = root
    return (activeElement?.shadowRoot ? within(activeElement.shadowRoot) : null) ?? activeElement
  }
  return within(document)
}
