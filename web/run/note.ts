import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import { Portrait } from '../look/portrait.ts'
import { askButton } from '../parts/ask-button.ts'
import type { Over } from '../parts/over.ts'

/**
 * Why the run is not on its plan, and the way back to it, in the quarter that a crescendo leaves empty. On a screen that is
 * taller than wide the whole of it is the key.
 */
@customElement('cr-note')
export class Note extends LitElement {
  @property({ attribute: false }) note!: Over

  /** In the sprint it stands beside the metres, and its key is as large as the others. */
  @property({ type: Boolean, reflect: true }) sprint = false

  readonly #portrait = new Portrait(this)

  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        left: 50.6vw;
        top: 12dvh;
        width: 23.8vw;
        max-height: 33dvh;
        --key-radius: 1.6dvmin;
        animation: show 200ms backwards;
      }
      .ground {
        display: flex;
        flex-direction: column;
        gap: 1.1dvh;
        padding: 2.2dvh 1.4vw 2dvh;
        border-radius: 2dvmin;
        background: var(--info);
        color: var(--text);
        line-height: 1.16;
      }
      .head {
        font-size: min(3.3dvh, 2dvw);
        font-weight: 720;
        text-wrap: balance;
      }
      .action {
        font-size: min(2.8dvh, 1.7vw);
      }
      cr-long-press-button,
      cr-key {
        margin-top: 0.5dvh;
        height: var(--high, 9.2dvh);
        --key-pad: 0.4vw;
        font-size: var(--type, min(3.2dvh, 1.8vw));
        font-weight: 700;
      }
      cr-long-press-button.warning,
      cr-key.warning {
        --key-ground: var(--warning);
        --key-text: var(--on-filled);
      }
      .ground.warning {
        background: var(--warning);
        color: var(--on-filled);
        --key-ground: var(--on-filled);
        --key-text: var(--warning);
      }
      :host([sprint]) {
        left: 74vw;
        top: 15.5dvh;
        width: 23.4vw;
        max-height: 40dvh;
        --high: 17dvh;
        --type: min(4dvh, 2.2vw);
      }
      @media (orientation: portrait) {
        :host {
          left: 4vw;
          top: 33.6dvh;
          width: 65vw;
          height: 9.6dvh;
        }
        :host([sprint]) {
          left: 3vw;
          top: 41.6dvh;
          width: 94vw;
          height: 9.4dvh;
        }
        cr-long-press-button,
        cr-key {
          margin: 0;
          height: 100%;
          --key-ground: var(--info);
          --key-text: var(--text);
          --key-pad: 3vw;
          --key-radius: 1.2dvh;
          --long-press-pad: 2.4vw;
          --long-press-gap: 2.4vw;
          font-size: clamp(13px, min(2.05dvh, 4vw), 26px);
          font-weight: 500;
          line-height: 1.15;
          text-align: left;
        }
        span {
          flex: 1;
          font-weight: 500;
          text-align: left;
        }
        b {
          display: block;
          font-weight: 720;
        }
      }
      /* There is no room for a ring: the ground fills instead. */
      @media (orientation: portrait) and (max-width: 340px) {
        cr-long-press-button {
          --long-press-ring: none;
          --key-flood: var(--glow-calm);
        }
      }
      @keyframes show {
        from {
          opacity: 0;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        :host {
          animation: none;
        }
      }
    `,
  ]

  override render() {
    const { words, wayOut } = this.note
    if (wayOut === null) return nothing
    const { level, text, action } = words
    if (this.#portrait.tall) return askButton({ ...wayOut, class: level, because: text })
    return html`<div class="ground ${level}" role="status">
      <p class="head">${text}</p>
      <p class="action">${action}</p>
      ${askButton(wayOut)}
    </div>`
  }
}
