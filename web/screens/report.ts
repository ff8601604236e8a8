import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import { clock, lengthWords, pace, perUnit } from '../format.ts'
import type { TracePoint } from '../live/trace.ts'
import { base } from '../look/base.ts'
import { climbOf, tintOf } from '../look/effort.ts'
import { tints } from '../look/tints.ts'
import { vars } from '../look/vars.ts'
import { upSign } from '../parts/icons.ts'
import '../parts/staircase.ts'
import { WHOLE, shapeOf } from '../parts/staircase-shape.ts'
import type { StepLabel } from '../parts/step-labels.ts'
import '../parts/step-labels.ts'
import '../touch/key.ts'
import { gainedS, headline, report } from '../words/report.ts'
import { phaseName } from '../words/run.ts'
import { reportStyles } from './report-styles.ts'
import { labelsOf, runnerUnit } from './run-view.ts'

/** What was run: the filled staircase, and every split with what was gained. Fires `another` for the next plan. */
@customElement('cr-report')
export class ReportScreen extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  @property({ attribute: false }) trace: readonly TracePoint[] = []

  static override styles = [base, tints, reportStyles]

  override render() {
    return this.snapshot.ended === 'discarded' ? this.#nothingKept() : this.#whatWasRun()
  }

  #nothingKept() {
    return html`<div class="picture empty"><h1>${report.discarded}</h1></div>
      <div class="keys">${this.#keys()}</div>`
  }

  #whatWasRun() {
    const { plan, phases, splits, distanceM, movingS } = this.snapshot
    const unit = runnerUnit(this.snapshot)
    const shape = plan ? shapeOf(plan, phases, WHOLE) : null
    return html`
      <div class="picture">
        <cr-staircase .shape=${shape} .trace=${this.trace}></cr-staircase>
        <cr-step-labels
          .shape=${shape}
          .labels=${[...labelsOf(this.snapshot, true), ...this.#finish()]}
        ></cr-step-labels>
        <h1>${headline(splits, plan)}</h1>
        <p class="total">${lengthWords(distanceM, unit)} · ${clock(movingS)}</p>
      </div>
      ${splits.length === 0 ? html`<p class="nothing">${report.nothing}</p>` : this.#table()}
      <div class="keys">${this.#keys()}</div>
    `
  }

  /** In the peak: what the finish was run at. */
  #finish(): StepLabel[] {
    const { splits, phases } = this.snapshot
    const split = splits.find(({ kind }) => kind === 'finish')
    const phase = phases.findIndex(({ kind }) => kind === 'finish')
    return split ? [{ phase, name: pace(split.averageKmh, runnerUnit(this.snapshot)), pace: '', gainS: null }] : []
  }

  #table() {
    const { splits } = this.snapshot
    const unit = runnerUnit(this.snapshot)
    return html`<table>
      <thead>
        <tr>
          <th scope="col"><span class="unseen">Phase</span></th>
          <th scope="col">${report.distance}</th>
          <th scope="col">${report.time}</th>
          <th scope="col">${report.pace} ${perUnit(unit)}</th>
          <th scope="col" class="planned">${report.planned}</th>
          <th scope="col">${report.gain}</th>
        </tr>
      </thead>
      <tbody>
        ${splits.map((split) => this.#row(split))}
      </tbody>
    </table>`
  }

  #row(split: Split) {
    const { plan, phases, splits } = this.snapshot
    const unit = runnerUnit(this.snapshot)
    const miles = phases.filter(({ kind }) => kind === 'mile').length
    const p = split.mile === null ? 0 : climbOf(split.mile, miles)
    const gained = gainedS(split, splits)
    return html`<tr class="tint-${tintOf(split.kind)}" ${vars({ '--p': p })}>
      <th scope="row">
        <i></i>${phaseName(split, plan)} ${split.note === null ? nothing : html`<small>${split.note}</small>`}
      </th>
      <td>${lengthWords(split.distanceM, unit)}</td>
      <td>${clock(split.timeS)}</td>
      <td class="pace">${pace(split.averageKmh, unit)}</td>
      <td class="planned">${pace(split.plannedKmh, unit)}</td>
      <td>${gained === null ? nothing : html`${upSign} ${Math.round(gained)} s`}</td>
    </tr>`
  }

  #keys() {
    return html`<cr-key class="main" label=${report.another} @press=${() => this.dispatchEvent(new Event('another'))}
      >${report.another}</cr-key
    >`
  }
}
