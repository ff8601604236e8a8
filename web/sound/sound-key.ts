import { LitElement, css, html, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { ScreenSettingsNow, changeScreen } from '../look/screen-settings.ts'
import type { TopWords } from '../parts/top-words.ts'
import '../touch/key.ts'
import { AudioNow } from './audio-out.ts'

/** Silences tones and voice at one press, and lets them be heard again. Says where the page waits for a touch until it may sound. */
@customElement('cr-sound-key')
export class SoundKey extends LitElement {
  @property({ type: Boolean, reflect: true }) sprint = false
  /** How pressing the words at the top are, which it lies on. */
  @property({ reflect: true }) over: TopWords['level'] | null = null

  readonly #settings = new ScreenSettingsNow(this)
  readonly #audio = new AudioNow(this)
  /** The touch that opens the sound is not meant to silence it; it is open when the finger leaves. */
  #opens = false

  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        right: calc(2.6vw + max(48px, 8dvh));
        top: 2.2dvh;
        z-index: 40;
        --key-pad: 0;
        /* The last seconds grow hot behind it. */
        --key-ground: var(--ground);
      }
      :host([sprint]) {
        --key-text: var(--on-hot);
        --key-ground: transparent;
        --under: none;
      }
      :host([sprint]:not([over])) {
        top: 3.4dvh;
      }
      cr-key {
        width: max(48px, 6dvh);
        height: max(44px, 6dvh);
        font-size: max(24px, 4dvh);
      }
      svg {
        display: block;
        margin: auto;
      }
      p {
        position: absolute;
        /* Over the peak, whose steps reach up to it: beside the key stands what was run so far. */
        right: 0;
        top: calc(100% + 1dvh);
        padding: 0 0.4em;
        border-radius: 0.4em;
        background: var(--under, var(--ground));
        font-size: max(17px, 2.8dvh);
        font-weight: 600;
        line-height: 1;
        white-space: nowrap;
        color: var(--text);
        pointer-events: none;
      }
      :host([sprint]) p {
        color: var(--on-hot);
      }
      /* Over the words at the top. */
      :host([over]) {
        --key-text: var(--text);
        --key-ground: transparent;
      }
      :host([over='warning']) {
        --key-text: var(--on-filled);
      }
      @media (orientation: portrait) {
        :host([sprint]:not([over])) {
          top: 1.2dvh;
        }
        /* Where the crescendo leaves room: the words at the top have keys of their own. */
        :host(:not([sprint])),
        :host([over]) {
          left: 2.4vw;
          right: auto;
          top: 43.6dvh;
          --key-text: var(--text);
          --key-ground: var(--ground);
        }
        :host([sprint][over]) {
          top: 8.2dvh;
          --wide: none;
          --key-text: var(--on-hot);
          --key-ground: transparent;
        }
        :host(:not([sprint])) p,
        :host([over]) p {
          top: 50%;
          transform: translateY(-50%);
          left: calc(100% + 0.5em);
          right: auto;
          max-width: var(--wide, 28vw);
          width: max-content;
          white-space: normal;
          font-size: max(15px, 2.4dvh);
          line-height: 1.15;
        }
      }
    `,
  ]

  override render() {
    const out = this.#audio.is
    const { muted, sound, voice } = this.#settings.is
    if (out === null || (!sound && !voice)) return nothing
    const waits = out.locked && !muted
    const press = (): void => {
      if (!this.#opens && !waits) changeScreen({ muted: !muted })
      this.#opens = false
    }
    return html`<cr-key
        label=${muted ? words.panel.unmute : words.panel.mute}
        @pointerdown=${() => (this.#opens = out.locked && !muted)}
        @press=${press}
        >${muted ? MUTED : SOUNDS}</cr-key
      >
      ${waits ? html`<p>${words.panel.touchForSound}</p>` : nothing}`
  }
}

const sign = (waves: unknown) =>
  svg`<svg viewBox="0 0 24 24" width="1em" height="1em" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z" fill="currentColor" />${waves}</svg>`

const SOUNDS = sign(svg`<path d="M15.5 9a4.2 4.2 0 0 1 0 6M18.3 6.2a8.2 8.2 0 0 1 0 11.6" />`)
const MUTED = sign(svg`<path d="m16 9.5 5 5m0-5-5 5" />`)
