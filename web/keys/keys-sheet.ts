import { LitElement, css, html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { isKeyFor, keyNamed } from '../touch/key-meaning.ts'
import './key-row.ts'
import { groupsOf } from './sheet-rows.ts'

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
      .slows,
      .speeds {
        --face-width: 11.6em;
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
      .groups {
        display: grid;
        grid-template-columns: 1.15fr 1.15fr 0.9fr;
        gap: 1.2em 2.5vw;
        padding-top: 1em;
      }
      h2 {
        padding-bottom: 0.6em;
        font-size: 1.3em;
        font-weight: 700;
      }
      /* Nobody runs: there is all of the screen for them. */
      @media (min-width: 1000px) and (orientation: landscape) {
        :host([room='']) .groups {
          grid-template: auto auto 1fr / 1.3fr 1fr;
        }
        :host([room='']) :is(.slows, .speeds) {
          --face-width: 13.4em;
        }
        :host([room='']) .plain {
          grid-area: 1 / 2 / 3;
        }
      }
      .note {
        grid-column: 1 / -1;
        max-width: 62em;
        line-height: 1.45;
        color: var(--quiet);
        text-wrap: pretty;
      }
      @media (max-width: 999px), (orientation: portrait) {
        .groups {
          grid-template-columns: 1fr;
        }
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
    const { title, close, names, note } = words.keys
    const kinds = ['slows', 'speeds', 'plain']
    return html`<section role="dialog" aria-label=${title}>
      <header>
        <h1>${title}</h1>
        <button type="button" @click=${() => this.#close()}>${close} · ${names.escape}</button>
      </header>
      <div class="groups">
        ${groupsOf().map(
          (group, index) =>
            html`<section class=${kinds[index] ?? ''}>
              <h2>${group.title}</h2>
              ${group.rows.map((row) => html`<cr-key-row kind=${kinds[index] ?? ''} .row=${row} .lit=${this.lit}></cr-key-row>`)}
            </section>`,
        )}
        <p class="note">${note}</p>
      </div>
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
