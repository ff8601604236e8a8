import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import { tints } from '../look/tints.ts'
import '../touch/key.ts'
import { scaleOf } from './heights.ts'
import { UNLIT } from './unlit.ts'
import './run-row.ts'
import type { RunsNow } from './runs-now.ts'
import { historyWords } from './words.ts'

/** So far from its end the next page is asked for, px. */
const AHEAD_PX = 600

/** The runs, the latest first, each a row on the one scale of all of them. More come as the list is scrolled, or at the key. */
@customElement('cr-runs-list')
export class RunsList extends LitElement {
  @property({ attribute: false }) now!: RunsNow
  /** What it has: drawn anew where that is another. */
  @property({ attribute: false }) state!: RunsNow['state']

  static override styles = [
    base,
    tints,
    css`
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .empty {
        display: grid;
        gap: 1.2em;
        padding: 2em 0;
        color: var(--quiet);
        font-size: 1.1em;
      }
      .empty svg {
        width: min(100%, 24em);
        height: 9em;
      }
      .empty rect {
        fill: var(--step);
      }
      .says {
        padding: 1.2em 0;
        color: var(--quiet);
      }
      cr-key {
        width: 11em;
        height: max(48px, 3.1em);
        margin: 1em 0 1.6em;
        font-weight: 650;
        --key-radius: 0.8em;
      }
      @media (max-width: 999px), (orientation: portrait) {
        .empty,
        .says {
          padding-inline: 4vw;
        }
        cr-key {
          margin-inline: 4vw;
        }
      }
    `,
  ]

  readonly #sees = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.now.more()
    },
    { rootMargin: `${AHEAD_PX}px` },
  )

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#sees.disconnect()
  }

  /** Seen anew with each page: one that fills no screen is followed by the next. */
  override updated(): void {
    this.#sees.disconnect()
    const end = this.renderRoot.querySelector('.end')
    if (end !== null) this.#sees.observe(end)
  }

  override render() {
    const { runs, reading, failed, hasMore, kind } = this.state
    const own = historyWords()
    const scale = scaleOf(runs)
    if (runs.length === 0 && !reading && !failed)
      return html`<div class="empty">
        ${kind === 'all' ? UNLIT : nothing}
        <p>${kind === 'all' ? own.none : own.noneOfKind}</p>
      </div>`
    return html`<ul role="list">
        ${runs.map((run) => html`<li><cr-run-row .run=${run} .scale=${scale}></cr-run-row></li>`)}
      </ul>
      ${failed ? html`<p class="says" role="alert">${own.notHeard}</p>` : nothing}
      ${reading && runs.length === 0 ? html`<p class="says" role="status">${own.reading}</p>` : nothing}
      ${failed ? html`<cr-key @press=${() => this.now.again()}>${own.again}</cr-key>` : nothing}
      ${hasMore && !failed ? html`<cr-key class="end" @press=${() => this.now.more()}>${own.more}</cr-key>` : nothing}`
  }
}
