import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { AskEvent } from '../live/ask-event.ts'
import { nextId } from '../live/requests.ts'
import { longestEms } from '../format.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { pad } from '../look/pad.ts'
import { vars } from '../look/vars.ts'
import '../touch/key.ts'

/** STOP: in the same corner of every screen while a belt may move, above whatever else is there. */
@customElement('cr-stop')
export class Stop extends LitElement {
  /** The belt is on its way to a stop. */
  @property({ type: Boolean }) stopping = false
  @property({ type: Boolean, reflect: true }) sprint = false
  /** What becomes of a press, where that is not plain. */
  @property() note = ''
  /** Over the red screen: the other way round. */
  @property({ type: Boolean, reflect: true }) danger = false
  /** By which the daemon knows a touch again that is held. */
  #touch = ''

  static override styles = [
    base,
    pad,
    css`
      .stop {
        left: 2vw;
        width: 18vw;
        font-size: min(6.4dvh, 4vw, calc(15.4vw / var(--ems)));
        font-weight: 800;
        letter-spacing: 0.04em;
        --key-ground: var(--stop);
        --key-text: var(--on-stop);
        --key-border: 0.5dvh solid var(--on-stop);
        --key-pad: 0;
      }
      :host([danger]) .stop {
        --key-ground: var(--on-stop);
        --key-text: var(--stop);
      }
      .stopping {
        font-size: min(3.6dvh, 2.3vw);
      }
      small {
        display: block;
        margin: 0.3em auto 0;
        max-width: 90%;
        text-wrap: balance;
        pointer-events: none;
        font-size: min(2.2dvh, 1.35vw);
        font-weight: 600;
        letter-spacing: 0;
      }
      :host([sprint]) .stop:not(.stopping) {
        font-size: min(8dvh, 4.8vw, calc(15.4vw / var(--ems)));
      }
      @media (orientation: portrait) {
        .stop {
          left: 3vw;
          width: 38vw;
          font-size: min(4dvh, 9vw, calc(33vw / var(--ems)));
        }
        .stopping {
          font-size: min(2.6dvh, 5.4vw);
        }
        small {
          max-width: 90%;
          font-size: max(12.5px, min(1.8dvh, 3.4vw));
        }
        :host([sprint]) .stop:not(.stopping) {
          font-size: min(4.6dvh, 10vw, calc(33vw / var(--ems)));
        }
      }
    `,
  ]

  override render() {
    const { stop, stopping, stopLabel } = words.panel
    const says = this.stopping ? stopping : stop
    const label = says === stop && this.note === '' ? stopLabel : `${says} ${this.note}. ${stopLabel}`
    return html`<cr-key
      class="stop ${this.stopping ? 'stopping' : ''}"
      ${vars({ '--ems': longestEms(says) })}
      effect="slows"
      label=${label}
      @press=${() => {
        this.#touch = nextId()
        this.dispatchEvent(new AskEvent({ ask: 'stop', touch: this.#touch }))
      }}
      @stay=${() => this.dispatchEvent(new AskEvent({ ask: 'stop', touch: this.#touch, held: true }))}
      >${says}${this.note === '' ? nothing : html` <small>${this.note}</small>`}</cr-key
    >`
  }
}

/** Of a press: where it lands a belt is stopped or slowed by it, or a person says that it stands. What slows is never swallowed. */
export const slows = (event: Event): boolean =>
  event.composedPath().some((on) => on instanceof Element && on.matches('cr-stop, cr-danger, .slower, .way'))
