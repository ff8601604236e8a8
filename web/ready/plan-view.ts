import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Choices, Plan } from '../../protocol/panel/plan.ts'
import { DEFAULT_GRID, isStage, type SpeedGrid } from '../../protocol/units.ts'
import { hasEdits, withoutEdits } from './choices.ts'
import { clock, pace, segment } from '../format.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { speedIn, type BeltPhase } from './plan-words.ts'
import { stagesIn } from '../../protocol/stages.ts'
import './plan-row.ts'
import '../staircase/staircase.ts'
import { WHOLE, shapeOf } from '../staircase/shape.ts'
import '../staircase/step-labels.ts'

/** More steps than these have no room for a pace on a phone. */
const ROOMY_STEPS = 4

/** The plan as a staircase and as a list: every pace and why, each one a step slower or faster at a press. */
@customElement('cr-plan-view')
export class PlanView extends LitElement {
  @property({ attribute: false }) plan!: Plan
  @property({ attribute: false }) grid: SpeedGrid = DEFAULT_GRID

  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .picture {
        position: relative;
        height: clamp(200px, 32dvh, 460px);
        overflow: hidden;
        border-radius: 18px 18px 0 0;
      }
      cr-step-labels {
        font-size: clamp(15px, 1.5vw, 22px);
      }
      cr-step-labels.small {
        font-size: clamp(10px, 1vw, 17px);
      }
      h2 {
        position: absolute;
        left: 0;
        top: 0;
        font-size: clamp(30px, 4.2vw, 72px);
        line-height: 1;
        font-weight: 750;
        letter-spacing: -0.02em;
      }
      h2 small {
        display: block;
        margin-top: 0.4em;
        font-size: 0.4em;
        font-weight: 500;
        letter-spacing: 0;
        color: var(--quiet);
      }
      @media (max-width: 600px) {
        cr-step-labels.small {
          display: none;
        }
      }
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        padding: 10px 0;
        border-bottom: 1px solid var(--step);
      }
      .undo {
        margin-top: 12px;
        min-height: 44px;
        padding: 0 1em;
        border-radius: 12px;
        background: var(--step);
        font-weight: 600;
      }
    `,
  ]

  override render() {
    const { plan } = this
    const shape = shapeOf(plan, [], WHOLE)
    const labels = shape.steps
      .filter((step) => isStage(step) || step.kind === 'finish')
      .map(({ index }) => ({ phase: index, name: pace(speedIn(plan.phases[index]), plan.unit), pace: '', gainS: null }))
    const small = stagesIn(plan) > ROOMY_STEPS
    return html`
      <div class="picture">
        <cr-staircase .shape=${shape}></cr-staircase>
        <cr-step-labels class=${small ? 'small' : ''} .shape=${shape} .labels=${labels}></cr-step-labels>
        <h2>
          ${segment(plan.distanceM, plan.unit)}
          <small>+ ${words.ready.aroundIt} · ${clock(plan.durationS)} ${words.ready.onTheBelt}</small>
        </h2>
      </div>
      <ol>
        ${plan.phases.map((phase) => (phase.kind === 'stretch' ? nothing : this.#row(phase)))}
      </ol>
      ${
        plan.choices !== null && hasEdits(plan.choices)
          ? html`<button class="undo" @click=${() => this.#choose(withoutEdits(plan.choices ?? {}))}>
              ${words.ready.undoEdits}
            </button>`
          : nothing
      }
    `
  }

  #row(phase: BeltPhase) {
    return html`<li>
      <cr-plan-row
        .phase=${phase}
        .plan=${this.plan}
        .grid=${this.grid}
        @choose=${(event: CustomEvent<Choices>) => this.#choose(event.detail)}
      ></cr-plan-row>
    </li>`
  }

  #choose(choices: Choices): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: choices }))
  }
}
