import { LitElement, css, html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { speed } from '../format.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { screen } from '../look/screen.ts'
import '../staircase/crescendo.ts'
import { runnerSpeedUnit } from '../units-of.ts'
import './hold-ring.ts'
import './on-the-rails.ts'
import './start-keys.ts'

/** Where the belt is set going: feet on the rails, safety key clipped, the first speed named, and one long press. */
@customElement('cr-start')
export class StartScreen extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  @state() private pressing = false

  static override styles = [
    base,
    screen,
    css`
      .ring {
        position: absolute;
        left: calc(18.6vw - 27dvh);
        top: 10dvh;
        width: 54dvh;
        height: 54dvh;
      }
      .words {
        position: absolute;
        left: 37.5vw;
        top: calc(3.4dvh + 0.75 * var(--bar, 0dvh));
        width: 37vw;
      }
      h1 {
        font-size: calc(min(8.6dvh, 5.4vw) - 0.24 * var(--bar, 0dvh));
        line-height: 1.03;
        text-wrap: balance;
        font-weight: 700;
        letter-spacing: -0.02em;
      }
      .key {
        margin-top: 1.6dvh;
        font-size: min(4.2dvh, 2.4vw);
        font-weight: 600;
      }
      .limit {
        font-size: min(2.5dvh, 1.5vw);
        line-height: 1.25;
        color: var(--quiet);
        text-wrap: pretty;
      }
      .first {
        margin-top: 1.2dvh;
        font-size: calc(min(5.2dvh, 3vw) - 0.09 * var(--bar, 0dvh));
        line-height: 1.1;
        font-weight: 700;
        font-variant-numeric: tabular-nums;
      }
      .first small {
        display: block;
        font-size: 0.58em;
        font-weight: 450;
        color: var(--quiet);
      }
      @media (orientation: portrait) {
        .ring {
          left: 4vw;
          top: calc(max(30dvh, 180px) + 0.8 * var(--bar, 0dvh));
          width: calc(min(22dvh, 44vw) - 0.5 * var(--bar, 0dvh));
          height: calc(min(22dvh, 44vw) - 0.5 * var(--bar, 0dvh));
        }
        .words {
          left: 4vw;
          top: calc(2.6dvh + 0.84 * var(--bar, 0dvh));
          width: 92vw;
        }
        h1 {
          font-size: min(6dvh, 11vw);
        }
        .key {
          margin-top: 0.6dvh;
          font-size: max(15px, 2.4dvh);
        }
        .limit {
          font-size: max(13px, 1.75dvh);
        }
        .first {
          margin-top: 0.6dvh;
          max-width: 66vw;
          font-size: max(18px, 3.2dvh);
        }
      }
    `,
  ]

  override render() {
    const { snapshot } = this
    const guides = snapshot.driving.by === 'runner'
    const unit = runnerSpeedUnit(snapshot)
    const warmUp = snapshot.plan?.phases.find((phase) => phase.kind === 'warm-up')
    const then = warmUp?.kind === 'warm-up' ? warmUp.segments[0] : undefined
    return html`
      <cr-crescendo .snapshot=${snapshot}></cr-crescendo>
      <div class="ring">
        <cr-on-the-rails></cr-on-the-rails>
        <cr-hold-ring ?pressing=${this.pressing}></cr-hold-ring>
      </div>
      <div class="words">
        <h1>${guides ? words.standing.ownStartTitle : words.standing.startTitle}</h1>
        <p class="key">${words.standing.startKey}</p>
        <p class="limit">${words.panel.limit}</p>
        <p class="first">
          ${guides ? words.standing.ownStart : words.standing.startsAt(speed(snapshot.machine?.minKmh ?? null, unit))}
          ${then ? html`<small>${words.standing.thenA(then.gait, speed(then.speedKmh, unit))}</small>` : ''}
        </p>
      </div>
      <cr-start-keys
        .snapshot=${snapshot}
        @pressing=${(event: CustomEvent<boolean>) => (this.pressing = event.detail)}
      ></cr-start-keys>
    `
  }
}
