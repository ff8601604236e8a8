import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Plan } from '../../protocol/panel/plan.ts'
import { DEFAULT_GRID, isStage, stepDown, stepUp, type SpeedGrid } from '../../protocol/units.ts'
import { withFinishSpeed, withMileSpeed } from './choices.ts'
import { pace, perUnit } from '../format.ts'
import { language, words } from '../language.ts'
import { base } from '../look/base.ts'
import { climbIn, tintOf } from '../look/effort.ts'
import { tints } from '../look/tints.ts'
import { vars } from '../look/vars.ts'
import { speedIn, speedsOf, whyOf, type BeltPhase } from './plan-words.ts'
import { phaseName } from '../../protocol/words/phase-name.ts'
import { stagesKmh } from '../../protocol/stages.ts'

/** One phase of a plan: its pace and why, a step slower or faster at a press. Fires `choose` with whole Choices. */
@customElement('cr-plan-row')
export class PlanRow extends LitElement {
  @property({ attribute: false }) phase!: BeltPhase
  @property({ attribute: false }) plan!: Plan
  @property({ attribute: false }) grid: SpeedGrid = DEFAULT_GRID

  static override styles = [
    base,
    tints,
    css`
      :host {
        display: grid;
        grid-template-columns: 10px 1fr auto auto;
        gap: 14px;
        align-items: center;
      }
      i {
        align-self: stretch;
        min-height: 2.4em;
        border-radius: 4px;
        background: var(--tint);
      }
      i.tint-hot {
        background: var(--hot-fill);
      }
      .what,
      .speed {
        display: grid;
        gap: 2px;
      }
      .what span,
      .speed span {
        font-size: 0.86em;
        color: var(--quiet);
      }
      em {
        font-style: normal;
        font-weight: 500;
        color: var(--quiet);
      }
      .speed {
        text-align: right;
        font-variant-numeric: tabular-nums;
      }
      .speed b {
        font-size: 1.3em;
        line-height: 1.1;
      }
      .speed small {
        font-size: 0.66em;
        font-weight: 500;
        color: var(--quiet);
      }
      .edit {
        display: flex;
        gap: 6px;
        min-width: 94px;
      }
      .edit button {
        width: 44px;
        height: 44px;
        border-radius: 12px;
        background: var(--step);
        font-size: 1.3em;
        font-weight: 600;
        touch-action: manipulation;
      }
    `,
  ]

  override render() {
    const { phase, plan, grid } = this
    const stage = isStage(phase) ? phase : null
    const p = climbIn(phase.kind, stage?.number ?? null, stage?.speedKmh ?? null, stagesKmh(plan))
    const kmh = speedIn(phase)
    return html`<i class="tint-${tintOf(phase.kind)}" ${vars({ '--p': p })}></i>
      <div class="what">
        <b>${this.#name} ${stage === null ? nothing : html`<em>${words.phases.efforts[stage.effort]}</em>`}</b>
        <span>${whyOf(phase, plan)}</span>
      </div>
      <div class="speed">
        <b>${pace(kmh, plan.unit)}<small>${perUnit(plan.unit)}</small></b
        >${speedsOf(kmh, plan.unit, grid.unit).map((words) => html`<span>${words}</span>`)}
      </div>
      <div class="edit">${this.#edit()}</div>`
  }

  #edit() {
    const { phase, plan, grid } = this
    if (phase.kind !== 'mile' && phase.kind !== 'finish') return nothing
    const set = (kmh: number): void => {
      const detail = phase.kind === 'mile' ? withMileSpeed(plan, phase.number, kmh) : withFinishSpeed(plan, kmh)
      this.dispatchEvent(new CustomEvent('choose', { detail }))
    }
    return html`
      <button aria-label="${this.#name} ${words.ready.slower}" @click=${() => set(stepDown(grid, phase.speedKmh))}>
        −
      </button>
      <button aria-label="${this.#name} ${words.ready.faster}" @click=${() => set(stepUp(grid, phase.speedKmh))}>
        +
      </button>
    `
  }

  get #name(): string {
    const { phase, plan } = this
    return phaseName({ kind: phase.kind, mile: isStage(phase) ? phase.number : null }, plan, language)
  }
}
