import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import { clock, finishLength, lengthWords, pace, perUnit } from '../format.ts'
import { language, words } from '../language.ts'
import { base } from '../look/base.ts'
import { tintOf } from '../look/effort.ts'
import { tints } from '../look/tints.ts'
import { vars } from '../look/vars.ts'
import { climbIn, gainedS, stagesKmh } from '../../protocol/stages.ts'
import { phaseName } from '../../protocol/words/phase-name.ts'
import { ranFinishName } from '../phase-words.ts'
import { upSign } from '../parts/icons.ts'
import { changesOf, nearOf } from './changes.ts'

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
        white-space: nowrap;
        border-bottom: 1px solid var(--step);
      }
      thead th {
        color: var(--quiet);
        font-size: 0.82em;
      }
      th:first-child {
        /* Tabular figures would set a hyphen apart. */
        font-variant-numeric: normal;
        text-align: left;
        font-weight: 650;
        white-space: normal;
      }
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
        margin-right: 0.5em;
        border-radius: 0.15em;
        background: var(--tint);
      }
      @media (orientation: portrait) {
        table {
          font-size: clamp(14px, 2.4vw, 20px);
        }
        th,
        td {
          padding: 0.6em 0.2em;
        }
        .planned {
          display: none;
        }
        .pace small {
          display: block;
        }
      }
    `,
  ]

  override render() {
    return html`<table>
      <thead>
        <tr>
          <th scope="col"><span class="unseen">${words.report.segment}</span></th>
          <th scope="col">${words.report.distance}</th>
          <th scope="col">${words.report.time}</th>
          <th scope="col">${words.report.pace} ${perUnit(this.#unit)}</th>
          <th scope="col" class="planned">${words.report.planned}</th>
          <th scope="col">${words.report.gain}</th>
        </tr>
      </thead>
      <tbody>
        ${this.snapshot.splits.map((split) => this.#row(split))}
      </tbody>
    </table>`
  }

  #row(split: Split) {
    const { snapshot } = this
    const { plan, splits } = snapshot
    const p = climbIn(split.kind, split.mile, split.plannedKmh, stagesKmh(plan))
    const gained = gainedS(split, splits)
    const said = [nearOf(split), changesOf(split, snapshot)].filter((words) => words !== '')
    return html`<tr class="tint-${tintOf(split.kind)}" ${vars({ '--p': p })}>
      <th scope="row">
        <i></i>${split.kind === 'finish' ? ranFinishName(snapshot) : phaseName(split, plan, language)}
        ${said.map((words) => html`<small>${words}</small>`)}
      </th>
      <td>${(split.kind === 'finish' ? finishLength : lengthWords)(split.distanceM, this.#unit)}</td>
      <td>${clock(split.timeS)}</td>
      <td class="pace">
        ${pace(split.averageKmh, this.#unit)}
        ${split.plannedKmh === null ? nothing : html`<small>${words.report.plannedAt(pace(split.plannedKmh, this.#unit))}</small>`}
      </td>
      <td class="planned">${pace(split.plannedKmh, this.#unit)}</td>
      <td>${gained === null ? nothing : html`${upSign()} ${Math.round(gained)} ${words.panel.seconds}`}</td>
    </tr>`
  }

  get #unit(): 'mi' | 'km' {
    return this.snapshot.plan?.unit ?? 'mi'
  }
}
