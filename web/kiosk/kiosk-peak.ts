import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { emsOf } from '../format.ts'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'
import type { PeakWords } from '../staircase/peak-words.ts'

/** In the peak: how far it is to the sprint. */
@customElement('cr-kiosk-peak')
export class KioskPeak extends LitElement {
  @property({ attribute: false }) words: PeakWords | null = null
  /** Percent of the height at which the peak begins. */
  @property({ type: Number }) top = 0

  static override styles = [
    base,
    css`
      .peak {
        position: absolute;
        left: 76vw;
        width: 17.65vw;
        top: calc(var(--top) * 1vh + 3vh);
        padding-left: 0.9vw;
      }
      .title {
        font-size: min(5vh, 2.7vw);
        line-height: 1.15;
        font-weight: 750;
        color: var(--hot);
      }
      .first,
      .second {
        font-size: min(11.4vh, calc(16vw / var(--ems)));
        line-height: 1.1;
        font-weight: 750;
        letter-spacing: -0.015em;
      }
      .second {
        margin-top: 1.6vh;
        font-size: min(8.4vh, calc(16vw / var(--ems)));
      }
      .unit {
        font-size: min(4.4vh, 2.8vw);
        line-height: 1.1;
        font-weight: 600;
      }
      .quiet {
        margin-top: 2vh;
        font-size: min(4vh, 2.2vw);
        line-height: 1.2;
        color: var(--quiet);
      }
      @media (orientation: portrait) {
        .peak {
          left: 70vw;
          width: 23vw;
          padding-left: 1.4vw;
          top: calc(var(--top) * 1vh + 1vh);
        }
        .title {
          font-size: max(14px, min(2.4vh, 3.7vw));
        }
        .first {
          font-size: min(5.4vh, calc(20vw / var(--ems)));
        }
        .second {
          margin-top: 0.6vh;
          font-size: min(4.4vh, calc(20vw / var(--ems)));
        }
        .unit,
        .quiet {
          margin-top: 0;
          font-size: max(14px, min(2.2vh, 3.3vw));
        }
      }
    `,
  ]

  override render() {
    if (this.words === null) return nothing
    const { title, first, unit, second, quiet } = this.words
    return html`<div class="peak" ${vars({ '--top': this.top })}>
      <div class="title">${title}</div>
      <div class="first" ${vars({ '--ems': emsOf(first) })}>${first}</div>
      <div class="unit">${unit}</div>
      <div class="second" ${vars({ '--ems': emsOf(second) })}>${second}</div>
      ${quiet === '' ? nothing : html`<div class="quiet">${quiet}</div>`}
    </div>`
  }
}
