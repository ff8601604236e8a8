import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Choices, Plan } from '../../protocol/panel/plan.ts'
import { DEFAULT_GRID, isStage, stepDown, stepUp, type SpeedGrid } from '../../protocol/units.ts'
import { withFinishSpeed, withMileSpeed } from './choices.ts'
import { pace, perUnit } from '../format.ts'
import { language, words } from '../language.ts'
import { base } from '../look/base.ts'
import { tintOf, weightOf } from '../look/effort.ts'
import { tints } from '../look/tints.ts'
import { vars } from '../look/vars.ts'
import { speedIn, speedsOf, whyOf, type BeltPhase } from './plan-words.ts'
import { phaseName } from '../../protocol/words/phase-name.ts'
import { climbIn, stagesKmh } from '../../protocol/stages.ts'

/** One phase of a plan: its pace and why, a step slower or faster at a press. Fires `choose` with whole Choices. */
@customElement('cr-plan-row')
export class PlanRow extends LitElement {
  @property({ attribute: false }) phase!: BeltPhase
  @property({ attribute: false }) plan!: Plan
  @property({ attribute: false }) choices: Choices = {}
  @property({ attribute: false }) grid: SpeedGrid = DEFAULT_GRID

  static override styles = [
    base,
    tints,
    css`
      :host {
        display: grid;
        grid-template-columns: 1fr auto auto;
        column-gap: 1.2vw;
        align-items: center;
        font-size: max(14px, min(2.2dvh, 1.4vw));
        line-height: 1.25;
      }
      .name {
        font-size: min(1.32em, 4.4vw);
        font-weight: 650;
      }
      .why,
      .speeds {
        color: var(--quiet);
        text-wrap: pretty;
      }
      .speed {
        text-align: right;
        font-variant-numeric: tabular-nums;
      }
      .speed b {
        display: block;
        font-size: 2.4em;
        line-height: 1.02;
        font-weight: var(--weight);
        letter-spacing: -0.02em;
      }
      .edit {
        display: flex;
        gap: 0.6vw;
        width: calc(max(88px, 9.2vw) + 0.6vw);
      }
      .edit button {
        flex: 1;
        height: max(44px, 6.6dvh);
        border-radius: 12px;
        border: 2px solid var(--line);
        background: var(--key);
        font-size: 1.5em;
        font-weight: 600;
        touch-action: manipulation;
      }
      .edit button + button {
        background: none;
      }
      /* As long as it is fast: the staircase on its side. */
      i {
        grid-column: 1 / 3;
        height: max(4px, 0.6dvh);
        margin-top: 0.6dvh;
        border-radius: 1dvh;
        background: var(--tint);
        transform-origin: 0 0;
        transform: scaleX(var(--share));
        transition: transform 320ms;
      }
      @media (orientation: portrait) {
        :host {
          column-gap: 2vw;
          font-size: clamp(13px, 1.8dvh, 22px);
        }
        .what {
          display: contents;
        }
        .why {
          grid-area: 2 / 1 / 3 / 4;
        }
        i {
          grid-column: 1 / 4;
        }
        .speed b {
          font-size: 1.9em;
        }
        .edit {
          gap: 1.5vw;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        i {
          transition: none;
        }
      }
    `,
  ]

  override render() {
    const { phase, plan, grid } = this
    const stage = isStage(phase) ? phase : null
    const p = climbIn(phase.kind, stage?.number ?? null, stage?.speedKmh ?? null, stagesKmh(plan))
    const kmh = speedIn(phase)
    const share = (kmh ?? 0) / plan.fastestKmh
    const effort = stage === null ? '' : words.phases.efforts[stage.effort]
    return html`<div class="what">
        <p class="name">${this.#name} ${effort}</p>
        <p class="why">${whyOf(phase, plan)}</p>
      </div>
      <div class="speed" ${vars({ '--weight': weightOf(phase.kind, p) })}>
        <b>${pace(kmh, plan.unit)}</b>
        <span class="speeds">${[perUnit(plan.unit), ...speedsOf(kmh, plan.unit, grid.unit)].join(' · ')}</span>
      </div>
      <div class="edit">${this.#edit()}</div>
      <i class="tint-${tintOf(phase.kind)}" ${vars({ '--p': p, '--share': share })}></i>`
  }

  #edit() {
    const { phase, plan, choices, grid } = this
    if (phase.kind !== 'mile' && phase.kind !== 'finish') return nothing
    const set = (kmh: number): void => {
      const detail =
        phase.kind === 'mile' ? withMileSpeed(plan, choices, phase.number, kmh) : withFinishSpeed(choices, kmh)
      this.dispatchEvent(new CustomEvent('choose', { detail }))
    }
    const key = (says: string, next: typeof stepUp, sign: string) =>
      html`<button aria-label="${this.#name} ${says}" @click=${() => set(next(grid, phase.speedKmh))}>${sign}</button>`
    return html`${key(words.ready.slower, stepDown, '−')}${key(words.ready.faster, stepUp, '+')}`
  }

  get #name(): string {
    const { phase, plan } = this
    return phaseName({ kind: phase.kind, mile: isStage(phase) ? phase.number : null }, plan, language)
  }
}
