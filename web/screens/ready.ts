import { LitElement, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Preset } from '../../protocol/panel/answers.ts'
import type { Choices, Plan } from '../../protocol/panel/plan.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { DEFAULT_GRID, type SpeedGrid } from '../../protocol/units.ts'
import { choosePlan, presets } from '../live/asks.ts'
import { base } from '../look/base.ts'
import { AskEvent } from '../live/ask-event.ts'
import '../parts/choices-form.ts'
import '../parts/plan-view.ts'
import type { Refusal } from '../parts/refusal.ts'
import '../parts/refusal.ts'
import '../parts/theme-switch.ts'
import '../touch/key.ts'
import { words as panelWords } from '../words/panel.ts'
import { ready } from '../words/ready.ts'
import { readyStyles } from './ready-styles.ts'

/** The plan, before anything moves: what is chosen, every pace and why, and the way to begin. */
@customElement('cr-ready')
export class ReadyScreen extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  /** What the runner chose last, also where no plan can keep it. */
  @state() private choices: Choices | null = null
  @state() private plan: Plan | null = null
  @state() private refusal: Refusal | null = null
  /** Why the text in a field is no choice; '' where it is. */
  @state() private wrong = ''
  @state() private presets: readonly Preset[] = []

  #asked = 0
  #choosing: Promise<void> = Promise.resolve()

  static override styles = [base, readyStyles]

  override connectedCallback(): void {
    super.connectedCallback()
    void presets().then((all) => {
      this.presets = all
    })
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('snapshot') && this.refusal === null && this.snapshot.plan !== null) this.plan = this.snapshot.plan
  }

  /** Room below for the words at BEGIN. */
  override updated(): void {
    this.toggleAttribute('refused', !this.#settled)
  }

  override render() {
    const { plan } = this
    const choices = this.choices ?? plan?.choices ?? {}
    return html`
      <header>
        <h1>${ready.title}<small>${ready.tagline}</small></h1>
        <div class="around">${this.#machine()}<cr-theme-switch></cr-theme-switch></div>
      </header>
      <main>
        <cr-choices-form
          .choices=${choices}
          .plan=${plan}
          .presets=${this.presets}
          @choose=${(event: CustomEvent<Choices>) => this.#take(event.detail)}
          @wrong=${(event: CustomEvent<string>) => (this.wrong = event.detail)}
        ></cr-choices-form>
        <section>
          ${
            plan === null
              ? nothing
              : html`${plan.advice.map((words) => html`<p class="advice">${words}</p>`)}
                  <cr-plan-view
                    .plan=${plan}
                    .grid=${this.#grid()}
                    @choose=${(event: CustomEvent<Choices>) => this.#take(event.detail)}
                  ></cr-plan-view>`
          }
        </section>
      </main>
      ${this.#begin()}
    `
  }

  #machine() {
    const { machine } = this.snapshot
    if (machine === null) return html`<p class="machine">${ready.noMachine}</p>`
    const notes =
      machine.link === 'down'
        ? ready.lost
        : machine.simulated && !/simulat/i.test(machine.name)
          ? ready.simulated
          : null
    return html`<p class="machine ${machine.link}">${machine.name}${notes === null ? nothing : html` · ${notes}`}</p>`
  }

  #begin() {
    return html`<footer>
      <p class="limit">${panelWords.limit}</p>
      ${
        this.#settled
          ? nothing
          : html`<cr-refusal
              .wrong=${this.wrong}
              .refusal=${this.refusal}
              @choose=${(event: CustomEvent<Choices>) => this.#take(event.detail)}
            ></cr-refusal>`
      }
      <cr-key
        class="begin"
        label="${ready.begin}, ${ready.beginSays}"
        ?dim=${!this.#settled || !this.snapshot.asks.includes('begin')}
        @press=${() => void this.#ask()}
        >${ready.begin} <small>${ready.beginSays}</small></cr-key
      >
    </footer>`
  }

  get #settled(): boolean {
    return this.wrong === '' && this.refusal === null
  }

  /** A finger on BEGIN may be the first to leave a field: what was written there is chosen first. */
  async #ask(): Promise<void> {
    if (this.shadowRoot?.activeElement instanceof HTMLElement) this.shadowRoot.activeElement.blur()
    await this.#choosing
    if (this.#settled) this.dispatchEvent(new AskEvent({ ask: 'begin' }))
  }

  #grid(): SpeedGrid {
    const { machine } = this.snapshot
    return machine ?? DEFAULT_GRID
  }

  #take(choices: Choices): void {
    this.#choosing = this.#choose(choices)
  }

  /** The answer to an older choice is not shown over a newer one. */
  async #choose(choices: Choices): Promise<void> {
    const asked = ++this.#asked
    this.choices = choices
    const planned = await choosePlan(choices)
    if (asked !== this.#asked) return
    if ('plan' in planned) {
      this.plan = planned.plan
      this.choices = null
      this.refusal = null
    } else this.refusal = planned.refusal
  }
}
