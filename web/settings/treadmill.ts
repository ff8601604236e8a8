import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { MachineView } from '../../protocol/panel/snapshot.ts'
import { words } from '../language.ts'
import { MachinesNow } from '../live/machines.ts'
import { base } from '../look/base.ts'
import { section } from './rows.ts'

/** The treadmill that is run on, and the way to another. Fires `machines`. */
@customElement('cr-settings-treadmill')
export class SettingsTreadmill extends LitElement {
  @property({ attribute: false }) machine: MachineView | null = null

  readonly #machines = new MachinesNow(this)

  static override styles = [base, section]

  override render() {
    const is = this.#machines.is
    const { treadmill, change } = words.settings
    const title = this.machine?.name ?? is?.wanted ?? words.ready.noMachine
    const says = is?.mayChoose === false ? words.says['gym-has-its-treadmill'] : treadmill.says
    return html`<h2>${treadmill.title}</h2>
      <cr-setting-row .title=${title} .says=${says}>
        ${
          is?.mayChoose === true
            ? html`<button
                type="button"
                class="by-plan"
                aria-label="${change}: ${title}"
                @click=${() => this.dispatchEvent(new Event('machines', { bubbles: true, composed: true }))}
              >
                ${change}
              </button>`
            : nothing
        }
      </cr-setting-row>`
  }
}
