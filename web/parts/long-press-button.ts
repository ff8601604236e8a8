import { LitElement, css, html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { pageClock } from '../live/clock.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { keycap } from '../look/keycap.ts'
import { LongPress } from '../touch/long-press.ts'
import { onContact, pageContacts } from '../touch/page-contacts.ts'
import './press-ring.ts'

/** For so long it is said that a tap is not enough, ms. */
const TOLD_MS = 2000

/** A button pressed for 1.5 s while a ring closes; leaving it takes the press back. Fires `longpress`, and `pressing` with whether one goes on. */
@customElement('cr-long-press-button')
export class LongPressButton extends LitElement {
  @property() label = ''
  @state() private pressing = false
  /** It was let go too soon, a moment ago. */
  @state() private tapped = false

  readonly #longPress = new LongPress(
    pageClock,
    pageContacts,
    () => this.dispatchEvent(new CustomEvent('longpress')),
    (pressing) => {
      this.pressing = pressing
      if (pressing) this.tapped = false
      this.dispatchEvent(new CustomEvent('pressing', { detail: pressing }))
    },
  )
  #forget: () => void = () => {}

  static override styles = [
    base,
    keycap,
    css`
      button {
        position: relative;
        isolation: isolate;
        overflow: hidden;
        display: flex;
        align-items: center;
        justify-content: center;
        flex-direction: var(--long-press-flow, row);
        gap: var(--long-press-gap, 0.5em);
        padding: 0.2em var(--long-press-pad, 0.8em);
        background: var(--key-ground, var(--text));
        color: var(--key-text, var(--ground));
        font-weight: 700;
      }
      /* Along with the ring, where it has a colour: below the words. */
      button::before {
        content: '';
        position: absolute;
        z-index: -1;
        inset: 0;
        background: var(--key-flood, none);
        transform: scaleX(0);
        transform-origin: 0 0;
      }
      .pressing::before {
        transform: none;
        transition: transform 1500ms linear;
      }
      cr-press-ring {
        display: var(--long-press-ring, block);
        flex: none;
        width: 1.5em;
        height: 1.5em;
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    this.#forget = onContact(() => pageContacts.count > 1 && this.release())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#forget()
    this.#longPress.cancel()
  }

  /** For the keyboard and the clicker, which press it from afar. */
  press(): void {
    this.#longPress.begin()
  }

  release(): void {
    const wasTooShort = this.#longPress.pressing
    this.#longPress.cancel()
    if (!wasTooShort) return
    this.tapped = true
    pageClock.after(TOLD_MS, () => (this.tapped = false))
  }

  override render() {
    return html`<button
      type="button"
      class=${this.pressing ? 'pressing' : ''}
      aria-label="${this.label}, ${words.panel.pressAndHold}"
      @pointerdown=${(event: PointerEvent) => this.#down(event)}
      @pointerup=${() => this.release()}
      @pointerleave=${() => this.release()}
      @pointercancel=${() => this.release()}
      @contextmenu=${(event: Event) => event.preventDefault()}
      @keydown=${(event: KeyboardEvent) => this.#key(event)}
      @keyup=${() => this.release()}
      @blur=${() => this.release()}
    >
      <cr-press-ring ?pressing=${this.pressing}></cr-press-ring>
      ${this.tapped ? html`<span role="status">${words.panel.holdIt}</span>` : html`<slot></slot>`}
    </button>`
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0) return
    // A touch is captured by what it lands on; released, it can leave the button.
    const button = event.currentTarget as HTMLElement
    if (button.hasPointerCapture(event.pointerId)) button.releasePointerCapture(event.pointerId)
    this.press()
  }

  #key(event: KeyboardEvent): void {
    if (event.repeat || (event.key !== 'Enter' && event.key !== ' ')) return
    this.press()
  }
}
