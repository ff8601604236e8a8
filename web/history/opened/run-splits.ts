import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { RunOpened } from '../../../protocol/panel/run-opened.ts'
import type { Split } from '../../../protocol/panel/snapshot.ts'
import { gainedS } from '../../../protocol/stages.ts'
import { base } from '../../look/base.ts'
import { tints } from '../../look/tints.ts'
import { vars } from '../../look/vars.ts'
import { heartSign, upSign } from '../../parts/icons.ts'
import { unitFor } from '../gained.ts'
import { isWalked, speedTold } from '../run-words.ts'
import { historyWords } from '../words.ts'
import { bandsOf, type Band } from './bands.ts'
import { feltLines } from './felt-lines.ts'
import { partName } from './part-name.ts'

/** Phase by phase: what was aimed at, what came of it, the heart, and the seconds gained on the stage before. */
@customElement('cr-run-splits')
export class RunSplits extends LitElement {
  @property({ attribute: false }) run!: RunOpened

  static override styles = [
    base,
    tints,
    css`
      table {
        width: 100%;
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: 0.5em 0 0.5em 0.8em;
        border-bottom: 1px solid var(--line);
        font-size: 1.05em;
        font-weight: 500;
        line-height: 1.35;
        text-align: right;
        white-space: nowrap;
      }
      thead th {
        font-size: 0.83em;
        color: var(--quiet);
      }
      th:first-child {
        padding-left: 0;
        font-variant-numeric: normal;
        font-weight: 650;
        text-align: left;
        white-space: normal;
      }
      .quiet {
        color: var(--quiet);
      }
      .ran,
      .gained {
        font-weight: 750;
      }
      i {
        display: inline-block;
        width: 6px;
        height: 1.45em;
        margin-right: 0.65em;
        border-radius: 3px;
        background: var(--tint);
        vertical-align: -0.35em;
      }
      small {
        display: block;
        padding-top: 0.1em;
        font-size: 0.83em;
        font-weight: 450;
        color: var(--quiet);
      }
      .brief {
        display: none;
      }
      .pulse {
        color: var(--pulse);
      }
      @media (max-width: 700px) {
        .brief {
          display: block;
        }
        .wide {
          display: none;
        }
        .ran {
          font-size: 1.3em;
        }
        .ran small {
          font-weight: 650;
          color: var(--text);
        }
      }
    `,
  ]

  override render() {
    const own = historyWords()
    const unit = unitFor(this.run)
    const { unit: per } = speedTold(10, unit, isWalked(this.run))
    const bands = bandsOf(this.run)
    return html`<table>
        <thead>
          <tr>
            <th scope="col"><span class="unseen">${own.segment}</span></th>
            <th scope="col" class="wide">${own.target}</th>
            <th scope="col" class="wide">${own.planThen}</th>
            <th scope="col">${own.ran} ${per}</th>
            <th scope="col" class="wide">${own.heartHead}</th>
            <th scope="col" class="wide">${own.gainedHead}</th>
          </tr>
        </thead>
        <tbody>
          ${bands.map((band) => this.#row(band))}
        </tbody>
      </table>
      ${feltLines(this.run)}`
  }

  #row({ split, tint, p }: Band) {
    const own = historyWords()
    const { run } = this
    const told = (kmh: number | null): string => speedTold(kmh, unitFor(run), isWalked(run)).value
    const gained = gainedS(
      run.splits.find(({ kind, mile }) => kind === split.kind && mile === split.mile) ?? split,
      run.splits,
    )
    const heart = typeof split.heartRateBpm === 'number' ? split.heartRateBpm : null
    const aimed = aimedOf(split)
    const plus = gained === null ? nothing : html`${upSign()} ${own.seconds(gained)}`
    return html`<tr class="tint-${tint}" ${vars({ '--p': p })}>
      <th scope="row">
        <i></i>${partName(split, run)}
        <small class="brief">
          ${aimed === null ? nothing : own.targetOf(told(aimed))}
          ${heart === null ? nothing : html`${aimed === null ? nothing : '· '}<span class="pulse">${heartSign()}</span> ${heart}`}
        </small>
      </th>
      <td class="wide quiet">${told(split.plannedKmh)}</td>
      <td class="wide quiet">${told(aimedOf(split))}</td>
      <td class="ran">${told(split.averageKmh)}<small class="brief">${plus}</small></td>
      <td class="wide">${heart ?? ''}</td>
      <td class="wide gained">${plus}</td>
    </tr>`
  }
}

const aimedOf = ({ aimedKmh, plannedKmh }: Split): number | null => aimedKmh ?? plannedKmh
