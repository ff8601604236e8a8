import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { KioskState } from '../../protocol/panel/kiosk.ts'
import { countdown, pace, perUnit } from '../format.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { Portrait } from '../look/portrait.ts'
import '../run/fill.ts'
import type { Clear } from '../run/fill-edge.ts'
import { wall } from './wall.ts'
import { kioskWords } from './words.ts'

/** Where the words below the metres stand, from below. */
const LINE: Clear = { from: 0.1, to: 0.21 }
const TALL_LINE: Clear = { from: 0.2, to: 0.31 }

/** The sprint on the wall: the metres left, as large as a wall has room for. */
@customElement('cr-kiosk-sprint')
export class KioskSprint extends LitElement {
  @property({ attribute: false }) told!: KioskState

  readonly #portrait = new Portrait(this)

  static override styles = [
    base,
    wall,
    css`
      :host {
        inset: -2vw;
        background: var(--hot);
        color: var(--on-hot);
      }
      .title,
      .time {
        position: absolute;
        top: calc(3.6vh + 2vw);
        font-size: min(8vh, 6vw);
        line-height: 1.1;
        font-weight: 800;
        white-space: nowrap;
      }
      .title {
        left: 5vw;
      }
      .time {
        right: 5vw;
      }
      .metres {
        position: absolute;
        inset: calc(9vh + 2vw) 0 auto;
        text-align: center;
        font-size: min(80vh, 42vw);
        line-height: 1;
        font-weight: 800;
        letter-spacing: -0.035em;
      }
      .metres.long {
        font-size: min(80vh, 32vw);
      }
      /* Beside the digits, which keep the middle. */
      .metres small {
        position: absolute;
        margin-left: 0.3em;
        font-size: 0.18em;
        line-height: 5.6;
      }
      .line {
        position: absolute;
        inset: auto 0 calc(9vh + 2vw);
        text-align: center;
        font-size: min(6vh, 5vw);
        line-height: 1.15;
        font-weight: 700;
      }
      .machine {
        inset: auto 5vw calc(2.4vh + 2vw) auto;
        color: var(--on-hot);
      }
      @media (orientation: portrait) {
        .metres {
          top: 26vh;
        }
        .line {
          bottom: 22vh;
        }
      }
    `,
  ]

  override render() {
    const { sprinting, left, steps, speedKmh, unit, machine } = this.told
    const leftM = Math.max(0, Math.round(left?.distanceM ?? 0))
    const progress = steps.find(({ kind }) => kind === 'finish')?.progress ?? 0
    const timeS = left?.timeS ?? null
    return html`<cr-fill .done=${progress} .leftM=${leftM} .clear=${this.#portrait.tall ? TALL_LINE : LINE}></cr-fill>
      <h1 class="title">${sprinting ? kioskWords().sprint : ''}</h1>
      ${timeS === null ? nothing : html`<p class="time">${countdown(timeS)} ${kioskWords().left}</p>`}
      <div class="metres ${leftM > 999 ? 'long' : ''}" role="timer">${leftM}<small>${words.run.metres}</small></div>
      <p class="line">${kioskWords().toGo}${speedKmh === null ? '' : ` · ${pace(speedKmh, unit)} ${perUnit(unit)}`}</p>
      <p class="machine">${machine}</p>`
  }
}
