import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { KioskState } from '../../protocol/panel/kiosk.ts'
import { timeOfDay } from '../format.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import './attract-picture.ts'
import { stageOf } from './kiosk-words.ts'
import { wall } from './wall.ts'
import { kioskWords } from './words.ts'

/** A treadmill that is free, what it is for, and the time of day. */
@customElement('cr-attract')
export class Attract extends LitElement {
  @property({ attribute: false }) told!: KioskState
  @property({ type: Number }) wallMs = 0

  static override styles = [
    base,
    wall,
    css`
      .words {
        position: absolute;
        left: 3vw;
        top: 5.2vh;
        max-width: 70vw;
      }
      h1 {
        font-size: min(12vh, 7vw);
        line-height: 1.1;
        font-weight: 700;
        letter-spacing: -0.02em;
        text-wrap: balance;
      }
      .words p {
        margin-top: 2.4vh;
        font-size: min(5.6vh, 3.6vw);
        color: var(--quiet);
      }
      .words .time {
        font-size: min(12vh, 7vw);
        line-height: 1.1;
        font-weight: 400;
      }
      @media (orientation: portrait) {
        .words {
          left: 4vw;
          top: 6vh;
          max-width: 92vw;
        }
        h1 {
          font-size: min(9vh, 11vw);
        }
        .words p {
          font-size: max(18px, min(4vh, 6vw));
        }
        cr-attract-picture {
          top: 40vh;
        }
      }
    `,
  ]

  override render() {
    const { told } = this
    return html`<cr-attract-picture></cr-attract-picture>
      <div class="words">
        <h1>${kioskWords().isFree(told.machine ?? '')}</h1>
        <p>${words.ready.eachFaster(stageOf(told))}</p>
        <p class="time">${timeOfDay(this.wallMs)}</p>
      </div>`
  }
}
