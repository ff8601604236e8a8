import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { RunListed } from '../../protocol/panel/run-list.ts'
import { base } from '../look/base.ts'
import { tints } from '../look/tints.ts'
import { vars } from '../look/vars.ts'
import type { SmallStep } from './heights.ts'
import { unitFor } from './gained.ts'
import { isWalked, shortTold } from './run-words.ts'
import { drawSmallStaircase, smallStaircase } from './small-staircase.ts'

/** The small staircase of a run; the pace of its finish stands in the peak where that is as wide as a poster's. */
@customElement('cr-run-picture')
export class RunPicture extends LitElement {
  @property({ attribute: false }) run!: RunListed
  @property({ attribute: false }) steps: readonly SmallStep[] = []

  static override styles = [
    base,
    tints,
    smallStaircase,
    css`
      :host {
        display: block;
      }
      b {
        display: none;
      }
      @media (max-width: 999px), (orientation: portrait) {
        b {
          position: absolute;
          top: calc(var(--y) * 1% + 0.25em);
          left: calc(var(--x) * 1%);
          width: calc(var(--w) * 1%);
          display: block;
          font-size: 1em;
          font-weight: 700;
          text-align: center;
          color: var(--on-hot);
        }
      }
    `,
  ]

  override render() {
    const { run, steps } = this
    const peak = steps.find(({ tint, planY }) => tint === 'hot' && planY === null)
    const told = run.finish === null ? '' : shortTold(run.finish.averageKmh, unitFor(run), isWalked(run))
    return html`${drawSmallStaircase(steps)}
    ${peak === undefined ? nothing : html`<b ${vars({ '--x': peak.x, '--y': peak.ranY, '--w': peak.width })} aria-hidden="true">${told}</b>`}`
  }
}
