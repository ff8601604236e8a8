import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Machines } from '../../protocol/panel/machines.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import '../touch/key.ts'
import { meet, meetLink } from './meet.ts'
import './signal-bars.ts'
import { whyNone } from './why-none.ts'

/** What to do where no treadmill is in the air, or this computer cannot look. Fires `look`, and `simulated`. */
@customElement('cr-no-machines')
export class NoMachines extends LitElement {
  @property({ attribute: false }) machines!: Machines

  static override styles = [
    base,
    meetLink,
    css`
      :host {
        display: grid;
        grid-template: 1fr auto / 32fr 57fr;
        gap: 2em 7vw;
        padding-top: 1.6em;
      }
      cr-signal-bars {
        align-self: end;
        max-height: 55dvh;
      }
      ol {
        margin: 0;
        padding: 0;
        border-top: 1px solid var(--line);
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 1.5em 1fr;
        gap: 0 1em;
        align-items: center;
        min-height: 5.3em;
        padding: 0.5em 0;
        border-bottom: 1px solid var(--line);
      }
      .number {
        grid-row: 1 / 3;
        font-size: 2.1em;
        font-weight: 700;
        color: var(--calm);
      }
      h2 {
        align-self: end;
        font-size: 1.28em;
        font-weight: 700;
      }
      p {
        line-height: 1.4;
        color: var(--quiet);
      }
      .why {
        font-size: 1.3em;
        color: var(--text);
      }
      code {
        display: block;
        margin-top: 0.8em;
        padding: 0.7em 0.9em;
        border-radius: 0.6em;
        background: var(--step);
        font-family: ui-monospace, monospace;
        overflow-wrap: anywhere;
        user-select: all;
      }
      .keys {
        grid-column: 1 / -1;
        display: grid;
        grid-template-columns: 25fr 57fr;
        gap: 1.3vw;
      }
      cr-key {
        min-height: max(64px, 4.6em);
        font-weight: 700;
        --key-radius: 0.8em;
      }
      .again {
        --key-ground: var(--hot);
        --key-text: var(--on-hot);
      }
      .simulated {
        --key-ground: transparent;
        --key-border: 2px dashed var(--quiet);
      }
      .simulated:first-child {
        grid-column: 1 / -1;
      }
      span {
        white-space: nowrap;
      }
      .meet {
        grid-column: -2;
      }
      .simulated:first-child + .meet {
        grid-column: 1 / -1;
      }
      small {
        font-size: max(13px, 0.85em);
        font-weight: 450;
        color: var(--quiet);
      }
      @media (max-width: 999px), (orientation: portrait) {
        :host,
        .keys {
          grid-template: none / 1fr;
        }
        cr-signal-bars {
          display: none;
        }
      }
    `,
  ]

  override render() {
    const { lookAgain, simulated, noBelt, simulatedSays, connected } = words.machines
    const { onlySimulated, machines } = this.machines
    const beside = machines.find((machine) => machine.simulated && machine.connected)
    return html`<cr-signal-bars kind=${this.machines.looking ? 'looking' : 'heard'}></cr-signal-bars>
      ${whyNone(this.machines)}
      <div class="keys">
        ${
          onlySimulated ? nothing : html`<cr-key class="again" @press=${() => this.#tell('look')}>${lookAgain}</cr-key>`
        }
        <cr-key class="simulated" @press=${() => this.#tell('simulated')}
          >${simulated}${beside ? ` · ${connected}` : nothing}<br /><small>${noBelt}. ${simulatedSays}</small></cr-key
        >
        ${beside ? meet(this, beside) : nothing}
      </div>`
  }

  #tell(what: 'look' | 'simulated'): void {
    this.dispatchEvent(new Event(what))
  }
}
