import { LitElement, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Choices } from '../../protocol/panel/plan.ts'
import { lengthWords } from '../format.ts'
import { words } from '../language.ts'
import { RunnerNow } from '../live/runner.ts'
import { base } from '../look/base.ts'
import { changingRow } from '../look/changing-row.ts'
import '../touch/key.ts'
import { CoachNow } from './coach-now.ts'
import { coachWords } from './words.ts'

/** Gentler today, among what can be changed of a plan. Fires `choose` with whole Choices; that it was taken is kept. */
@customElement('cr-gentler')
export class Gentler extends LitElement {
  /** As they are now; once it was taken, what they were before is one press away. */
  @property({ attribute: false }) choices: Choices = {}
  @state() private earlier: Choices | null = null

  readonly #coach = new CoachNow(this)
  readonly #runner = new RunnerNow(this)

  static override styles = [base, changingRow]

  override render() {
    const coach = this.#coach.is
    const { gentler, gentlerSays } = coachWords()
    const { earlier } = this
    const choose = (choices: Choices): boolean => this.dispatchEvent(new CustomEvent('choose', { detail: choices }))
    if (earlier !== null) {
      const undo = (): void => {
        this.earlier = null
        choose(earlier)
      }
      return html`<div class="changing">
        <cr-key label="${words.ready.own.undo}: ${gentler}" @press=${undo}>${words.ready.own.undo}</cr-key>
        <p role="status">${gentler}</p>
      </div>`
    }
    if (coach === null || coach.gentler === null) return nothing
    const { choices, km } = coach.gentler
    const take = (): void => {
      this.earlier = this.choices
      choose(choices)
      void this.#coach.decide({ kind: 'took', of: coach.of, took: 'gentler' })
    }
    return html`<div class="changing">
      <cr-key label=${gentler} @press=${take}>${gentler}</cr-key>
      <p>${gentlerSays} ${lengthWords(km * 1000, this.#runner.is?.unit ?? choices.unit ?? 'mi')}.</p>
    </div>`
  }
}
