import { LitElement, css, html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { emsOf } from '../format.ts'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'

/** What the peak of the staircase says. Empty strings are left out. */
export interface PeakWords {
  readonly title: string
  readonly first: string
  readonly unit: string
  readonly second: string
  readonly quiet: string
}

/** The countdown inside the peak. `cover` (0 to 1) is how far its edge has grown down over it. */
@customElement('cr-peak')
export class Peak extends LitElement {
  @property({ attribute: false }) words: PeakWords | null = null
  @property({ type: Number }) cover = 0
  /** Percent of the height at which the peak begins. */
  @property({ type: Number }) top = 12
  /** The peak has been run: dark words on a filled step. */
  @property({ type: Boolean, reflect: true }) filled = false

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
      /* The measured line rises at the left of a peak that was run. */
      :host([filled]) {
        --room: 12.6vw;
        --edge: 4vw;
      }
      .layer {
        position: absolute;
        inset: calc(var(--top) * 1dvh) 0 17dvh 0;
        padding: 3dvh 0 0 var(--edge);
        overflow: hidden;
        color: var(--text);
      }
      .hot,
      :host([filled]) .layer {
        color: var(--on-hot);
      }
      :host([filled]) .title,
      .hot .title,
      .hot .quiet,
      :host([filled]) .quiet {
        color: var(--on-hot);
      }
      .hot {
        background: var(--hot);
        clip-path: inset(0 0 calc(100% - var(--cover) * 100%) 0);
        transition: clip-path 1s linear;
      }
      .title {
        font-size: min(4dvh, 2.45vw);
        line-height: 1.15;
        font-weight: 750;
        color: var(--hot);
        letter-spacing: 0.01em;
      }
      .first,
      .second {
        font-variant-numeric: tabular-nums;
        font-weight: 750;
        line-height: 1.1;
        letter-spacing: -0.015em;
        font-size: min(10dvh, calc(var(--room) / var(--ems)));
      }
      .unit {
        font-size: 4dvh;
        line-height: 1.1;
        font-weight: 600;
      }
      .second {
        font-size: min(8dvh, calc(var(--room) / var(--ems)));
        margin-top: 1.6dvh;
      }
      .quiet {
        margin-top: 2.6dvh;
        font-size: 3.6dvh;
        line-height: 1.2;
        font-weight: 600;
        color: var(--quiet);
        max-width: var(--room);
      }
      @media (orientation: portrait) {
        :host {
          left: 72vw;
          width: 21.5vw;
          --room: 18.4vw;
          --edge: 1.6vw;
        }
        :host([filled]) {
          --room: 15vw;
          --edge: 5vw;
        }
        .layer {
          inset: calc(var(--top) * 1dvh) 0 30dvh 0;
          padding-top: 1.6dvh;
        }
        .title {
          font-size: min(2.4dvh, 3.9vw);
        }
        .first {
          font-size: min(5dvh, calc(var(--room) / var(--ems)));
          margin-top: 0.6dvh;
        }
        .unit {
          font-size: max(14px, 1.9dvh);
        }
        .second {
          font-size: min(4.6dvh, calc(var(--room) / var(--ems)));
          margin-top: 0.6dvh;
        }
        .quiet {
          margin-top: 0.8dvh;
          font-size: max(13px, 1.7dvh);
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .hot {
          transition: none;
        }
      }
    `,
  ]

  override render() {
    if (this.words === null) return nothing
    const spoken = drawWords(this.words)
    return html`<div ${vars({ '--top': this.top, '--cover': this.cover })}>
      <div class="layer">${spoken}</div>
      ${this.cover > 0 ? html`<div class="layer hot" aria-hidden="true">${spoken}</div>` : nothing}
    </div>`
  }
}

function drawWords({ title, first, unit, second, quiet }: PeakWords): TemplateResult {
  return html`
    <div class="title">${title}</div>
    <div class="first" ${vars({ '--ems': emsOf(first) })}>${first}</div>
    ${unit === '' ? nothing : html`<div class="unit">${unit}</div>`}
    ${second === '' ? nothing : html`<div class="second" ${vars({ '--ems': emsOf(second) })}>${second}</div>`}
    ${quiet === '' ? nothing : html`<div class="quiet">${quiet}</div>`}
  `
}
