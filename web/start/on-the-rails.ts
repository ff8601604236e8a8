import { LitElement, css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import '../figure/figure.ts'
import { base } from '../look/base.ts'

/** How to stand before the belt starts: a foot on each rail, the safety key clipped on. */
@customElement('cr-on-the-rails')
export class OnTheRails extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        inset: -1% 1.5% 4% 1.5%;
        container-type: size;
      }
      svg,
      cr-figure {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      cr-figure {
        --unit: 1cqw;
      }
      .rail {
        fill: var(--rail);
      }
      .belt {
        fill: var(--step);
      }
      .line,
      .post {
        fill: none;
        stroke: var(--line);
        stroke-width: 0.9;
      }
      .post {
        stroke-width: 2.2;
        stroke-linecap: round;
      }
      .cord {
        fill: none;
        stroke: var(--ground);
        stroke-width: 3;
      }
      .cord.in {
        stroke: var(--clip);
        stroke-width: 1.6;
      }
      .key {
        fill: var(--clip);
        stroke: var(--ground);
        stroke-width: 1;
      }
    `,
  ]

  override render() {
    return html`<svg viewBox="0 0 100 100" aria-hidden="true">
        <path class="belt" d="M36 72h28l8 24H28z" />
        <path class="line" d="M35 76h30M34 82h32M32 88h36M31 93h38" />
        <path class="rail" d="M31 72h6l-8 24H19zM69 72h-6l8 24h10z" />
        <path class="post" d="M34 72 31 40M66 72l3-32M31 40h38" />
      </svg>
      <cr-figure name="rails"></cr-figure>
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <path class="cord" d="M61 42c5 6 4 13-4 10" />
        <path class="cord in" d="M61 42c5 6 4 13-4 10" />
        <rect class="key" x="57.5" y="38" width="6" height="5" rx="1" />
        <circle class="key" cx="56" cy="51.5" r="2.2" />
      </svg>`
  }
}
