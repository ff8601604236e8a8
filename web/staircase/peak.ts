import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'
import type { PeakPlace } from './peak-place.ts'
import type { PeakWords } from './peak-words.ts'
import './peak-words.ts'

/** The countdown inside the peak. `cover` (0 to 1) is how far its edge has grown down over it. */
@customElement('cr-peak')
export class Peak extends LitElement {
  @property({ attribute: false }) words: PeakWords | null = null
  @property({ type: Number }) cover = 0
  /** Percent of the height at which the peak begins. */
  @property({ type: Number }) top = 12
  /** `part`: the words have a ground over a step that is only half light; `run`: dark words on a light step. */
  @property({ reflect: true }) on: PeakPlace['on'] = 'ahead'

  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        left: 76vw;
        width: 17.65vw;
        inset-block: 0;
        pointer-events: none;
        --room: 15.9vw;
        --edge: 0.8vw;
      }
      /* The measured line rises at the left of a peak that is run. */
      :host([on='part']),
      :host([on='run']) {
        --room: 12.6vw;
        --edge: 4vw;
      }
      .layer {
        position: absolute;
        inset: calc(var(--top) * 1dvh) 0 17dvh 0;
        padding: 3dvh 0 0 var(--edge);
        overflow: hidden;
        color: var(--peak-text, var(--text));
      }
      /* The fill shows below the words, and the step keeps its edge above them. */
      :host([on='part']) .layer {
        inset-block: calc((var(--top) + 0.75) * 1dvh) auto;
        margin-left: var(--edge);
        padding: 2.25dvh 0 2dvh;
        background: var(--step);
      }
      .hot,
      :host([on='run']) .layer {
        color: var(--on-hot);
        --peak-title: var(--on-hot);
        --peak-quiet: var(--on-hot);
      }
      /* A window that comes down over words that do not: one moves down as the other moves up. */
      .layer.over {
        padding: 0;
      }
      .hot {
        height: 100%;
        overflow: hidden;
        background: var(--hot);
        transform: translateY(calc((var(--cover) - 1) * 100%));
      }
      .still {
        height: 100%;
        padding: 3dvh 0 0 var(--edge);
        transform: translateY(calc((1 - var(--cover)) * 100%));
      }
      .hot,
      .still {
        transition: transform 1s linear;
      }
      @media (orientation: portrait) {
        :host {
          left: 72vw;
          width: 21.5vw;
          --room: 18.4vw;
          --edge: 1.6vw;
        }
        :host([on='part']),
        :host([on='run']) {
          --room: 15vw;
          --edge: 5vw;
        }
        .layer {
          inset: calc(var(--top) * 1dvh) 0 30dvh 0;
        }
        .layer,
        .still {
          padding-top: 1.6dvh;
        }
        :host([on='part']) .layer {
          padding-block: 0.85dvh 1dvh;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .hot,
        .still {
          transition: none;
        }
      }
    `,
  ]

  override render() {
    if (this.words === null) return nothing
    const words = html`<cr-peak-words .words=${this.words}></cr-peak-words>`
    return html`<div ${vars({ '--top': this.top, '--cover': this.cover })}>
      <div class="layer">${words}</div>
      ${
        this.cover > 0
          ? html`<div class="layer over" aria-hidden="true">
              <div class="hot"><div class="still">${words}</div></div>
            </div>`
          : nothing
      }
    </div>`
  }
}
