import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { TracePoint } from '../live/trace.ts'
import { base } from '../look/base.ts'
import { weightOf } from '../look/effort.ts'
import { Portrait } from '../look/portrait.ts'
import { tints } from '../look/tints.ts'
import { vars } from '../look/vars.ts'
import { SizeEms } from '../look/size-ems.ts'
import { upSign } from '../parts/icons.ts'
import { Beside } from '../live/run-beside.ts'
import { RAN_TALL, RAN_WIDE } from '../staircase/frames.ts'
import { shapeOf } from '../staircase/shape.ts'
import '../staircase/staircase.ts'
import { changesIn } from './changes.ts'
import { ranWordsOf, roomsOf } from './ran-room.ts'
import { ranStepsOf, type RanStep } from './ran-steps.ts'

/** What was run as a picture, and under each step how it was run: below speed 0, where no line can be. */
@customElement('cr-ran-picture')
export class RanPicture extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  @property({ attribute: false }) trace: readonly TracePoint[] = []

  readonly #portrait = new Portrait(this)
  readonly #beside = new Beside(this)
  /** The type of this element is a hundredth of the height. */
  readonly #size = new SizeEms(this)

  static override styles = [
    base,
    tints,
    css`
      :host {
        position: absolute;
        inset: 0;
        overflow: hidden;
        font-size: 1dvh;
      }
      .step {
        position: absolute;
        left: calc(var(--x) * 1%);
        top: calc(var(--y) * 1% + 0.9dvh);
        width: calc(var(--w) * 1%);
        padding-left: 0.6vw;
        line-height: 1.2;
        white-space: nowrap;
      }
      .name {
        font-size: max(13px, 2.7em);
        color: var(--quiet);
        white-space: normal;
      }
      .name b {
        font-weight: 700;
        white-space: nowrap;
      }
      .plan {
        white-space: nowrap;
      }
      .changes {
        font-size: max(13px, 2.3em);
        line-height: 1.1;
        color: var(--quiet);
        white-space: normal;
        text-wrap: balance;
      }
      .ran {
        font-size: calc(var(--size) * 1em);
        line-height: 1.15;
        font-weight: var(--weight);
        font-variant-numeric: tabular-nums;
        letter-spacing: -0.02em;
      }
      .more {
        font-size: max(13px, 2.8em);
        font-weight: 650;
        color: var(--tint);
        white-space: normal;
      }
      @media (orientation: portrait) {
        .step {
          top: calc(var(--y) * 1% + 1.2dvh);
          padding-left: 1vw;
        }
        .name {
          white-space: nowrap;
        }
        .name,
        .more {
          font-size: max(13px, 1.9em);
        }
        .plan {
          display: none;
        }
        /* Under a narrow step nothing is long: all of it stands below them all. */
        .changes {
          position: absolute;
          left: 4vw;
          right: 4vw;
          top: 62.3dvh;
          font-size: max(13px, 1.8em);
          line-height: 1.15;
        }
      }
    `,
  ]

  override render() {
    const { snapshot, trace } = this
    const { plan, phases } = snapshot
    if (plan === null) return nothing
    const { tall } = this.#portrait
    const shape = shapeOf(plan, phases, tall ? RAN_TALL : RAN_WIDE, trace)
    const { wide, high } = this.#size
    const { below, room } = roomsOf(tall, this.clientHeight / high, shape.frame.baseline, wide, changesIn(snapshot))
    const steps = ranStepsOf(snapshot, trace)
    return html`<cr-staircase .shape=${shape} .beside=${this.#beside.of(snapshot, shape)}></cr-staircase>
      ${tall ? html`<p class="changes">${below}</p>` : nothing}
      ${steps.map((ran) => {
        const step = shape.steps.find(({ index }) => index === ran.phase)
        const width = step === undefined ? 0 : (wide * step.width) / 100
        if (step === undefined || width < (tall ? 8 : 11)) return nothing
        const { size, more, changes } = ranWordsOf(ran, width, room)
        const place = { '--x': step.x, '--y': shape.frame.baseline, '--w': step.width }
        const type = { '--p': step.p, '--size': size.toFixed(2), '--weight': weightOf(step.kind, step.p) }
        return html`<div class="step tint-${step.tint}" ${vars({ ...place, ...type })}>
          ${stepWords({ ...ran, more, changes }, tall)}
        </div>`
      })}`
  }
}

const stepWords = ({ name, effort, planned, ran, isFaster, more, changes }: RanStep, tall: boolean) =>
  html`<p class="name"><b>${name} ${tall ? nothing : effort}</b> <span class="plan">${planned}</span></p>
    <p class="ran">${ran}</p>
    <p class="more">${isFaster && more !== '' ? upSign() : nothing} ${more}</p>
    ${tall || changes === '' ? nothing : html`<p class="changes">${changes}</p>`}`
