import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import './key-row.ts'
import { groupsOf } from './sheet-rows.ts'
import { keyWords } from './words.ts'

const KINDS = ['slows', 'speeds', 'plain'] as const

/** What is on the sheet of keys: what slows, what gets faster, and what is of the screen alone; then what any clicker may do. */
@customElement('cr-key-groups')
export class KeyGroups extends LitElement {
  /** Of the sheet: what the controls of a moving belt leave of the screen; '' is all of it. */
  @property({ reflect: true }) room: '' | 'pad' | 'sprint' = ''
  /** The key that was pressed last. */
  @property({ attribute: false }) lit = ''

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: 1.15fr 1.15fr 0.9fr;
        gap: 1.2em 2.5vw;
        padding-top: 1em;
      }
      .slows,
      .speeds {
        --face-width: 11.6em;
      }
      h2 {
        padding-bottom: 0.6em;
        font-size: 1.3em;
        font-weight: 700;
      }
      .note {
        grid-column: 1 / -1;
        max-width: 62em;
        line-height: 1.45;
        color: var(--quiet);
        text-wrap: pretty;
      }
      @media (min-width: 1000px) and (orientation: landscape) {
        :host([room='']) {
          grid-template: auto auto 1fr / 1.3fr 1fr;
        }
        :host([room='']) :is(.slows, .speeds) {
          --face-width: 13.4em;
        }
        :host([room='']) .plain {
          grid-area: 1 / 2 / 3;
        }
      }
      @media (max-width: 999px), (orientation: portrait) {
        :host {
          grid-template-columns: 1fr;
        }
      }
    `,
  ]

  override render() {
    return html`${groupsOf().map((group, index) => {
        const kind = KINDS[index] ?? ''
        return html`<section class=${kind}>
          <h2>${group.title}</h2>
          ${group.rows.map((row) => html`<cr-key-row kind=${kind} .row=${row} .lit=${this.lit}></cr-key-row>`)}
        </section>`
      })}
      <p class="note">${keyWords().note}</p>`
  }
}
