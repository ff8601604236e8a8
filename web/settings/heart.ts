import { LitElement, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { ceilingsOf, maximumBpmOf } from '../../protocol/heart.ts'
import { words } from '../language.ts'
import { RunnerNow } from '../live/runner.ts'
import { base } from '../look/base.ts'
import '../ready/text-field.ts'
import { TAKEN_BACK, numberFrom } from './number-text.ts'
import { section, switchRow } from './rows.ts'
import { Telling } from './telling.ts'

/** What the runner wants their heart rate to do to a run. */
@customElement('cr-settings-heart')
export class SettingsHeart extends LitElement {
  readonly #runner = new RunnerNow(this)
  readonly #telling = new Telling<'heartCeiling' | 'heartCeilingBpm' | 'heartCoolDown'>(this)

  static override styles = [base, section]

  override render() {
    const runner = this.#runner.is
    if (runner === null) return nothing
    const { heartCeiling, heartCoolDown, heartCeilingBpm } = runner
    const says = words.settings
    const ceilings = ceilingsOf(runner)
    const title = says.heartCeiling.title
    const ceilingSays = ceilings === null ? says.heartUnknown : says.heartCeiling.says(ceilings)
    const tell = this.#telling
    const coolDownSays = maximumBpmOf(runner) === null ? says.heartUnknown : says.heartCoolDown.says
    return html`${switchRow({ title, says: tell.came('heartCeiling') || ceilingSays }, heartCeiling, (on) => void tell.tell('heartCeiling', { heartCeiling: on }))}
    ${
      heartCeiling
        ? html`<cr-setting-row
            .title=${says.heartDoctor.title}
            .says=${says.heartDoctor.says}
            .alert=${this.#telling.came('heartCeilingBpm')}
          >
            <cr-text-field
              .label=${says.heartDoctor.title}
              .shown=${heartCeilingBpm === null ? '' : String(heartCeilingBpm)}
              .read=${(text: string) => numberFrom(text, 80, 220)}
              @wrong=${({ detail }: CustomEvent<string>) => this.#telling.wrong('heartCeilingBpm', detail)}
              @choose=${({ detail }: CustomEvent<number>) =>
                void this.#telling.tell('heartCeilingBpm', { heartCeilingBpm: detail === TAKEN_BACK ? null : detail })}
            ></cr-text-field>
          </cr-setting-row>`
        : nothing
    }
    ${switchRow({ title: says.heartCoolDown.title, says: tell.came('heartCoolDown') || coolDownSays }, heartCoolDown, (on) => void tell.tell('heartCoolDown', { heartCoolDown: on }))}`
  }
}
