import { LitElement, css, html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'
import { upSign } from './icons.ts'
import type { Shape, Step } from './staircase-shape.ts'

/** What a step says at its top left. */
export interface StepLabel {
  /** Index of its phase. */
  readonly phase: number
  readonly name: string
  readonly pace: string
  /** Seconds faster than the mile before; null where there is none. */
  readonly gainS: number | null
}

/** Words on the steps, twice: dark on what is flooded, light on what is still to run. */
@customElement('cr-step-labels')
export class StepLabels extends LitElement {
  @property({ attribute: false }) shape: Shape | null = null
  @property({ attribute: false }) labels: readonly StepLabel[] = []

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
        white-space: nowrap;
      }
      .layer {
        position: absolute;
        inset: 0 0 auto 0;
        padding: 0.6em 0 0.4em 0.45em;
        overflow: hidden;
        line-height: 1.28;
        color: var(--text);
      }
      .flooded {
        color: var(--on-filled);
        background: var(--ground-of-label, transparent);
        clip-path: inset(0 calc(100% - var(--run) * 100%) 0 0);
      }
      .ahead {
        clip-path: inset(0 0 0 calc(var(--run) * 100%));
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
        .layer {
          padding-left: 0.3em;
        }
      }
    `,
  ]

  override render() {
    const steps = this.shape?.steps ?? []
    return this.labels.map((label) => {
      const step = steps.find(({ index }) => index === label.phase)
      return step === undefined ? nothing : drawLabel(step, label)
    })
  }
}

function drawLabel(step: Step, label: StepLabel): TemplateResult {
  const flooded = html`<div class="layer flooded">${lines(label)}</div>`
  const ahead = html`<div class="layer ahead" aria-hidden=${step.progress > 0}>${lines(label)}</div>`
  return html`<div class="step" ${vars({ '--x': step.x, '--y': step.top, '--w': step.width, '--run': step.progress })}>
    ${step.progress > 0 ? flooded : nothing} ${step.progress < 1 ? ahead : nothing}
  </div>`
}

function lines({ name, pace, gainS }: StepLabel): TemplateResult {
  return html`<div class="name">${name}</div>
    ${pace === '' ? nothing : html`<div>${pace}${gainS === null ? nothing : gain(gainS)}</div>`}`
}

const gain = (seconds: number): TemplateResult | typeof nothing =>
  seconds > 0 ? html`<span class="gain">${upSign} ${Math.round(seconds)} s</span>` : nothing
