import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { BlockSession, BlockView } from '../../protocol/panel/coach.ts'
import { base } from '../look/base.ts'
import { tints } from '../look/tints.ts'
import { vars } from '../look/vars.ts'
import { coachWords } from './words.ts'

/** Of the height of the picture: the slowest step of all, and the fastest. */
const LOWEST = 0.16
const HIGHEST = 0.94

/** Six weeks as staircases on one scale: what was run filled, today marked, what is ahead an edge. */
@customElement('cr-weeks-picture')
export class WeeksPicture extends LitElement {
  @property({ attribute: false }) block!: BlockView

  static override styles = [
    base,
    tints,
    css`
      :host {
        display: block;
        min-height: 9em;
        overflow: auto hidden;
      }
      .weeks {
        display: flex;
        gap: 1.1vw;
        min-width: 40em;
        height: 100%;
      }
      .week {
        flex: var(--steps);
        display: grid;
        grid-template-rows: minmax(0, 1fr) auto;
        gap: 0.4em;
        color: var(--quiet);
      }
      .week.now {
        font-weight: 700;
        color: var(--text);
      }
      .runs {
        display: flex;
        gap: 0.5vw;
      }
      .run {
        position: relative;
        flex: var(--steps);
        display: flex;
        gap: 1px;
        align-items: end;
        /* For what stands over today's. */
        padding-top: 1.5em;
      }
      .run.today {
        border-left: max(3px, 0.4vw) solid var(--text);
      }
      .run.today::before {
        content: attr(data-today);
        position: absolute;
        left: 0.4em;
        top: 0;
        font-weight: 700;
        color: var(--text);
      }
      .run.dropped {
        opacity: 0.35;
      }
      i {
        flex: 1;
        height: calc(100% * var(--high));
        border-top: max(3px, 0.6dvh) solid var(--tint);
        background: var(--step);
      }
      .done i {
        background: var(--tint);
      }
      .week p {
        padding-left: 0.3em;
        font-size: 0.9em;
      }
    `,
  ]

  override render() {
    const { sessions, done } = this.block
    const { week, picture } = coachWords()
    const speeds = sessions.flatMap(({ speedsKmh }) => speedsKmh)
    const [slowest, fastest] = [Math.min(...speeds), Math.max(...speeds)]
    const highOf = (kmh: number): number =>
      LOWEST + (HIGHEST - LOWEST) * ((kmh - slowest) / Math.max(0.1, fastest - slowest))
    return html`<div class="weeks" role="img" aria-label=${picture(done)}>
      ${pairsOf(sessions).map(
        (pair) =>
          html`<div
            class="week ${pair.some(({ state }) => state === 'today') ? 'now' : ''}"
            ${vars({ '--steps': pair.reduce((sum, { speedsKmh }) => sum + speedsKmh.length, 0) })}
          >
            <div class="runs">${pair.map((session) => this.#run(session, highOf))}</div>
            <p>${pair[0] === undefined ? nothing : week(pair[0].week)}</p>
          </div>`,
      )}
    </div>`
  }

  #run({ speedsKmh, state }: BlockSession, highOf: (kmh: number) => number) {
    const last = speedsKmh.length - 1
    return html`<div class="run ${state}" data-today=${coachWords().today} ${vars({ '--steps': speedsKmh.length })}>
      ${speedsKmh.map(
        (kmh, at) =>
          html`<i
            class=${at === last ? 'tint-hot' : 'tint-mile'}
            ${vars({ '--high': highOf(kmh), '--p': last < 2 ? 0 : at / (last - 1) })}
          ></i>`,
      )}
    </div>`
  }
}

/** Week by week: the short run, and the long. */
const pairsOf = (sessions: readonly BlockSession[]): (readonly BlockSession[])[] =>
  sessions.flatMap((_, at) => (at % 2 === 0 ? [sessions.slice(at, at + 2)] : []))
