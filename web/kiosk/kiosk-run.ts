import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { KioskState } from '../../protocol/panel/kiosk.ts'
import { isStage } from '../../protocol/units.ts'
import { emsOf } from '../format.ts'
import { base } from '../look/base.ts'
import { tintOf, weightOf } from '../look/effort.ts'
import { Portrait } from '../look/portrait.ts'
import { tints } from '../look/tints.ts'
import { vars } from '../look/vars.ts'
import '../staircase/staircase.ts'
import '../staircase/step-labels.ts'
import './kiosk-peak.ts'
import { TALL_WALL, WALL, wallShapeOf } from './kiosk-shape.ts'
import { heroOf, labelsOf, lineOf, peakOf, phaseWords } from './kiosk-words.ts'
import { wall } from './wall.ts'

/** A run on the wall: its phase, its pace, the whole staircase, and how far it is to the sprint. */
@customElement('cr-kiosk-run')
export class KioskRun extends LitElement {
  @property({ attribute: false }) told!: KioskState

  readonly #portrait = new Portrait(this)

  static override styles = [
    base,
    tints,
    wall,
    css`
      .phase {
        position: absolute;
        left: 3vw;
        top: 3.6vh;
        max-width: 52vw;
        font-size: min(8vh, 4vw);
        line-height: 1.1;
        font-weight: 750;
        letter-spacing: -0.015em;
        color: var(--tint, var(--quiet));
        white-space: nowrap;
      }
      .hero {
        position: absolute;
        left: 2.8vw;
        top: 14vh;
        font-size: min(35vh, calc(46vw / var(--ems)));
        line-height: 1;
        letter-spacing: -0.02em;
        white-space: nowrap;
      }
      .line {
        position: absolute;
        left: 3vw;
        top: 49.5vh;
        font-size: min(5vh, 3.4vw);
        line-height: 1.2;
      }
      cr-step-labels {
        font-size: min(4.4vh, 2.6vw);
      }
      @media (orientation: portrait) {
        .phase {
          left: 4vw;
          top: 5vh;
          max-width: 92vw;
          font-size: min(5vh, 6.4vw);
        }
        .hero {
          left: 3.6vw;
          top: 11vh;
          font-size: min(22vh, calc(90vw / var(--ems)));
        }
        .line {
          left: 4vw;
          top: 34vh;
          font-size: max(17px, min(3vh, 5vw));
        }
        cr-step-labels {
          font-size: max(15px, min(2.4vh, 3.4vw));
        }
      }
    `,
  ]

  override render() {
    const { told } = this
    const { tall } = this.#portrait
    const shape = wallShapeOf(told.steps, tall ? TALL_WALL : WALL)
    const hero = heroOf(told)
    const tint = told.use === 'running' || isStage(told.phase) ? tintOf(told.phase.kind) : 'none'
    return html`<cr-staircase .shape=${shape}></cr-staircase>
      <cr-step-labels .shape=${shape} .labels=${labelsOf(told)}></cr-step-labels>
      <h1 class="phase ${told.use === 'running' ? `tint-${tint}` : ''}" ${vars({ '--p': told.climb })}>
        ${phaseWords(told)}
      </h1>
      ${
        hero === ''
          ? nothing
          : html`<div
              class="hero"
              ${vars({ '--ems': emsOf(hero), 'font-weight': weightOf(told.phase.kind, told.climb) })}
            >
              ${hero}
            </div>`
      }
      <p class="line">${lineOf(told)}</p>
      <cr-kiosk-peak
        .words=${peakOf(told)}
        .top=${shape.steps.find(({ kind }) => kind === 'finish')?.top ?? 0}
      ></cr-kiosk-peak>
      <p class="machine">${told.machine}</p>`
  }
}
