import { css, svg, html, nothing } from 'lit'
import { vars } from '../look/vars.ts'
import type { SmallStep } from './heights.ts'

/** How a small staircase looks: what was run is filled, what was not is a body with its planned edge. */
export const smallStaircase = css`
  .stairs {
    display: block;
    width: 100%;
    height: 100%;
    overflow: visible;
  }
  .stairs .ran,
  .stairs .edge {
    fill: var(--tint);
  }
  .stairs .body {
    fill: var(--step);
  }
  .stairs .edge {
    opacity: 0.75;
  }
`

/** Of the edge, percent of the height. */
const EDGE = 3.5

/** A picture beside words that say the same. */
export const drawSmallStaircase = (steps: readonly SmallStep[]) =>
  html`<svg class="stairs" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
    ${steps.map(
      (step) =>
        svg`<g class="tint-${step.tint}" ${vars({ '--p': step.p })}>
          ${notRun(step)}
          ${
            step.ranWidth > 0
              ? svg`<rect class="ran" x=${step.x.toFixed(2)} y=${step.ranY.toFixed(2)} width=${step.ranWidth.toFixed(2)} height=${(100 - step.ranY).toFixed(2)} />`
              : nothing
          }
        </g>`,
    )}
  </svg>`

function notRun({ x, width, ranWidth, planY }: SmallStep) {
  if (planY === null) return nothing
  const place = { x: (x + ranWidth).toFixed(2), width: Math.max(0, width - ranWidth).toFixed(2), y: planY.toFixed(2) }
  return svg`<rect class="body" x=${place.x} y=${place.y} width=${place.width} height=${(100 - planY).toFixed(2)} />
    <rect class="edge" x=${place.x} y=${place.y} width=${place.width} height=${EDGE} />`
}
