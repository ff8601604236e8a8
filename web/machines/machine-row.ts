import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { FoundMachine } from '../../protocol/panel/machines.ts'
import { base } from '../look/base.ts'
import '../touch/key.ts'
import { meet, meetLink } from './meet.ts'
import { rowWordsOf, signalOf } from './machine-words.ts'
import './signal-bars.ts'

/** One treadmill of the list, and the key that chooses it. Fires `use`. */
@customElement('cr-machine-row')
export class MachineRow extends LitElement {
  @property({ attribute: false }) machine!: FoundMachine
  @property({ attribute: false }) all: readonly FoundMachine[] = []
  /** The one that is most likely meant. */
  @property({ type: Boolean }) likely = false

  static override styles = [
    base,
    meetLink,
    css`
      :host {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 0 1.3em;
        align-items: center;
        min-height: 5.8em;
        padding: 0.5em 0;
        border-top: 1px solid var(--line);
      }
      cr-signal-bars {
        width: 2.55em;
      }
      h2 {
        display: flex;
        flex-wrap: wrap;
        gap: 0.2em 0.5em;
        align-items: center;
        font-size: 1.42em;
        font-weight: 700;
        line-height: 1.2;
        letter-spacing: -0.02em;
        overflow-wrap: anywhere;
      }
      .taken h2 {
        color: var(--quiet);
      }
      i {
        padding: 0.15em 0.6em;
        border: 2px solid var(--line);
        border-radius: 0.5em;
        font-size: 0.56em;
        font-style: normal;
        font-weight: 650;
        letter-spacing: 0;
      }
      .known i {
        border-color: var(--hot);
        background: var(--hot);
        color: var(--on-hot);
      }
      .simulated i {
        border-style: dashed;
        border-color: var(--quiet);
      }
      p {
        color: var(--quiet);
        line-height: 1.35;
        text-wrap: pretty;
      }
      cr-key {
        width: 9.8em;
        height: max(48px, 3.33em);
        font-size: 1em;
        font-weight: 700;
        --key-radius: 0.8em;
        --key-ground: transparent;
        --key-border: 2px solid var(--line);
      }
      .likely {
        --key-ground: var(--hot);
        --key-text: var(--on-hot);
        --key-border: 0 solid transparent;
      }
      @media (max-width: 640px) {
        :host {
          gap: 0.5em 0.9em;
        }
        cr-key {
          grid-column: 1 / -1;
          width: 100%;
        }
      }
    `,
  ]

  override render() {
    const { simulated, available, known, connected } = this.machine
    const { name, tag, says, key } = rowWordsOf(this.machine, this.all)
    const kind = simulated ? 'simulated' : available ? 'heard' : 'taken'
    return html`<cr-signal-bars kind=${kind} steps=${signalOf(this.machine).steps}></cr-signal-bars>
      <div class="${kind} ${known ? 'known' : ''}">
        <h2>${name}${tag === null ? nothing : html` <i>${tag}</i>`}</h2>
        <p>${says} ${connected ? html`· ${meet(this, this.machine)}` : nothing}</p>
      </div>
      ${
        key === null
          ? nothing
          : html`<cr-key class=${this.likely ? 'likely' : ''} label="${key}: ${name}" @press=${() => this.#use()}
              >${key}</cr-key
            >`
      }`
  }

  #use(): void {
    this.dispatchEvent(new Event('use'))
  }
}
