import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Owner } from '../../protocol/panel/owner.ts'
import type { Plan } from '../../protocol/panel/plan.ts'
import { figures, words } from '../language.ts'
import { MachinesNow } from '../live/machines.ts'
import { decideOwner, ownerNow } from '../live/owner.ts'
import { base } from '../look/base.ts'
import { fields } from '../look/fields.ts'
import { nextCeilingKmh } from '../ready/choices.ts'
import '../ready/stepper.ts'
import { section } from './rows.ts'

/** What an owner who sets none begins from, km/h. */
const FIRST_CEILING_KMH = 16

/** In a gym alone: the ceiling of everybody, which its owner sets by their PIN. The PIN stays nowhere. */
@customElement('cr-settings-owner')
export class SettingsOwner extends LitElement {
  @property({ attribute: false }) plan: Plan | null = null
  @state() private owner: Owner | null = null
  /** As it would be set; null: none. */
  @state() private ceilingKmh: number | null = null
  @state() private came = ''

  readonly #machines = new MachinesNow(this)

  static override styles = [
    base,
    section,
    fields,
    css`
      input {
        width: 7em;
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.#machines.is?.mayChoose !== false) return
    void ownerNow().then((owner) => this.#hear(owner))
  }

  override render() {
    if (this.owner === null) return nothing
    const { owner, pin, set, noCeiling } = words.settings
    const unit = this.plan?.unit ?? 'mi'
    const kmh = this.ceilingKmh
    const shown = (one: number | null): string => (one === null ? noCeiling : figures.speedFor(one, unit))
    const says = kmh === this.owner.ceilingKmh ? owner.says : owner.notSetYet(shown(this.owner.ceilingKmh))
    return html`<h2>${owner.title}</h2>
      <cr-setting-row wide .title=${words.settings.ceiling.title} .says=${says} .alert=${this.came}>
        <div class="pair">
          <cr-stepper
            .title=${words.settings.ceiling.title}
            .value=${shown(kmh)}
            ?first=${kmh === null}
            ?last=${kmh !== null && kmh >= 25}
            @step=${({ detail }: CustomEvent<1 | -1>) => (this.ceilingKmh = stepped(kmh, unit, detail))}
          ></cr-stepper>
        </div>
      </cr-setting-row>
      <cr-setting-row wide .title=${pin.title} .says=${pin.says}>
        <form class="pair" @submit=${(event: SubmitEvent) => void this.#decide(event)}>
          <input
            type="password"
            name="pin"
            inputmode="numeric"
            autocomplete="off"
            pattern="[0-9]{4,8}"
            required
            aria-label=${pin.title}
          />
          <button class="by-plan">${set}</button>
        </form>
      </cr-setting-row>`
  }

  #hear(owner: Owner | null): void {
    this.owner = owner
    this.ceilingKmh = owner?.ceilingKmh ?? null
  }

  async #decide(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const pin = new FormData(form).get('pin')
    form.reset()
    if (typeof pin !== 'string') return
    const outcome = await decideOwner({ pin, ceilingKmh: this.ceilingKmh })
    this.came = typeof outcome === 'string' ? outcome : words.settings.owner.done
    if (typeof outcome !== 'string') this.#hear(outcome)
  }
}

/** Below the slowest, or from none down, there is none. */
function stepped(kmh: number | null, unit: 'mi' | 'km', way: 1 | -1): number | null {
  if (kmh === null) return way === 1 ? FIRST_CEILING_KMH : null
  return way === -1 && kmh <= 4 ? null : nextCeilingKmh(kmh, unit, way)
}
