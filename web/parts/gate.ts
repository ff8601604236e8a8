import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import '../touch/key.ts'
import { run } from '../words/run.ts'
import { AskEvent } from '../live/ask-event.ts'

/** GO, at the foot of the peak: where the sprint is, there is the way into it. */
@customElement('cr-gate')
export class Gate extends LitElement {
  /** `open`: GO counts; `armed`: it was pressed early and can be taken back. */
  @property() gate: 'open' | 'armed' = 'open'
  /** The line is passed: GO leads into what is left. */
  @property({ type: Boolean }) late = false

  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        left: 76.8vw;
        width: 16vw;
        top: 60dvh;
        height: 21.5dvh;
        z-index: 20;
        --key-ground: var(--hot);
        --key-text: var(--on-hot);
        --key-pad: 0;
      }
      :host([gate='armed']) {
        --key-ground: transparent;
        --key-text: var(--hot);
        --key-border: 0.6dvh solid var(--hot);
      }
      cr-key {
        height: 100%;
      }
      .word {
        display: block;
        font-size: min(10dvh, 6vw);
        font-weight: 850;
        line-height: 1;
      }
      .armed {
        font-size: min(5dvh, 3vw);
      }
      .hint {
        display: block;
        margin-top: 0.4em;
        font-size: min(2.6dvh, 1.6vw);
        font-weight: 600;
      }
      @media (orientation: portrait) {
        :host {
          left: 72.7vw;
          width: 20vw;
          top: 53dvh;
          height: 16dvh;
          --key-radius: 2vw;
        }
        .word {
          font-size: 8.4vw;
        }
        .armed {
          font-size: 4.2vw;
        }
        .hint {
          font-size: max(12px, 2.6vw);
        }
      }
    `,
  ]

  override render() {
    const armed = this.gate === 'armed'
    const hint = armed ? run.armedHint : this.late ? run.goLate : run.goHint
    return html`<cr-key
      effect=${armed ? 'slows' : 'speeds'}
      label="${armed ? run.armed : run.go}, ${hint}"
      @press=${() => this.dispatchEvent(new AskEvent({ ask: armed ? 'not-yet' : 'go' }))}
    >
      <span class="word ${armed ? 'armed' : ''}">${armed ? run.armed : run.go}</span>
      <span class="hint">${hint}</span>
    </cr-key>`
  }
}
