import { LitElement, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { isOtherFactor } from '../../protocol/belt-factor.ts'
import type { MachineProfile, MachineTold } from '../../protocol/panel/machine-profile.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { figures, words } from '../language.ts'
import { answerTo } from '../live/requests.ts'
import { base } from '../look/base.ts'
import { readProfile } from '../meeting/requests.ts'
import { section } from './rows.ts'

type Beside = NonNullable<Snapshot['measured']['footPodBeside']>

/** What a foot pod found of the belt in the last run, where that is other than what is known of it: taken by a press, never by itself. */
@customElement('cr-settings-foot-pod')
export class SettingsFootPod extends LitElement {
  @property({ attribute: false }) beside: Beside | null = null
  @state() private profile: MachineProfile | null = null
  /** Why it was not taken; '' where it was, or was not asked for. */
  @state() private refused = ''
  @state() private isTaken = false

  static override styles = [base, section]

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('beside') && this.beside !== null && this.profile === null) void this.#read()
  }

  override render() {
    const { footPod } = words.settings
    if (this.isTaken) return html`<cr-setting-row .title=${footPod.title} .says=${footPod.taken}></cr-setting-row>`
    const { beside, profile } = this
    if (beside === null || profile === null || profile.refusal?.code === 'gym-has-its-treadmill') return nothing
    if (!isOtherFactor(beside.factor, profile.facts.beltFactor?.value ?? 1)) return nothing
    const factor = figures.number(beside.factor)
    const says = footPod.says(figures.number(Math.round(beside.podM)), figures.number(Math.round(beside.consoleM)))
    const take = footPod.take(factor)
    return html`<cr-setting-row .title=${footPod.title} .says=${says} .alert=${this.refused} wide>
      <button type="button" class="by-plan" @click=${() => void this.#take(beside.factor)}>${take}</button>
    </cr-setting-row>`
  }

  async #read(): Promise<void> {
    const came = await readProfile()
    this.profile = 'answer' in came ? came.answer : null
  }

  async #take(value: number): Promise<void> {
    const told: MachineTold = { beltFactor: { value, by: 'foot-pod' } }
    const came = await answerTo<MachineProfile>('PATCH', '/api/machine/profile', told)
    this.isTaken = 'answer' in came
    this.refused = 'answer' in came ? '' : came.refused
  }
}
