import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { timeOfDay } from '../format.ts'
import { base } from '../look/base.ts'
import '../staircase/staircase.ts'
import { NOBODYS, WALL, wallShapeOf } from './kiosk-shape.ts'
import { wall } from './wall.ts'
import { kioskWords } from './words.ts'

/** Nothing is known of a treadmill: the time of day is the only number that is true, and stands in a sentence, as no pace does. */
@customElement('cr-kiosk-lost')
export class KioskLost extends LitElement {
  @property({ type: Number }) wallMs = 0
  @property() machine: string | null = null
  /** Crescendo itself is not heard: nothing is known of any treadmill's link. */
  @property({ type: Boolean }) unheard = false

  static override styles = [
    base,
    wall,
    css`
      cr-staircase {
        --step: oklch(0.185 0.015 265);
        --tint: transparent;
      }
      h1 {
        position: absolute;
        left: 3vw;
        top: 3.6vh;
        font-size: min(8vh, 5.4vw);
        line-height: 1.1;
        font-weight: 700;
        color: var(--quiet);
      }
      .words {
        position: absolute;
        left: 3vw;
        top: 17vh;
        width: 68vw;
        font-size: min(5vh, 4vw);
        line-height: 1.36;
        color: var(--quiet);
      }
      .words b {
        display: block;
        margin: 0.3em 0 0.5em;
        font-size: 1.8em;
        line-height: 1.1;
        font-weight: 700;
        color: var(--text);
        text-wrap: balance;
      }
      @media (orientation: portrait) {
        h1 {
          left: 4vw;
          top: 6vh;
          font-size: min(6vh, 7.4vw);
          max-width: 92vw;
        }
        .words {
          left: 4vw;
          top: 15vh;
          width: 92vw;
          font-size: max(17px, min(3.2vh, 5vw));
        }
      }
    `,
  ]

  override render() {
    const shape = wallShapeOf(NOBODYS, { ...WALL, edge: 0 })
    return html`<cr-staircase .shape=${shape}></cr-staircase>
      <h1>${this.unheard ? kioskWords().noCrescendo : kioskWords().noTreadmill}</h1>
      <p class="words">
        ${kioskWords().comesBack}<b>${kioskWords().isBeltMoving}</b>${kioskWords().itIs(timeOfDay(this.wallMs))}
      </p>
      <p class="machine">${this.unheard ? nothing : this.machine}</p>`
  }
}
