import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { KioskState } from '../../protocol/panel/kiosk.ts'
import { base } from '../look/base.ts'
import { Portrait } from '../look/portrait.ts'
import '../staircase/staircase.ts'
import '../staircase/step-labels.ts'
import { AFTER, TALL_WALL, wallShapeOf } from './kiosk-shape.ts'
import { headlineOf, labelsOf, resultLineOf } from './kiosk-words.ts'
import { wall } from './wall.ts'

/** What was run, for half a minute: the staircase, filled. */
@customElement('cr-kiosk-after')
export class KioskAfter extends LitElement {
  @property({ attribute: false }) told!: KioskState

  readonly #portrait = new Portrait(this)

  static override styles = [
    base,
    wall,
    css`
      .words {
        position: absolute;
        left: 3vw;
        top: 6.5vh;
        width: 62vw;
      }
      h1 {
        font-size: min(14.5vh, 8vw);
        line-height: 1.04;
        font-weight: 800;
        letter-spacing: -0.03em;
        text-wrap: balance;
      }
      .words p {
        margin-top: 3vh;
        font-size: min(5vh, 3.4vw);
        color: var(--quiet);
      }
      cr-step-labels {
        font-size: min(5.2vh, 2.9vw);
        font-weight: 700;
      }
      @media (orientation: portrait) {
        .words {
          left: 4vw;
          top: 5vh;
          width: 92vw;
        }
        h1 {
          font-size: min(9vh, 13vw);
        }
        .words p {
          font-size: max(18px, min(3.4vh, 5.4vw));
        }
        cr-step-labels {
          font-size: max(14px, min(2.2vh, 3.2vw));
        }
      }
    `,
  ]

  override render() {
    const { told } = this
    const { tall } = this.#portrait
    const shape = wallShapeOf(told.steps, tall ? TALL_WALL : AFTER)
    return html`<cr-staircase .shape=${shape}></cr-staircase>
      <cr-step-labels .shape=${shape} .labels=${labelsOf(told)}></cr-step-labels>
      <div class="words">
        <h1>${headlineOf(told)}</h1>
        <p>${resultLineOf(told)}</p>
      </div>
      <p class="machine">${told.machine}</p>`
  }
}
