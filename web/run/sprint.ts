import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { countdown } from '../format.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { Portrait } from '../look/portrait.ts'
import { screen } from '../look/screen.ts'
import type { Over } from '../parts/over.ts'
import { finishName } from '../phase-words.ts'
import './fill.ts'
import type { Clear } from './fill-edge.ts'
import './note.ts'
import './sprint-line.ts'

/** Where the words below the metres stand, from below. */
const LINE: Clear = { from: 0.32, to: 0.43 }
const TALL_LINE: Clear = { from: 0.51, to: 0.63 }
const TALL_NOTED_LINE: Clear = { from: 0.59, to: 0.71 }

/** One flip: the peak has become the screen, and fills from below with the metres run. */
@customElement('cr-sprint')
export class SprintScreen extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  /** Why the sprint is off its plan, and the way back. */
  @property({ attribute: false }) note: Over | null = null

  readonly #portrait = new Portrait(this)

  static override styles = [
    base,
    screen,
    css`
      :host {
        background: var(--hot);
        color: var(--on-hot);
        font-variant-numeric: tabular-nums;
      }
      .phase,
      .time {
        position: absolute;
        top: 3.2dvh;
        margin: 0;
        font-size: 6dvh;
        line-height: 1.1;
        font-weight: 800;
        white-space: nowrap;
      }
      .phase {
        left: 3vw;
      }
      .time {
        /* Beside the sound and what is seldom wanted. */
        right: calc(3.4vw + max(48px, 8dvh) + max(48px, 6dvh));
      }
      .metres {
        position: absolute;
        inset: 8dvh 0 auto 0;
        text-align: center;
        font-size: 50dvh;
        line-height: 1;
        font-weight: 800;
        letter-spacing: -0.03em;
      }
      .metres.long {
        font-size: min(50dvh, 30vw);
      }
      /* Beside the digits, which keep the middle. */
      .metres small {
        position: absolute;
        margin-left: 0.3em;
        font-size: 0.22em;
        line-height: 4.6;
        font-weight: 700;
      }
      .metres.noted {
        right: 32vw;
        font-size: min(50dvh, 34vw);
      }
      .metres.noted.long {
        font-size: min(50dvh, 28vw);
      }
      @media (orientation: portrait) {
        .phase,
        .time {
          font-size: min(4.4dvh, 6.4vw);
          top: 2.6dvh;
        }
        .phase {
          left: 4vw;
        }
        .metres {
          top: 11dvh;
          font-size: min(29dvh, 41vw);
        }
        .metres.long {
          font-size: min(29dvh, 32vw);
        }
        .metres.noted {
          top: 8.5dvh;
          right: 0;
          font-size: min(22dvh, 38vw);
        }
        .metres.noted.long {
          font-size: min(22dvh, 32vw);
        }
      }
    `,
  ]

  override render() {
    const { snapshot, note } = this
    const { inPhase, phases, phase, plan } = snapshot
    const leftM = Math.max(0, Math.round(inPhase.leftM ?? 0))
    const clear = this.#portrait.tall ? (note === null ? TALL_LINE : TALL_NOTED_LINE) : LINE
    const progress = phases[phase.index ?? -1]?.progress ?? 0
    return html`
      <cr-fill .done=${progress} .leftM=${leftM} .clear=${clear}></cr-fill>
      <h1 class="phase">${finishName(plan).toUpperCase()}</h1>
      ${inPhase.leftS === null ? nothing : html`<p class="time">${countdown(inPhase.leftS)} ${words.run.left}</p>`}
      <div class="metres ${leftM > 999 ? 'long' : ''} ${note === null ? '' : 'noted'}" role="timer">
        ${leftM}<small>${words.run.metres}</small>
      </div>
      <cr-sprint-line .snapshot=${snapshot} ?noted=${note !== null}></cr-sprint-line>
      ${note === null ? nothing : html`<cr-note sprint .note=${note}></cr-note>`}
    `
  }
}
