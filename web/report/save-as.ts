import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ExportFormat } from '../../protocol/panel/run-export.ts'
import { MachinesNow } from '../live/machines.ts'
import { base } from '../look/base.ts'
import { figureWords } from './figure-words.ts'

/** The run as a file, each format a link that the browser saves. */
@customElement('cr-save-as')
export class SaveAs extends LitElement {
  /** Id of the run. */
  @property() run = ''
  readonly #machines = new MachinesNow(this)

  static override styles = [
    base,
    css`
      p {
        margin: 2dvh 3vw;
        font-size: max(16px, min(2.5dvh, 1.7vw));
      }
      a {
        display: inline-block;
        padding: 0.8em;
        font-weight: 650;
        color: inherit;
      }
    `,
  ]

  override render() {
    // In a gym no file is made of a guest’s run.
    if (this.#machines.is?.mayChoose !== true) return nothing
    return html`<p>
      ${figureWords().saveAs}
      ${FORMATS.map((format) => html`<a download href="/api/runs/${this.run}/export/${format}">${format.toUpperCase()}</a>`)}
    </p>`
  }
}

const FORMATS: readonly ExportFormat[] = ['fit', 'tcx', 'csv', 'json']
