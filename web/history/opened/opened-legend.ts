import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../../look/base.ts'
import { heartSign } from '../../parts/icons.ts'
import { historyWords } from '../words.ts'

/** What the lines of a chart are. */
@customElement('cr-opened-legend')
export class OpenedLegend extends LitElement {
  /** It had a plan. */
  @property({ type: Boolean }) plan = false
  @property({ type: Boolean }) heart = false
  /** The day of the run that it is compared with; '' where there is none. */
  @property() other = ''

  static override styles = [
    base,
    css`
      p {
        display: flex;
        flex-wrap: wrap;
        gap: 0.3em 1.1em;
        font-size: 0.83em;
      }
      span {
        display: inline-flex;
        align-items: center;
        gap: 0.55em;
        white-space: nowrap;
      }
      i {
        width: 1.7em;
        height: 4px;
        border-radius: 2px;
        background: var(--text);
      }
      .planned {
        height: 6px;
        border-radius: 0;
        background: linear-gradient(
          90deg,
          var(--calm),
          oklch(from var(--calm) l c 150),
          oklch(from var(--calm) l c 85)
        );
      }
      .pulse {
        color: var(--pulse);
      }
      .other {
        height: 0;
        border-top: 2.5px dotted var(--quiet);
        background: none;
      }
    `,
  ]

  override render() {
    const own = historyWords()
    return html`<p>
      <span><i></i> ${own.measured}</span>
      ${this.plan ? html`<span><i class="planned"></i> ${own.planned}</span>` : nothing}
      ${this.heart ? html`<span><span class="pulse">${heartSign()}</span> ${own.heart}</span>` : nothing}
      ${this.other === '' ? nothing : html`<span><i class="other"></i> ${this.other}</span>`}
    </p>`
  }
}
