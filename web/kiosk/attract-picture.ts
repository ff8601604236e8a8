import { LitElement, css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'
import './attract-steps.ts'
import { NOBODYS, WALL, wallShapeOf } from './kiosk-shape.ts'
import { kioskWords } from './words.ts'

const SHAPE = wallShapeOf(NOBODYS, WALL)
const PEAK = SHAPE.steps.find(({ kind }) => kind === 'finish')

/** Nobody's staircase: a line draws it, its peak lights up, and it is dark for a while. */
@customElement('cr-attract-picture')
export class AttractPicture extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        position: absolute;
        inset: 0;
        /* A window of its own: what stands beside it is not drawn over. */
        overflow: hidden;
        container-type: size;
      }
      /* The whole cycle: 16 s drawing, the peak, 3 s of light, 1 s out, 10 s of dark. */
      .picture,
      .curtain,
      .curtain > *,
      .lit {
        position: absolute;
        inset: 0;
      }
      .picture {
        animation: picture 30.6s linear infinite;
      }
      /* A window that opens to the right, on a picture that stays where it is. */
      .curtain {
        overflow: hidden;
        animation: open 30.6s linear infinite;
      }
      .curtain > * {
        animation: stay 30.6s linear infinite;
      }
      .lit {
        animation: lit 30.6s linear infinite;
      }
      .lit .peak {
        position: absolute;
        left: 76vw;
        width: 17.65vw;
        top: calc(var(--top) * 1cqh);
        border-top: 1.7vh solid var(--hot);
        padding-top: 3.4vh;
        text-align: center;
        font-size: min(6.2vh, 3.6vw);
        line-height: 1.1;
        font-weight: 800;
        letter-spacing: 0.01em;
        color: var(--hot);
      }
      @keyframes open {
        0% {
          transform: translateX(-100%);
        }
        52.29%,
        100% {
          transform: translateX(0);
        }
      }
      @keyframes stay {
        0% {
          transform: translateX(100%);
        }
        52.29%,
        100% {
          transform: translateX(0);
        }
      }
      @keyframes lit {
        0%,
        52.29% {
          opacity: 0;
        }
        54.25%,
        100% {
          opacity: 1;
        }
      }
      @keyframes picture {
        0% {
          opacity: 1;
        }
        64.05% {
          opacity: 1;
        }
        67.32%,
        99.9% {
          opacity: 0;
        }
        100% {
          opacity: 1;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .picture,
        .curtain,
        .curtain > *,
        .lit {
          animation: none;
        }
      }
    `,
  ]

  override render() {
    return html`<div class="picture">
      <div class="curtain">
        <div>
          <cr-attract-steps .shape=${SHAPE}></cr-attract-steps>
        </div>
      </div>
      <div class="lit" ${vars({ '--top': PEAK?.top ?? 0 })}>
        <div class="peak">${kioskWords().sprint}</div>
      </div>
    </div>`
  }
}
