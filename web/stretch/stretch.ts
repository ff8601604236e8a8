import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import '../figure/figure.ts'
import { speedNumber } from '../format.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { screen } from '../look/screen.ts'
import { mayMove } from '../screen-of.ts'
import { consoleUnit } from '../units-of.ts'
import './stretch-band.ts'
import './stretch-card.ts'
import './stretch-keys.ts'

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
        font-size: min(4.4dvh, 2.6vw);
        line-height: 1.1;
        font-weight: 700;
      }
      .phase {
        left: 3vw;
        color: var(--calm);
      }
      .phase small {
        font-size: 1em;
        font-weight: 450;
        color: var(--quiet);
      }
      .belt {
        right: 3vw;
        font-weight: 450;
        font-variant-numeric: tabular-nums;
      }
      .belt b {
        margin-left: 0.3em;
      }
      .moving {
        padding: 0.3em 0.6em;
        border-radius: 0.3em;
        background: var(--stop);
        color: var(--on-stop);
        font-weight: 700;
      }
      cr-figure {
        --unit: min(0.78dvh, 0.44vw);
        position: absolute;
        left: calc(25.5vw - 50 * var(--unit));
        top: calc(77.7dvh - 94.8 * var(--unit));
      }
      @media (orientation: portrait) {
        .phase {
          left: 4vw;
        }
        .phase small {
          display: none;
        }
        .phase,
        .belt {
          font-size: min(2.6dvh, 5vw);
          top: 2.4dvh;
        }
        .belt {
          right: 4vw;
        }
        cr-figure {
          --unit: min(0.4dvh, 0.8vw);
          left: calc(50vw - 50 * var(--unit));
          top: 5.4dvh;
        }
        cr-figure.after {
          --unit: min(0.33dvh, 0.8vw);
        }
      }
    `,
  ]

  override render() {
    const { snapshot } = this
    const { plan, stretch, phase } = snapshot
    const planned = plan?.phases[phase.index ?? -1]
    const after = planned?.kind === 'stretch' && planned.when === 'after'
    return html`
      ${
        stretch === null
          ? nothing
          : html`<p class="phase">
                ${words.standing.stretchOf(stretch.index + 1, stretch.count)}
                <small>${after ? words.standing.stretchAfter : words.standing.stretchBefore}</small>
              </p>
              <cr-figure
                class=${after ? 'after' : ''}
                name=${stretch.card.id}
                ?left=${stretch.side === 'left'}
                ?back=${stretch.side === 'back'}
              ></cr-figure>
              <cr-stretch-card ?after=${after} .stretch=${stretch}></cr-stretch-card>`
      }
      ${this.#belt()}
      <cr-stretch-band ?after=${after} .snapshot=${snapshot}></cr-stretch-band>
      <cr-stretch-keys .asks=${snapshot.asks} ?whole=${!mayMove(snapshot)}></cr-stretch-keys>
    `
  }

  /** As it is measured: a belt that moves is no belt to stretch beside. */
  #belt() {
    const { belt, measured } = this.snapshot
    if (belt === 'unseen' || measured.speedKmh === null) return html`<p class="belt">${words.standing.unseen}</p>`
    const moves = measured.speedKmh > 0
    return html`<p class="belt ${moves ? 'moving' : ''}" role=${moves ? 'alert' : nothing}>
      ${moves ? words.standing.beltMoving : words.standing.belt}
      <b>${speedNumber(measured.speedKmh, consoleUnit(this.snapshot))}</b>
    </p>`
  }
}
