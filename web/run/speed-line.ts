import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { speed, speedNumber } from '../format.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { arrowSign, downSign, upSign } from '../parts/icons.ts'
import { consoleUnit } from '../units-of.ts'
import { heldOffPlan, pointsUp } from './run-view.ts'
import { speedWords } from './speed-words.ts'

/** Under the pace: the speed in the console's unit, what was asked of it, and the target; held, the plan it is off; and where the belt runs other than its console says, that. */
@customElement('cr-speed-line')
export class SpeedLine extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot

  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        left: 3vw;
        top: 42.6dvh;
        max-width: 47vw;
        font-size: 3.6dvh;
        line-height: 1.2;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .off {
        font-weight: 800;
      }
      .asked {
        padding: 0 0.35em;
        border: 2px solid currentColor;
        border-radius: 0.3em;
        font-size: 0.86em;
      }
      @media (orientation: portrait) {
        :host {
          left: 4vw;
          top: 25.6dvh;
          max-width: 92vw;
          font-size: min(max(17px, 2.4dvh), 5.1vw);
        }
        .spare {
          display: none;
        }
      }
    `,
  ]

  override render() {
    const { snapshot } = this
    const { measured, targetKmh, askedKmh, offTarget, estimated } = snapshot
    const asked =
      askedKmh === null
        ? nothing
        : html` <span class="asked"
            >${arrowSign()} ${speedNumber(askedKmh, consoleUnit(snapshot))}<span class="spare">
              ${words.run.asked}</span
            ></span
          >`
    const heldOff = heldOffPlan(snapshot)
    const target = speedWords(heldOff === null ? targetKmh : heldOff.plannedKmh, snapshot)
    const off = heldOff?.by ?? offTarget
    const sign = off === null ? nothing : pointsUp(off, snapshot) ? upSign() : downSign()
    const name = heldOff === null ? words.run.target : words.run.plan
    const told = html` ·
      <span class=${off === null ? '' : 'off'}>${sign} ${name} ${target.value}</span>
      <span class=${askedKmh === null ? '' : 'spare'}>${target.unit}</span>`
    const own = speedWords(measured.speedKmh, snapshot).unit
    // The great number is a speed in another unit than the console's.
    const great = own.startsWith('/') || own === consoleUnit(snapshot) ? nothing : html`${own} · `
    const { consoleKmh = null } = measured
    const beside =
      consoleKmh === null ? nothing : html` · ${words.run.console} ${speedNumber(consoleKmh, consoleUnit(snapshot))}`
    return html`<p class="line">
      ${great}${speed(measured.speedKmh, consoleUnit(snapshot))}${asked}${targetKmh === null ? nothing : told}${beside}
      ${estimated ? html`· ${words.run.estimated}` : nothing}
    </p>`
  }
}
