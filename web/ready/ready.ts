import { LitElement, css, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Choices } from '../../protocol/panel/plan.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { DEFAULT_GRID } from '../../protocol/units.ts'
import { AskEvent } from '../live/ask-event.ts'
import { Planning } from '../live/planning.ts'
import { inWords } from '../language.ts'
import { base } from '../look/base.ts'
import './begin.ts'
import './choices-form.ts'
import './masthead.ts'
import './plan-view.ts'

/** The plan, before anything moves: what is chosen, every pace and why, and the way to begin. This screen may scroll. */
@customElement('cr-ready')
export class ReadyScreen extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  /** Why the text in a field is no choice; '' where it is. */
  @state() private wrong = ''

  readonly #planning = new Planning(this)

  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-height: 100dvh;
        padding: 2.6dvh 3vw 2.6dvh;
        background: var(--ground);
        font-size: clamp(16px, 1.15vw, 22px);
        line-height: 1.35;
      }
      main {
        display: grid;
        grid-template-columns: minmax(320px, 30vw) 1fr;
        gap: 4vw;
        align-items: start;
      }
      cr-choices-form {
        padding-bottom: calc(19dvh + 52px + var(--refusal, 0px));
      }
      :host([refused]) {
        --refusal: 200px;
      }
      section {
        display: grid;
        gap: 14px;
        min-width: 0;
      }
      .advice {
        padding: 0.7em 1em;
        border-radius: 12px;
        border-left: 6px solid var(--warning);
        background: var(--step);
        font-weight: 600;
      }
      @media (orientation: portrait), (max-width: 900px) {
        main {
          grid-template-columns: minmax(0, 1fr);
          gap: 24px;
        }
        cr-choices-form {
          padding-bottom: 0;
        }
        :host {
          padding-bottom: calc(11dvh + 92px + var(--refusal, 0px));
        }
      }
    `,
  ]

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('snapshot')) this.#planning.hear(this.snapshot.plan)
  }

  /** Room below for the words at BEGIN. */
  override updated(): void {
    this.toggleAttribute('refused', !this.#settled)
  }

  override render() {
    const { choices, plan, presets, refusal } = this.#planning
    const { machine, asks } = this.snapshot
    const choose = (event: CustomEvent<Choices>): void => this.#planning.choose(event.detail)
    return html`
      <cr-masthead .machine=${machine}></cr-masthead>
      <main>
        <cr-choices-form
          .choices=${choices ?? plan?.choices ?? {}}
          .plan=${plan}
          .presets=${presets}
          @choose=${choose}
          @wrong=${(event: CustomEvent<string>) => (this.wrong = event.detail)}
        ></cr-choices-form>
        <section>
          ${plan?.advice.map((advice) => html`<p class="advice">${inWords(advice)}</p>`)}
          ${
            plan === null
              ? nothing
              : html`<cr-plan-view .plan=${plan} .grid=${machine ?? DEFAULT_GRID} @choose=${choose}></cr-plan-view>`
          }
        </section>
      </main>
      <cr-begin
        .wrong=${this.wrong}
        .refusal=${refusal}
        ?dim=${!this.#settled || !asks.includes('begin')}
        @choose=${choose}
        @begin=${() => void this.#begin()}
      ></cr-begin>
    `
  }

  get #settled(): boolean {
    return this.wrong === '' && this.#planning.refusal === null
  }

  /** A finger on BEGIN may be the first to leave a field: what was written there is chosen first. */
  async #begin(): Promise<void> {
    if (this.shadowRoot?.activeElement instanceof HTMLElement) this.shadowRoot.activeElement.blur()
    await this.#planning.answered
    if (this.#settled) this.dispatchEvent(new AskEvent({ ask: 'begin' }))
  }
}
