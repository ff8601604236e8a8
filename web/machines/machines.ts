import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { leavesByEscape } from '../live/leaves-by-escape.ts'
import type { Machines } from '../../protocol/panel/machines.ts'
import { words } from '../language.ts'
import { pageClock } from '../live/clock.ts'
import { chooseMachine, lookForMachines } from '../live/machine-asks.ts'
import { MachinesNow } from '../live/machines.ts'
import { base } from '../look/base.ts'
import { screen } from '../look/screen.ts'
import './machine-row.ts'
import { likelyOf, realOf } from './machine-words.ts'
import './machines-head.ts'
import './no-machines.ts'

/** The daemon looks for 20 s at a time: asked again, it goes on for as long as this is on the screen, ms. */
const LOOK_ON_MS = 10_000

/** Which treadmill it is to be: those in the air, the simulated one, and what to do where none is. Fires `back`. */
@customElement('cr-machines')
export class MachinesScreen extends LitElement {
  /** Why the last one was not taken, or nobody may look. */
  @state() private refused: string | null = null

  readonly #machines = new MachinesNow(this)
  #stopLooking: () => void = () => {}

  constructor() {
    super()
    leavesByEscape(this, () => this.#back())
  }

  static override styles = [
    base,
    screen,
    css`
      :host {
        overflow-y: auto;
        --u: min(calc(100vw / 1280), calc(100dvh / 800));
        font-size: max(16px, calc(18 * var(--u)));
        padding: calc(1.5em + var(--bar, 0dvh)) 3.7vw 1.5em;
      }
      .not-listed {
        padding-top: 1em;
        border-top: 1px solid var(--line);
        line-height: 1.45;
        color: var(--quiet);
        text-wrap: pretty;
      }
      .not-listed > * {
        color: var(--text);
      }
      a {
        display: block;
        padding: 0.8em 0;
      }
      @media (max-width: 999px), (orientation: portrait) {
        :host {
          font-size: clamp(16px, 2.3vw, 24px);
          padding: calc(0.75em + var(--bar, 0dvh)) 4vw 1.5em;
        }
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#look(false)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stopLooking()
  }

  override render() {
    const machines = this.#machines.is
    if (machines === null) return nothing
    return html`<cr-machines-head
        .machines=${machines}
        .refused=${this.refused}
        @back=${() => this.#back()}
        @look=${() => void this.#look(true)}
      ></cr-machines-head>
      <div>${realOf(machines).length === 0 ? this.#none(machines) : this.#list(machines)}</div>`
  }

  #list({ machines }: Machines) {
    const { notListed, notListedSays, report } = words.machines
    const likely = likelyOf(machines)
    return html`${machines.map(
        (machine) =>
          html`<cr-machine-row
            .machine=${machine}
            .all=${machines}
            ?likely=${machine === likely}
            @use=${() => void this.#use(machine.address)}
          ></cr-machine-row>`,
      )}
      <p class="not-listed"><b>${notListed}</b> ${notListedSays} <a href="/api/report" download>${report}</a></p>`
  }

  #none(machines: Machines) {
    const simulated = machines.machines.find((machine) => machine.simulated)
    return html`<cr-no-machines
      .machines=${machines}
      @look=${() => void this.#look(true)}
      @simulated=${() => void this.#use(simulated?.address ?? '')}
    ></cr-no-machines>`
  }

  async #look(afresh: boolean): Promise<void> {
    this.#stopLooking()
    this.#stopLooking = pageClock.after(LOOK_ON_MS, () => void this.#look(false))
    this.refused = await lookForMachines(afresh)
  }

  async #use(address: string): Promise<void> {
    this.refused = await chooseMachine(address)
    if (this.refused === null) this.#back()
  }

  #back(): void {
    this.dispatchEvent(new Event('back'))
  }
}
