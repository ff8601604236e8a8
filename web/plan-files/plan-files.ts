import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { PlanFilePreview } from '../../protocol/panel/plan-files.ts'
import { planFileSaid } from '../../protocol/words/plan-files.ts'
import { inWords, language, words } from '../language.ts'
import type { KeptPlans } from '../live/kept-plans.ts'
import { base } from '../look/base.ts'
import '../ready/text-field.ts'
import type { TextField } from '../ready/text-field.ts'
import '../touch/key.ts'
import { readFile, type ReadFile } from './read-file.ts'
import { savedAs } from './saved-as.ts'
import './today-plan.ts'
import { pageWords } from './words.ts'

/**
 * A plan from a file: what it is and what cannot be kept of it, before it is kept by a name; and the one that is chosen as a file.
 * Fires `choose` with the Choices of one that was kept.
 */
@customElement('cr-plan-files')
export class PlanFiles extends LitElement {
  @property({ attribute: false }) kept!: KeptPlans
  /** The id of the plan that is chosen, where it has a name. */
  @property({ attribute: false }) which?: string
  @state() private preview: PlanFilePreview | null = null
  @state() private refused = ''
  #keeps = false

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: 1.2dvh;
        font-size: max(15px, min(2.4dvh, 1.5vw));
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6em;
        align-items: center;
      }
      label,
      a {
        display: inline-flex;
        align-items: center;
        min-height: 46px;
        padding: 0 1em;
        border: 2px solid var(--line);
        border-radius: 12px;
        font-weight: 650;
        color: inherit;
        text-decoration: none;
      }
      input {
        position: absolute;
        width: 1px;
        height: 1px;
        opacity: 0;
      }
      cr-key {
        min-height: 46px;
        font-weight: 650;
        --key-radius: 12px;
      }
      .quiet {
        color: var(--quiet);
      }
      ul {
        padding-left: 1.2em;
      }
      [role='alert'] {
        font-weight: 650;
        color: var(--warning);
      }
    `,
  ]

  override render() {
    const { choose, reads } = pageWords()
    return html`<div class="row">
        <label
          >${choose}<input
            type="file"
            accept=".json,.zwo,.fit,.txt"
            @change=${(event: Event) => void this.#read(event)}
        /></label>
        <span class="quiet">${reads}</span>
      </div>
      <cr-today-plan @found=${({ detail }: CustomEvent<ReadFile>) => void this.#show(detail)}></cr-today-plan>
      ${this.refused === '' ? nothing : html`<p role="alert">${this.refused}</p>`} ${this.#found()}
      ${this.which === undefined ? nothing : savedAs(this.which)}`
  }

  #found() {
    const { preview } = this
    if (preview === null) return nothing
    const { whole, losses, keepAs } = pageWords()
    return html`<div role="status">
        <b>${inWords(preview.plan.name)}</b>
        <p>${preview.losses.length === 0 ? whole : losses}</p>
        <ul>
          ${preview.losses.map((loss) => html`<li>${planFileSaid(language, loss)}</li>`)}
        </ul>
      </div>
      <cr-text-field
        .name=${keepAs}
        .shown=${preview.name ?? ''}
        .mode=${'text'}
        .read=${(text: string) => text.trim().slice(0, 40) || { wrong: words.ready.own.noName }}
        @choose=${({ detail }: CustomEvent<string>) => void this.#keep(preview, detail)}
      ></cr-text-field>
      <cr-key @press=${() => void this.#keep(preview, this.#name)}>${words.ready.own.keep}</cr-key>`
  }

  get #name(): string {
    const field = this.renderRoot.querySelector<TextField>('cr-text-field')
    return field?.renderRoot.querySelector('input')?.value.trim().slice(0, 40) ?? ''
  }

  async #read({ target }: Event): Promise<void> {
    const input = target as HTMLInputElement
    const file = input.files?.[0]
    if (file === undefined) return
    await this.#show(await readFile(file))
    input.value = '' // the same one may be chosen again, once it was mended
  }

  async #show(outcome: ReadFile): Promise<void> {
    this.preview = 'preview' in outcome ? outcome.preview : null
    this.refused = 'refused' in outcome ? outcome.refused : ''
    await this.updateComplete
    this.renderRoot.querySelector('[role=alert], b')?.scrollIntoView({ block: 'nearest' })
  }

  /** Whoever presses the key leaves the field by it, which says the same. */
  async #keep(preview: PlanFilePreview, name: string): Promise<void> {
    if (this.#keeps || this.preview !== preview) return
    if (name === '') return void (this.refused = words.ready.own.noName)
    this.#keeps = true
    await this.kept.keepNew(name, preview.choices)
    this.#keeps = false
    this.refused = this.kept.refused
    if (this.refused !== '') return
    this.preview = null
    this.dispatchEvent(new CustomEvent('choose', { detail: preview.choices }))
  }
}
