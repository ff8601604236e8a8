import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { clock, lengthWords } from '../format.ts'
import type { TracePoint } from '../live/trace.ts'
import { base } from '../look/base.ts'
import { keyRow, phaseTitle, screen } from '../look/screen.ts'
import { Portrait } from '../look/portrait.ts'
import { askButtons, type AskButton } from '../parts/ask-button.ts'
import '../parts/peak.ts'
import '../parts/staircase.ts'
import { TALL, WIDE, shapeOf } from '../parts/staircase-shape.ts'
import '../parts/step-labels.ts'
import { words as panelWords } from '../words/panel.ts'
import { phaseWords } from '../words/run.ts'
import { standing } from '../words/standing.ts'
import { labelsOf, peakOf, runnerUnit } from './run-view.ts'
import { mayMove } from './screen-of.ts'
import { standingStyles } from './standing-styles.ts'

/** Before the start, and after a stop: the belt stands, and only a long press sets it going. */
@customElement('cr-standing')
export class StandingScreen extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  @property({ attribute: false }) trace: readonly TracePoint[] = []

  readonly #portrait = new Portrait(this)

  static override styles = [base, screen, phaseTitle, keyRow, standingStyles]

  override render() {
    const { snapshot } = this
    const { plan, phases } = snapshot
    const { tall } = this.#portrait
    const shape = plan ? shapeOf(plan, phases, tall ? TALL : WIDE) : null
    const peak = shape?.steps.find(({ kind }) => kind === 'finish')
    return html`
      <cr-staircase .shape=${shape} .trace=${this.trace}></cr-staircase>
      <cr-step-labels .shape=${shape} .labels=${labelsOf(snapshot, tall)}></cr-step-labels>
      ${
        peak
          ? html`<cr-peak .words=${peakOf(snapshot)} .top=${peak.top} ?filled=${peak.progress > 0.5}></cr-peak>`
          : nothing
      }
      ${snapshot.belt === 'stopped' ? this.#stopped() : this.#toStart()}
    `
  }

  #toStart() {
    return html`<p class="phase">${standing.ready}</p>
      <h1 class="title">${standing.startTitle}</h1>
      <p class="second">${standing.startSays}<span class="limit">${panelWords.limit}</span></p>
      ${this.#keys('start', standing.start)}`
  }

  #stopped() {
    const { snapshot } = this
    const { distanceM, movingS, phase, plan } = snapshot
    const sprint = phase.kind === 'finish' && plan?.finish === 'sprint'
    return html`<p class="phase">${standing.stoppedPhase} · ${phaseWords(snapshot)}</p>
      <h1 class="title">${standing.carryOnTitle}</h1>
      <p class="second">
        ${lengthWords(distanceM, runnerUnit(snapshot))} · ${clock(movingS)}<br />
        ${standing.carryOnSays} ${sprint ? standing.carryOnSprint : nothing}
      </p>
      ${this.#keys('resume', standing.carryOn)}`
  }

  #keys(ask: 'start' | 'resume', title: string) {
    const { snapshot } = this
    const buttons: readonly AskButton[] = [
      { ask, title, hold: true, class: 'go' },
      { ask: 'belt-is-still', title: standing.still },
      { ask: 'end', title: standing.end },
      { ask: 'discard', title: standing.discard, hold: true, class: 'discard' },
    ]
    return html`<div class="keys ${mayMove(snapshot) ? '' : 'whole'}">
      ${askButtons(buttons.filter((button) => snapshot.asks.includes(button.ask)))}
    </div>`
  }
}
