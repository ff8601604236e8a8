import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Choices, DistanceUnit, Plan, PlanPhase } from '../../protocol/panel/plan.ts'
import { DEFAULT_GRID, stepDown, stepUp, type SpeedGrid } from '../../protocol/units.ts'
import { clock, pace, perUnit, segmentWords, speed } from '../format.ts'
import { base } from '../look/base.ts'
import { climbOf, tintOf } from '../look/effort.ts'
import { tints } from '../look/tints.ts'
import { vars } from '../look/vars.ts'
import { hasEdits, withFinishSpeed, withMileSpeed, withoutEdits } from '../choices.ts'
import { phaseName } from '../words/run.ts'
import { ready } from '../words/ready.ts'
import { stageLength } from '../words/stage.ts'
import { planStyles } from './plan-styles.ts'
import './staircase.ts'
import { WHOLE, shapeOf } from './staircase-shape.ts'
import './step-labels.ts'

/** More steps than these have no room for a pace on a phone. */
const ROOMY_STEPS = 4

/** The plan as a staircase and as a list: every pace and why, each one a step slower or faster at a press. */
@customElement('cr-plan-view')
export class PlanView extends LitElement {
  @property({ attribute: false }) plan!: Plan
  @property({ attribute: false }) grid: SpeedGrid = DEFAULT_GRID

  static override styles = [base, tints, planStyles]

  override render() {
    const { plan } = this
    const shape = shapeOf(plan, [], WHOLE)
    const labels = shape.steps
      .filter(({ kind }) => kind === 'mile' || kind === 'finish')
      .map(({ index }) => ({ phase: index, name: pace(speedIn(plan.phases[index]), plan.unit), pace: '', gainS: null }))
    const miles = plan.phases.filter(({ kind }) => kind === 'mile').length
    return html`
      <div class="picture">
        <cr-staircase .shape=${shape}></cr-staircase>
        <cr-step-labels class=${miles > ROOMY_STEPS ? 'small' : ''} .shape=${shape} .labels=${labels}></cr-step-labels>
        <h2>
          ${segmentWords(plan.distanceM, plan.unit)}
          <small>+ ${ready.aroundIt} · ${clock(plan.durationS)} ${ready.onTheBelt}</small>
        </h2>
      </div>
      <ol>
        ${plan.phases.map((phase) => (phase.kind === 'stretch' ? nothing : this.#row(phase, miles)))}
      </ol>
      ${
        hasEdits(plan.choices)
          ? html`<button class="undo" @click=${() => this.#choose(withoutEdits(plan.choices))}>
              ${ready.undoEdits}
            </button>`
          : nothing
      }
    `
  }

  #row(phase: Exclude<PlanPhase, { kind: 'stretch' }>, miles: number) {
    const { plan, grid } = this
    const mile = phase.kind === 'mile' ? phase.number : null
    const p = mile === null ? 0 : climbOf(mile, miles)
    return html`<li class="tint-${tintOf(phase.kind)}" ${vars({ '--p': p })}>
      <i></i>
      <div class="what">
        <b
          >${phaseName({ kind: phase.kind, mile }, plan)}
          ${phase.kind === 'mile' ? html`<em>${phase.effort}</em>` : nothing}</b
        >
        <span>${whyOf(phase, plan)}</span>
      </div>
      <div class="speed">
        <b>${pace(speedIn(phase), plan.unit)}<small>${perUnit(plan.unit)}</small></b
        >${speedsOf(speedIn(phase), plan.unit, grid.unit).map((words) => html`<span>${words}</span>`)}
      </div>
      ${phase.kind === 'mile' || phase.kind === 'finish' ? this.#edit(phase) : html`<div class="edit"></div>`}
    </li>`
  }

  #edit(phase: Extract<PlanPhase, { kind: 'mile' | 'finish' }>) {
    const { plan, grid } = this
    const name = phaseName({ kind: phase.kind, mile: phase.kind === 'mile' ? phase.number : null }, plan)
    const set = (kmh: number) =>
      this.#choose(phase.kind === 'mile' ? withMileSpeed(plan, phase.number, kmh) : withFinishSpeed(plan, kmh))
    return html`<div class="edit">
      <button aria-label="${name} ${ready.slower}" @click=${() => set(stepDown(grid, phase.speedKmh))}>−</button>
      <button aria-label="${name} ${ready.faster}" @click=${() => set(stepUp(grid, phase.speedKmh))}>+</button>
    </div>`
  }

  #choose(choices: Choices): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: choices }))
  }
}

/** The speed a phase is about: of a warm-up its jog, of a cool-down its begin. */
function speedIn(phase: PlanPhase | undefined): number | null {
  switch (phase?.kind) {
    case 'mile':
    case 'finish':
      return phase.speedKmh
    case 'warm-up':
    case 'cool-down':
      return Math.max(...phase.segments.map(({ speedKmh }) => speedKmh))
    default:
      return null
  }
}

/** As the console shows it, and as the runner thinks of it where that is another unit. */
function speedsOf(kmh: number | null, runner: DistanceUnit, console: SpeedGrid['unit']): string[] {
  const own = runner === 'mi' ? 'mph' : 'km/h'
  return own === console ? [speed(kmh, console)] : [speed(kmh, console), speed(kmh, own)]
}

function whyOf(phase: Exclude<PlanPhase, { kind: 'stretch' }>, plan: Plan): string {
  if (phase.kind === 'mile') return [stageLength(plan), phase.why].filter(Boolean).join(': ')
  if (phase.kind === 'finish') return `${segmentWords(phase.distanceM, plan.unit)}: ${phase.why}`
  return phase.segments.map(({ gait, durationS }) => `${gait} ${clock(durationS)}`).join(', then ')
}
