import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Coach, CoachDecision } from '../../protocol/panel/coach.ts'
import { UNIT_M } from '../../protocol/units.ts'
import { lengthWords, segment } from '../format.ts'
import { base } from '../look/base.ts'
import '../touch/key.ts'
import { coachKeys } from './coach-keys.ts'
import { coachWords } from './words.ts'

/** What a longest run may have been, in the runner's unit. */
const LONGEST = [0, 2, 3, 5, 8, 12] as const

/** What may be decided beside BEGIN. Fires `take` with which of the offers, and `decide` with a decision, past the page. */
@customElement('cr-coach-asked')
export class CoachAsked extends LitElement {
  @property({ attribute: false }) coach!: Coach
  @property() unit: 'mi' | 'km' = 'mi'

  static override styles = [
    base,
    coachKeys,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5em 1em;
        align-items: center;
        margin-top: 0.6em;
      }
      p {
        max-width: 50ch;
        color: var(--quiet);
      }
    `,
  ]

  override render() {
    const { coach } = this
    const { hurt, yes, no, move, take, same, own, gentler, gentlerSays, begin, beginSays, end } = coachWords()
    const { of } = coach
    if (coach.asksIfItHurt && of !== null) {
      const answer = (title: string, isHurt: boolean) => this.#decides(title, { kind: 'hurt', of, hurt: isHurt })
      return html`<div>
          <p>${hurt}</p>
          ${answer(yes, true)} ${answer(no, false)}
        </div>
        ${this.#waits()}`
    }
    return html`<div>
        ${this.#takes(take, 'offer')} ${this.#takes(of === null ? own : same, 'same')}
        ${coach.block?.mayMove ? this.#decides(move, { kind: 'block-moved' }) : nothing}
        ${coach.block === null ? nothing : this.#decides(end, { kind: 'block-ended' })}
      </div>
      ${
        coach.gentler === null
          ? nothing
          : html`<div>
              ${this.#takes(gentler, 'gentler')}
              <p>${gentlerSays}</p>
            </div>`
      }
      ${
        coach.mayBeginBlock
          ? html`<div>
              ${this.#decides(begin, { kind: 'block-begun' })}
              <p>${beginSays}</p>
            </div>`
          : this.#waits()
      }
      ${coach.asksMonth ? this.#month() : nothing}`
  }

  /** What six weeks wait for, in numbers. */
  #waits() {
    const { blockWaits } = this.coach
    if (blockWaits === null) return nothing
    const { weekKm, mostWeekKm, runKm, mostRunKm } = blockWaits
    const told = (km: number): string => lengthWords(km * 1000, this.unit)
    return html`<p>${coachWords().waits(told(weekKm), told(mostWeekKm), told(runKm), told(mostRunKm))}</p>`
  }

  /** Asked once of who has no history here. */
  #month() {
    const { month, monthNone } = coachWords()
    const lengths = LONGEST.map((count) => {
      const metres = count * UNIT_M[this.unit]
      const title = count === 0 ? monthNone : segment(metres, this.unit)
      return this.#decides(title, { kind: 'month', longestKm: metres / 1000 })
    })
    return html`<p>${month}</p>
      <div>${lengths}</div>`
  }

  #takes(title: string, took: 'offer' | 'same' | 'gentler') {
    return this.coach[took] === null ? nothing : this.#key(title, 'take', took)
  }

  #decides(title: string, decision: CoachDecision) {
    return this.#key(title, 'decide', decision)
  }

  #key(title: string, tells: string, detail: unknown) {
    const tell = (): unknown => this.dispatchEvent(new CustomEvent(tells, { detail, bubbles: true, composed: true }))
    return html`<cr-key label=${title} @press=${tell}>${title}</cr-key>`
  }
}
