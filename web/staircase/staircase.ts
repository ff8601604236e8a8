import { LitElement, css, html, nothing, svg, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { TracePoint } from '../live/trace.ts'
import { base } from '../look/base.ts'
import { tints } from '../look/tints.ts'
import { vars } from '../look/vars.ts'
import { heightOf, type Block, type Frame, type Shape, type Step } from './shape.ts'

/** The crescendo: steps that flood as they are run, a white marker that is now, the measured speed over them. */
@customElement('cr-staircase')
export class Staircase extends LitElement {
  @property({ attribute: false }) shape: Shape | null = null
  @property({ attribute: false }) trace: readonly TracePoint[] = []

  /** Nothing of it is the belt's any more. */
  @property({ type: Boolean, reflect: true }) drained = false

  static override styles = [
    base,
    tints,
    css`
      :host {
        display: block;
        position: absolute;
        inset: 0;
        overflow: hidden;
        pointer-events: none;
      }
      svg {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      .body {
        fill: var(--step);
      }
      .run,
      .edge {
        fill: var(--tint);
      }
      .skipped {
        opacity: 0.35;
      }
      .now {
        fill: var(--text);
      }
      :host([drained]) .body {
        fill: var(--drained-step);
      }
      :host([drained]) .run {
        fill: var(--drained-done);
      }
      :host([drained]) .edge,
      :host([drained]) .now {
        fill: var(--drained-edge);
      }
      .guess {
        fill: url(#hatch);
      }
      .guess-end,
      .hatch {
        stroke: var(--warning);
      }
      .guess-end {
        stroke-width: 0.3vw;
        stroke-dasharray: 1.2vh 0.8vh;
      }
      .speed {
        fill: none;
        stroke: var(--text);
        stroke-width: 2.5px;
        stroke-linejoin: round;
        stroke-linecap: round;
        vector-effect: non-scaling-stroke;
        paint-order: stroke;
      }
      .speed.under {
        stroke: var(--ground);
        stroke-width: 6px;
      }
    `,
  ]

  override render() {
    if (this.shape === null) return nothing
    const { steps, frame } = this.shape
    const now = steps.find((step) => step.state === 'now')
    return html`<svg aria-hidden="true">
      ${steps.map((step) => drawStep(step, frame))} ${this.#line()} ${this.drained ? this.#guess() : nothing}
      ${now === undefined ? nothing : drawNow(now, frame.baseline)}
    </svg>`
  }

  #guess(): TemplateResult | typeof nothing {
    const now = this.shape?.steps.find((step) => step.state === 'now')
    const last = this.trace.findLast(({ phase }) => phase === now?.index)
    return this.shape === null || now === undefined ? nothing : drawGuess(now, last?.progress ?? 0, this.shape.frame)
  }

  #line(): TemplateResult | typeof nothing {
    const { steps = [], knots = [] } = this.shape ?? {}
    const points = this.trace.flatMap(({ phase, progress, speedKmh }) => {
      const step = steps.find(({ index }) => index === phase)
      return step ? [`${(step.x + progress * step.width).toFixed(2)},${heightOf(knots, speedKmh).toFixed(2)}`] : []
    })
    if (points.length < 2) return nothing
    return svg`<svg viewBox="0 0 100 100" preserveAspectRatio="none">
      <polyline class="speed under" points=${points.join(' ')} />
      <polyline class="speed" points=${points.join(' ')} />
    </svg>`
  }
}

/** What is taken to be run since the belt was seen last: hatched up to a dashed marker. */
function drawGuess(step: Step, fromProgress: number, { baseline }: Frame): TemplateResult | typeof nothing {
  const ran = step.width * Math.max(0, step.progress - fromProgress)
  if (ran <= 0.2) return nothing
  const end = step.x + step.width * step.progress
  return svg`<pattern id="hatch" width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path class="hatch" d="M4 0V14" stroke-width="5" />
    </pattern>
    ${rect('guess', { x: end - ran, width: ran, top: step.top }, baseline)}
    <line class="guess-end" x1="${end}%" x2="${end}%" y1="${step.top - 1.5}%" y2="${baseline}%" />`
}

function drawStep(step: Step, { baseline, edge }: Frame): TemplateResult {
  const floodedTo = step.x + step.width * step.progress
  return svg`<g class="tint-${step.tint} ${step.state}" ${vars({ '--p': step.p })}>
    ${step.blocks.map((block) => rect('body', block, baseline))}
    ${step.blocks.map((block) => rect('run', { ...block, width: Math.min(block.width, floodedTo - block.x) }, baseline))}
    ${step.blocks.map((block) => rect('edge', block, block.top + edge))}
  </g>`
}

function drawNow(step: Step, baseline: number): TemplateResult {
  const at = step.x + step.width * step.progress
  const block = step.blocks.find(({ x, width }) => at <= x + width) ?? step
  return rect('now', { x: Math.max(0, at - 0.15), width: 0.3, top: block.top - 1.5 }, baseline)
}

function rect(kind: string, { x, width, top }: Block, bottom: number): TemplateResult {
  return svg`<rect class=${kind} x="${x}%" y="${top}%" width="${Math.max(0, width)}%" height="${bottom - top}%" />`
}
