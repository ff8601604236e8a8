import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { RunListed } from '../../protocol/panel/run-list.ts'
import { timeOfDay } from '../format.ts'
import { base } from '../look/base.ts'
import { weekday } from './dates.ts'
import { smallStepsOf, type Scale, type SmallStep } from './heights.ts'
import { addressOf } from './address.ts'
import './run-picture.ts'
import './run-says.ts'

/** Words stand over the steps that begin left of this, percent, down to so high. */
const WORDS_TO = 58
const WORDS_OVER_Y = 48
const crowds = (steps: readonly SmallStep[]): boolean =>
  steps.some(({ x, ranY, planY }) => x < WORDS_TO && Math.min(ranY, planY ?? 100) < WORDS_OVER_Y)

/** A run of the list: when, how high its steps were, what came of it. All of it leads to the run. */
@customElement('cr-run-row')
export class RunRow extends LitElement {
  @property({ attribute: false }) run!: RunListed
  @property({ attribute: false }) scale!: Scale

  static override styles = [
    base,
    css`
      a {
        position: relative;
        display: grid;
        grid-template-columns: 6.2em 16.1em 1fr;
        align-items: end;
        column-gap: 1.55em;
        height: 5.6em;
        border-bottom: 2px solid var(--line);
        color: inherit;
        text-decoration: none;
        font-variant-numeric: tabular-nums;
      }
      a:hover {
        --underline: underline;
      }
      a:focus-visible {
        outline: 3px solid var(--text);
        outline-offset: -3px;
      }
      p {
        align-self: center;
        padding-top: 1.4em;
        font-weight: 650;
        white-space: nowrap;
      }
      span {
        display: block;
        font-size: 0.89em;
        font-weight: 450;
        color: var(--quiet);
      }
      i {
        display: none;
        font-style: normal;
      }
      cr-run-picture {
        height: 4.8em;
        margin-left: -1.4em;
      }
      @media (max-width: 999px), (orientation: portrait) {
        a {
          display: block;
          height: max(156px, 9.6em);
          padding: 0.6em 4vw 0;
        }
        /* Words stand where a crescendo has its lower steps: what is high there has a row that is higher. */
        .crowded {
          height: max(210px, 13em);
        }
        p {
          padding: 0;
          font-size: 0.94em;
          font-weight: 450;
          color: var(--quiet);
        }
        span,
        i {
          display: inline;
          font-size: 1em;
        }
        cr-run-picture {
          position: absolute;
          inset: auto 0 0;
          height: max(110px, 6.8em);
          margin: 0;
        }
      }
    `,
  ]

  override render() {
    const { run } = this
    const steps = smallStepsOf(run, this.scale)
    return html`<a href=${addressOf(run.id)} class=${crowds(steps) ? 'crowded' : ''}>
      <p>${weekday(run.startedAt)} <i>·</i> <span>${timeOfDay(Date.parse(run.startedAt))}</span></p>
      <cr-run-picture .run=${run} .steps=${steps}></cr-run-picture>
      <cr-run-says .run=${run}></cr-run-says>
    </a>`
  }
}
