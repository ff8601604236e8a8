import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { TracePoint } from '../live/trace.ts'
import { base } from '../look/base.ts'
import { Portrait } from '../look/portrait.ts'
import { Beside } from '../live/run-beside.ts'
import type { PeakWords } from './peak-words.ts'
import './peak.ts'
import './staircase.ts'
import { TALL, WIDE } from './frames.ts'
import { lineOn } from './line-on.ts'
import { peakPlaceOf } from './peak-place.ts'
import { shapeOf } from './shape.ts'
import './step-labels.ts'
import { labelsOf, peakOf } from './step-words.ts'

/** The run as a picture, edge to edge: the staircase, what its steps say, the countdown in its peak. */
@customElement('cr-crescendo')
export class Crescendo extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  @property({ attribute: false }) trace: readonly TracePoint[] = []
  /** What the peak says, where it is not what the snapshot does. */
  @property({ attribute: false }) peak: PeakWords | null = null
  /** Nothing of it is the belt's any more: without colour. */
  @property({ type: Boolean }) drained = false
  /** How far the sprint's colour has grown down over the peak, 0 to 1. */
  @property({ type: Number }) cover = 0

  readonly #portrait = new Portrait(this)
  readonly #beside = new Beside(this)

  static override styles = [
    base,
    css`
      :host {
        display: contents;
      }
    `,
  ]

  override render() {
    const { snapshot, cover } = this
    const { plan, phases, phase } = snapshot
    const { tall } = this.#portrait
    const shape = plan ? shapeOf(plan, phases, tall ? TALL : WIDE, this.trace) : null
    const peak = shape?.steps.find(({ kind }) => kind === 'finish')
    const place = shape && peak ? peakPlaceOf(peak, lineOn(shape), shape.frame, tall) : null
    // Of a finish that is on all is said beside its pace: its peak has the marker.
    const words = this.peak ?? (phase.kind === 'finish' ? null : peakOf(snapshot))
    const beside = shape === null || this.drained ? nothing : this.#beside.of(snapshot, shape)
    return html`<cr-staircase .shape=${shape} .beside=${beside} ?drained=${this.drained}></cr-staircase>
      <cr-step-labels .shape=${shape} ?drained=${this.drained} .labels=${labelsOf(snapshot, tall)}></cr-step-labels>
      ${
        place === null || words === null
          ? nothing
          : html`<cr-peak .words=${words} .cover=${cover} .top=${place.top} on=${place.on}></cr-peak>`
      }`
  }
}
