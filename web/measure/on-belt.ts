import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { SPEEDS } from '../../protocol/belt-turns.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { countdown, speedNumber } from '../format.ts'
import { figures } from '../language.ts'
import { AskEvent } from '../live/ask-event.ts'
import { base } from '../look/base.ts'
import { meetingWords } from '../meeting/words.ts'
import { stopAnswerOf } from '../parts/stop-answer.ts'
import '../touch/key.ts'
import { isSettled, stageOf } from './counting.ts'
import type { Counts } from './kept.ts'
import { countingSays } from './says.ts'
import { measureWords } from './words.ts'

/** On a belt that is being measured: its speed, and the one key that is pressed as the mark passes. Fires `mark`, and `end`. */
@customElement('cr-measure-on')
export class MeasureOn extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  /** Null where it was begun on another screen. */
  @property({ attribute: false }) counts: Counts | null = null
  /** They were counted before this page was loaded. */
  @property({ type: Boolean }) carried = false
  @property({ attribute: false }) refused: string | null = null
  /** What came of it; null before. */
  @property({ attribute: false }) factor: number | null = null
  /** Words at the top cover the first line. */
  @property({ type: Boolean, reflect: true }) covered = false

  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        inset: 0 0 18dvh;
        display: grid;
        grid-template-rows: auto auto auto 1fr;
        gap: 1.6dvh;
        padding: 3.6dvh 3vw 2dvh;
        font-size: max(15px, min(3.4dvh, 2.2vw));
        line-height: 1.3;
      }
      h1 {
        font-size: 1.35em;
        font-weight: 700;
      }
      :host([covered]) h1 {
        visibility: hidden;
      }
      .speed {
        font-weight: 500;
        line-height: 1;
        font-variant-numeric: tabular-nums;
      }
      .speed b {
        font-size: min(20dvh, 17vw);
        font-weight: 600;
        letter-spacing: -0.045em;
      }
      [role='status'] {
        font-size: 1.25em;
      }
      .caution {
        font-weight: 600;
        color: var(--warning);
      }
      cr-key {
        font-size: 1.35em;
        font-weight: 700;
      }
      cr-key.now {
        --key-ground: var(--hot);
        --key-text: var(--on-hot);
      }
      @media (orientation: portrait) {
        :host {
          bottom: 30dvh;
          font-size: max(15px, min(2.3dvh, 4.2vw));
          padding: 2dvh 4vw 1dvh;
        }
        .speed b {
          font-size: min(13dvh, 30vw);
        }
        /* Below the key of the sound. */
        cr-key {
          position: absolute;
          left: 4vw;
          right: 4vw;
          top: 52dvh;
          height: 18dvh;
        }
      }
    `,
  ]

  override render() {
    const { snapshot, counts, factor, refused } = this
    const words = measureWords()
    const stage = stageOf(snapshot)
    const unit = snapshot.machine?.unit ?? 'km/h'
    const isOver = factor !== null || refused !== null || (stage === null && snapshot.phase.kind === 'cool-down')
    const isCaution = refused !== null || counts?.count.broken !== false
    const { leftS } = snapshot.inPhase
    const left = stage === null || leftS === null ? '' : `, ${meetingWords().left(countdown(leftS))}`
    return html`<h1>${stage === null ? words.byTurns : words.speedOf(stage, SPEEDS)}</h1>
      <p class="speed"><b>${speedNumber(snapshot.measured.speedKmh, unit)}</b> ${unit}${left}</p>
      <p class="second ${isCaution ? 'caution' : ''}" role="status">${stopAnswerOf(snapshot) ?? this.#says()}</p>
      ${
        isOver || counts === null
          ? html`<cr-key effect="slows" label=${words.end} @press=${() => this.dispatchEvent(new Event('end'))}
              >${words.end}</cr-key
            >`
          : this.#key(counts)
      }`
  }

  #key({ count }: Counts) {
    const words = measureWords()
    const { snapshot } = this
    if (count.done !== null) return count.stage < SPEEDS && snapshot.asks.includes('next') ? this.#next() : nothing
    const isNow = stageOf(snapshot) !== null && isSettled(snapshot)
    const says = !isNow ? words.wait : count.fromMs === null ? words.first : words.last
    return html`<cr-key
      class=${isNow ? 'now' : ''}
      effect="slows"
      ?dim=${!isNow}
      label=${says}
      @press=${() => this.dispatchEvent(new Event('mark'))}
      >${says}</cr-key
    >`
  }

  #next() {
    const { next } = measureWords()
    return html`<cr-key label=${next} @press=${() => this.dispatchEvent(new AskEvent({ ask: 'next' }))}
      >${next}</cr-key
    >`
  }

  #says(): string {
    const words = measureWords()
    const { snapshot, counts, factor, refused } = this
    if (factor !== null) return `${words.result(figures.number(factor))} ${words.nextRun}`
    if (refused !== null) return refused
    const says = countingSays(counts, snapshot)
    return this.carried ? `${words.carriedOn} ${says}` : says
  }
}
