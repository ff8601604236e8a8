import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import { picture } from '../look/picture.ts'
import { tints } from '../look/tints.ts'
import { drawGuess, drawLine, drawNow, drawStep } from './draw-step.ts'
import { lineOn } from './line-on.ts'
import { settleSince } from './settle-since.ts'
import type { Shape } from './shape.ts'

/** The crescendo: steps that flood as they are run, a white marker that is now, the measured speed over them. */
@customElement('cr-staircase')
export class Staircase extends LitElement {
  @property({ attribute: false }) shape: Shape | null = null

  /** Nothing of it is the belt's any more. */
  @property({ type: Boolean, reflect: true }) drained = false

  /** An earlier run: a line of class `beside`. */
  @property({ attribute: false }) beside: TemplateResult | typeof nothing = nothing

  static override styles = [
    base,
    tints,
    picture,
    css`
      rect.body,
      rect.run {
        transform-box: fill-box;
        transform-origin: bottom;
      }
      .body {
        fill: var(--step);
      }
      .run,
      .edge {
        fill: var(--tint);
      }
      .plan {
        fill: none;
        stroke: var(--tint);
        stroke-dasharray: 1.1vw 0.7vw;
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
      .beside {
        fill: none;
        stroke: var(--quiet);
        stroke-width: 1.5px;
        stroke-dasharray: 2px 4px;
        vector-effect: non-scaling-stroke;
      }
      .beside.under {
        stroke: var(--ground);
        stroke-width: 2.5px;
        stroke-dasharray: none;
        opacity: 0.4;
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

  /** What is to be run at another speed falls or rises to it. */
  override updated(changed: PropertyValues<this>): void {
    if (changed.has('shape')) settleSince(this, changed.get('shape'), this.shape)
  }

  override render() {
    if (this.shape === null) return nothing
    const { steps, frame } = this.shape
    const now = steps.find((step) => step.state === 'now')
    const line = lineOn(this.shape)
    return html`<svg aria-hidden="true">
      ${steps.map((step) => drawStep(step, line.flat(), frame))} ${this.beside} ${line.map(drawLine)}
      ${this.drained && now !== undefined ? drawGuess(now, line.flat(), frame) : nothing}
      ${now === undefined ? nothing : drawNow(now, frame.baseline)}
    </svg>`
  }
}
