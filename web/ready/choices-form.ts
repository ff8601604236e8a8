import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Preset } from '../../protocol/panel/answers.ts'
import { DEFAULT_RACE, FINISHES as FINISHES_OF, LEAST_MILES, MOST_MILES } from '../../protocol/levels.ts'
import type { Choices, DistanceUnit, FinishStyle, Level, Plan, Reference } from '../../protocol/panel/plan.ts'
import { UNIT_M, stageNoun } from '../../protocol/units.ts'
import { segment } from '../format.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { fields } from '../look/fields.ts'
import { withFinish, withLevel, withMiles, withReference, withUnit } from './choices.ts'
import './choice-group.ts'
import './reference-field.ts'

const WALK: Reference = { kind: 'comfortable-walk', speedKmh: 5 }

/** What a runner chooses before a run. Fires `choose` with whole Choices as its detail. */
@customElement('cr-choices-form')
export class ChoicesForm extends LitElement {
  @property({ attribute: false }) choices: Choices = {}
  @property({ attribute: false }) plan: Plan | null = null
  @property({ attribute: false }) presets: readonly Preset[] = []

  static override styles = [
    base,
    fields,
    css`
      :host {
        display: grid;
        gap: 16px;
      }
    `,
  ]

  override render() {
    const { choices, plan } = this
    const level = choices.level ?? plan?.level ?? 'intermediate'
    const finish = choices.finish ?? FINISHES_OF[level][0] ?? 'sprint'
    const unit = choices.unit ?? plan?.unit ?? 'mi'
    const miles = choices.miles ?? 3
    return html`
      <div class="fields">
        <label>${words.ready.preset} ${this.#presets()}</label>
        <label
          >${stagesWord(choices.stageM ?? UNIT_M[unit], unit)}
          <select @change=${(event: Event) => this.#choose(withMiles(choices, Number(valueOf(event))))}>
            ${numbers(LEAST_MILES, MOST_MILES[level]).map((n) => html`<option value=${n} ?selected=${n === miles}>${n}</option>`)}
          </select></label
        >
      </div>
      ${group(words.ready.level, words.ready.levels, level, ['beginner', 'intermediate', 'advanced'], (value) =>
        this.#choose(withLevel(choices, value as Level)),
      )}
      ${group(words.ready.finish, words.ready.finishes, finish, FINISHES_OF[level], (value) =>
        this.#choose(withFinish(choices, value as FinishStyle)),
      )}
      <cr-reference-field
        .reference=${choices.reference ?? (level === 'beginner' ? WALK : DEFAULT_RACE)}
        .unit=${unit}
        ?walks=${level === 'beginner'}
        @choose=${(event: CustomEvent<Reference>) => this.#choose(withReference(choices, event.detail))}
      ></cr-reference-field>
      ${group(words.ready.unit, words.ready.units, unit, ['mi', 'km'], (value) =>
        this.#choose(withUnit(choices, value as DistanceUnit)),
      )}
    `
  }

  #presets() {
    const named = this.presets.findIndex(({ choices }) => isSame(choices, this.choices))
    return html`<select
      @change=${(event: Event) => {
        const preset = this.presets[Number(valueOf(event))]
        if (preset) this.#choose(preset.choices)
      }}
    >
      <option value="" ?selected=${named === -1}>${words.ready.ownChoices}</option>
      ${this.presets.map(
        ({ code }, index) =>
          html`<option value=${index} ?selected=${named === index}>${words.presetNames[code]}</option>`,
      )}
    </select>`
  }

  #choose(choices: Choices): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: choices }))
  }
}

function stagesWord(stageM: number, unit: DistanceUnit): string {
  const noun = stageNoun(stageM)
  return noun === 'stage' ? `${words.ready.stages[noun]} · ${segment(stageM, unit)}` : words.ready.stages[noun]
}

const valueOf = (event: Event): string => (event.target as HTMLSelectElement).value
const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)
const isSame = (a: Choices, b: Choices): boolean => sorted(a) === sorted(b)
const sorted = (choices: Choices): string =>
  JSON.stringify(Object.entries(choices).sort(([a], [b]) => (a < b ? -1 : 1)))

function group<T extends string>(
  legend: string,
  titles: Record<T, string>,
  value: T,
  values: readonly T[],
  choose: (value: string) => void,
) {
  return html`<cr-choice-group
    legend=${legend}
    value=${value}
    .options=${values.map((one) => ({ value: one, title: titles[one] }))}
    @choose=${(event: CustomEvent<string>) => choose(event.detail)}
  ></cr-choice-group>`
}
