import { LitElement, css, html, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import { tints } from '../look/tints.ts'
import { vars } from '../look/vars.ts'
import type { Shape, Step } from '../staircase/shape.ts'

/** Steps whose colour falls into the dark below their edges, and the line along their tops. */
@customElement('cr-attract-steps')
export class AttractSteps extends LitElement {
  @property({ attribute: false }) shape!: Shape

  static override styles = [
    base,
    tints,
    css`
      svg {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      .fall {
        opacity: 0.5;
      }
      .edge,
      .from {
        fill: var(--tint);
      }
      .from {
        stop-color: var(--tint);
      }
      polyline {
        fill: none;
        stroke: var(--text);
        stroke-width: 3px;
        stroke-linejoin: round;
        vector-effect: non-scaling-stroke;
      }
    `,
  ]

  override render() {
    return html`<svg class="fall" aria-hidden="true">${this.shape.steps.map(fallOf)}</svg>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <polyline points=${ridgeOf(this.shape)} />
      </svg>`
  }
}

/** A step, its colour falling into the dark below its edge. */
function fallOf(step: Step) {
  const id = `fall-${step.index}`
  return svg`<g class="tint-${step.tint}" ${vars({ '--p': step.p })}>
    <linearGradient id=${id} x1="0" y1="0" x2="0" y2="1">
      <stop class="from" offset="0" stop-opacity="0.6" />
      <stop class="from" offset="1" stop-opacity="0.07" />
    </linearGradient>
    ${step.blocks.map(
      ({
        x,
        width,
        top,
      }) => svg`<rect x="${x}%" y="${top}%" width="${width}%" height="${100 - top}%" fill="url(#${id})" />
      <rect class="edge" x="${x}%" y="${top}%" width="${width}%" height="0.75%" />`,
    )}
  </g>`
}

/** The line along the tops of the steps. */
const ridgeOf = ({ steps }: Shape): string =>
  steps.flatMap(({ blocks }) => blocks.flatMap(({ x, width, top }) => [`${x},${top}`, `${x + width},${top}`])).join(' ')
