import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { countdown, pace, perUnit, speed, speedNumber } from '../format.ts'
import { inWords, words } from '../language.ts'
import { base } from '../look/base.ts'
import { screen } from '../look/screen.ts'
import './fill.ts'
import { arrowSign } from '../parts/icons.ts'
import { finishName } from '../phase-words.ts'
import { consoleUnit, runnerUnit } from '../units-of.ts'

/** One flip: the peak has become the screen, and fills from below with the metres run. */
@customElement('cr-sprint')
export class SprintScreen extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot

  static override styles = [
    base,
    screen,
    css`
      :host {
        background: var(--hot);
        color: var(--on-hot);
        font-variant-numeric: tabular-nums;
      }
      .phase,
      .time {
        position: absolute;
        top: 3.2dvh;
        margin: 0;
        font-size: 6dvh;
        line-height: 1.1;
        font-weight: 800;
        white-space: nowrap;
      }
      .phase {
        left: 3vw;
      }
      .time {
        /* Beside the sound and what is seldom wanted. */
        right: calc(3.4vw + max(48px, 8dvh) + max(48px, 6dvh));
      }
      .metres {
        position: absolute;
        inset: 8dvh 0 auto 0;
        text-align: center;
        font-size: 50dvh;
        line-height: 1;
        font-weight: 850;
        letter-spacing: -0.03em;
      }
      .metres.long {
        font-size: min(50dvh, 30vw);
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
        .phase,
        .time {
          font-size: min(4.4dvh, 6.4vw);
          top: 2.6dvh;
        }
        .phase {
          left: 4vw;
        }
        .metres {
          top: 11dvh;
          font-size: min(29dvh, 46vw);
        }
        .metres.long {
          font-size: min(29dvh, 36vw);
        }
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
      }
    `,
  ]

  override render() {
    const { snapshot } = this
    const { inPhase, phases, phase, plan } = snapshot
    const leftM = Math.max(0, Math.round(inPhase.leftM ?? 0))
    const progress = phases[phase.index ?? -1]?.progress ?? 0
    return html`
      <cr-fill .done=${progress} .leftM=${leftM}></cr-fill>
      <h1 class="phase">${finishName(plan).toUpperCase()}</h1>
      ${inPhase.leftS === null ? nothing : html`<p class="time">${countdown(inPhase.leftS)} ${words.run.left}</p>`}
      <div class="metres ${leftM > 999 ? 'long' : ''}" role="timer">${leftM}</div>
      ${this.#line()}
    `
  }

  #line() {
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
