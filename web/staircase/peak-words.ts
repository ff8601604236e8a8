import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { emsOf, longestEms } from '../format.ts'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'

/** What the peak of the staircase says. Empty strings are left out. */
export interface PeakWords {
  readonly title: string
  readonly first: string
  readonly unit: string
  readonly second: string
  readonly quiet: string
  /** Above the first number: how far it is to be trusted. */
  readonly lead?: string
  /** An estimate, or nothing: its numbers are to look unlike measured ones. */
  readonly coarse?: boolean
}

/** The lines in the peak, as large as `--room` lets them be. */
@customElement('cr-peak-words')
export class PeakLines extends LitElement {
  @property({ attribute: false }) words!: PeakWords

  static override styles = [
    base,
    css`
      .title {
        font-size: min(4dvh, 2.45vw);
        line-height: 1.15;
        font-weight: 750;
        color: var(--peak-title, var(--hot));
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
      .first.coarse,
      .second.coarse {
        font-weight: 450;
      }
      .lead,
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
        color: var(--peak-quiet, var(--quiet));
        max-width: var(--room);
      }
      @media (orientation: portrait) {
        .title {
          font-size: min(2.4dvh, 3.9vw, calc(1.1 * var(--room) / var(--ems)));
        }
        .first {
          font-size: min(5dvh, calc(var(--room) / var(--ems)));
          margin-top: 0.6dvh;
        }
        .lead,
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
    `,
  ]

  override render() {
    const { title, first, unit, second, quiet, lead = '', coarse = false } = this.words
    const how = coarse ? 'coarse' : ''
    return html`
      <div class="title" ${vars({ '--ems': longestEms(title) })}>${title}</div>
      ${lead === '' ? nothing : html`<div class="lead">${lead}</div>`}
      <div class="first ${how}" ${vars({ '--ems': emsOf(first) })}>${first}</div>
      ${unit === '' ? nothing : html`<div class="unit">${unit}</div>`}
      ${second === '' ? nothing : html`<div class="second ${how}" ${vars({ '--ems': emsOf(second) })}>${second}</div>`}
      ${quiet === '' ? nothing : html`<div class="quiet">${quiet}</div>`}
    `
  }
}
