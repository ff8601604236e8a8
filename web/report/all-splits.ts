import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { phaseName } from '../../protocol/words/phase-name.ts'
import { language } from '../language.ts'
import type { ToldOfRun } from '../live/told-of-run.ts'
import { base } from '../look/base.ts'
import { ranSpeed } from '../run/speed-words.ts'
import { feltSaid } from './felt-said.ts'
import './run-figures.ts'
import './run-note.ts'
import './save-as.ts'
import './split-table.ts'

/** Everything there is to know of a run that has ended, and what is done with it. */
@customElement('cr-all-splits')
export class AllSplits extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  @property({ attribute: false }) told!: ToldOfRun
  /** Null where there is none. */
  @property() note: string | null = null

  static override styles = [
    base,
    css`
      p {
        margin: 2dvh 3vw 0;
        font-size: max(15px, min(2.5dvh, 1.7vw));
        line-height: 1.3;
        color: var(--quiet);
      }
    `,
  ]

  override render() {
    const { snapshot, told, note } = this
    const run = snapshot.reportOf?.id ?? ''
    const said = feltSaid(
      snapshot.splits,
      snapshot.plan,
      (split) => phaseName(split, snapshot.plan, language),
      (kmh) => ranSpeed(kmh, snapshot),
    )
    return html`<cr-split-table .snapshot=${snapshot}></cr-split-table>
      ${said.map((line) => html`<p>${line}</p>`)}
      <cr-run-figures-line .run=${run} .effort=${told.effort}></cr-run-figures-line>
      <cr-run-note .told=${told} .note=${note}></cr-run-note>
      <cr-save-as .run=${run}></cr-save-as>`
  }
}
