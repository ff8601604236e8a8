import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Plan } from '../../protocol/panel/plan.ts'
import { clock, emsOf, lengthWords } from '../format.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'
import { onTheBeltM } from './plan-words.ts'

/** How wide the unit is beside the number, with the room around it. */
const UNIT_EMS = { mi: 0.46, km: 0.66 } as const

/** How far the plan is and how long it takes, as large as both fit left of the peak. */
@customElement('cr-poster-measures')
export class PosterMeasures extends LitElement {
  @property({ attribute: false }) plan!: Plan

  static override styles = [
    base,
    css`
      .measures {
        --size: min(31dvh, 45.5vw / var(--far), 50vw / var(--long));
        position: absolute;
        left: 2.8vw;
        right: 26vw;
        top: 8.4dvh;
        display: grid;
        grid-template-columns: 46vw 1fr;
        align-items: baseline;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
        letter-spacing: -0.03em;
      }
      .far {
        font-size: var(--size);
        line-height: 0.94;
        font-weight: 560;
      }
      .far small {
        margin-left: 0.12em;
        font-size: 0.3em;
        font-weight: 450;
        letter-spacing: -0.02em;
        color: var(--quiet);
      }
      .long {
        position: relative;
        font-size: calc(var(--size) * 0.484);
        line-height: 1;
        font-weight: 480;
      }
      .long small {
        position: absolute;
        left: 0.06em;
        bottom: 100%;
        font-size: min(3.4dvh, 2vw);
        line-height: 1;
        font-weight: 450;
        letter-spacing: 0;
        color: var(--quiet);
      }
      @media (orientation: portrait) {
        .measures {
          --size: min(17.5dvh, 84vw / var(--far), 150vw / var(--long));
          left: 3.6vw;
          right: 2vw;
          top: calc(6.4dvh + 0.15 * var(--bar, 0dvh));
          grid-template-columns: 1fr;
          row-gap: 0.4dvh;
        }
        .long {
          font-size: calc(var(--size) * 0.33);
        }
        .long small {
          position: static;
          margin-left: 0.3em;
          font-size: max(14px, 2.2dvh);
        }
      }
      @media (orientation: portrait) and (max-height: 640px) {
        .measures {
          --size: min(13dvh, 84vw / var(--far), 150vw / var(--long));
        }
      }
    `,
  ]

  override render() {
    const { durationS, unit } = this.plan
    const [far = '', shown = ''] = lengthWords(onTheBeltM(this.plan), unit).split(' ')
    const long = clock(durationS)
    const ems = { '--far': emsOf(far) + UNIT_EMS[unit], '--long': emsOf(long) }
    return html`<div class="measures" ${vars(ems)}>
      <p class="far">${far}<small>${shown}</small></p>
      <p class="long">${long} <small>${words.ready.onTheBelt}</small></p>
    </div>`
  }
}
