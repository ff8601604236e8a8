import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { RunnerChange } from '../../protocol/panel/runner.ts'
import { guessedMaximumBpm } from '../../protocol/heart.ts'
import { figures, words } from '../language.ts'
import { RunnerNow } from '../live/runner.ts'
import { base } from '../look/base.ts'
import { nextCeilingKmh } from '../ready/choices.ts'
import '../ready/stepper.ts'
import '../ready/text-field.ts'
import { TAKEN_BACK, kgFrom, numberFrom, weightIn } from './number-text.ts'
import { oneOf, section, switchRow, type Words } from './rows.ts'
import { Telling } from './telling.ts'
import './heart.ts'
import './who.ts'

type Field = 'pacingSense' | 'speakIn' | 'ceiling' | 'ageYears' | 'heartRateMaxBpm' | 'weightKg'

interface NumberRow {
  readonly field: Field
  readonly says: Words
  /** What stands in the field; '' where nothing is told. */
  readonly shown: string
  readonly least: number
  readonly most: number
  readonly told: (value: number | null) => RunnerChange
}

/** What runners tell of themselves; the daemon keeps it, whatever they run. */
@customElement('cr-settings-you')
export class SettingsYou extends LitElement {
  @property({ attribute: false }) plan: Plan | null = null

  readonly #runner = new RunnerNow(this)
  readonly #telling = new Telling<Field>(this)

  static override styles = [base, section]

  override render() {
    const runner = this.#runner.is
    if (runner === null) return nothing
    const says = words.settings
    const unit = runner.unit ?? this.plan?.unit ?? 'mi'
    const { ageYears, weightKg, heartRateMaxBpm } = runner
    const guessBpm = ageYears === null ? null : guessedMaximumBpm(ageYears)
    const heart = heartRateMaxBpm === null && guessBpm !== null ? says.heartGuessed : says.heart
    const weights = { least: Math.ceil(weightIn(20, unit)), most: Math.floor(weightIn(300, unit)) }
    return html`<h2>${says.you}</h2>
      <cr-settings-who .plan=${this.plan}></cr-settings-who>
      <cr-setting-row
        wide
        .title=${says.speakIn.title}
        .says=${says.speakIn.says}
        .alert=${this.#telling.came('speakIn')}
      >
        <div class="pair">
          ${oneOf(says.speakIn.title, says.units, unit, (next) => void this.#telling.tell('speakIn', { unit: next }))}
          ${oneOf(says.speakIn.says, says.tells, runner.tells, (next) => void this.#telling.tell('speakIn', { tells: next }))}
        </div>
      </cr-setting-row>
      ${this.#ceiling(runner.ceilingKmh, unit)}
      ${this.#number({
        field: 'ageYears',
        says: says.age,
        shown: textOf(ageYears),
        least: 10,
        most: 110,
        told: (value) => ({ ageYears: value }),
      })}
      ${this.#number({
        field: 'heartRateMaxBpm',
        says: heart,
        shown: textOf(heartRateMaxBpm ?? guessBpm),
        least: 100,
        most: 230,
        told: (value) => ({ heartRateMaxBpm: value }),
      })}
      <cr-settings-heart></cr-settings-heart>
      ${this.#pacing(runner.pacingSense)}
      ${this.#number({
        field: 'weightKg',
        says: { ...says.weight, title: `${says.weight.title}, ${unit === 'mi' ? 'lb' : 'kg'}` },
        shown: weightKg === null ? '' : textOf(Math.round(weightIn(weightKg, unit))),
        ...weights,
        told: (value) => ({ weightKg: value === null ? null : kgFrom(value, unit) }),
      })}`
  }

  #pacing(on: boolean) {
    const { title, says, not } = words.settings.pacing
    const isHidden = !on || this.plan === null || this.plan.hiddenMile !== undefined
    const came = this.#telling.came('pacingSense')
    return switchRow(
      { title, says: came || (isHidden ? says : not) },
      on,
      (next) => void this.#telling.tell('pacingSense', { pacingSense: next }),
    )
  }

  #ceiling(toldKmh: number | null, unit: 'mi' | 'km') {
    const says = words.settings
    const kmh = toldKmh ?? this.plan?.ceilingKmh ?? null
    if (kmh === null) return nothing
    const { title, says: what } = toldKmh === null ? says.ceilingByPlan : says.ceiling
    const tell = (ceilingKmh: number | null): void => void this.#telling.tell('ceiling', { ceilingKmh })
    return html`<cr-setting-row wide .title=${title} .says=${what} .alert=${this.#telling.came('ceiling')}>
      <div class="pair">
        ${
          toldKmh === null
            ? nothing
            : html`<button type="button" class="by-plan" @click=${() => tell(null)}>${says.ceilingWorkedOut}</button>`
        }
        <cr-stepper
          .title=${title}
          .value=${figures.speedFor(kmh, unit)}
          ?first=${kmh <= 1}
          ?last=${kmh >= 25}
          @step=${({ detail }: CustomEvent<1 | -1>) => tell(nextCeilingKmh(kmh, unit, detail))}
        ></cr-stepper>
      </div>
    </cr-setting-row>`
  }

  #number({ field, says, shown, least, most, told }: NumberRow) {
    return html`<cr-setting-row .title=${says.title} .says=${says.says} .alert=${this.#telling.came(field)}>
      <cr-text-field
        .label=${says.title}
        .shown=${shown}
        .read=${(text: string) => numberFrom(text, least, most)}
        @wrong=${({ detail }: CustomEvent<string>) => this.#telling.wrong(field, detail)}
        @choose=${({ detail }: CustomEvent<number>) =>
          void this.#telling.tell(field, told(detail === TAKEN_BACK ? null : detail))}
      ></cr-text-field>
    </cr-setting-row>`
  }
}

const textOf = (value: number | null): string => (value === null ? '' : String(value))
