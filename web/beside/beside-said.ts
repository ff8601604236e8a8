import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Choices, Plan } from '../../protocol/panel/plan.ts'
import { clock } from '../format.ts'
import { dayOf } from '../history/dates.ts'
import { base } from '../look/base.ts'
import { changingRow } from '../look/changing-row.ts'
import '../touch/key.ts'
import { earlierRun, whenGone } from './earlier.ts'
import { isSamePlan } from './ghost.ts'
import { besideWords } from './words.ts'

/** Which run the next one is shown beside; with `choices`, and how it is not. Fires `choose` with whole Choices. */
@customElement('cr-beside-said')
export class BesideSaid extends LitElement {
  @property({ attribute: false }) plan!: Plan
  /** Null where nothing can be changed. */
  @property({ attribute: false }) choices: Choices | null = null

  #noLonger: (() => void) | null = null

  static override styles = [
    base,
    changingRow,
    css`
      .changing {
        justify-content: space-between;
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    this.#noLonger = whenGone(() => this.requestUpdate())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#noLonger?.()
  }

  override render() {
    const { plan, choices } = this
    const id = (choices ?? plan.choices)?.beside
    const run = id === undefined ? null : earlierRun(id, () => this.requestUpdate())
    if (run === null) return nothing
    const { runs, other, without } = besideWords()
    const day = dayOf(run.startedAt)
    const isSame = run.plan !== null && isSamePlan(run.plan, plan)
    if (choices === null) return isSame ? html`<p>${runs(day, clock(run.movingS))}</p>` : nothing
    const { beside: _beside, ...rest } = choices
    const drop = (): boolean => this.dispatchEvent(new CustomEvent('choose', { detail: rest }))
    return html`<div class="changing">
      <p>${isSame ? runs(day, clock(run.movingS)) : other(day)}</p>
      <cr-key label=${without} @press=${drop}>${without}</cr-key>
    </div>`
  }
}
