import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { climbNow } from '../../protocol/stages.ts'
import type { TracePoint } from '../live/trace.ts'
import { base } from '../look/base.ts'
import { tintOf, weightOf } from '../look/effort.ts'
import { Portrait } from '../look/portrait.ts'
import { phaseTitle, screen } from '../look/screen.ts'
import { tints } from '../look/tints.ts'
import { vars } from '../look/vars.ts'
import type { Over } from '../parts/over.ts'
import './countdown.ts'
import './gate.ts'
import './hero.ts'
import './note.ts'
import '../staircase/crescendo.ts'
import { gateOf } from './gate-of.ts'
import { finishComes, secondsToFinish } from '../last-minute.ts'
import { heroOf, isCrowded, phaseLine } from './run-view.ts'
import './second-line.ts'
import './so-far.ts'
import './speed-line.ts'

/** From here the peak's edge grows; the last three fill the screen. */
const GROW_S = 10
const FILL_S = 3

const NOTHING: readonly TracePoint[] = []

/** Warm-up, miles, cool-down, and every finish that is no sprint. */
@customElement('cr-run')
export class RunScreen extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  @property({ attribute: false }) trace: readonly TracePoint[] = []
  /** Words at the top cover the phase line. */
  @property({ type: Boolean, reflect: true }) covered = false
  /** Why the run is off its plan, and the way back. */
  @property({ attribute: false }) note: Over | null = null

  readonly #portrait = new Portrait(this)

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
      @media (orientation: portrait) {
        cr-hero {
          left: 3.6vw;
          top: 6.3dvh;
        }
      }
    `,
  ]

  /** What asks for the pace of a hidden mile is there before that mile. */
  override firstUpdated(): void {
    if (this.snapshot.plan?.hiddenMile) void import('../pacing/pacing.ts').catch(() => undefined)
  }

  override render() {
    const { snapshot, note } = this
    const { plan, phase, hidden } = snapshot
    const seconds = secondsToFinish(snapshot)
    const sprints = plan?.finish === 'sprint' && finishComes(snapshot)
    const p = climbNow(snapshot)
    const hero = heroOf(snapshot)
    return html`
      <cr-crescendo
        .snapshot=${snapshot}
        .trace=${hidden === null ? this.trace : NOTHING}
        .cover=${sprints && seconds !== null ? coverAt(seconds) : 0}
      ></cr-crescendo>
      <h1 class="phase tint-${seconds === null ? tintOf(phase.kind) : 'hot'}" ${vars({ '--p': p })}>
        ${phaseLine(snapshot)}
      </h1>
      ${
        hidden === null
          ? html`<cr-hero
                value=${hero.value}
                expected=${hero.expected}
                phase=${hero.phase}
                .weight=${seconds === null ? weightOf(phase.kind, p) : 800}
              ></cr-hero>
              <cr-speed-line .snapshot=${snapshot}></cr-speed-line>`
          : html`<cr-pacing ?noted=${note !== null} .snapshot=${snapshot}></cr-pacing>`
      }
      <cr-second-line .snapshot=${snapshot} ?covered=${this.covered} ?noted=${note !== null}></cr-second-line>
      ${
        isCrowded(note !== null, this.covered, this.#portrait.tall)
          ? nothing
          : html`<cr-so-far .snapshot=${snapshot} ?covered=${this.covered}></cr-so-far>`
      }
      ${note === null ? nothing : html`<cr-note .note=${note}></cr-note>`} ${this.#gate()}
      ${
        sprints && seconds !== null && seconds <= FILL_S && seconds > 0
          ? html`<cr-countdown .seconds=${seconds}></cr-countdown>`
          : nothing
      }
    `
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
