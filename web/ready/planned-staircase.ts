import { LitElement, css, html, svg, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { breath } from '../live/clock.ts'
import { base } from '../look/base.ts'
import { picture } from '../look/picture.ts'
import { tints } from '../look/tints.ts'
import { vars } from '../look/vars.ts'
import type { Block, Shape } from '../staircase/shape.ts'

/** A crescendo that nobody runs yet: each step glows in its own colour, and they rise one after the other. */
@customElement('cr-planned-staircase')
export class PlannedStaircase extends LitElement {
  @property({ attribute: false }) shape!: Shape

  static override styles = [
    base,
    tints,
    picture,
    css`
      .from {
        stop-color: var(--glow);
      }
      .to {
        stop-color: var(--step);
      }
      .edge {
        fill: var(--tint);
      }
      g {
        transform-box: view-box;
        transform-origin: 0 calc(var(--baseline) * 1%);
        animation: rise 420ms calc(var(--order) * 70ms) cubic-bezier(0.16, 1, 0.3, 1) backwards;
      }
      @keyframes rise {
        from {
          transform: scaleY(0);
        }
      }
      @media (prefers-reduced-motion: reduce) {
        g {
          animation: none;
        }
      }
    `,
  ]

  /** At first the page is drawn piece by piece: what is large comes after what it stands in. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await breath()
    await super.scheduleUpdate()
  }

  override render() {
    const { steps, frame } = this.shape
    const { baseline, edge } = frame
    return html`<svg aria-hidden="true">
      ${steps.map(
        ({ tint, p, blocks }, order) =>
          svg`<g class="tint-${tint}" ${vars({ '--p': p, '--baseline': baseline, '--order': order })}>
            <linearGradient id="glow-${order}" x1="0" y1="0" x2="0" y2="1">
              <stop class="from" offset="0" /><stop class="to" offset="1" />
            </linearGradient>
            ${blocks.map((block) => rect('body', block, baseline, `url(#glow-${order})`))}
            ${blocks.map((block) => rect('edge', block, block.top + edge))}
          </g>`,
      )}
    </svg>`
  }
}

const rect = (kind: string, { x, width, top }: Block, bottom: number, fill = 'none'): TemplateResult =>
  svg`<rect class=${kind} fill=${fill} x="${x}%" y="${top}%" width="${width}%" height="${bottom - top}%" />`
