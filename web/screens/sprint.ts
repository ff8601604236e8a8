import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { countdown, pace, perUnit, speed, speedNumber } from '../format.ts'
import { base } from '../look/base.ts'
import { screen } from '../look/screen.ts'
import { vars } from '../look/vars.ts'
import { arrowSign } from '../parts/icons.ts'
import { finishName, run } from '../words/run.ts'
import { sprintStyles } from './sprint-styles.ts'
import { consoleUnit, runnerUnit } from './run-view.ts'

/** The last metres are counted by tens in the fill's edge. */
const TICKS_M = 100

/** One flip: the peak has become the screen, and fills from below with the metres run. */
@customElement('cr-sprint')
export class SprintScreen extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot

  static override styles = [base, screen, sprintStyles]

  override render() {
    const { snapshot } = this
    const { inPhase, phases, phase, plan } = snapshot
    const leftM = Math.max(0, Math.round(inPhase.leftM ?? 0))
    const progress = phases[phase.index ?? -1]?.progress ?? 0
    return html`
      <div class="fill" ${vars({ '--done': progress })}>${leftM <= TICKS_M ? ticks(leftM) : nothing}</div>
      <h1 class="phase">${finishName(plan).toUpperCase()}</h1>
      ${inPhase.leftS === null ? nothing : html`<p class="time">${countdown(inPhase.leftS)} ${run.left}</p>`}
      <div class="metres ${leftM > 999 ? 'long' : ''}" role="timer">${leftM}</div>
      ${this.#line()}
    `
  }

  #line() {
    const { snapshot } = this
    const { measured, askedKmh, said, cue } = snapshot
    const unit = consoleUnit(snapshot)
    const asked =
      askedKmh === null
        ? nothing
        : html` <span class="asked">${arrowSign} ${speedNumber(askedKmh, unit)} ${run.asked}</span>`
    return html`<p class="line">
      <span
        >${run.toGo} <i>·</i> ${pace(measured.speedKmh, runnerUnit(snapshot))} ${perUnit(runnerUnit(snapshot))}</span
      >
      <i>·</i> <span>${speed(measured.speedKmh, unit)}${asked}</span>
      ${said === null && cue === null ? nothing : html`<small>${said ?? cue}</small>`}
    </p>`
  }
}

function ticks(leftM: number) {
  const run = Math.floor((TICKS_M - leftM) / 10)
  return html`<div class="ticks">
    ${Array.from({ length: 10 }, (_, tick) => html`<span class=${tick < run ? 'passed' : ''}></span>`)}
  </div>`
}
