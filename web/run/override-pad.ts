import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { AskEvent } from '../live/ask-event.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { pad } from '../look/pad.ts'
import '../touch/key.ts'
import { arrowSign } from '../parts/icons.ts'

/** Where the wide button leads. */
export interface Way {
  readonly ask: 'ease-off' | 'walk-now'
  readonly title: string
  readonly to: string
}

/** EASE OFF, −, +, beside STOP. They never change place between run and sprint, they only grow. */
@customElement('cr-override-pad')
export class OverridePad extends LitElement {
  @property({ attribute: false }) way: Way | null = null
  @property({ type: Boolean }) slower = false
  @property({ type: Boolean }) faster = false
  @property({ type: Boolean, reflect: true }) sprint = false
  /** What they change, where it is not the belt. */
  @property() of = ''
  /** `now`: nobody hears a key; `later`: what slows is kept until the treadmill is back, and nothing else is heard. */
  @property() deaf: 'not' | 'later' | 'now' = 'not'

  static override styles = [
    base,
    pad,
    css`
      :host([sprint]) {
        --key-ground: var(--on-hot);
        --key-text: var(--hot);
      }
      cr-key {
        font-size: 4.6dvh;
      }
      .way {
        left: 22vw;
        width: 40vw;
      }
      .way span {
        white-space: nowrap;
      }
      :host([sprint]) .way {
        font-size: min(6.4dvh, 3.7vw);
      }
      .slower {
        left: 64vw;
        width: 16vw;
      }
      .faster {
        left: 82vw;
        width: 16vw;
      }
      /* Filled is slower, outlined is faster: a glance tells them apart. In the sprint both only grow. */
      :host(:not([sprint])) .faster {
        --key-ground: var(--ground);
        --key-border: max(2px, 0.25dvh) solid var(--line);
      }
      .glyph {
        font-size: 9dvh;
        line-height: 0.8;
        font-weight: 600;
      }
      :host([sprint]) .glyph {
        font-size: 14dvh;
      }
      small {
        display: block;
        font-size: 0.6em;
      }
      @media (orientation: portrait) {
        cr-key {
          font-size: min(3.4dvh, 6.2vw);
        }
        .way {
          left: 3vw;
          width: 94vw;
          height: 11dvh;
          bottom: 17dvh;
        }
        :host([sprint]) .way {
          height: 19dvh;
          bottom: 29dvh;
          font-size: min(4dvh, 7.4vw);
        }
        .slower {
          left: 44vw;
          width: 25vw;
        }
        .faster {
          left: 72vw;
          width: 25vw;
        }
        .glyph {
          font-size: 7dvh;
        }
        :host([sprint]) .glyph {
          font-size: 10dvh;
        }
      }
    `,
  ]

  override render() {
    const { way } = this
    const dead = this.deaf === 'now'
    const later = this.deaf === 'later'
    return html`${
        way === null
          ? nothing
          : html`<cr-key class="way" effect="slows" ?dead=${dead} ?later=${later} @press=${() => this.#ask(way.ask)}
              ><span
                >${way.title} ${way.to === '' || this.deaf !== 'not' ? nothing : html`${arrowSign()} ${way.to}`}</span
              ></cr-key
            >`
      }
      <cr-key
        class="slower"
        effect="slows"
        repeats
        label=${[words.run.slower, this.of].filter(Boolean).join(', ')}
        ?dim=${!this.slower}
        ?dead=${dead}
        ?later=${later}
        @press=${() => this.#ask('slower')}
        ><span class="glyph">−</span>${this.#of()}</cr-key
      >
      <cr-key
        class="faster"
        effect="speeds"
        label=${[words.run.faster, this.of].filter(Boolean).join(', ')}
        ?dim=${!this.faster}
        ?dead=${this.deaf !== 'not'}
        @press=${() => this.#ask('faster')}
        ><span class="glyph">+</span>${this.#of()}</cr-key
      >`
  }

  #of() {
    return this.of === '' ? nothing : html`<small>${this.of}</small>`
  }

  #ask(ask: Way['ask'] | 'slower' | 'faster'): void {
    this.dispatchEvent(new AskEvent({ ask }))
  }
}
