import { LitElement, css, html, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import { tints } from '../look/tints.ts'
import { vars } from '../look/vars.ts'
import { upSign } from '../parts/icons.ts'
import type { Trend } from './trend-words.ts'

/** One figure over the last weeks: its number, what it says, and its weeks as bars or as a line on which up is better. */
@customElement('cr-trend-row')
export class TrendRow extends LitElement {
  @property({ attribute: false }) trend!: Trend

  static override styles = [
    base,
    tints,
    css`
      :host {
        position: relative;
        display: block;
        height: 5.45em;
        padding-top: 0.35em;
        border-bottom: 2px solid var(--line);
        font-variant-numeric: tabular-nums;
      }
      h3,
      p {
        margin: 0;
        font: inherit;
        line-height: 1.2;
      }
      h3 {
        font-size: 0.89em;
        color: var(--quiet);
      }
      .value {
        font-size: 2em;
        font-weight: 750;
        letter-spacing: -0.035em;
        line-height: 1.1;
      }
      .value small {
        font-size: 0.5em;
        font-weight: 500;
        letter-spacing: 0;
      }
      .says {
        max-width: 58%;
        font-size: 0.83em;
      }
      svg.weeks {
        position: absolute;
        right: 0;
        bottom: 0;
        width: 9.8em;
        height: 4.3em;
        overflow: visible;
      }
      rect {
        fill: var(--line);
      }
      .now {
        fill: var(--tint);
      }
      line {
        stroke: var(--quiet);
        stroke-width: 2;
        stroke-dasharray: 5 5;
      }
      polyline {
        fill: none;
        stroke: var(--tint);
        stroke-width: 2.6;
        stroke-linejoin: round;
        stroke-linecap: round;
      }
      @media (max-width: 999px), (orientation: portrait) {
        svg.weeks {
          width: min(40%, 16em);
        }
      }
    `,
  ]

  override render() {
    const { name, value, unit, says, isUp, tint } = this.trend
    return html`<h3>${name}</h3>
      <p class="value">${value} <small>${unit}</small></p>
      <p class="says">${isUp ? upSign() : nothing} ${says}</p>
      <svg
        class="weeks tint-${tint}"
        viewBox="0 0 176 80"
        aria-hidden="true"
        ${vars({ '--p': tint === 'mile' ? P : 0 })}
      >
        ${this.trend.as === 'bars' ? this.#bars() : this.#line()}
      </svg>`
  }

  #bars() {
    const { weeks } = this.trend
    const most = Math.max(1e-9, ...weeks.map((week) => week ?? 0))
    const step = 176 / weeks.length
    return weeks.map((week, index) => {
      const high = Math.max(week === null || week <= 0 ? 0 : 2, (76 * (week ?? 0)) / most)
      const isNow = index === weeks.length - 1
      return svg`<rect class=${isNow ? 'now' : ''} x=${(index * step + 1.5).toFixed(1)} y=${(80 - high).toFixed(1)}
        width=${(step - 3).toFixed(1)} height=${high.toFixed(1)} />`
    })
  }

  #line() {
    const { weeks, level } = this.trend
    const ran = weeks.flatMap((week, index) => (week === null ? [] : [{ week, index }]))
    const all = [...ran.map(({ week }) => week), ...(level === undefined ? [] : [level])]
    const [least, most] = [Math.min(...all), Math.max(...all)]
    const heightOf = (value: number): number => (most > least ? 70 - (58 * (value - least)) / (most - least) : 40)
    const beside = level === undefined ? nothing : heightOf(level).toFixed(1)
    const points = ran.map(({ week, index }) => ({
      x: 6 + (164 * index) / Math.max(1, weeks.length - 1),
      y: heightOf(week),
    }))
    const last = points.at(-1)
    return last === undefined
      ? nothing
      : svg`${beside === nothing ? nothing : svg`<line x1="0" x2="176" y1=${beside} y2=${beside} />`}<polyline points=${points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
          <circle class="now" cx=${last.x.toFixed(1)} cy=${last.y.toFixed(1)} r="6" />`
  }
}

/** Where in the climb the colour of a stage is taken: the last. */
const P = 1
