import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { perUnit, pace, speedNumber } from '../format.ts'
import type { TracePoint } from '../live/trace.ts'
import { base } from '../look/base.ts'
import { phaseTitle, screen } from '../look/screen.ts'
import { tintOf, weightOf } from '../look/effort.ts'
import { tints } from '../look/tints.ts'
import { Portrait } from '../look/portrait.ts'
import { vars } from '../look/vars.ts'
import '../parts/countdown.ts'
import '../parts/gate.ts'
import '../parts/hero.ts'
import { arrowSign, downSign, upSign } from '../parts/icons.ts'
import '../parts/peak.ts'
import '../parts/staircase.ts'
import { TALL, WIDE, shapeOf, type Shape } from '../parts/staircase-shape.ts'
import '../parts/step-labels.ts'
import { run } from '../words/run.ts'
import { runStyles } from './run-styles.ts'
import {
  climbNow,
  consoleUnit,
  consoleWords,
  finishComes,
  heroOf,
  labelsOf,
  leftWords,
  peakOf,
  phaseLine,
  runnerUnit,
  secondsToFinish,
} from './run-view.ts'

/** From here the peak's edge grows; the last three fill the screen. */
const GROW_S = 10
const FILL_S = 3

/** Warm-up, miles, cool-down, and every finish that is no sprint. */
@customElement('cr-run')
export class RunScreen extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  @property({ attribute: false }) trace: readonly TracePoint[] = []
  /** Words at the top cover the phase line. */
  @property({ type: Boolean, reflect: true }) covered = false

  readonly #portrait = new Portrait(this)

  static override styles = [base, tints, screen, phaseTitle, runStyles]

  override render() {
    const { snapshot } = this
    const { plan, phases, phase } = snapshot
    const { tall } = this.#portrait
    const seconds = secondsToFinish(snapshot)
    const sprints = plan?.finish === 'sprint' && finishComes(snapshot)
    const shape = plan ? shapeOf(plan, phases, tall ? TALL : WIDE) : null
    const p = climbNow(snapshot)
    const hero = heroOf(snapshot)
    return html`
      <cr-staircase .shape=${shape} .trace=${this.trace}></cr-staircase>
      <cr-step-labels .shape=${shape} .labels=${labelsOf(snapshot, tall)}></cr-step-labels>
      ${this.#peak(shape, sprints ? seconds : null)}
      <h1 class="phase tint-${seconds === null ? tintOf(phase.kind) : 'hot'}" ${vars({ '--p': p })}>
        ${phaseLine(snapshot)}
      </h1>
      <cr-hero
        value=${hero.value}
        expected=${hero.expected}
        phase=${hero.phase}
        .weight=${seconds === null ? weightOf(phase.kind, p) : 850}
      ></cr-hero>
      ${this.#line()} ${this.#second()} ${this.#heart()} ${this.#gate()}
      ${
        sprints && seconds !== null && seconds <= FILL_S && seconds > 0
          ? html`<cr-countdown .seconds=${seconds}></cr-countdown>`
          : nothing
      }
    `
  }

  #peak(shape: Shape | null, seconds: number | null) {
    const step = shape?.steps.find(({ kind }) => kind === 'finish')
    if (!step) return nothing
    const cover = seconds === null ? 0 : Math.max(0, (GROW_S + 1 - seconds) / (GROW_S + 1 - FILL_S))
    const filled = step.progress > 0.5
    return html`<cr-peak
      .words=${peakOf(this.snapshot)}
      .cover=${Math.min(1, cover)}
      .top=${step.top}
      ?filled=${filled}
    ></cr-peak>`
  }

  #line() {
    const { snapshot } = this
    const { targetKmh, askedKmh, offTarget, estimated } = snapshot
    const asked =
      askedKmh === null
        ? nothing
        : html` <span class="asked"
            >${arrowSign} ${speedNumber(askedKmh, consoleUnit(snapshot))}<span class="spare"> ${run.asked}</span></span
          >`
    const off = offTarget === null ? nothing : offTarget > 0 ? upSign : downSign
    const target = html`<span class=${offTarget === null ? '' : 'off'}
      >${off} ${run.target} ${pace(targetKmh, runnerUnit(snapshot))}</span
    >`
    return html`<p class="line">
      ${consoleWords(snapshot)}${asked} · ${target}
      <span class=${askedKmh === null ? '' : 'spare'}>${perUnit(runnerUnit(snapshot))}</span>
      ${estimated ? html`· ${run.estimated}` : nothing}
    </p>`
  }

  #second() {
    const words = this.snapshot.said ?? this.snapshot.cue
    return words === null
      ? html`<p class="second">${leftWords(this.snapshot, this.covered)}</p>`
      : html`<p class="second words">${words}</p>`
  }

  #heart() {
    const { heartRateBpm } = this.snapshot.measured
    return heartRateBpm === null ? nothing : html`<p class="heart">${heartRateBpm}<small> bpm</small></p>`
  }

  /** What is asked of the runner before the finish: Go, or, where it comes by itself, only a way past it. */
  #gate() {
    const { gate, asks, phase, plan } = this.snapshot
    if (gate === 'armed') return html`<cr-gate offers="not-yet"></cr-gate>`
    const late = phase.kind === 'finish'
    const comes = finishComes(this.snapshot) && !late
    if (comes && gate === 'open' && asks.includes('skip-sprint'))
      return html`<cr-gate offers="skip-sprint" hint=${run.skipHint(plan)}></cr-gate>`
    const asked = (gate === 'open' && !comes) || (gate === 'skipped' && !late)
    return asked && asks.includes('go')
      ? html`<cr-gate offers="go" ?late=${late} ?skipped=${gate === 'skipped'}></cr-gate>`
      : nothing
  }
}
