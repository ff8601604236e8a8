import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { span } from '../format.ts'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'
import { SizeEms } from '../look/size-ems.ts'
import { upSign } from '../parts/icons.ts'
import { Portrait } from '../look/portrait.ts'
import { labelOn, type Picture, type StepLabel } from './label-place.ts'
import { lineOn } from './line-on.ts'
import { blockName } from './settle.ts'
import { settleSince } from './settle-since.ts'
import type { Shape, Step } from './shape.ts'

/** Words on the steps: dark on what is flooded, light on what is still to run, never under the marker. */
@customElement('cr-step-labels')
export class StepLabels extends LitElement {
  @property({ attribute: false }) shape: Shape | null = null
  @property({ attribute: false }) labels: readonly StepLabel[] = []

  /** What is taken to be run is hatched: words stand over it. */
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
      .name {
        font-weight: 700;
      }
      .gain {
        font-weight: 700;
      }
      .below .gain {
        display: block;
      }
      /* Over what is run and its line. */
      .plate {
        width: auto;
        padding-right: 0.45em;
        background: var(--step);
      }
      @media (orientation: portrait) {
        :host {
          font-size: max(14px, 1.9dvh);
        }
      }
    `,
  ]

  /** They fall and rise with their steps. */
  override updated(changed: PropertyValues<this>): void {
    if (changed.has('shape')) settleSince(this, changed.get('shape'), this.shape)
  }

  override render() {
    const { shape } = this
    if (shape === null) return nothing
    const { wide: wideEms, high: highEms } = this.#size
    const picture: Picture = {
      shape,
      wideEms,
      highEms,
      line: lineOn(shape),
      tall: this.#portrait.tall,
      drained: this.drained,
    }
    return this.labels.map((label) => {
      const step = shape.steps.find(({ index }) => index === label.phase)
      return step === undefined ? nothing : drawLabel(step, label, picture)
    })
  }
}

function drawLabel(step: Step, label: StepLabel, picture: Picture): TemplateResult | typeof nothing {
  const at = labelOn(step, label, picture)
  if (at === null) return nothing
  const room = { '--x': at.x, '--y': at.y, '--w': at.width }
  const classes = `step ${at.on} ${at.gainBelow ? 'below' : ''} ${at.plate ? 'plate' : ''}`
  return html`<div class=${classes} data-block=${blockName(step.index, at.part)} ${vars(room)}>
    ${at.text === null ? lines(label) : html`<div class="name">${at.text}</div>`}
  </div>`
}

function lines({ name, pace, gainS }: StepLabel): TemplateResult {
  return html`<div class="name">${name}</div>
    ${pace === '' && gainS === null ? nothing : html`<div>${pace} ${gainS === null ? nothing : gain(gainS)}</div>`}`
}

const gain = (seconds: number): TemplateResult | typeof nothing =>
  seconds > 0 ? html`<span class="gain">${upSign()} ${span(seconds)}</span>` : nothing
