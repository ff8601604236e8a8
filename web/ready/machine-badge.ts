import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { MachineView } from '../../protocol/panel/snapshot.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'

/** Which treadmill it is, and whether it is there. */
@customElement('cr-machine-badge')
export class MachineBadge extends LitElement {
  @property({ attribute: false }) machine: MachineView | null = null

  static override styles = [
    base,
    css`
      p {
        display: grid;
        align-content: center;
        min-height: 44px;
        padding: 0.5em 0.9em;
        border-radius: 99px;
        background: var(--step);
        font-weight: 600;
        font-size: 0.9em;
      }
      .down {
        background: var(--warning);
        color: var(--on-filled);
      }
    `,
  ]

  override render() {
    const { machine } = this
    if (machine === null) return html`<p>${words.ready.noMachine}</p>`
    const note = noteOn(machine)
    return html`<p class=${machine.link}>${machine.name}${note === null ? nothing : html` · ${note}`}</p>`
  }
}

function noteOn({ link, name, simulated }: MachineView): string | null {
  if (link === 'down') return words.ready.lost
  return simulated && !/simulat/i.test(name) ? words.ready.simulated : null
}
