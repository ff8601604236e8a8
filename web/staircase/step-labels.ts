import { LitElement, css, html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'
import { WidthEms } from '../look/width-ems.ts'
import { upSign } from '../parts/icons.ts'
import { placeOf } from './label-place.ts'
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

  readonly #width = new WidthEms(this)

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
        margin-left: 0.45em;
      }
      @media (orientation: portrait) {
        :host {
          font-size: max(14px, 1.9dvh);
        }
        .gain {
          display: block;
          margin-left: 0;
        }
        .step {
          padding-left: 0.3em;
        }
      }
    `,
  ]

  override render() {
    const steps = this.shape?.steps ?? []
    return this.labels.map((label) => {
      const step = steps.find(({ index }) => index === label.phase)
      return step === undefined ? nothing : drawLabel(step, label, this.#width.ems)
    })
  }
}

function drawLabel({ x, top, width, progress }: Step, label: StepLabel, ems: number): TemplateResult {
  const { on, short } = placeOf((ems * width) / 100, progress, label)
  const begin = on === 'flooded' ? 0 : width * progress
  const room = { '--x': x + begin, '--y': top, '--w': width - begin }
  return html`<div class="step ${on}" ${vars(room)}>${lines(label, short)}</div>`
}

function lines({ name, pace, gainS }: StepLabel, short: boolean): TemplateResult {
  if (short) return html`<div class="name">${name.split(' ')[0]}</div>`
  return html`<div class="name">${name}</div>
    ${pace === '' && gainS === null ? nothing : html`<div>${pace}${gainS === null ? nothing : gain(gainS)}</div>`}`
}

const gain = (seconds: number): TemplateResult | typeof nothing =>
  seconds > 0 ? html`<span class="gain">${upSign} ${Math.round(seconds)} ${words.panel.seconds}</span>` : nothing
