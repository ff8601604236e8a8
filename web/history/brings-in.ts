import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import { section } from '../settings/rows.ts'
import { historyWords } from './words.ts'

/** What became of a file, in words. */
interface Line {
  readonly file: string
  readonly says: string
  readonly losses: readonly string[]
  readonly refused: boolean
}

/** Runs from files: one key, several files, and what became of each. Fires `brought` where there are runs that were not. */
@customElement('cr-runs-in')
export class RunsIn extends LitElement {
  @state() private lines: readonly Line[] = []
  @state() private reading = ''

  static override styles = [
    base,
    section,
    css`
      label {
        display: flex;
        align-items: center;
        justify-content: center;
        min-height: max(48px, 3.1em);
        border-radius: 0.8em;
        background: var(--key);
        font-weight: 650;
        cursor: pointer;
      }
      label:focus-within {
        outline: 3px solid var(--text);
        outline-offset: 3px;
      }
      input {
        position: absolute;
        width: 1px;
        height: 1px;
        opacity: 0;
      }
      p,
      small {
        display: block;
        padding-top: 0.5em;
        font-size: 0.86em;
        color: var(--quiet);
        overflow-wrap: anywhere;
      }
      ul {
        margin: 0;
        padding: 0.7em 0 0;
        list-style: none;
      }
      li {
        padding: 0.45em 0;
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      b {
        font-weight: 650;
      }
      .refused {
        color: var(--warning);
      }
      small {
        padding-top: 0.1em;
      }
    `,
  ]

  override render() {
    const { title, key, says, reading } = historyWords().comesIn
    return html`<h2>${title}</h2>
      <label
        >${key}<input
          type="file"
          multiple
          accept=".json,.fit,.tcx"
          ?disabled=${this.reading !== ''}
          @change=${(event: Event) => void this.#bring(event)}
      /></label>
      <p role="status">${this.reading === '' ? says : reading(this.reading)}</p>
      ${
        this.lines.length === 0
          ? nothing
          : html`<ul role="list">
              ${this.lines.map(
                (line) =>
                  html`<li class=${line.refused ? 'refused' : ''}>
                    <b>${line.file}</b> ${line.says} ${line.losses.map((loss) => html`<small>${loss}</small>`)}
                  </li>`,
              )}
            </ul>`
      }`
  }

  /** One after the other, so that each line stands as soon as it can. */
  async #bring({ target }: Event): Promise<void> {
    const input = target as HTMLInputElement
    const files = [...(input.files ?? [])]
    input.value = '' // the same one may be chosen again, once it was mended
    if (files.length === 0) return
    this.lines = []
    const { broughtIn } = await import('../run-files/brought-in.ts')
    for (const file of files) {
      this.reading = file.name
      const { kept, ...line } = await broughtIn(file)
      this.lines = [...this.lines, { file: file.name, ...line }]
      if (kept) this.dispatchEvent(new Event('brought', { bubbles: true, composed: true }))
    }
    this.reading = ''
  }
}
