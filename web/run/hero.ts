import { LitElement, css, html, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { emsOf } from '../format.ts'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'

/** The one number that is biggest. Its size is that of the widest value it has had in this phase, so it does not jump. */
@customElement('cr-hero')
export class Hero extends LitElement {
  @property() value = ''
  /** What it will show when on target: the width to expect. */
  @property() expected = ''
  /** A new one begins a new width. */
  @property() phase = ''
  @property({ type: Number }) weight = 400

  #ems = 0

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        align-items: flex-end;
        height: 34dvh;
      }
      .number {
        font-size: min(34dvh, calc(46vw / var(--ems)));
        line-height: 1;
        letter-spacing: -0.02em;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      /* Not to lie on the line below. */
      i {
        position: relative;
        top: -0.05em;
        font-style: normal;
      }
      @media (orientation: portrait) {
        :host {
          height: 20dvh;
        }
        .number {
          font-size: min(20dvh, calc(88vw / var(--ems)));
        }
      }
    `,
  ]

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('phase')) this.#ems = 0
    this.#ems = Math.max(this.#ems, emsOf(this.value), emsOf(this.expected))
  }

  override render() {
    const [whole, decimals] = this.value.split(',')
    return html`<div class="number" ${vars({ '--ems': this.#ems, 'font-weight': this.weight })}>
      ${whole}${decimals === undefined ? nothing : html`<i>,</i>${decimals}`}
    </div>`
  }
}
