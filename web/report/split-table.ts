import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import { clock, finishLength, lengthWords, span } from '../format.ts'
import { language, words } from '../language.ts'
import { base } from '../look/base.ts'
import { tintOf } from '../look/effort.ts'
import { tints } from '../look/tints.ts'
import { vars } from '../look/vars.ts'
import { climbIn, gainedS, stageM, stagesKmh } from '../../protocol/stages.ts'
import { stageNoun } from '../../protocol/units.ts'
import { phaseName } from '../../protocol/words/phase-name.ts'
import { ranFinishName } from '../phase-words.ts'
import { upSign } from '../parts/icons.ts'
import { ranWords } from '../run/speed-words.ts'
import { runnerUnit } from '../units-of.ts'
import { averageKmhOf } from './average.ts'
import { besideOf } from './beside.ts'
import { figureWords } from './figure-words.ts'

/** Every split of a run: how far, how long, how fast, and what was gained on the one before. */
@customElement('cr-split-table')
export class SplitTable extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot

  static override styles = [
    base,
    tints,
    css`
      table {
        width: calc(100% - 6vw);
        max-width: 1400px;
        margin: 2.4dvh 3vw 0;
        border-collapse: collapse;
        font-size: max(15px, min(2.5dvh, 1.7vw));
      }
      th,
      td {
        padding: 0.5em 0.4em;
        font-variant-numeric: tabular-nums;
        text-align: right;
        font-weight: 500;
        border-bottom: 1px solid var(--step);
      }
      thead th {
        color: var(--quiet);
        font-size: 0.82em;
      }
      td {
        white-space: nowrap;
      }
      th:first-child {
        /* Tabular figures would set a hyphen apart. */
        font-variant-numeric: normal;
        text-align: left;
        font-weight: 650;
      }
      tfoot td,
      .pace {
        font-weight: 750;
      }
      small {
        display: block;
        font-weight: 400;
        color: var(--quiet);
      }
      /* Where there is room it has a column. */
      .pace small {
        display: none;
      }
      i {
        display: inline-block;
        width: 0.7em;
        height: 0.7em;
        margin-right: 0.35em;
        border-radius: 0.15em;
        background: var(--tint);
      }
      @media (orientation: portrait) {
        table {
          font-size: min(20px, max(2.4vw, min(14px, 4vw)));
        }
        th,
        td {
          padding: 0.6em 0.2em;
        }
        .planned {
          display: none;
        }
        .gain {
          width: 4.6em;
        }
        .pace small {
          display: block;
        }
      }
    `,
  ]

  override render() {
    const { snapshot } = this
    const { splits, distanceM, movingS } = snapshot
    const { value: average, unit } = ranWords(averageKmhOf(snapshot), snapshot)
    return html`<table>
      <thead>
        <tr>
          <th scope="col"><span class="unseen">${figureWords().segment}</span></th>
          <th scope="col">${figureWords().distance}</th>
          <th scope="col">${figureWords().time}</th>
          <th scope="col">${unit.startsWith('/') ? `${figureWords().pace} ${unit}` : unit}</th>
          <th scope="col" class="planned">${figureWords().planned}</th>
          <th scope="col" class="gain">${words.report.gain(stageNoun(stageM(snapshot.plan)))}</th>
        </tr>
      </thead>
      <tbody>
        ${splits.map((split) => this.#row(split))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${words.report.total}</th>
          <td>${lengthWords(distanceM, runnerUnit(snapshot))}</td>
          <td>${clock(movingS)}</td>
          <td>${average}</td>
        </tr>
      </tfoot>
    </table>`
  }

  #row(split: Split) {
    const { snapshot } = this
    const { plan, splits } = snapshot
    const p = climbIn(split.kind, split.mile, split.plannedKmh, stagesKmh(plan))
    const gained = gainedS(split, splits)
    const planned = split.plannedKmh === null ? '' : ranWords(split.plannedKmh, snapshot).value
    return html`<tr class="tint-${tintOf(split.kind)}" ${vars({ '--p': p })}>
      <th scope="row">
        <i></i>${split.kind === 'finish' ? ranFinishName(snapshot) : phaseName(split, plan, language)}
        ${besideOf(split, snapshot).map((words) => html`<small>${words}</small>`)}
      </th>
      <td>${(split.kind === 'finish' ? finishLength : lengthWords)(split.distanceM, runnerUnit(snapshot))}</td>
      <td>${clock(split.timeS)}</td>
      <td class="pace">
        ${ranWords(split.averageKmh, snapshot).value}
        ${planned === '' ? nothing : html`<small>${words.report.plannedAt(planned)}</small>`}
      </td>
      <td class="planned">${planned}</td>
      <td>${gained === null ? nothing : html`${upSign()} ${span(gained)}`}</td>
    </tr>`
  }
}
