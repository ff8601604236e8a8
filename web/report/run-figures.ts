import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { RunOpened, RunSeries } from '../../protocol/panel/run-opened.ts'
import { figures } from '../language.ts'
import { base } from '../look/base.ts'
import { upSign } from '../parts/icons.ts'
import { gainedIn, gainedTold, unitFor } from '../history/gained.ts'
import { runOf, seriesOf } from '../history/requests.ts'
import { figureWords } from './figure-words.ts'

/** What a run came to beside its splits, as far as it is known. */
@customElement('cr-run-figures-line')
export class RunFiguresLine extends LitElement {
  /** Id of the run. */
  @property() run = ''
  /** As its runner says, 1 to 10; null: not said. */
  @property({ type: Number }) effort: number | null = null
  @state() private opened: RunOpened | null = null
  @state() private series: RunSeries | null = null
  #asked = ''

  static override styles = [
    base,
    css`
      p {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.3em 1.6em;
        margin: 2dvh 3vw 0;
        font-size: max(16px, min(2.5dvh, 1.7vw));
        font-variant-numeric: tabular-nums;
        color: var(--quiet);
      }
      b {
        font-weight: 750;
        color: var(--text);
      }
    `,
  ]

  override willUpdate(): void {
    if (this.run === this.#asked) return
    this.#asked = this.run
    const isAsked = (run: string): boolean => run === this.#asked
    const { run } = this
    void runOf(run).then((opened) => isAsked(run) && opened !== 'gone' && (this.opened = opened))
    void seriesOf(run).then((series) => isAsked(run) && (this.series = series))
  }

  override render() {
    const own = figureWords()
    const { opened, series, effort } = this
    const unit = opened === null ? 'mi' : unitFor(opened)
    const gained = opened === null ? null : gainedIn(opened, unit)
    const load = opened === null || effort === null ? null : effort * (opened.movingS / 60)
    const told = (value: number | null | undefined, unit: string, says: string) =>
      typeof value !== 'number'
        ? nothing
        : html`<span><b>${figures.number(Math.round(value))}${unit}</b> ${says}</span>`
    return html`<p>
      ${told(series?.onTargetPct, ' %', own.onTarget)} ${told(opened?.energyKcal, '', own.kcal)}
      ${told(load, '', own.loadOf)}
      ${gained === null ? nothing : html`<span>${upSign()} <b>${gainedTold(gained, unit)}</b> ${own.gainedOf}</span>`}
    </p>`
  }
}
