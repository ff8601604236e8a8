import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { DEFAULT_RACE } from '../../protocol/levels.ts'
import type { DistanceUnit, Reference } from '../../protocol/panel/plan.ts'
import { speedUnitOf } from '../../protocol/words/figures.ts'
import { clock, pace } from '../format.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { fields } from '../look/fields.ts'
import { RACES } from './chosen.ts'
import { distanceText, raceDistanceFrom, raceTimeFrom, speedText, usualSpeedFrom } from './choices.ts'
import './text-field.ts'

const OTHER = 'other'
type Kind = 'race' | 'usual-speed' | 'usual-pace' | 'comfortable-walk'

/** The one thing that all paces come from. Fires `choose` with a Reference as its detail. */
@customElement('cr-reference-field')
export class ReferenceField extends LitElement {
  @property({ attribute: false }) reference: Reference = DEFAULT_RACE
  @property() unit: DistanceUnit = 'mi'
  @property({ type: Boolean }) walks = false
  /** What it is stands beside it already. */
  @property({ type: Boolean }) bare = false
  @state() private asPace = false
  /** Another distance than those of the list is being told. */
  @state() private other = false

  static override styles = [
    base,
    fields,
    css`
      p {
        flex-basis: 100%;
        font-size: max(13px, 0.85em);
        color: var(--quiet);
        text-wrap: pretty;
      }
    `,
  ]

  override render() {
    const kind: Kind = this.reference.kind === 'usual-speed' && this.asPace ? 'usual-pace' : this.reference.kind
    return html`<div class="fields">
      <label class="wide"
        ><span class=${this.bare ? 'unseen' : ''}>${words.ready.wordNames.reference}</span> ${
          this.walks
            ? html`<output>${words.ready.walk}</output>`
            : html`<select @change=${(event: Event) => this.#kind(valueOf(event) as Kind)}>
                ${option('usual-speed', words.ready.usualSpeed, kind)}
                ${option('usual-pace', words.ready.usualPace, kind)} ${option('race', words.ready.race, kind)}
              </select>`
        }</label
      >
      ${this.#fields(kind)}
    </div>`
  }

  #fields(kind: Kind) {
    const { reference } = this
    if (reference.kind !== 'race') return this.#speed(kind === 'usual-pace' ? 'pace' : 'speed')
    const isOther = this.other || !RACES.some(([, metres]) => metres === reference.distanceM)
    const chosen = isOther ? OTHER : String(reference.distanceM)
    return html`<label
        >${words.ready.distance}
        <select @change=${(event: Event) => this.#distance(reference, valueOf(event))}>
          ${RACES.map(([race, metres]) => option(String(metres), words.ready.races[race], chosen))}
          ${option(OTHER, words.ready.anotherDistance, chosen)}
        </select></label
      >
      ${isOther ? html`<cr-text-field .name=${this.unit} .shown=${distanceText(reference.distanceM, this.unit)} .mode=${'decimal'} .read=${(text: string) => raceDistanceFrom(text, this.unit)} @choose=${({ detail: distanceM }: CustomEvent<number>) => this.#choose({ ...reference, distanceM })}></cr-text-field>` : nothing}
      <cr-text-field
        .name=${words.ready.time}
        .shown=${clock(reference.timeS)}
        .read=${raceTimeFrom}
        @choose=${({ detail: timeS }: CustomEvent<number>) => this.#choose({ ...reference, timeS })}
      ></cr-text-field>
      <p>${words.ready.beltAndRoad}</p>`
  }

  #distance(reference: Extract<Reference, { kind: 'race' }>, chosen: string): void {
    this.other = chosen === OTHER
    if (!this.other) this.#choose({ ...reference, distanceM: Number(chosen) })
  }

  #speed(as: 'speed' | 'pace') {
    const { reference, unit } = this
    if (reference.kind === 'race') return nothing
    const { speedKmh } = reference
    const name = as === 'pace' ? `${words.ready.pace} /${unit}` : `${words.ready.speed}, ${speedUnitOf(unit)}`
    return html`<cr-text-field
      .name=${name}
      .shown=${as === 'pace' ? pace(speedKmh, unit) : speedText(speedKmh, unit)}
      .mode=${as === 'pace' ? 'numeric' : 'decimal'}
      .read=${(text: string) => usualSpeedFrom(text, as, unit, this.walks ? 'walker' : 'runner')}
      @choose=${({ detail }: CustomEvent<number>) => this.#choose({ ...reference, speedKmh: detail })}
    ></cr-text-field>`
  }

  #kind(kind: Kind): void {
    this.asPace = kind === 'usual-pace'
    if (kind === 'race') this.#choose(DEFAULT_RACE)
    else if (this.reference.kind !== 'usual-speed') this.#choose({ kind: 'usual-speed', speedKmh: 9.5 })
  }

  #choose(reference: Reference): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: reference }))
  }
}

const valueOf = (event: Event): string => (event.target as HTMLSelectElement).value

const option = (value: string, title: string, chosen: string) =>
  html`<option value=${value} ?selected=${value === chosen}>${title}</option>`
