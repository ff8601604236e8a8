import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Choices } from '../../protocol/panel/plan.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import type { RefusedPlan } from '../live/requests.ts'
import '../touch/key.ts'
import './refusal.ts'

/**
 * BEGIN, and over it what is to be known first: what a software stop cannot do, and why this cannot begin. Fires
 * `begin`, and `choose` with the nearest plan.
 */
@customElement('cr-begin')
export class Begin extends LitElement {
  @property() wrong = ''
  @property({ attribute: false }) refusal: RefusedPlan | null = null
  @property({ type: Boolean }) dim = false

  static override styles = [
    base,
    css`
      /* Under the choices, where it covers none of the plan. */
      footer {
        position: fixed;
        inset: auto auto 0 3vw;
        z-index: 20;
        width: max(320px, 30vw);
        padding: 3dvh 0 2.6dvh;
        background: linear-gradient(transparent, var(--ground) 3dvh);
        pointer-events: none;
      }
      footer:has(cr-refusal) {
        background: var(--ground);
      }
      cr-refusal {
        display: block;
        margin-bottom: 10px;
        pointer-events: auto;
      }
      .limit {
        margin-bottom: 10px;
        font-size: 0.88em;
        font-weight: 600;
        text-wrap: balance;
      }
      .begin {
        width: 100%;
        height: 13dvh;
        font-size: min(5dvh, 24px + 0.8vw);
        font-weight: 800;
        pointer-events: auto;
        --key-ground: var(--hot);
        --key-text: var(--on-hot);
      }
      .begin small {
        margin-left: 0.5em;
        font-size: 0.5em;
        font-weight: 600;
      }
      @media (orientation: portrait), (max-width: 900px) {
        footer {
          inset: auto 0 0 0;
          width: auto;
          padding: 3dvh 3vw 2dvh;
        }
        .begin {
          height: 11dvh;
        }
      }
    `,
  ]

  override render() {
    const { wrong, refusal } = this
    return html`<footer>
      <p class="limit">${words.panel.limit}</p>
      ${
        wrong === '' && refusal === null
          ? nothing
          : html`<cr-refusal
              .wrong=${wrong}
              .refusal=${refusal}
              @choose=${({ detail }: CustomEvent<Choices>) => this.dispatchEvent(new CustomEvent('choose', { detail }))}
            ></cr-refusal>`
      }
      <cr-key
        class="begin"
        label="${words.ready.begin}, ${words.ready.beginSays}"
        ?dim=${this.dim}
        @press=${() => this.dispatchEvent(new Event('begin'))}
        >${words.ready.begin} <small>${words.ready.beginSays}</small></cr-key
      >
    </footer>`
  }
}
