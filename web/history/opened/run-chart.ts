import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../../look/base.ts'
import { ThemeNow } from '../../look/theme.ts'
import { tints } from '../../look/tints.ts'
import { vars } from '../../look/vars.ts'
import { historyWords } from '../words.ts'
import type { Along, Band, PlannedPiece } from './bands.ts'
import { coloursOf } from './colours.ts'
import { chartOf } from './drawing.ts'
import { stepTo } from './step-to.ts'

/** A run along its time, as wide as the screen. Fires `at` with the seconds that somebody points to. */
@customElement('cr-run-chart')
export class RunChart extends LitElement {
  @property({ attribute: false }) bands: readonly Band[] = []
  @property({ attribute: false }) planned: readonly PlannedPiece[] = []
  /** What each band is called. */
  @property({ attribute: false }) labels: readonly string[] = []
  @property({ attribute: false }) along!: Along
  /** The fastest that was planned, run or not, km/h. */
  @property({ type: Number }) mostKmh = 0
  /** Above the fastest, for words, px. */
  @property({ type: Number }) roomPx = 0
  /** What is pointed to, s; null: nothing is. */
  @property({ type: Number }) at: number | null = null
  /** The same in words. */
  @property() says = ''
  readonly #theme = new ThemeNow(this)
  #chart: ReturnType<typeof chartOf> | null = null
  #drawn: readonly unknown[] = []
  readonly #sizes = new ResizeObserver(() => this.requestUpdate())

  static override styles = [
    base,
    tints,
    css`
      :host,
      .u-wrap {
        position: relative;
        display: block;
      }
      .chart {
        position: absolute;
        inset: 0;
      }
      .u-over,
      .u-under,
      .u-axis {
        position: absolute;
      }
      canvas {
        display: block;
        width: 100%;
        height: 100%;
      }
      /* What the canvas is told of colours. */
      .probe {
        display: none;
        color: var(--tint);
        background: var(--glow);
      }
      .along {
        position: absolute;
        inset: 44px 0 2em;
        cursor: crosshair;
        touch-action: pan-y;
      }
      .along:focus-visible {
        outline: 3px solid var(--text);
        outline-offset: -3px;
      }
      .now {
        position: absolute;
        left: calc(var(--x) * 1% - 1.5px);
        top: 0;
        bottom: 2em;
        width: 3px;
        background: var(--hot);
        pointer-events: none;
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    this.#sizes.observe(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#sizes.disconnect()
    this.#chart?.destroy()
    this.#chart = null
    this.#drawn = []
  }

  override render() {
    return html`<div class="chart" aria-hidden="true"></div>
      ${this.bands.map(({ tint, p }) => html`<i class="probe tint-${tint}" ${vars({ '--p': p })}></i>`)}
      <div
        class="along"
        role="slider"
        tabindex="0"
        aria-label=${historyWords().alongRun}
        aria-valuemin="0"
        aria-valuemax=${Math.round(this.endS)}
        aria-valuenow=${Math.round(this.at ?? 0)}
        aria-valuetext=${this.says}
        @pointerdown=${this.#point}
        @pointermove=${this.#point}
        @keydown=${this.#key}
      ></div>
      ${this.at === null ? nothing : html`<i class="now" ${vars({ '--x': (100 * this.at) / this.endS })}></i>`}`
  }

  /** Drawn anew with what it shows, with the light, the language and its size. */
  override updated(): void {
    const into = this.renderRoot.querySelector<HTMLElement>('.chart')
    if (into === null) return
    const { bands, planned, along, labels, mostKmh, roomPx } = this
    const { clientWidth: wide, clientHeight: high } = into
    const { minutes } = historyWords()
    const by = [bands, planned, along, roomPx, wide, high, minutes, this.#theme.theme]
    if (wide === 0 || by.every((one, index) => one === this.#drawn[index])) return
    this.#drawn = by
    this.#chart?.destroy()
    const { fontFamily: font, fontSize } = getComputedStyle(this)
    const typePx = Math.max(13, Number.parseFloat(fontSize) * 0.83)
    const drawn = { bands, planned, along, labels, mostKmh, roomPx, colours: coloursOf(this), font, typePx, minutes }
    this.#chart = chartOf(drawn, wide, high, into)
  }

  get endS(): number {
    return Math.max(1, this.along.timesS.at(-1) ?? 1)
  }

  readonly #point = (event: PointerEvent): void => this.#tell((event.offsetX / this.clientWidth) * this.endS)

  readonly #key = (event: KeyboardEvent): void => {
    const to = stepTo(event.key, this.at ?? 0, this.endS)
    if (to === null) return
    event.preventDefault()
    this.#tell(to)
  }

  #tell(atS: number): void {
    this.dispatchEvent(new CustomEvent('at', { detail: Math.min(this.endS, Math.max(0, atS)) }))
  }
}
