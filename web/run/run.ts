import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { climbNow } from '../../protocol/stages.ts'
import type { TracePoint } from '../live/trace.ts'
import { inWords, words } from '../language.ts'
import { base } from '../look/base.ts'
import { tintOf, weightOf } from '../look/effort.ts'
import { phaseTitle, screen } from '../look/screen.ts'
import { tints } from '../look/tints.ts'
import { vars } from '../look/vars.ts'
import './countdown.ts'
import './gate.ts'
import './hero.ts'
import '../staircase/crescendo.ts'
import { gateOf } from './gate-of.ts'
import { finishComes, secondsToFinish } from '../last-minute.ts'
import { heroOf, leftWords, phaseLine } from './run-view.ts'
import './speed-line.ts'

/** From here the peak's edge grows; the last three fill the screen. */
const GROW_S = 10
const FILL_S = 3

/** Warm-up, miles, cool-down, and every finish that is no sprint. */
@customElement('cr-run')
export class RunScreen extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  @property({ attribute: false }) trace: readonly TracePoint[] = []
  /** Words at the top cover the phase line. */
  @property({ type: Boolean, reflect: true }) covered = false

  static override styles = [
    base,
    tints,
    screen,
    phaseTitle,
    css`
      .phase {
        color: var(--tint);
        white-space: nowrap;
      }
      cr-hero {
        position: absolute;
        left: 2.8vw;
        top: 8dvh;
      }
      .second,
      .heart {
        position: absolute;
        left: 3vw;
        max-width: 47vw;
        font-size: 3.6dvh;
        line-height: 1.2;
        font-variant-numeric: tabular-nums;
      }
      .second {
        top: 48dvh;
      }
      .heart {
        left: 60vw;
        top: 4dvh;
        font-weight: 600;
      }
      :host([covered]) .heart {
        top: 10dvh;
      }
      @media (orientation: portrait) {
        cr-hero {
          left: 3.6vw;
          top: 6.3dvh;
        }
        .second {
          left: 4vw;
          top: 28.9dvh;
          font-size: max(17px, 2.4dvh);
          max-width: 92vw;
        }
        .words {
          max-width: 66vw;
        }
        .heart,
        :host([covered]) .heart {
          left: 4vw;
          top: 38.6dvh;
          font-size: max(17px, 2.8dvh);
        }
      }
    `,
  ]

  override render() {
    const { snapshot } = this
    const { plan, phase } = snapshot
    const seconds = secondsToFinish(snapshot)
    const sprints = plan?.finish === 'sprint' && finishComes(snapshot)
    const p = climbNow(snapshot)
    const hero = heroOf(snapshot)
    return html`
      <cr-crescendo
        .snapshot=${snapshot}
        .trace=${this.trace}
        .cover=${sprints && seconds !== null ? coverAt(seconds) : 0}
      ></cr-crescendo>
      <h1 class="phase tint-${seconds === null ? tintOf(phase.kind) : 'hot'}" ${vars({ '--p': p })}>
        ${phaseLine(snapshot)}
      </h1>
      <cr-hero
        value=${hero.value}
        expected=${hero.expected}
        phase=${hero.phase}
        .weight=${seconds === null ? weightOf(phase.kind, p) : 850}
      ></cr-hero>
      <cr-speed-line .snapshot=${snapshot}></cr-speed-line>
      ${this.#second()} ${this.#heart()} ${this.#gate()}
      ${
        sprints && seconds !== null && seconds <= FILL_S && seconds > 0
          ? html`<cr-countdown .seconds=${seconds}></cr-countdown>`
          : nothing
      }
    `
  }

  #second() {
    const says = this.snapshot.said ?? this.snapshot.cue
    return says === null
      ? html`<p class="second">${leftWords(this.snapshot, this.covered)}</p>`
      : html`<p class="second words">${inWords(says)}</p>`
  }

  #heart() {
    const { heartRateBpm } = this.snapshot.measured
    return heartRateBpm === null
      ? nothing
      : html`<p class="heart">${heartRateBpm}<small> ${words.panel.bpm}</small></p>`
  }

  #gate() {
    const offer = gateOf(this.snapshot)
    if (offer === null) return nothing
    const { offers, hint = '', late = false, skipped = false, held = false } = offer
    return html`<cr-gate offers=${offers} hint=${hint} ?late=${late} ?skipped=${skipped} ?held=${held}></cr-gate>`
  }
}

/** How much of the peak is covered, so many seconds before the line. */
const coverAt = (seconds: number): number => Math.min(1, Math.max(0, (GROW_S + 1 - seconds) / (GROW_S + 1 - FILL_S)))
