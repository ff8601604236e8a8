import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { RunOpened } from '../../../protocol/panel/run-opened.ts'
import { figures } from '../../language.ts'
import type { ToldOfRun } from '../../live/told-of-run.ts'
import { base } from '../../look/base.ts'
import '../../report/how-hard.ts'
import '../../report/run-note.ts'
import '../../report/save-as.ts'
import '../../touch/key.ts'
import { titleOf } from '../run-words.ts'
import { historyWords } from '../words.ts'
import type { ToldMoment } from './moments.ts'
import './run-changes.ts'

/** Beside the splits of a run: what was changed, how hard it was, what it came to, and what is done with it. Fires `remove`. */
@customElement('cr-opened-side')
export class OpenedSide extends LitElement {
  @property({ attribute: false }) run!: RunOpened
  @property({ attribute: false }) moments: readonly ToldMoment[] = []
  /** What was changed is known. */
  @property({ type: Boolean }) known = false
  /** Of the time on the belt, %; null where that is not known. */
  @property({ type: Number }) onTargetPct: number | null = null
  @property({ attribute: false }) told!: ToldOfRun
  @property({ type: Number }) effort: number | null = null
  /** A run goes on: none is deleted beside it. */
  @property({ type: Boolean }) busy = false
  @property() note: string | null = null

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        align-content: start;
        gap: 1.1em;
      }
      cr-how-hard,
      .figures,
      cr-run-note {
        border-top: 1px solid var(--line);
        padding-top: 0.9em;
      }
      /* Beside its question there is room for one effort alone. */
      cr-how-hard {
        --scale: none;
        height: 6.2em;
      }
      @media (max-width: 479px) {
        cr-how-hard {
          height: auto;
        }
      }
      cr-run-note,
      cr-save-as {
        margin: 0 !important;
        font-size: 1em;
      }
      .delete {
        justify-self: start;
        height: max(48px, 3.1em);
        font-weight: 650;
        --key-pad: 0.2em 1.2em;
        --key-radius: 0.8em;
      }
      .figures:empty {
        display: none;
      }
      .figures:not(:empty) {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0.3em 1.2em;
        color: var(--quiet);
        font-variant-numeric: tabular-nums;
      }
      b {
        color: var(--text);
        font-weight: 750;
      }
    `,
  ]

  override render() {
    const { run, told } = this
    return html`<cr-run-changes .moments=${this.moments} .none=${endedAs(run, this.known)}></cr-run-changes>
      <cr-how-hard
        .effort=${this.effort}
        ?refused=${told.refused !== ''}
        @choose=${({ detail }: CustomEvent<number | null>) => void told.tell({ effort: detail })}
      ></cr-how-hard>
      <p class="figures">${this.#figures()}</p>
      <cr-run-note .told=${told} .note=${this.note}></cr-run-note>
      <cr-save-as .run=${run.id}></cr-save-as>
      ${this.busy ? nothing : html`<cr-key class="delete" @press=${() => this.dispatchEvent(new Event('remove', { bubbles: true, composed: true }))}>${historyWords().deleteRun}</cr-key>`}`
  }

  #figures() {
    const own = historyWords()
    const { energyKcal, movingS } = this.run
    const figure = (value: number | null, unit: string, says: string) =>
      value === null ? nothing : html`<span><b>${figures.number(Math.round(value))}${unit}</b> ${says}</span>`
    return [
      figure(this.onTargetPct, ' %', own.onTarget),
      figure(energyKcal, '', own.kcal),
      figure(this.effort === null ? null : this.effort * (movingS / 60), '', own.loadOf),
    ]
  }
}

/** How it ended, where nothing else is known of it: whole, or why not. */
function endedAs(run: RunOpened, known: boolean): string {
  const { end } = run
  if (end.how === 'whole') return known && run.plan !== null ? historyWords().asPlanned : ''
  return [titleOf(run), ...(end.why === null ? [] : [historyWords().why[end.why]])].join(' · ')
}
