import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../../look/base.ts'
import { historyWords } from '../words.ts'
import type { ToldMoment } from './moments.ts'
import { momentSign } from './signs.ts'

/** What was changed along a run, by whom or for what, one below the other. */
@customElement('cr-run-changes')
export class RunChanges extends LitElement {
  @property({ attribute: false }) moments: readonly ToldMoment[] = []
  /** What is said where nothing was. */
  @property() none = ''

  static override styles = [
    base,
    css`
      ul {
        display: grid;
        gap: 0.35em;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.65em;
        align-items: center;
        font-size: 0.94em;
        font-variant-numeric: tabular-nums;
      }
      i {
        display: grid;
        place-items: center;
        width: 1.4em;
        height: 1.4em;
        border-radius: 50%;
        background: var(--text);
        color: var(--ground);
      }
      p {
        color: var(--quiet);
      }
    `,
  ]

  override render() {
    const own = historyWords()
    if (this.moments.length === 0) return this.none === '' ? nothing : html`<p>${this.none}</p>`
    return html`<h2 class="unseen">${own.what}</h2>
      <ul role="list">
        ${this.moments.map(({ sign, says, when }) => html`<li><i>${momentSign(sign)}</i> ${says}, ${when}</li>`)}
      </ul>`
  }
}
