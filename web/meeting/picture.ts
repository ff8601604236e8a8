import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { PhaseView } from '../../protocol/panel/snapshot.ts'
import { speed, type ConsoleUnit } from '../format.ts'
import { base } from '../look/base.ts'
import { tints } from '../look/tints.ts'
import { vars } from '../look/vars.ts'
import { partsOf } from './moment.ts'
import { meetingWords } from './words.ts'

/** Of the width, for the stop at the end, %. */
const STOP_WIDTH = 12

/** A meeting from edge to edge: its steps, and the line that none of them goes over. */
@customElement('cr-meeting-picture')
export class MeetingPicture extends LitElement {
  @property({ attribute: false }) plan!: Plan
  /** As it goes; none before it begins. */
  @property({ attribute: false }) phases: readonly PhaseView[] = []
  @property() unit: ConsoleUnit = 'km/h'

  static override styles = [
    base,
    tints,
    css`
      :host {
        position: absolute;
        inset: 57dvh 0 17dvh;
      }
      .cap {
        position: absolute;
        inset: 0 0 auto;
        height: 0.5dvh;
        background: repeating-linear-gradient(90deg, var(--warning) 0 1.2vw, transparent 1.2vw 2vw);
      }
      .cap span {
        position: absolute;
        left: 3vw;
        bottom: 1.2dvh;
        font-size: max(13px, min(2.6dvh, 1.6vw));
        font-weight: 700;
        line-height: 1.1;
        white-space: nowrap;
        color: var(--warning);
      }
      .step {
        position: absolute;
        bottom: 0;
        left: calc(var(--x) * 1%);
        width: calc(var(--w) * 1% - 0.4vw);
        height: calc(var(--h) * 1%);
        border-top: 0.8dvh solid var(--tint);
        background: var(--step);
      }
      i {
        position: absolute;
        inset: 0 auto 0 0;
        width: calc(var(--done) * 100%);
        background: var(--tint);
      }
      .now i {
        border-right: 0.4vw solid var(--text);
      }
      .step span {
        position: absolute;
        left: 0.9vw;
        top: 0.9dvh;
        font-size: min(2.3dvh, 1.4vw);
        font-weight: 650;
        line-height: 1.1;
        white-space: nowrap;
      }
      .done span {
        color: var(--on-filled);
      }
      .now span {
        display: none;
      }
      .end span {
        top: auto;
        bottom: 1.6dvh;
      }
      @media (orientation: portrait) {
        :host {
          inset: 60dvh 0 31dvh;
        }
        .cap span {
          left: 4vw;
          bottom: 0.8dvh;
        }
        .step span {
          display: none;
        }
      }
      @media (orientation: portrait) and (max-height: 640px) {
        :host {
          display: none;
        }
      }
    `,
  ]

  override render() {
    const { plan, unit } = this
    const { neverFaster, steps } = meetingWords()
    const parts = partsOf(plan)
    const wholeS = parts.reduce((sum, { s }) => sum + s, 0)
    const topKmh = plan.ceilingKmh ?? plan.fastestKmh
    let fromS = 0
    return html`<p class="cap"><span>${neverFaster(speed(topKmh, unit))}</span></p>
      ${parts.map(({ step, kmh, s }, index) => {
        const x = (fromS / wholeS) * (100 - STOP_WIDTH)
        fromS += s
        const { state = 'ahead', progress = 0 } = this.phases[index] ?? {}
        const w = (s / wholeS) * (100 - STOP_WIDTH)
        const place = { '--x': x, '--w': w, '--h': (kmh / topKmh) * 100, '--p': kmh / topKmh, '--done': progress }
        return html`<div class="step tint-mile ${state}" ${vars(place)}>
          ${progress > 0 ? html`<i></i>` : nothing}<span>${steps[step]}</span>
        </div>`
      })}
      <div class="step tint-calm end" ${vars({ '--x': 100 - STOP_WIDTH, '--w': STOP_WIDTH, '--h': 0 })}>
        <span>${steps.stop}</span>
      </div>`
  }
}
