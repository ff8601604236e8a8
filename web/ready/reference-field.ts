import { speedUnitOf } from '../../protocol/words/figures.ts'
import { METRES_PER_MILE } from '../../protocol/units.ts'
import { words } from '../language.ts'
import { LitElement, html, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { DEFAULT_RACE } from '../../protocol/levels.ts'
import type { DistanceUnit, Reference } from '../../protocol/panel/plan.ts'
import { clock, pace } from '../format.ts'
import { base } from '../look/base.ts'
import { fields } from '../look/fields.ts'
import { raceTimeFrom, speedText, usualSpeedFrom } from './choices.ts'

/** Distances people race, metres. */
const RACES = [
  ['mile', METRES_PER_MILE],
  ['fiveKm', 5000],
  ['tenKm', 10_000],
  ['halfMarathon', 21_097.5],
  ['marathon', 42_195],
] as const

type Kind = 'race' | 'usual-speed' | 'usual-pace' | 'comfortable-walk'

/**
 * The one thing that all paces come from. Fires `choose` with a Reference as its detail, and `wrong` with why the text
 * in the field is none, '' once it is again.
 */
@customElement('cr-reference-field')
export class ReferenceField extends LitElement {
  @property({ attribute: false }) reference: Reference = DEFAULT_RACE
  @property() unit: DistanceUnit = 'mi'
  @property({ type: Boolean }) walks = false
  @state() private asPace = false
  /** Text that is no time and no speed: it stays in the field to be mended. */
  @state() private bad: string | null = null

  static override styles = [base, fields]

  override render() {
    const kind: Kind = this.reference.kind === 'usual-speed' && this.asPace ? 'usual-pace' : this.reference.kind
    return html`<div class="fields">
      <label class="wide"
        >${words.ready.reference}
        ${
          this.walks
            ? html`<output>${words.ready.walk}</output>`
            : html`<select @change=${(event: Event) => this.#kind(valueOf(event) as Kind)}>
                ${option('race', words.ready.race, kind)} ${option('usual-speed', words.ready.usualSpeed, kind)}
                ${option('usual-pace', words.ready.usualPace, kind)}
              </select>`
        }</label
      >
      ${this.#fields(kind)}
    </div>`
  }

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('reference')
    if (before !== undefined && !isSame(before, this.reference)) this.#settle(null, '')
  }

  #fields(kind: Kind) {
    const { reference, unit } = this
    if (reference.kind === 'race') {
      return html`<label
          >${words.ready.distance}
          <select @change=${(event: Event) => this.#choose({ ...reference, distanceM: Number(valueOf(event)) })}>
            ${RACES.map(([race, metres]) => option(String(metres), words.ready.races[race], String(reference.distanceM)))}
          </select></label
        >
        <label
          >${words.ready.time}
          <input
            inputmode="numeric"
            autocomplete="off"
            aria-invalid=${this.bad !== null}
            .value=${live(this.bad ?? clock(reference.timeS))}
            @change=${(event: Event) => this.#time(valueOf(event))}
        /></label>`
    }
    const isPace = kind === 'usual-pace'
    const shown = isPace ? pace(reference.speedKmh, unit) : speedText(reference.speedKmh, unit)
    const name = isPace ? `${words.ready.pace} /${unit}` : `${words.ready.speed}, ${speedUnitOf(unit)}`
    return html`<label
      >${name}
      <input
        inputmode=${isPace ? 'numeric' : 'decimal'}
        autocomplete="off"
        aria-invalid=${this.bad !== null}
        .value=${live(this.bad ?? shown)}
        @change=${(event: Event) => this.#speed(valueOf(event), isPace)}
    /></label>`
  }

  #kind(kind: Kind): void {
    this.#settle(null, '')
    this.asPace = kind === 'usual-pace'
    if (kind === 'race') this.#choose(DEFAULT_RACE)
    else if (this.reference.kind !== 'usual-speed') this.#choose({ kind: 'usual-speed', speedKmh: 9.5 })
  }

  #time(text: string): void {
    const timeS = raceTimeFrom(text)
    if (typeof timeS === 'object') return this.#settle(text, timeS.wrong)
    this.#settle(null, '')
    if (this.reference.kind === 'race') this.#choose({ ...this.reference, timeS })
  }

  #speed(text: string, isPace: boolean): void {
    const speedKmh = usualSpeedFrom(text, isPace ? 'pace' : 'speed', this.unit)
    if (typeof speedKmh === 'object') return this.#settle(text, speedKmh.wrong)
    this.#settle(null, '')
    if (this.reference.kind !== 'race') this.#choose({ ...this.reference, speedKmh })
  }

  #settle(bad: string | null, wrong: string): void {
    if (bad === null && this.bad === null) return
    this.bad = bad
    this.dispatchEvent(new CustomEvent('wrong', { detail: wrong, bubbles: true, composed: true }))
  }

  #choose(reference: Reference): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: reference }))
  }
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value

const isSame = (a: Reference, b: Reference): boolean => JSON.stringify(a) === JSON.stringify(b)

const option = (value: string, title: string, chosen: string) =>
  html`<option value=${value} ?selected=${value === chosen}>${title}</option>`
