import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Sync, SyncChange, SyncProblem } from '../../protocol/panel/sync.ts'
import { base } from '../look/base.ts'
import { fields } from '../look/fields.ts'
import { section } from '../settings/rows.ts'
import { syncNow, tellSync } from './requests.ts'
import { historyWords } from './words.ts'

/** How often it is asked how far it is, while it is looked at, ms. */
const ASKED_MS = 5000

type Name = 'folder' | 'intervalsKey'
type State = NonNullable<Sync['folder'] | Sync['intervals']>

/** Of intervals.icu, signs. */
const LEAST_KEY = 8

/** Where every finished run goes by itself. A key that is typed here is never shown again. */
@customElement('cr-runs-go')
export class RunsGo extends LitElement {
  @state() private sync: Sync | null = null
  /** Why what was set last does not hold. */
  @state() private came: Partial<Record<Name, string>> = {}
  #asked: ReturnType<typeof setInterval> | undefined

  static override styles = [
    base,
    section,
    fields,
    css`
      .pair {
        flex-wrap: nowrap;
        width: 100%;
      }
      input,
      output {
        flex: 1 1 6em;
        font-size: 1em;
        overflow: hidden;
        overflow-wrap: anywhere;
      }
      cr-setting-row {
        grid-template-columns: 1fr;
        padding-bottom: 0.6em;
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    this.#ask()
    this.#asked = setInterval(() => this.#ask(), ASKED_MS)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.#asked)
  }

  override render() {
    const is = this.sync
    if (is === null) return nothing
    const { title, folder, intervals, keySet, earlier } = historyWords().goes
    const isNotAll = is.folder?.earlier === false || is.intervals?.earlier === false
    return html`<h2>${title}</h2>
      ${this.#row('folder', folder, is.folder, is.folder?.path ?? '')}
      ${this.#row('intervalsKey', intervals, is.intervals, keySet)}
      ${
        isNotAll
          ? html`<cr-setting-row .title=${earlier.title} .says=${earlier.says}>
              <button type="button" class="by-plan" @click=${() => void this.#tell({ earlier: true })}>
                ${earlier.set}
              </button>
            </cr-setting-row>`
          : nothing
      }`
  }

  /** @param shown what of it may be shown where it is set */
  #row(
    name: Name,
    { title, says }: { readonly title: string; readonly says: string },
    state: State | null,
    shown: string,
  ) {
    const problem = state?.problem ?? this.sync?.problem ?? null
    const alert = this.came[name] ?? (problem === null ? '' : problemIn(problem))
    const far = state === null ? says : historyWords().goes.state(state.sent, state.waiting)
    return html`<cr-setting-row .title=${title} .says=${far} .alert=${alert}>
      ${state === null ? this.#field(name, says) : this.#isSet(name, title, shown)}
    </cr-setting-row>`
  }

  #isSet(name: Name, title: string, shown: string) {
    const { takeBack } = historyWords().goes
    return html`<div class="pair">
      <output>${shown}</output
      ><button
        type="button"
        class="by-plan"
        aria-label="${takeBack}: ${title}"
        @click=${() => void this.#tell({ [name]: null })}
      >
        ${takeBack}
      </button>
    </div>`
  }

  #field(name: Name, label: string) {
    return html`<form class="pair" novalidate @submit=${(event: SubmitEvent) => this.#set(event, name)}>
      <input
        name="set"
        type=${name === 'folder' ? 'text' : 'password'}
        autocomplete="off"
        spellcheck="false"
        aria-label=${label}
      /><button class="by-plan">${historyWords().goes.set}</button>
    </form>`
  }

  #set(event: SubmitEvent, name: Name): void {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const set = form.querySelector('input')?.value.trim() ?? ''
    // The key stays in no field.
    if (name === 'intervalsKey') form.reset()
    if (name === 'intervalsKey' && set !== '' && set.length < LEAST_KEY)
      this.came = { intervalsKey: historyWords().goes.keyTooShort(LEAST_KEY) }
    else if (set !== '') void this.#tell({ [name]: set })
  }

  async #tell(change: SyncChange): Promise<void> {
    const answer = await tellSync(change)
    if ('sync' in answer) this.sync = answer.sync
    const refused =
      'sync' in answer ? null : typeof answer.refused === 'string' ? answer.refused : problemIn(answer.refused)
    this.came = refused === null ? {} : { [change.intervalsKey === undefined ? 'folder' : 'intervalsKey']: refused }
  }

  #ask(): void {
    void syncNow().then((sync) => (this.sync = sync ?? this.sync))
  }
}

/** A code and its values belong together on the wire. */
function problemIn({ code, values }: SyncProblem): string {
  const sentence = historyWords().goes.problems[code] as string | ((values: object) => string)
  return typeof sentence === 'string' ? sentence : sentence(values)
}
