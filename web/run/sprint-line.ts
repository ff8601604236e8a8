import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { pace, perUnit, speed, speedNumber } from '../format.ts'
import { inWords, words } from '../language.ts'
import { base } from '../look/base.ts'
import { arrowSign } from '../parts/icons.ts'
import { consoleUnit, runnerUnit } from '../units-of.ts'

/** Under the metres of the sprint: its pace and its speed, what was asked of it, what was said last. */
@customElement('cr-sprint-line')
export class SprintLine extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  /** A note stands below it where the screen is tall. */
  @property({ type: Boolean, reflect: true }) noted = false

  static override styles = [
    base,
    css`
      :host {
        display: contents;
      }
      .line {
        position: absolute;
        inset: 57.5dvh 0 auto 0;
        margin: 0;
        text-align: center;
        font-size: min(5dvh, 3.6vw);
        line-height: 1.15;
        font-weight: 700;
      }
      .line i {
        font-style: normal;
      }
      .line small {
        display: block;
        margin-top: 0.2em;
        font-size: 0.66em;
        font-weight: 600;
      }
      .asked {
        padding: 0 0.35em;
        border: 3px solid currentColor;
        border-radius: 0.3em;
        font-size: 0.8em;
      }
      @media (orientation: portrait) {
        .line {
          top: 37.5dvh;
          font-size: min(3.6dvh, 6.4vw);
          font-weight: 700;
        }
        .line > span {
          display: block;
        }
        .line > i {
          display: none;
        }
        .line small {
          padding: 0 4vw;
          font-size: max(14px, 0.56em);
          text-wrap: balance;
        }
        :host([noted]) .line {
          top: 28dvh;
        }
      }
    `,
  ]

  override render() {
    const { snapshot } = this
    const { measured, askedKmh, driving } = snapshot
    const told = driving.by === 'runner' ? driving.instruction : null
    const says = told ?? snapshot.said ?? snapshot.cue
    const unit = consoleUnit(snapshot)
    const asked =
      askedKmh === null
        ? nothing
        : html` <span class="asked">${arrowSign()} ${speedNumber(askedKmh, unit)} ${words.run.asked}</span>`
    return html`<p class="line">
      <span
        >${words.run.toGo} <i>·</i> ${pace(measured.speedKmh, runnerUnit(snapshot))}
        ${perUnit(runnerUnit(snapshot))}</span
      >
      <i>·</i> <span>${speed(measured.speedKmh, unit)}${asked}</span>
      ${says === null ? nothing : html`<small>${inWords(says)}</small>`}
    </p>`
  }
}
