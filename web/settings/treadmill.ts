import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Machines } from '../../protocol/panel/machines.ts'
import type { MachineView, Snapshot } from '../../protocol/panel/snapshot.ts'
import { words } from '../language.ts'
import { MachinesNow } from '../live/machines.ts'
import { base } from '../look/base.ts'
import './foot-pod.ts'
import { section } from './rows.ts'

/** The treadmill that is run on, and the way to another. Fires `machines`, and `meeting`. */
@customElement('cr-settings-treadmill')
export class SettingsTreadmill extends LitElement {
  @property({ attribute: false }) machine: MachineView | null = null
  /** What a foot pod found of its belt; null where none did. */
  @property({ attribute: false }) beside: Snapshot['measured']['footPodBeside'] | null = null

  readonly #machines = new MachinesNow(this)

  static override styles = [
    base,
    section,
    css`
      .pair {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5em;
        justify-content: flex-end;
      }
    `,
  ]

  override render() {
    const is = this.#machines.is
    const { treadmill, change } = words.settings
    const title = this.machine?.name ?? is?.wanted ?? words.ready.noMachine
    const says = is?.mayChoose === false ? words.says['gym-has-its-treadmill'] : treadmill.says
    return html`<h2>${treadmill.title}</h2>
      <cr-setting-row .title=${title} .says=${says}>
        ${
          is?.mayChoose === true
            ? html`<div class="pair">
                ${this.machine === null ? nothing : this.#key('meeting', isMet(is) ? words.machines.met : words.machines.meet)}
                ${this.#key('machines', change, `${change}: ${title}`)}
              </div>`
            : nothing
        }
      </cr-setting-row>
      <cr-settings-foot-pod .beside=${this.beside ?? null}></cr-settings-foot-pod>`
  }

  #key(opens: 'machines' | 'meeting', says: string, label = says) {
    const open = () => this.dispatchEvent(new Event(opens, { bubbles: true, composed: true }))
    return html`<button type="button" class="by-plan ${opens}" aria-label=${label} @click=${open}>${says}</button>`
  }
}

const isMet = ({ machines }: Machines): boolean => machines.some(({ connected, met }) => connected && met)
