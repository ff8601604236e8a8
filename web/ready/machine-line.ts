import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { MachineView } from '../../protocol/panel/snapshot.ts'
import type { Machines } from '../../protocol/panel/machines.ts'
import { words } from '../language.ts'
import { MachinesNow } from '../live/machines.ts'
import { base } from '../look/base.ts'
import { moreSign } from '../parts/icons.ts'
import './theme-switch.ts'
import './who-key.ts'

/** Upper right: which treadmill it is, whether it is there, and the way to another; the switch between dark and light. */
@customElement('cr-machine-line')
export class MachineLine extends LitElement {
  @property({ attribute: false }) machine: MachineView | null = null

  readonly #machines = new MachinesNow(this)

  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        right: 2vw;
        /* Beside the name of the plan; its keys lie on words at the top. */
        top: max(1.1dvh, 3.6dvh - var(--bar, 0dvh));
        display: flex;
        align-items: center;
        gap: 0.6vw;
        font-size: min(3.4dvh, 1.9vw);
        line-height: 1.12;
        font-weight: 500;
      }
      button {
        display: grid;
        place-content: center;
        width: max(44px, 5dvh);
        height: max(44px, 5dvh);
        border-radius: 50%;
        background: none;
        font-size: max(26px, 4dvh);
      }
      .which {
        display: block;
        width: auto;
        height: auto;
        min-height: max(44px, 5dvh);
        padding: 0 0.3em;
        border-radius: 0.5em;
        font-size: 1em;
        text-decoration: underline;
        text-decoration-thickness: 0.06em;
        text-underline-offset: 0.22em;
      }
      /* The name waits under the words at the top; its keys lie on them. */
      cr-theme-switch,
      .settings {
        position: relative;
        z-index: 40;
        color: var(--bar-ink, inherit);
      }
      .which,
      p {
        position: relative;
        z-index: 5;
        max-width: 24vw;
        text-align: right;
        overflow-wrap: anywhere;
      }
      .meet {
        position: absolute;
        right: 0.3em;
        top: 100%;
        width: auto;
        padding: 0 0.3em;
        font-size: 0.9em;
        text-decoration: underline;
        text-underline-offset: 0.22em;
      }
      .down {
        color: var(--warning);
        font-weight: 700;
      }
      @media (orientation: portrait) {
        :host {
          right: 1vw;
          top: 0.7dvh;
          font-size: clamp(13px, 1.9dvh, 24px);
        }
        .which,
        p {
          max-width: 38vw;
        }
      }
      /* The settings have it, too. */
      @media (orientation: portrait) and (max-width: 480px) {
        cr-theme-switch {
          display: none;
        }
      }
    `,
  ]

  override render() {
    const { machine } = this
    const is = this.#machines.is
    const note = machine === null ? null : noteOn(machine)
    const wanted = is?.wanted ?? null
    const which = machine?.name ?? (wanted === null ? words.ready.noMachine : words.machines.lookingFor(wanted))
    const says = html`${which}${note === null ? nothing : html` · ${note}`}`
    return html`${
        is?.mayChoose === true
          ? html`<button
              type="button"
              class="which ${machine?.link ?? ''}"
              aria-label=${words.machines.another(note === null ? which : `${which} · ${note}`)}
              @click=${() => this.#open('machines')}
            >
              ${says}
            </button>`
          : html`<p class=${machine?.link ?? ''}>${says}</p>`
      }
      ${isNew(this.machine, is) ? html`<button type="button" class="meet" @click=${() => this.#open('meeting')}>${words.machines.meet}</button>` : nothing}
      <cr-who></cr-who>
      <cr-theme-switch></cr-theme-switch>
      <button type="button" class="settings" aria-label=${words.settings.title} @click=${() => this.#open('settings')}>
        ${moreSign()}
      </button>`
  }

  #open(what: 'machines' | 'settings' | 'meeting'): void {
    this.dispatchEvent(new Event(what, { bubbles: true, composed: true }))
  }
}

/** One that nobody has met and that can be: its first meeting is offered, and nothing waits for it. */
const isNew = (machine: MachineView | null, is: Machines | null): boolean =>
  machine?.drivable === true &&
  is?.mayChoose === true &&
  is.machines.some(({ connected, simulated, met }) => connected && !simulated && !met)

function noteOn({ link, name, simulated }: MachineView): string | null {
  if (link === 'down') return words.ready.lost
  return simulated && !/simulat/i.test(name) ? words.ready.simulated : null
}
