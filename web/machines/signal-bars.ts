import { LitElement, css, html, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'

/** How strong a treadmill is heard: four small steps, as many filled. The words beside them say the same. */
@customElement('cr-signal-bars')
export class SignalBars extends LitElement {
  @property({ type: Number }) steps = 0
  /** `simulated`: outlines; `taken`: without colour; `looking`: they light up in turn. */
  @property() kind: 'heard' | 'simulated' | 'taken' | 'looking' = 'heard'

  static override styles = [
    base,
    css`
      :host {
        display: block;
        aspect-ratio: 46 / 44;
      }
      svg {
        display: block;
        width: 100%;
        height: 100%;
      }
      rect {
        fill: var(--step);
      }
      .on {
        fill: oklch(
          calc(var(--mile-l) + var(--mile-l-by) * var(--p)) calc(var(--mile-c) + var(--mile-c-by) * var(--p))
            calc(225 - 143 * var(--p))
        );
      }
      .taken .on {
        fill: var(--drained-done);
      }
      .simulated rect {
        fill: none;
        stroke: var(--quiet);
        stroke-width: 1.6;
        stroke-dasharray: 3 2.2;
      }
      .looking .on {
        animation: light 2s var(--after) infinite;
      }
      @keyframes light {
        0%,
        50%,
        100% {
          opacity: 0.35;
        }
        20% {
          opacity: 1;
        }
      }
    `,
  ]

  override render() {
    const { steps, kind } = this
    const isLooking = kind === 'looking'
    return html`<svg class=${kind} viewBox="0 0 46 44" aria-hidden="true">
      ${[0, 1, 2, 3].map((step) => {
        const high = 13 + 10 * step
        const bar = (isOn: boolean, height: number) =>
          svg`<rect class=${isOn ? 'on' : ''} x=${12 * step + 1} y=${43 - high} width=${isLooking ? 11.4 : 9} height=${height}
            rx=${isLooking ? 0 : 1.4} ${vars({ '--p': step / 3, '--after': `${step * 0.4}s` })} />`
        // Large, they are a staircase of which the edges light up.
        return [bar(step < steps && !isLooking, high), isLooking ? bar(true, 1) : nothing]
      })}
    </svg>`
  }
}
