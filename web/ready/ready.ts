import { LitElement, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Choices } from '../../protocol/panel/plan.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { DEFAULT_GRID } from '../../protocol/units.ts'
import { AskEvent } from '../live/ask-event.ts'
import { pageClock } from '../live/clock.ts'
import { Opened } from '../live/opened.ts'
import { KeptPlans } from '../live/kept-plans.ts'
import { Planning } from '../live/planning.ts'
import { whoseNow } from '../live/runner.ts'
import { clock, lengthWords } from '../format.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { screen } from '../look/screen.ts'
import './change.ts'
import './looking.ts'
import './machine-line.ts'
import './poster.ts'
import { nameOf, ownOn } from './tray-choices.ts'
import { onTheBeltM, stretchesFirst } from './plan-words.ts'
import './ready-keys.ts'

/** So long after the poster, ms. */
const COACH_AFTER_MS = 1500

/** The next run, before anything moves: as a poster, or as words that can be changed; and the one way to begin. */
@customElement('cr-ready')
export class ReadyScreen extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  @state() private changing = false
  /** Why the text in a field is no choice; '' where it is. */
  @state() private wrong = ''

  readonly #planning = new Planning(this)
  readonly #kept = new KeptPlans(this)
  readonly #opened = new Opened(this, () => this.#turn())

  static override styles = [base, screen]

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('snapshot')) this.#planning.hear(this.snapshot.plan)
    if (this.#choices.beside !== undefined) void import('../beside/beside.ts').catch(() => undefined)
    this.#kept.chosen = ownOn(this.#choices, this.#kept.all, this.#kept.chosen)?.id ?? this.#kept.chosen
  }

  /** What the coach has to say is fetched once everything else is drawn: no run waits for it. */
  override firstUpdated(): void {
    pageClock.after(COACH_AFTER_MS, () => void import('../coach/coach.ts').catch(() => undefined))
  }

  override render() {
    const { plan } = this.#planning
    return html`${plan === null ? html`<cr-looking></cr-looking>` : this.changing ? this.#change() : this.#poster()}
      <cr-machine-line .machine=${this.snapshot.machine}></cr-machine-line>
      ${plan === null ? nothing : this.#keys()}`
  }

  #poster() {
    const { plan, refusal } = this.#planning
    const { banners } = this.snapshot
    return html`<cr-poster .plan=${plan} .name=${this.#name} .refusal=${refusal} .banners=${banners}></cr-poster>${
        // Of whoever has not given their PIN nothing is said.
        whoseNow().locked
          ? nothing
          : html`<cr-coach
              .plan=${plan}
              @choose=${(event: CustomEvent<Choices>) => this.#planning.choose(event.detail)}
              @begin=${() => void this.#begin()}
            ></cr-coach>`
      }`
  }

  #change() {
    const { plan, refusal } = this.#planning
    return html`<cr-change
      .plan=${plan}
      .choices=${this.#choices}
      .kept=${this.#kept}
      .name=${this.#name}
      .refusal=${refusal}
      .wrong=${this.wrong}
      .grid=${this.snapshot.machine ?? DEFAULT_GRID}
      @choose=${(event: CustomEvent<Choices>) => this.#planning.choose(event.detail)}
      @wrong=${(event: CustomEvent<string>) => (this.wrong = event.detail)}
    ></cr-change>`
  }

  #keys() {
    const { plan } = this.#planning
    return html`<cr-ready-keys
      ?changing=${this.changing}
      says=${this.changing ? this.#total : words.ready.beginSays(stretchesFirst(plan, this.snapshot))}
      ?dim=${!this.#settled || !this.snapshot.asks.includes('begin')}
      @turn=${() => this.#turn()}
      @begin=${() => void this.#begin()}
    ></cr-ready-keys>`
  }

  get #total(): string {
    const { plan } = this.#planning
    return plan === null ? '' : words.ready.total(lengthWords(onTheBeltM(plan), plan.unit), clock(plan.durationS))
  }

  get #name(): string {
    return nameOf(this.#choices, this.#kept.all, this.#kept.chosen)
  }

  get #choices(): Choices {
    const { choices, plan } = this.#planning
    return choices ?? plan?.choices ?? {}
  }

  get #settled(): boolean {
    return this.wrong === '' && this.#planning.refusal === null
  }

  /** A text that was no choice is left with its field. */
  #turn(): void {
    this.changing = !this.changing
    this.wrong = ''
    this.#opened.want(this.changing)
  }

  /** A finger on BEGIN may be the first to leave a field: what was written there is chosen first. */
  async #begin(): Promise<void> {
    if (this.shadowRoot?.activeElement instanceof HTMLElement) this.shadowRoot.activeElement.blur()
    await this.#planning.answered
    if (this.#settled) this.dispatchEvent(new AskEvent({ ask: 'begin' }))
  }
}
