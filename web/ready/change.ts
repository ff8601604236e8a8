import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Choices, Plan } from '../../protocol/panel/plan.ts'
import { DEFAULT_GRID } from '../../protocol/units.ts'
import type { KeptPlans } from '../live/kept-plans.ts'
import type { RefusedPlan } from '../live/plan-requests.ts'
import { inWords } from '../language.ts'
import { base } from '../look/base.ts'
import { chosenIn, toldOf } from './chosen.ts'
import type { Opened } from './paragraph.ts'
import './paragraph.ts'
import { inclineKey, type Slopes } from './incline-key.ts'
import './plan-row.ts'
import './tray.ts'

/**
 * The plan as one paragraph: what can be changed is a word, which opens the one tray below it. Beside it every pace and
 * why. Fires `choose` with whole Choices, and `wrong` with why the text in a field is no choice.
 */
@customElement('cr-change')
export class Change extends LitElement {
  @property({ attribute: false }) plan!: Plan
  @property({ attribute: false }) choices: Choices = {}
  @property({ attribute: false }) kept!: KeptPlans
  @property() name = ''
  @property({ attribute: false }) refusal: RefusedPlan | null = null
  @property() wrong = ''
  @property({ attribute: false }) grid: Slopes = DEFAULT_GRID
  @state() private opened: Opened | null = null
  /** Of which word the refusal speaks. */
  #asked: Opened | null = null

  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        inset: 0 0 15.5dvh 0;
        display: grid;
        grid-template: auto minmax(0, 1fr) / 46fr 44fr;
        column-gap: 4vw;
        padding: calc(3.4dvh + var(--bar, 0dvh)) 3vw 0;
      }
      .words {
        display: flex;
        flex-direction: column;
        grid-row: 1 / 3;
        min-height: 0;
      }
      cr-tray {
        min-height: 22dvh;
        margin-top: 2.4dvh;
        overflow-y: auto;
        --fade: var(--step);
      }
      ol {
        margin: 6.8dvh 0 0;
        padding: 0;
        overflow-y: auto;
        list-style: none;
        grid-area: 1 / 2 / 3 / 3;
      }
      li {
        padding-bottom: 1.3dvh;
      }
      .stale {
        opacity: 0.4;
      }
      /* What goes on below fades out: there is more to come to. */
      ol::after,
      cr-tray::after {
        content: '';
        position: sticky;
        bottom: -2dvh;
        display: block;
        height: 5dvh;
        background: linear-gradient(transparent, var(--fade, var(--ground)));
        pointer-events: none;
      }
      @media (orientation: portrait) {
        :host {
          display: block;
          /* Below the name of the treadmill, behind which nothing goes by. */
          top: max(56px, 7dvh);
          overflow-y: auto;
          padding: 0 4vw 2dvh;
        }
        cr-tray {
          min-height: 19dvh;
          margin: 1.6dvh -1vw;
        }
        ol {
          margin: 0;
          overflow: visible;
        }
      }
    `,
  ]

  override render() {
    const { plan, choices, refusal, opened } = this
    const chosen = chosenIn(choices, plan)
    const other = (event: CustomEvent<Choices>): void => this.#choose(event, null)
    return html`
      <div class="words">
        <cr-paragraph
          .name=${this.name}
          .told=${choices.workout === undefined ? toldOf(chosen) : null}
          .says=${inWords(plan.name)}
          .opened=${opened}
          .refused=${refusal === null ? null : this.#asked}
          @open=${(event: CustomEvent<Opened>) => (this.opened = event.detail)}
        ></cr-paragraph>
        <cr-tray
          ?hidden=${opened === null && choices.workout !== undefined}
          .opened=${opened}
          .chosen=${chosen}
          .choices=${choices}
          .kept=${this.kept}
          .refusal=${refusal}
          .wrong=${this.wrong}
          @choose=${(event: CustomEvent<Choices>) => this.#choose(event, opened)}
        ></cr-tray>
        <cr-beside-said .plan=${plan} .choices=${choices} @choose=${other}></cr-beside-said>
        <cr-gentler .choices=${choices} @choose=${other}></cr-gentler>
      </div>
      <ol class=${refusal === null ? '' : 'stale'}>
        ${plan.phases.map((phase) =>
          phase.kind === 'stretch'
            ? nothing
            : html`<li>
                <cr-plan-row
                  .phase=${phase}
                  .plan=${plan}
                  .choices=${choices}
                  .grid=${this.grid}
                  @choose=${(event: CustomEvent<Choices>) => this.#choose(event, 'paces')}
                ></cr-plan-row>
              </li>`,
        )}
        ${choices.workout ? nothing : inclineKey(choices, chosen.miles, this.grid, (event) => this.#choose(event, 'paces'))}
      </ol>
    `
  }

  #choose({ detail }: Pick<CustomEvent<Choices>, 'detail'>, of: Opened | null): void {
    this.#asked = this.opened = of
    this.dispatchEvent(new CustomEvent('choose', { detail }))
  }
}
