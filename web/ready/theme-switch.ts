import { LitElement, css, html } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { chooseTheme, themeNow } from '../look/theme.ts'

/** Dark or light, for everything this browser shows of Crescendo. */
@customElement('cr-theme-switch')
export class ThemeSwitch extends LitElement {
  @state() private light = themeNow() === 'light'

  static override styles = [
    base,
    css`
      button {
        display: flex;
        align-items: center;
        gap: 0.5em;
        min-height: 44px;
        padding: 0.3em 0.9em;
        border-radius: 99px;
        background: var(--step);
        font-weight: 600;
        font-size: 0.9em;
      }
      @media (max-width: 480px) {
        button {
          padding: 0 14px;
        }
        span {
          display: none;
        }
      }
      i {
        width: 0.9em;
        height: 0.9em;
        border: 0.14em solid currentColor;
        border-radius: 50%;
        background: linear-gradient(90deg, currentColor 50%, transparent 50%);
      }
    `,
  ]

  override render() {
    return html`<button
      type="button"
      role="switch"
      aria-label=${words.ready.light}
      aria-checked=${this.light}
      @click=${() => this.#turn()}
    >
      <i></i><span>${words.ready.light}</span>
    </button>`
  }

  #turn(): void {
    this.light = !this.light
    chooseTheme(this.light ? 'light' : 'dark')
  }
}
