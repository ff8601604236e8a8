import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { RunOpened } from '../../../protocol/panel/run-opened.ts'
import { figures } from '../../language.ts'
import { RunnerNow } from '../../live/runner.ts'
import { ToldOfRun } from '../../live/told-of-run.ts'
import { base } from '../../look/base.ts'
import '../../report/how-hard.ts'
import '../../report/run-note.ts'
import '../../report/save-as.ts'
import '../../touch/key.ts'
import { dayOf } from '../dates.ts'
import { unitFor } from '../gained.ts'
import { titleOf } from '../run-words.ts'
import { historyWords } from '../words.ts'
import { toldMomentsOf } from './moments.ts'
import './opened-head.ts'
import './opened-legend.ts'
import './opened-picture.ts'
import { OpenedRun } from './opened-run.ts'
import { openedStyles } from './opened-styles.ts'
import { placeName } from './part-name.ts'
import { RunAgain } from './run-again.ts'
import './run-changes.ts'
import './run-splits.ts'

/** How it ended, where nothing else is known of it: whole, or why not. */
function endedAs(run: RunOpened): string {
  const { end } = run
  if (end.how === 'whole') return historyWords().asPlanned
  return [titleOf(run), ...(end.why === null ? [] : [historyWords().why[end.why]])].join(' · ')
}

/** A run that is over: along its time, phase by phase, what was changed; how hard it was; beside an earlier one. Fires `leave`. */
@customElement('cr-run-opened')
export class RunOpenedScreen extends LitElement {
  /** Its id. */
  @property() run = ''
  /** A run goes on. */
  @property({ type: Boolean }) busy = false
  readonly #opened = new OpenedRun(this)
  readonly #told = new ToldOfRun(this)
  readonly #again = new RunAgain(this)

  static override styles = [base, openedStyles]

  constructor() {
    super()
    // Its unit is the runner's.
    new RunnerNow(this)
  }

  override willUpdate(): void {
    this.#opened.of(this.run)
    this.#told.of(this.run)
  }

  override render() {
    const own = historyWords()
    const { run, failed } = this.#opened
    if (run === null || run === 'gone') {
      const says = run === 'gone' ? own.gone : failed ? own.notHeard : own.reading
      return html`<div class="none">
        <p role="status">${says}</p>
        ${failed ? html`<cr-key @press=${() => void this.#opened.read()}>${own.again}</cr-key>` : nothing}
        <cr-key @press=${() => this.#leave()}>${own.back}</cr-key>
      </div>`
    }
    return this.#drawn(run)
  }

  #drawn(run: RunOpened) {
    const { others, other, picture } = this.#opened
    const moments = picture?.series.moments ?? []
    const told = toldMomentsOf(moments, unitFor(run), ({ in: place }) => placeName(place, run).toLowerCase())
    const day = others.find(({ id }) => id === other)?.startedAt
    const heart = picture?.along.heartBpm.some((bpm) => bpm !== null) ?? false
    return html`<cr-opened-head
        .run=${run}
        .others=${others}
        .other=${other}
        ?busy=${this.busy}
        @leave=${() => this.#leave()}
        @compare=${({ detail }: CustomEvent<string | null>) => void this.#opened.compare(detail)}
        @again=${() => void (run.plan !== null && this.#again.choose(run.plan))}
      ></cr-opened-head>
      ${this.#refusal()}
      ${picture === null ? nothing : html`<cr-opened-picture .run=${run} .picture=${picture} .moments=${told}></cr-opened-picture>`}
      <div class="below">
        ${picture === null ? nothing : html`<cr-opened-legend ?heart=${heart} .other=${day === undefined ? '' : dayOf(day)}></cr-opened-legend>`}
        <cr-run-splits .run=${run}></cr-run-splits>
        <div class="side">
          <cr-run-changes .moments=${told} .none=${endedAs(run)}></cr-run-changes>
          <cr-how-hard
            .effort=${this.#told.effort}
            ?refused=${this.#told.refused !== ''}
            @choose=${({ detail }: CustomEvent<number | null>) => void this.#told.tell({ effort: detail })}
          ></cr-how-hard>
          <p class="figures">${this.#figures(run)}</p>
          <cr-run-note .told=${this.#told} .note=${this.#told.note}></cr-run-note>
          <cr-save-as .run=${run.id}></cr-save-as>
        </div>
      </div>`
  }

  #figures({ energyKcal, movingS }: RunOpened) {
    const own = historyWords()
    const onTarget = this.#opened.picture?.series.onTargetPct ?? null
    const { effort } = this.#told
    const figure = (value: number | null, unit: string, says: string) =>
      value === null ? nothing : html`<span><b>${figures.number(Math.round(value))}${unit}</b> ${says}</span>`
    return [
      figure(onTarget, ' %', own.onTarget),
      figure(energyKcal, '', own.kcal),
      figure(effort === null ? null : effort * (movingS / 60), '', own.loadOf),
    ]
  }

  #refusal() {
    const { refused } = this.#again
    if (refused === null) return nothing
    const { nearest } = refused
    return html`<div class="refused" role="alert">
      <p>${refused.reason}</p>
      ${nearest === null ? nothing : html`<cr-key @press=${() => void this.#again.choose({ choices: nearest })}>${historyWords().nearest}</cr-key>`}
    </div>`
  }

  #leave(): void {
    this.dispatchEvent(new Event('leave'))
  }
}
