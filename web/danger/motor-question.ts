import { LitElement, css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { words } from '../language.ts'
import { AskEvent } from '../live/ask-event.ts'
import { base } from '../look/base.ts'
import '../touch/key.ts'

/** Over the red screen: a belt that no Stop brings down may have no motor, which only who looks at it knows. */
@customElement('cr-motor-question')
export class MotorQuestion extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        z-index: 49;
        left: 56vw;
        width: 41vw;
        bottom: 2dvh;
        height: 13dvh;
        display: grid;
        grid-template: auto 1fr / 1fr 1fr;
        gap: 1dvh 1.4vw;
        color: var(--on-stop);
      }
      p {
        grid-column: 1 / -1;
        font-size: min(3.6dvh, 2.2vw);
        font-weight: 700;
        line-height: 1.1;
      }
      cr-key {
        height: auto;
        font-size: min(3.4dvh, 2vw);
        font-weight: 700;
        --key-ground: transparent;
        --key-text: var(--on-stop);
        --key-border: 0.4dvh solid var(--on-stop);
        --key-pad: 0;
      }
      @media (orientation: portrait) {
        :host {
          left: 5vw;
          width: 54vw;
          bottom: 18dvh;
          height: 12dvh;
        }
        p,
        cr-key {
          font-size: max(13px, min(2.2dvh, 4.2vw));
        }
      }
    `,
  ]

  override render() {
    const { hasMotor, yes, no } = words.danger
    return html`<p>${hasMotor}</p>
      ${this.#answer(yes, true)} ${this.#answer(no, false)}`
  }

  #answer(says: string, yes: boolean) {
    return html`<cr-key
      label="${words.danger.hasMotor} ${says}"
      @press=${() => this.dispatchEvent(new AskEvent({ ask: 'has-motor', yes }))}
      >${says}</cr-key
    >`
  }
}
