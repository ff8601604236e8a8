import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import '../parts/long-press-button.ts'
import '../touch/key.ts'
import { AskEvent } from '../live/ask-event.ts'

/** What a press on the gate is for. */
export interface GateOffer {
  readonly offers: 'go' | 'not-yet' | 'skip-sprint'
  /** What the press leads to, where that depends on the plan. */
  readonly hint?: string
  readonly late?: boolean
  readonly skipped?: boolean
  /** The belt is held, and rises from it: a long press. */
  readonly held?: boolean
}

/** GO, at the foot of the peak: where the sprint is, there is the way into it. */
@customElement('cr-gate')
export class Gate extends LitElement {
  /** `go`: it counts now; `not-yet`: it was pressed early and can be taken back; `skip-sprint`: the finish comes anyhow. */
  @property({ reflect: true }) offers: GateOffer['offers'] = 'go'
  /** It was skipped already: Go is there for a change of mind, and asks for no attention. */
  @property({ type: Boolean, reflect: true }) skipped = false
  /** The belt is held, and rises from it: a long press. */
  @property({ type: Boolean, reflect: true }) held = false
  /** What the press leads to, where that depends on the plan. */
  @property() hint = ''
  /** The line is passed: GO leads into what is left. */
  @property({ type: Boolean, reflect: true }) late = false

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
      :host([offers='not-yet']),
      :host([offers='skip-sprint']) {
        --key-ground: var(--ground);
        --key-text: var(--hot);
        --key-border: 0.6dvh solid var(--hot);
      }
      :host([offers='skip-sprint']) {
        --key-text: var(--text);
        --key-border: 0.3dvh solid var(--line);
      }
      :host([offers='skip-sprint']),
      :host([skipped]) {
        top: 67dvh;
        height: 14.5dvh;
      }
      cr-key,
      cr-long-press-button {
        height: 100%;
        --long-press-flow: column;
        --long-press-gap: 0;
        --long-press-pad: 0;
      }
      .word {
        display: block;
        font-size: min(10dvh, 6vw);
        font-weight: 800;
        line-height: 1;
      }
      .small {
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
        :host([offers='skip-sprint']),
        :host([skipped]) {
          top: 57dvh;
          height: 12dvh;
        }
        /* What is counted down to by then takes a line more. */
        :host([late]) {
          top: 56dvh;
          height: 13dvh;
        }
        .word {
          font-size: 8.4vw;
        }
        .small {
          font-size: 4.2vw;
        }
        .hint {
          font-size: max(12px, 2.6vw);
        }
        /* The speed on a line of its own, clear of the edges. */
        :host([held]) .hint {
          max-width: 16.5vw;
          margin-inline: auto;
        }
      }
    `,
  ]

  override render() {
    const { ask, word, hint, effect } = this.#offer()
    const small = ask !== 'go' || this.skipped || this.held
    // A space between blocks is not drawn, and then axe reads one word; within the first it is read and not seen.
    const says = html`<span class="word ${small ? 'small' : ''}">${word} </span><span class="hint">${hint}</span>`
    const rise = (): unknown => this.dispatchEvent(new AskEvent({ ask }))
    return ask === 'go' && this.held
      ? html`<cr-long-press-button label="${word}, ${hint}" @longpress=${rise}>${says}</cr-long-press-button>`
      : html`<cr-key effect=${effect} label="${word}, ${hint}" @press=${rise}>${says}</cr-key>`
  }

  #offer() {
    switch (this.offers) {
      case 'go':
        return {
          ask: 'go',
          word: words.run.go,
          hint: this.held ? this.hint : this.late ? words.run.goLate : words.run.goHint,
          effect: 'speeds',
        } as const
      case 'not-yet':
        return { ask: 'not-yet', word: words.run.armed, hint: words.run.armedHint, effect: 'slows' } as const
      case 'skip-sprint':
        return { ask: 'skip-sprint', word: words.run.skip, hint: this.hint, effect: 'slows' } as const
    }
  }
}
