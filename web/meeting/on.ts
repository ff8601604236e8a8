import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { countdown, speedNumber } from '../format.ts'
import { base } from '../look/base.ts'
import { tints } from '../look/tints.ts'
import { vars } from '../look/vars.ts'
import '../touch/key.ts'
import { view } from './look.ts'
import { askedWords, goingWords, leftS, nextWords, questionOf, type Question } from './moment.ts'
import './picture.ts'
import './rows.ts'
import { meetingWords } from './words.ts'

/** A meeting that is on: what is asked of the belt, how fast it is, what comes next. Fires `end`, and `no-keys`. */
@customElement('cr-meeting-on')
export class MeetingOn extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  /** Words at the top cover the question. */
  @property({ type: Boolean, reflect: true }) covered = false
  /** Its keys were said to do nothing, or it is being ended: said already. */
  @property({ type: Boolean }) told = false

  static override styles = [
    base,
    tints,
    view,
    css`
      h1 {
        position: absolute;
        left: 3vw;
        top: 3.6dvh;
        font-size: min(4.6dvh, 3.1vw);
        font-weight: 700;
        line-height: 1.1;
        color: var(--tint);
      }
      :host([covered]) :is(h1, cr-meeting-rows) {
        visibility: hidden;
      }
      .speed {
        position: absolute;
        left: 2.8vw;
        top: 9dvh;
        display: flex;
        align-items: baseline;
        gap: 1.6vw;
        font-size: min(3.8dvh, 2.3vw);
        font-weight: 500;
        line-height: 1;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .speed b {
        font-size: min(24dvh, 17vw);
        font-weight: 600;
        letter-spacing: -0.045em;
      }
      .next {
        position: absolute;
        left: 3vw;
        top: 37dvh;
        width: 70vw;
        font-size: max(15px, min(3.2dvh, 2vw));
        line-height: 1.35;
      }
      .says {
        align-self: center;
        font-size: max(13px, min(2dvh, 1.3vw));
        font-weight: 450;
        line-height: 1.3;
      }
      @media (orientation: portrait) {
        h1 {
          left: 4vw;
          top: 2dvh;
          font-size: min(3.2dvh, 5.5vw);
        }
        .speed {
          left: 3.6vw;
          top: 7dvh;
          font-size: min(2.4dvh, 4.4vw);
          flex-wrap: wrap;
        }
        .speed span {
          flex-basis: 100%;
        }
        .speed b {
          font-size: min(17dvh, 34vw);
        }
        .next {
          left: 4vw;
          top: 29.5dvh;
          width: 92vw;
          font-size: max(14px, min(2.2dvh, 4vw));
        }
        .row .says {
          height: auto;
          font-size: max(13px, min(1.9dvh, 3.4vw));
        }
      }
    `,
  ]

  override render() {
    const { snapshot } = this
    const { measured, machine, plan, phases, phase, run } = snapshot
    const words = meetingWords()
    const question = questionOf(snapshot)
    const unit = machine?.unit ?? 'km/h'
    const going = goingWords(snapshot)
    const p = (phases[phase.index ?? -1]?.plannedKmh ?? 0) / (plan?.ceilingKmh ?? 4)
    return html`<h1 class="tint-mile" ${vars({ '--p': p })}>
        ${question === 'start' ? words.start : words.questions[question]}
      </h1>
      <p class="speed">
        <b>${speedNumber(measured.speedKmh, unit)}</b> <span>${unit}${going === '' ? '' : `, ${going}`}</span>
      </p>
      <p class="next">${askedWords(snapshot)}<br /><span class="quiet">${nextWords(snapshot)}</span></p>
      <cr-meeting-rows
        .snapshot=${snapshot}
        ?told=${this.told}
        left=${words.left(countdown(leftS(snapshot)))}
      ></cr-meeting-rows>
      ${plan === null ? nothing : html`<cr-meeting-picture .plan=${plan} .phases=${phases} unit=${unit}></cr-meeting-picture>`}
      ${run === null ? nothing : this.#keys(question)}`
  }

  #keys(question: Question) {
    const words = meetingWords()
    return html`<div class="keys">
      <div class="row">
        ${
          question === 'keys' && !this.told && !this.snapshot.machine?.simulated
            ? html`<cr-key class="plain" label=${words.noKeys} @press=${() => this.#tell('no-keys')}
                >${words.noKeys}</cr-key
              >`
            : html`<p class="says quiet">${words.endSays}</p>`
        }
      </div>
      <div class="row leaving">
        <cr-key class="end" effect="slows" label=${words.end} @press=${() => this.#tell('end')}>${words.end}</cr-key>
      </div>
    </div>`
  }

  #tell(what: 'end' | 'no-keys'): void {
    this.dispatchEvent(new Event(what))
  }
}
