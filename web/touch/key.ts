import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { words } from '../language.ts'
import { pageClock } from '../live/clock.ts'
import { base } from '../look/base.ts'
import { keycap } from '../look/keycap.ts'
import { contactOf, onContact, pageContacts } from './page-contacts.ts'
import { Press, type Effect } from './press.ts'

/** A pointer and the touch it is come together, ms. */
const SAME_TOUCH_MS = 5
/** For so long it is said that a touch was too short, ms. */
const TOLD_MS = 2000

/**
 * A button that keeps the rules of touch. Fires `press`, and `stay` of a finger that stays for 1 s on what slows; a keyboard
 * or a screen reader presses it by a click.
 */
@customElement('cr-key')
export class Key extends LitElement {
  @property() effect: Effect = 'plain'
  @property({ type: Boolean }) repeats = false
  /** Where what stands on it is no words. */
  @property() label = ''
  @property({ type: Boolean }) dim = false
  /** Nobody hears it: it cannot be pressed, and looks so. */
  @property({ type: Boolean, reflect: true }) dead = false
  /** What it asks for is not heard now, and may be later: it looks dead, and is kept. */
  @property({ type: Boolean, reflect: true }) later = false

  /** A touch was too short to be meant, a moment ago. */
  @state() private short = false

  readonly #press = new Press(
    pageClock,
    pageContacts,
    () => this.#tell('press'),
    'plain',
    false,
    (what) => (what === 'stay' ? this.#tell('stay') : this.#tooShort()),
  )
  #forget: () => void = () => {}
  #landedAtMs = -Infinity

  static override styles = [
    base,
    keycap,
    css`
      button {
        padding: var(--key-pad, 0.2em 0.6em);
        background: var(--key-ground, var(--key));
        color: var(--key-text, var(--text));
        border: var(--key-border, 0 solid transparent);
        font-weight: inherit;
        letter-spacing: inherit;
        transition: transform 80ms;
      }
      button:active {
        transform: scale(0.98);
      }
      :host([dim]) button {
        opacity: 0.45;
      }
      :host([dead]) button,
      :host([later]) button {
        background: transparent;
        color: var(--dead-text);
        border: 2px dashed var(--line);
        opacity: 1;
      }
      :host([later]) button {
        color: var(--quiet);
      }
      :host([dead]) {
        pointer-events: none !important;
      }
      [role] {
        font-size: 0.8em;
      }
      @media (prefers-reduced-motion: reduce) {
        button {
          transition: none;
        }
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    this.#forget = onContact(() => this.#press.look())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#forget()
    this.#press.cancel()
  }

  override willUpdate(): void {
    this.#press.mean(this.effect, this.repeats)
  }

  override render() {
    return html`<button
      type="button"
      aria-label=${this.label || nothing}
      aria-disabled=${this.dim || this.dead}
      ?disabled=${this.dead}
      @pointerdown=${(event: PointerEvent) => this.#down(event)}
      @touchstart=${(event: TouchEvent) => this.#touched(event)}
      @pointerup=${(event: PointerEvent) => this.#press.up(event.pointerId, isInside(event))}
      @pointercancel=${() => this.#press.cancel()}
      @lostpointercapture=${() => this.#press.cancel()}
      @click=${({ detail }: MouseEvent) => detail === 0 && this.#press.click()}
      @keydown=${(event: KeyboardEvent) => {
        // A held Enter clicks again and again.
        if (event.repeat && event.key === 'Enter') event.preventDefault()
      }}
    >
      ${this.short ? html`<span role="status">${words.panel.holdIt}</span>` : html`<slot></slot>`}
    </button>`
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0) return
    this.#landedAtMs = event.timeStamp
    const button = event.currentTarget as HTMLElement
    button.setPointerCapture(event.pointerId)
    this.#press.down(contactOf(event))
  }

  /** Once a browser has taken a touch away it tells nothing more of pointers, until no finger is left: a touch it still tells. */
  #touched({ timeStamp }: TouchEvent): void {
    if (timeStamp - this.#landedAtMs > SAME_TOUCH_MS) this.#press.touched()
  }

  #tooShort(): void {
    this.short = true
    pageClock.after(TOLD_MS, () => (this.short = false))
  }

  #tell(what: 'press' | 'stay'): void {
    this.dispatchEvent(new CustomEvent(what))
  }
}

function isInside({ clientX, clientY, currentTarget }: PointerEvent): boolean {
  const { left, right, top, bottom } = (currentTarget as HTMLElement).getBoundingClientRect()
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom
}
