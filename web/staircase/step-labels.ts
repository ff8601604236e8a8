import { LitElement, css, html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { emsOf } from '../format.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'
import { SizeEms } from '../look/size-ems.ts'
import { upSign } from '../parts/icons.ts'
import type { TracePoint } from '../live/trace.ts'
import { Portrait } from '../look/portrait.ts'
import { hasRoomFor, heightOf, placeOf } from './label-place.ts'
import { lineOn, lowestOf, type LineMark } from './line-on.ts'
import type { Shape, Step } from './shape.ts'

/** What a step says at its top left. */
export interface StepLabel {
  /** Index of its phase. */
  readonly phase: number
  readonly name: string
  readonly pace: string
  /** Seconds faster than the mile before; null where there is none. */
  readonly gainS: number | null
}

/** Words on the steps: dark on what is flooded, light on what is still to run, never under the marker. */
@customElement('cr-step-labels')
export class StepLabels extends LitElement {
  @property({ attribute: false }) shape: Shape | null = null
  @property({ attribute: false }) labels: readonly StepLabel[] = []

  @property({ attribute: false }) trace: readonly TracePoint[] = []
  /** What is taken to be run is hatched: words on it bring their ground along. */
  @property({ type: Boolean }) drained = false

  readonly #size = new SizeEms(this)
  readonly #portrait = new Portrait(this)

  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        inset: 0;
        overflow: hidden;
        pointer-events: none;
        font-variant-numeric: tabular-nums;
        font-size: 3dvh;
      }
      .step {
        position: absolute;
        left: calc(var(--x) * 1%);
        top: calc(var(--y) * 1%);
        width: calc(var(--w) * 1%);
        padding: 0.6em 0 0.4em 0.45em;
        overflow: hidden;
        line-height: 1.28;
        white-space: nowrap;
        color: var(--text);
      }
      .flooded {
        color: var(--on-filled);
      }
      /* The belt was slow there and fast again: the words bring their ground along. */
      .grounded {
        width: max-content;
        max-width: calc(var(--w) * 1%);
        background: var(--step);
      }
      .name {
        font-weight: 700;
      }
      /* Beside the pace where there is room, else below it. */
      .paced {
        white-space: normal;
      }
      .gain {
        display: inline-block;
        font-weight: 700;
        white-space: nowrap;
      }
      @media (orientation: portrait) {
        :host {
          font-size: max(14px, 1.9dvh);
        }
        .gain {
          display: block;
        }
        .step {
          padding-left: 0.3em;
        }
      }
    `,
  ]

  override render() {
    const { shape } = this
    if (shape === null) return nothing
    const marks = lineOn(shape, this.trace).flat()
    const room = { shape, size: this.#size, marks, tall: this.#portrait.tall, drained: this.drained }
    return this.labels.map((label) => {
      const step = shape.steps.find(({ index }) => index === label.phase)
      return step === undefined ? nothing : drawLabel(step, label, room)
    })
  }
}

interface Room {
  readonly shape: Shape
  readonly size: SizeEms
  readonly marks: readonly LineMark[]
  /** Below each other the words of a step need more height. */
  readonly tall: boolean
  readonly drained: boolean
}

function drawLabel(
  step: Step,
  label: StepLabel,
  { shape, size, marks, tall, drained }: Room,
): TemplateResult | typeof nothing {
  const { x, width, progress, blocks, top } = step
  const widthEms = (size.wide * width) / 100
  const { on, short } = placeOf(widthEms, progress, label)
  const begin = on === 'flooded' ? 0 : width * progress
  if (!hasRoomFor((size.wide * (width - begin)) / 100, label.name)) return nothing
  const edge = on === 'ahead' ? (blocks.at(-1)?.top ?? top) : top
  const floodedTo = x + width * progress
  const lowest = on === 'ahead' ? null : lowestOf(marks, x + 0.02 * width, floodedTo - 0.02 * width)
  const gainBelow = (label.gainS ?? 0) > 0 && (tall || widthEms < gainedEms(label))
  const rows = short || label.pace === '' ? 1 : gainBelow ? 3 : 2
  const { baseline } = shape.frame
  const { top: y, grounded } = heightOf(edge, lowest, rows, { baseline, highEms: size.high })
  const room = { '--x': x + begin, '--y': y, '--w': width - begin }
  return html`<div class="step ${grounded || (drained && step.state === 'now') ? 'grounded' : on}" ${vars(room)}>
    ${lines(label, short)}
  </div>`
}

/** Of the pace with what was gained beside it, its sign and its unit. */
const gainedEms = ({ pace, gainS }: StepLabel): number => emsOf(`${pace} ${Math.round(gainS ?? 0)} 000`)

function lines({ name, pace, gainS }: StepLabel, short: boolean): TemplateResult {
  if (short) return html`<div class="name">${name.split(' ')[0]}</div>`
  return html`<div class="name">${name}</div>
    ${pace === '' && gainS === null ? nothing : html`<div class="paced">${pace} ${gainS === null ? nothing : gain(gainS)}</div>`}`
}

const gain = (seconds: number): TemplateResult | typeof nothing =>
  seconds > 0 ? html`<span class="gain">${upSign()} ${Math.round(seconds)} ${words.panel.seconds}</span>` : nothing
