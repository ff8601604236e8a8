import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { RunListed } from '../../../protocol/panel/run-list.ts'
import type { RunOpened } from '../../../protocol/panel/run-opened.ts'
import { lengthWords } from '../../format.ts'
import { base } from '../../look/base.ts'
import { backSign } from '../../parts/icons.ts'
import '../../touch/key.ts'
import { wholeDay } from '../dates.ts'
import { unitFor } from '../gained.ts'
import { isFromElsewhere, titleOf } from '../run-words.ts'
import { historyWords } from '../words.ts'
import { compareWith } from './compare-with.ts'

/**
 * Which run it is, and what can be done with it. Fires `leave`, `compare` with the id of another run or null, and `again` with that of the run that
 * the next is shown beside, or null.
 */
@customElement('cr-opened-head')
export class OpenedHead extends LitElement {
  @property({ attribute: false }) run!: RunOpened
  @property({ attribute: false }) others: readonly RunListed[] = []
  /** The one that it is compared with. */
  @property() other: string | null = null
  /** A run goes on: no other is planned beside it. */
  @property({ type: Boolean }) busy = false

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.8em 1.35em;
        padding: calc(1.2em + var(--bar, 0dvh)) 2.5vw 0.9em;
      }
      cr-key,
      select {
        height: max(48px, 3.1em);
        font-weight: 650;
        --key-radius: 0.8em;
      }
      .back {
        width: max(48px, 3.1em);
        --key-pad: 0;
      }
      .back .sign {
        font-size: 1.4em;
      }
      div {
        flex: 1 1 20em;
        min-width: 0;
      }
      h1 {
        font-size: 1.95em;
        line-height: 1.1;
        font-weight: 700;
        letter-spacing: -0.035em;
        text-wrap: balance;
      }
      p {
        padding-top: 0.25em;
        font-size: 0.89em;
        color: var(--quiet);
      }
      select {
        max-width: 13em;
        padding: 0 1em;
        border: 0;
        border-radius: 0.8em;
        background: var(--key);
        color: var(--text);
        font: inherit;
        font-weight: 650;
      }
      select:focus-visible {
        outline: 3px solid var(--text);
        outline-offset: 3px;
      }
      .again {
        --key-ground: var(--hot);
        --key-text: var(--on-hot);
        --key-pad: 0.2em 1.2em;
      }
      @media (max-width: 999px), (orientation: portrait) {
        :host {
          gap: 0.6em;
          padding: calc(0.6em + var(--bar, 0dvh)) 4vw 0.4em;
        }
        div {
          order: 1;
          flex-basis: 100%;
        }
        select {
          flex: 1 1 0;
          min-width: 0;
          padding: 0 0.5em;
        }
        h1 {
          max-width: 12em;
        }
      }
      @media (max-width: 599px) {
        select {
          flex-basis: calc(100% - 4.6em);
        }
        .again,
        .beside {
          flex: 1 1 0;
          --key-pad: 0 0.3em;
        }
      }
    `,
  ]

  override render() {
    const own = historyWords()
    const { run, others, other } = this
    return html`<cr-key class="back" label=${own.back} @press=${() => this.#tell('leave')}>${backSign()}</cr-key>
      <div>
        <h1>${titleOf(run)}</h1>
        <p>${this.#facts()}</p>
      </div>
      ${compareWith(others, other, (id) => this.#tell('compare', id))}
      ${
        this.busy || (run.plan?.choices ?? null) === null
          ? nothing
          : html`${
                run.line.length < 2
                  ? nothing
                  : html`<cr-key class="beside" @press=${() => this.#tell('again', run.id)}>${own.runBeside}</cr-key>`
              } <cr-key class="again" @press=${() => this.#tell('again')}>${own.runAgain}</cr-key>`
      }`
  }

  #facts(): string {
    const own = historyWords()
    const { startedAt, machineName, distanceM, distanceFrom } = this.run
    const length = lengthWords(distanceM, unitFor(this.run))
    const far =
      distanceFrom === null ? length : distanceFrom === 'machine' ? own.fromMachine(length) : own.fromSpeed(length)
    const on = isFromElsewhere(this.run) ? '' : machineName
    return [wholeDay(startedAt), on, far].filter((words) => words !== '').join(' · ')
  }

  #tell(what: 'leave' | 'compare' | 'again', detail: string | null = null): void {
    this.dispatchEvent(new CustomEvent(what, { detail }))
  }
}
