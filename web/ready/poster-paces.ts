import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Plan } from '../../protocol/panel/plan.ts'
import { isStage } from '../../protocol/units.ts'
import { pace, segment } from '../format.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { weightOf } from '../look/effort.ts'
import { vars } from '../look/vars.ts'
import { SizeEms } from '../look/size-ems.ts'
import type { Shape, Step } from '../staircase/shape.ts'
import { speedIn } from './plan-words.ts'
import { minutesWords } from './chosen.ts'
import { isRoomy, paceSize } from './pace-size.ts'

/** What the steps of a plan say: their paces, which grow heavier and larger as they climb. */
@customElement('cr-poster-paces')
export class PosterPaces extends LitElement {
  @property({ attribute: false }) plan!: Plan
  @property({ attribute: false }) shape!: Shape
  @property({ type: Boolean }) tall = false

  /** The type of this element is a hundredth of the height. */
  readonly #size = new SizeEms(this)

  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        inset: 0;
        overflow: hidden;
        pointer-events: none;
        font-size: 1dvh;
      }
      .step {
        position: absolute;
        left: calc(var(--x) * 1%);
        top: calc(var(--y) * 1% + 1.6dvh);
        width: calc(var(--w) * 1%);
        padding-left: calc(var(--pad) * 1dvh);
        line-height: 1.15;
        animation: show 300ms 480ms backwards;
      }
      @keyframes show {
        from {
          opacity: 0;
        }
      }
      .name {
        font-size: max(13px, 2.9em);
        font-weight: 650;
        letter-spacing: -0.01em;
      }
      .hot .name {
        color: var(--hot);
      }
      .pace {
        font-size: calc(var(--size) * 1em);
        line-height: 1.02;
        font-weight: var(--weight);
        font-variant-numeric: tabular-nums;
        letter-spacing: -0.025em;
        white-space: nowrap;
      }
      .more {
        margin-top: 0.5em;
        font-size: 2.9em;
        line-height: 1.2;
        font-weight: 480;
      }
      .minutes {
        font-size: max(13px, 2.4em);
        font-weight: 500;
        white-space: nowrap;
      }
      @media (orientation: portrait) {
        .step {
          top: calc(var(--y) * 1% + 1.4dvh);
        }
        .name {
          font-size: max(13px, 1.95em);
        }
        .more {
          font-size: max(13px, 1.9em);
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .step {
          animation: none;
        }
      }
    `,
  ]

  override render() {
    return this.shape.steps.map((step) => {
      if (step.kind === 'warm-up') return this.#warmUp(step)
      return isStage(step) || step.kind === 'finish' ? this.#step(step) : nothing
    })
  }

  /** How long it lasts, over its jog, where there is room. */
  #warmUp({ index, blocks }: Step) {
    const phase = this.plan.phases[index]
    const jog = blocks.at(-1)
    if (this.tall || phase?.kind !== 'warm-up' || jog === undefined) return nothing
    const seconds = phase.segments.reduce((sum, { durationS }) => sum + durationS, 0)
    const place = { '--x': jog.x, '--y': jog.top - 0.6, '--w': jog.width, '--pad': 0.9 }
    return html`<div class="step" ${vars(place)}><div class="minutes">${minutesWords(seconds)}</div></div>`
  }

  #step(step: Step) {
    const { plan } = this
    const { pad, size } = paceSize(step, { plan, shape: this.shape, tall: this.tall, ems: this.#size.wide })
    const phase = plan.phases[step.index]
    const place = { '--x': step.x, '--y': step.top, '--w': step.width, '--pad': pad }
    const type = { '--size': (size ?? 0).toFixed(2), '--weight': weightOf(step.kind, step.p) }
    return html`<div class="step ${step.tint}" ${vars({ ...place, ...type })}>
      <div class="name">${this.#name(step)}</div>
      ${size === null ? nothing : html`<div class="pace">${pace(speedIn(phase), plan.unit)}</div>`}
      ${phase?.kind === 'finish' ? html`<div class="more">${this.#underFinish()}</div>` : nothing}
    </div>`
  }

  #name({ index, mile }: Step): string {
    const { plan, tall } = this
    const phase = plan.phases[index]
    if (phase?.kind === 'finish') {
      const length = segment(phase.distanceM, plan.unit)
      return tall ? length : words.ready.finishStep(length, phase.style)
    }
    if (phase === undefined || !isStage(phase)) return ''
    return tall || !isRoomy(plan) ? String(mile) : `${mile} ${words.phases.efforts[phase.effort]}`
  }

  #underFinish() {
    const { plan, tall } = this
    const go = plan.gate === 'ask' ? words.ready.ifYouPressGo : ''
    if (tall) return go
    return html`${words.ready.perUnit[plan.unit]}${go === '' ? nothing : html`,<br />${go}`}`
  }
}
