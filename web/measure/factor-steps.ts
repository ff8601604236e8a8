import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LEAST_FACTOR, MOST_FACTOR } from '../../protocol/belt-factor.ts'
import { figures } from '../language.ts'
import { base } from '../look/base.ts'
import '../touch/key.ts'
import { measureWords } from './words.ts'

const STEP = 0.01

/** The factor of a belt with a step less and a step more. Fires `factor` with the next one. */
@customElement('cr-factor-steps')
export class FactorSteps extends LitElement {
  @property({ type: Number }) factor = 1

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: 1fr 2fr 1fr;
        align-items: center;
        text-align: center;
        font-size: 1.5em;
        font-weight: 700;
      }
      p {
        grid-column: 1 / -1;
        margin-bottom: 0.6em;
        font-size: 0.66em;
        font-weight: 450;
        text-align: left;
      }
      cr-key {
        height: max(48px, 7dvh);
      }
    `,
  ]

  override render() {
    return html`<p>${measureWords().factor}</p>
      ${this.#key('−', -STEP)}
      <output aria-label=${measureWords().factor}>× ${figures.number(this.factor)}</output>
      ${this.#key('+', STEP)}`
  }

  #key(sign: string, by: number) {
    const detail = Math.round((this.factor + by) * 1000) / 1000
    const isEnd = detail < LEAST_FACTOR || detail > MOST_FACTOR
    return html`<cr-key
      label="${measureWords().factor} ${sign}"
      ?dim=${isEnd}
      @press=${() => {
        if (!isEnd) this.dispatchEvent(new CustomEvent('factor', { detail }))
      }}
      >${sign}</cr-key
    >`
  }
}
