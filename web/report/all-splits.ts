import { LitElement, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { ToldOfRun } from '../live/told-of-run.ts'
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

  override render() {
    const run = this.snapshot.reportOf?.id ?? ''
    return html`<cr-split-table .snapshot=${this.snapshot}></cr-split-table>
      <cr-run-figures-line .run=${run} .effort=${this.told.effort}></cr-run-figures-line>
      <cr-run-note .told=${this.told} .note=${this.note}></cr-run-note>
      <cr-save-as .run=${run}></cr-save-as>`
  }
}
