import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { clock, lengthWords } from '../format.ts'
import type { TracePoint } from '../live/trace.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { keyRow, phaseTitle, screen } from '../look/screen.ts'
import type { AskButton } from '../parts/ask-button.ts'
import { askButtons } from '../parts/ask-buttons.ts'
import { phaseWords } from '../phase-words.ts'
import '../staircase/crescendo.ts'
import { runnerUnit } from '../units-of.ts'
import { mayMove } from '../screen-of.ts'

/** On its own keys a machine that takes the other unit runs as well. */
const GUIDE = (): AskButton => ({ ask: 'guide', title: words.more.guide.title })

/** After a stop: the belt stands, and only a long press sets it going again. */
@customElement('cr-standing')
export class StandingScreen extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  @property({ attribute: false }) trace: readonly TracePoint[] = []

  static override styles = [
    base,
    screen,
    phaseTitle,
    keyRow,
    css`
      /* Below the bar, whose words may be others than that it stopped. */
      .phase {
        top: calc(3.6dvh + 0.75 * var(--bar, 0dvh));
      }
      .title {
        position: absolute;
        left: 3vw;
        top: calc(12dvh + 0.45 * var(--bar, 0dvh));
        max-width: 66vw;
        font-size: min(13dvh, 8vw);
        line-height: 1.02;
        font-weight: 750;
        letter-spacing: -0.02em;
      }
      .second {
        position: absolute;
        left: 3vw;
        top: calc(29dvh + 0.25 * var(--bar, 0dvh));
        max-width: 47vw;
        font-size: 3.6dvh;
        line-height: 1.3;
      }
      .keys {
        font-size: min(4.6dvh, 3vw);
      }
      .row {
        display: contents;
      }
      .keys .go {
        flex: 3;
      }
      .keys cr-key,
      .keys .discard {
        flex: 1;
        font-size: 0.8em;
      }
      @media (orientation: portrait) {
        .phase {
          top: calc(2dvh + 0.85 * var(--bar, 0dvh));
        }
        .title {
          left: 4vw;
          /* Below four lines of the bar. */
          top: calc(7dvh + 0.75 * var(--bar, 0dvh));
          max-width: 92vw;
          font-size: min(7dvh, 12vw);
        }
        .second {
          left: 4vw;
          top: calc(17dvh + 0.55 * var(--bar, 0dvh));
          max-width: 66vw;
          font-size: max(17px, 2.4dvh);
        }
        .keys {
          height: auto;
          flex-direction: column;
          gap: 2dvh;
          font-size: min(3.4dvh, 6.2vw);
        }
        .row {
          display: flex;
          gap: 3vw;
        }
        .row > * {
          height: 11dvh;
        }
        .row.leaving > * {
          min-width: 0;
          height: 12dvh;
        }
        /* Three of them are too narrow for a ring beside the words: the ground fills instead. */
        .keys:not(.whole) .discard {
          --long-press-ring: none;
          --key-flood: var(--glow-calm);
          font-size: min(2.4dvh, 4.4vw);
        }
      }
    `,
  ]

  override render() {
    return html`<cr-crescendo .snapshot=${this.snapshot} .trace=${this.trace}></cr-crescendo> ${this.#stopped()}`
  }

  #stopped() {
    const { snapshot } = this
    const { distanceM, movingS, phase, plan } = snapshot
    const guides = snapshot.driving.by === 'runner'
    const sprint = phase.kind === 'finish' && plan?.finish === 'sprint'
    return html`<p class="phase">${words.standing.stoppedPhase} · ${phaseWords(snapshot)}</p>
      <h1 class="title">${snapshot.locked && !guides ? words.standing.stoppedPhase : words.standing.carryOnTitle}</h1>
      <p class="second">
        ${lengthWords(distanceM, runnerUnit(snapshot))} · ${clock(movingS)}<br />
        ${guides ? words.standing.ownStartTitle : snapshot.locked ? nothing : snapshot.held === null ? words.standing.carryOnSays : words.standing.carryOnHeld}
        ${sprint ? words.standing.carryOnSprint : nothing}
      </p>
      ${this.#keys()}`
  }

  #keys() {
    const { snapshot } = this
    const offered = (buttons: readonly AskButton[]) =>
      askButtons(buttons.filter((button) => snapshot.asks.includes(button.ask)))
    return html`<div class="keys ${mayMove(snapshot) ? '' : 'whole'}">
      <div class="row">
        ${offered([
          { ask: 'resume', title: words.standing.carryOn, longPress: true, class: 'go' },
          { ask: 'belt-is-still', title: words.standing.still },
          ...(snapshot.banners.some(({ code }) => code === 'wrong-unit') ? [GUIDE()] : []),
        ])}
      </div>
      <div class="row leaving">
        ${offered([
          { ask: 'end', title: words.standing.end },
          { ask: 'discard', title: words.standing.discard, longPress: true, class: 'discard' },
        ])}
      </div>
    </div>`
  }
}
