import { LitElement, css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { ThemeNow, toggleTheme } from '../look/theme.ts'

/** Dark or light, for everything this browser shows of Crescendo. Until it is pressed the system's own choice is followed. */
@customElement('cr-theme-switch')
export class ThemeSwitch extends LitElement {
  readonly #now = new ThemeNow(this)

  static override styles = [
    base,
    css`
      button {
        display: grid;
        place-content: center;
        width: max(44px, 5dvh);
        height: max(44px, 5dvh);
        border-radius: 50%;
        background: none;
        font-size: max(20px, 2.6dvh);
      }
      i {
        width: 0.9em;
        height: 0.9em;
        border: 0.12em solid currentColor;
        border-radius: 50%;
        background: linear-gradient(90deg, currentColor 50%, transparent 50%);
      }
    `,
  ]

  override render() {
    const light = this.#now.theme === 'light'
    return html`<button
      type="button"
      role="switch"
      aria-label=${words.ready.light}
      aria-checked=${light}
      @click=${() => toggleTheme()}
    >
      <i></i>
    </button>`
  }
}
