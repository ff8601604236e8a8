import { LitElement, html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { emsOf } from '../format.ts'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'
import { peakStyles } from './peak-styles.ts'

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

  static override styles = [base, peakStyles]

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
