import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Machines } from '../../protocol/panel/machines.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { backSign } from '../parts/icons.ts'
import '../touch/key.ts'
import { leadOf, realOf, startedForOf, titleOf } from './machine-words.ts'

/** What the list is of, how it goes, and why the last choice was not taken. Fires `back`, and `look`. */
@customElement('cr-machines-head')
export class MachinesHead extends LitElement {
  @property({ attribute: false }) machines!: Machines
  @property({ attribute: false }) refused: string | null = null

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: auto 1fr auto;
        gap: 0.5em 1.2em;
        align-items: center;
        padding-bottom: 1.1em;
      }
      cr-key {
        height: max(48px, 3.1em);
        font-weight: 650;
        --key-radius: 0.8em;
      }
      .main {
        width: max(48px, 3.1em);
        --key-pad: 0;
      }
      .main .sign {
        font-size: 1.4em;
      }
      .again {
        --key-pad: 0.2em 1.2em;
      }
      h1 {
        font-size: 2.45em;
        line-height: 1.05;
        font-weight: 700;
        letter-spacing: -0.035em;
        text-wrap: balance;
      }
      p {
        grid-column: 1 / -1;
        line-height: 1.3;
        color: var(--quiet);
        text-wrap: pretty;
      }
      [role='status'] {
        min-height: 1.3em;
      }
      /* Somebody looks. */
      i {
        float: left;
        width: 1.3em;
        height: 1.3em;
        margin-right: 0.7em;
        border: 3px solid var(--line);
        border-top-color: var(--hot);
        border-radius: 50%;
      }
      @keyframes turn {
        to {
          transform: rotate(1turn);
        }
      }
      @media (prefers-reduced-motion: no-preference) {
        i {
          animation: turn 2s linear infinite;
        }
      }
      .refused {
        font-weight: 650;
        color: var(--warning);
      }
      @media (max-width: 999px), (orientation: portrait) {
        :host {
          gap: 0.5em 0.8em;
        }
        h1 {
          font-size: min(2em, 7.6vw);
        }
        .again {
          --key-pad: 0.2em 0.7em;
        }
      }
    `,
  ]

  override render() {
    const { machines, refused } = this
    const { lookAgain } = words.machines
    const startedFor = startedForOf(machines)
    return html`<cr-key class="main" label=${words.settings.back} @press=${() => this.#tell('back')}
        >${backSign()}</cr-key
      >
      <h1>${titleOf(machines)}</h1>
      ${
        realOf(machines).length === 0
          ? nothing
          : html`<cr-key class="again" label=${lookAgain} @press=${() => this.#tell('look')}>${lookAgain}</cr-key>`
      }
      <p role="status">${machines.looking ? html`<i></i>` : nothing}${leadOf(machines)}</p>
      ${refused === null ? nothing : html`<p class="refused" role="alert">${refused}</p>`}
      ${startedFor === null ? nothing : html`<p>${startedFor}</p>`}`
  }

  #tell(what: 'back' | 'look'): void {
    this.dispatchEvent(new Event(what))
  }
}
