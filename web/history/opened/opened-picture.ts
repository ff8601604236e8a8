import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { RunOpened } from '../../../protocol/panel/run-opened.ts'
import { base } from '../../look/base.ts'
import { heartSign } from '../../parts/icons.ts'
import type { ToldMoment } from './moments.ts'
import type { Picture } from './opened-run.ts'
import { bandName } from './part-name.ts'
import { pointedOf } from './pointed.ts'
import './run-chart.ts'
import './run-pins.ts'

/** Room above the fastest: for what was changed, px; where the run is fast from its beginning, for the words too, sizes of the type. */
const PINS_PX = 44
const WORDS_EMS = 6.8
/** Words stand over the first part of a run, where a Crescendo is not this fast, as parts of the time and of the fastest. */
const WORDS_TO = 0.36
const UNDER_WORDS = 0.75

/** Whether something is drawn where the words stand. */
function crowds({ along: { timesS, measuredKmh, otherKmh } }: Picture, mostKmh: number): boolean {
  const endS = timesS.at(-1) ?? 0
  const top = Math.max(mostKmh, ...measuredKmh.map((kmh) => kmh ?? 0))
  return timesS.some((atS, index) => {
    const kmh = Math.max(measuredKmh[index] ?? 0, otherKmh[index] ?? 0)
    return atS < WORDS_TO * endS && kmh > UNDER_WORDS * top
  })
}

/** The chart of a run, what was changed over it, and the numbers of the moment that somebody points to. */
@customElement('cr-opened-picture')
export class OpenedPicture extends LitElement {
  @property({ attribute: false }) run!: RunOpened
  @property({ attribute: false }) picture!: Picture
  @property({ attribute: false }) moments: readonly ToldMoment[] = []
  @state() private at: number | null = null

  static override styles = [
    base,
    css`
      :host {
        position: relative;
        display: block;
        height: max(230px, 18.6em);
        container-type: size;
      }
      cr-run-chart {
        height: 100%;
      }
      .pointed {
        position: absolute;
        left: 2.5vw;
        top: 0.2em;
        pointer-events: none;
        font-variant-numeric: tabular-nums;
        text-shadow: 0 0 0.5em var(--ground);
      }
      .pinned {
        top: 40px;
      }
      .value {
        display: flex;
        align-items: baseline;
        gap: 0.3em;
        font-size: 1.5em;
        font-weight: 700;
        line-height: 1.05;
      }
      b {
        font-size: 2.8em;
        font-weight: 600;
        letter-spacing: -0.045em;
      }
      .value small {
        font-size: 0.7em;
        font-weight: 500;
      }
      .pulse {
        color: var(--pulse);
        font-size: 0.85em;
      }
      .says {
        padding-top: 0.2em;
      }
      @media (max-width: 999px), (orientation: portrait) {
        .pointed {
          left: 4vw;
        }
        .value {
          font-size: 1em;
        }
        .says {
          max-width: 52vw;
          font-size: 0.94em;
        }
      }
    `,
  ]

  override render() {
    const { run, picture } = this
    const { value, unit, heartBpm, says } = pointedOf(run, picture, this.at)
    const at = ({ detail }: CustomEvent<number>): void => void (this.at = detail)
    const endS = picture.along.timesS.at(-1) ?? 1
    const mostKmh = Math.max(0, ...run.steps.map(({ plannedKmh }) => plannedKmh ?? 0))
    // A pin over the words: they stand below it.
    const isPinned = this.moments.some(({ atS }) => atS < WORDS_TO * endS)
    const wordsPx = crowds(picture, mostKmh) ? WORDS_EMS * Number.parseFloat(getComputedStyle(this).fontSize) : 0
    const roomPx = Math.max(PINS_PX, wordsPx + (wordsPx > 0 && isPinned ? PINS_PX : 0))
    return html`<cr-run-chart
        .bands=${picture.bands}
        .planned=${picture.planned}
        .labels=${picture.bands.map(({ split }) => bandName(split, run))}
        .along=${picture.along}
        .mostKmh=${mostKmh}
        .roomPx=${roomPx}
        .at=${this.at}
        .says=${`${value} ${unit}, ${says}`}
        @at=${at}
      ></cr-run-chart>
      <cr-run-pins .moments=${this.moments} .endS=${endS} @at=${at}></cr-run-pins>
      <div class="pointed ${isPinned ? 'pinned' : ''}">
        <p class="value">
          <b>${value}</b> <small>${unit}</small>
          ${heartBpm === null ? nothing : html`<span class="pulse">${heartSign()}</span>${heartBpm}`}
        </p>
        <p class="says">${says}</p>
      </div>`
  }
}
