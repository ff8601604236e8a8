import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { speedNumber } from '../format.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { screen } from '../look/screen.ts'
import '../staircase/staircase.ts'
import { BAND, shapeOf } from '../staircase/shape.ts'
import './stretch-card.ts'
import './stretch-keys.ts'
import { peakOf } from '../staircase/step-words.ts'
import { consoleUnit } from '../units-of.ts'
import { mayMove } from '../screen-of.ts'

/** One card at a time, beside the belt, which stands. The staircase is there from the first minute. */
@customElement('cr-stretch')
export class StretchScreen extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot

  static override styles = [
    base,
    screen,
    css`
      .phase,
      .belt {
        position: absolute;
        top: 3.6dvh;
        font-size: min(4.4dvh, 3.2vw);
        line-height: 1.1;
        font-weight: 700;
      }
      .phase {
        left: 3vw;
        color: var(--calm);
      }
      .belt {
        right: 3vw;
        font-weight: 600;
      }
      .countdown {
        position: absolute;
        left: 36vw;
        right: 30vw;
        top: 3.6dvh;
        font-size: min(4dvh, 2.2vw);
        line-height: 1.2;
        font-weight: 600;
        font-variant-numeric: tabular-nums;
        text-align: center;
        white-space: nowrap;
      }
      /* On the baseline of the run, over the row that is STOP's there too. */
      .band {
        position: absolute;
        inset: auto 0 17dvh 0;
        height: 10dvh;
      }
      @media (orientation: portrait) {
        .phase {
          left: 4vw;
        }
        .phase,
        .belt {
          font-size: min(2.6dvh, 4.1vw);
          top: 2.4dvh;
        }
        .belt {
          right: 4vw;
        }
        .countdown {
          left: 4vw;
          right: 4vw;
          top: 5.8dvh;
          font-size: min(2.4dvh, 4.1vw);
          text-align: left;
        }
        .band {
          bottom: 37.5dvh;
          height: 6dvh;
        }
      }
    `,
  ]

  override render() {
    const { snapshot } = this
    const { plan, phases, stretch, phase } = snapshot
    const planned = plan?.phases[phase.index ?? -1]
    const after = planned?.kind === 'stretch' && planned.when === 'after'
    return html`
      <p class="phase">${after ? words.standing.stretchAfter : words.standing.stretchBefore}</p>
      <p class="belt">${this.#belt()}</p>
      ${this.#countdown()} ${stretch === null ? nothing : html`<cr-stretch-card .stretch=${stretch}></cr-stretch-card>`}
      <div class="band"><cr-staircase .shape=${plan ? shapeOf(plan, phases, BAND) : null}></cr-staircase></div>
      <cr-stretch-keys .asks=${snapshot.asks} ?whole=${!mayMove(snapshot)}></cr-stretch-keys>
    `
  }

  #belt(): string {
    const { belt, measured } = this.snapshot
    if (belt === 'unseen') return words.standing.unseen
    return `${words.standing.belt} ${speedNumber(measured.speedKmh, consoleUnit(this.snapshot))}`
  }

  /** To the sprint: it runs through the whole session, from the first stretch. */
  #countdown() {
    const { snapshot } = this
    const words = peakOf(snapshot)
    if (words === null || (snapshot.toFinish ?? snapshot.toCoolDown) === null) return nothing
    return html`<p class="countdown">${words.title} <b>${words.first} ${words.unit}</b> · <b>${words.second}</b></p>`
  }
}
