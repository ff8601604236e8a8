import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { Banner } from '../../protocol/panel/banners.ts'
import { words } from '../language.ts'
import { breath } from '../live/clock.ts'
import type { RefusedPlan } from '../live/plan-requests.ts'
import { base } from '../look/base.ts'
import { Portrait } from '../look/portrait.ts'
import { TALL, WIDE } from '../staircase/frames.ts'
import { shapeOf } from '../staircase/shape.ts'
import { vars } from '../look/vars.ts'
import { kindOf } from './plan-words.ts'
import './planned-staircase.ts'
import './poster-measures.ts'
import './poster-notes.ts'
import './poster-paces.ts'

/** So many letters of a name stand on one line of a tall screen. */
const ONE_LINE = 13

/** The plan as a poster: the staircase from edge to edge with its paces, how far, how long, and what to know first. */
@customElement('cr-poster')
export class Poster extends LitElement {
  @property({ attribute: false }) plan!: Plan
  @property() name = ''
  /** Why what was chosen last is not what stands here. */
  @property({ attribute: false }) refusal: RefusedPlan | null = null

  @property({ attribute: false }) banners: readonly Banner[] = []

  readonly #portrait = new Portrait(this)

  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        inset: 0;
      }
      .stale {
        opacity: 0.4;
      }
      .name {
        position: absolute;
        left: 3vw;
        top: 3.4dvh;
        max-width: 62vw;
        /* As many letters as there are stand on one line. */
        font-size: min(4.6dvh, 2.6vw, 118vw / var(--letters));
        line-height: 1.15;
        font-weight: 700;
        letter-spacing: -0.02em;
      }
      .name small {
        font-size: 1em;
        font-weight: 450;
        color: var(--quiet);
      }
      .refused {
        position: absolute;
        left: 3vw;
        top: 11dvh;
        width: 68vw;
        font-size: min(4.6dvh, 2.8vw);
        line-height: 1.25;
        font-weight: 600;
        text-wrap: pretty;
      }
      .refused b {
        display: block;
        margin-bottom: 0.3em;
        color: var(--warning);
      }
      @media (orientation: portrait) {
        .name {
          left: 4vw;
          top: 2.2dvh;
          max-width: 44vw;
          font-size: min(2.7dvh, 5.6vw);
        }
        /* Two lines of it end above the number. */
        .name.long {
          font-size: max(13px, min(2.1dvh, 4.4vw));
        }
        .refused {
          left: 4vw;
          top: 8dvh;
          width: 92vw;
          font-size: max(17px, 2.6dvh);
        }
      }
    `,
  ]

  /** At first the page is drawn piece by piece: what is large comes after what it stands in. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await breath()
    await super.scheduleUpdate()
  }

  override render() {
    const { plan, refusal } = this
    const { tall } = this.#portrait
    const shape = shapeOf(plan, [], tall ? TALL : WIDE)
    const kind = kindOf(plan)
    return html`
      <div class=${refusal === null ? '' : 'stale'}>
        <cr-planned-staircase .shape=${shape}></cr-planned-staircase>
        <cr-poster-paces .shape=${shape} .plan=${plan} ?tall=${tall}></cr-poster-paces>
      </div>
      <h1
        class="name ${this.name.length > ONE_LINE ? 'long' : ''}"
        ${vars({ '--letters': this.name.length + kind.length })}
      >
        ${this.name} ${tall ? nothing : html`<small>${kind}</small>`}
      </h1>
      ${
        refusal === null
          ? html`<cr-poster-measures .plan=${plan}></cr-poster-measures>
              <cr-poster-notes .plan=${plan} .banners=${this.banners} kind=${tall ? kind : ''}></cr-poster-notes>`
          : html`<p class="refused" role="alert"><b>${words.ready.cannotKeep}.</b> ${refusal.reason}</p>`
      }
    `
  }
}
