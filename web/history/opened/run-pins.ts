import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { base } from '../../look/base.ts'
import { vars } from '../../look/vars.ts'
import { pinsOf, type Pin, type ToldMoment } from './moments.ts'
import { momentSign } from './signs.ts'

/** What was changed along a run, over its chart; what would lie on each other is one. Fires `at` with the seconds of the one that is pressed. */
@customElement('cr-run-pins')
export class RunPins extends LitElement {
  @property({ attribute: false }) moments: readonly ToldMoment[] = []
  @property({ type: Number }) endS = 1
  @state() private wide = 0
  readonly #sizes = new ResizeObserver(() => (this.wide = this.clientWidth))

  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        inset: 0;
        pointer-events: none;
      }
      button {
        position: absolute;
        left: calc(var(--x) * 1%);
        top: 0;
        width: 44px;
        height: 44px;
        margin-left: -22px;
        padding: 0;
        background: none;
        pointer-events: auto;
      }
      button::after {
        content: '';
        position: absolute;
        left: calc(50% - 1px);
        top: 37px;
        height: calc(100cqh - 37px - 2em);
        border-left: 2px dashed var(--text);
        opacity: 0.5;
        pointer-events: none;
      }
      span {
        display: grid;
        place-items: center;
        width: 30px;
        height: 30px;
        margin: auto;
        border-radius: 50%;
        background: var(--text);
        color: var(--ground);
        font-size: 15px;
        font-weight: 750;
      }
      button:focus-visible {
        outline: none;
      }
      button:focus-visible span {
        outline: 3px solid var(--calm);
        outline-offset: 2px;
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    this.#sizes.observe(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#sizes.disconnect()
  }

  override render() {
    return pinsOf(this.moments, this.endS, this.wide).map((pin) => this.#pin(pin))
  }

  #pin({ x, moments }: Pin) {
    const [first] = moments
    if (first === undefined) return nothing
    const label = moments.map(({ says, when }) => `${says}, ${when}`).join('. ')
    const press = (): boolean => this.dispatchEvent(new CustomEvent('at', { detail: first.atS }))
    return html`<button type="button" aria-label=${label} ${vars({ '--x': x })} @click=${press}>
      <span>${moments.length === 1 ? momentSign(first.sign) : moments.length}</span>
    </button>`
  }
}
