import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { SyncToday } from '../../protocol/panel/sync-today.ts'
import { planFileSaid } from '../../protocol/words/plan-files.ts'
import { language } from '../language.ts'
import { answerIn } from '../live/requests.ts'
import { base } from '../look/base.ts'
import '../touch/key.ts'
import { refusedBy, type ReadFile } from './read-file.ts'
import { pageWords } from './words.ts'

/** The daemon waits a minute for intervals.icu. */
const WITHIN_MS = 65_000

/**
 * What intervals.icu plans for today, a key each; or why nothing is offered. Nothing is drawn where no key is set there.
 * Fires `found` with a ReadFile.
 */
@customElement('cr-today-plan')
export class TodayPlan extends LitElement {
  /** Null: nobody has answered. */
  @state() private today: SyncToday | null = null
  @state() private isAsked = false
  #left = new AbortController()

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6em;
      }
      cr-key {
        min-height: 46px;
        font-weight: 650;
        --key-radius: 12px;
      }
      span {
        color: var(--quiet);
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    this.#left = new AbortController()
    void this.#ask(this.#left.signal)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#left.abort()
  }

  override render() {
    const { asks, today } = pageWords()
    if (this.isAsked) return html`<span role="status">${asks}</span>`
    if (this.today === null) return nothing
    const { workouts, problem } = this.today
    if (problem !== null) return html`<span role="status">${planFileSaid(language, problem)}</span>`
    return workouts.map(
      (workout) =>
        html`<cr-key @press=${() => this.dispatchEvent(new CustomEvent<ReadFile>('found', { detail: readIn(workout) }))}
          >${today(workout.name ?? '')}</cr-key
        >`,
    )
  }

  async #ask(left: AbortSignal): Promise<void> {
    // What is known already is there at once: nobody sees a question.
    const slow = setTimeout(() => (this.isAsked = true), 300)
    try {
      const signal = AbortSignal.any([left, AbortSignal.timeout(WITHIN_MS)])
      const response = await fetch('/api/sync/today', { signal, cache: 'no-store' })
      const answer = await answerIn(response)
      this.today = response.ok ? (answer as SyncToday | null) : null
    } catch {
      this.today = null
    } finally {
      clearTimeout(slow)
      this.isAsked = false
    }
  }
}

const readIn = ({ preview, refusal }: SyncToday['workouts'][number]): ReadFile =>
  preview === null ? { refused: refusedBy(refusal) } : { preview }
