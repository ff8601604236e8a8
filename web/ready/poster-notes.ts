import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Banner } from '../../protocol/panel/banners.ts'
import type { Plan } from '../../protocol/panel/plan.ts'
import { stageM } from '../../protocol/stages.ts'
import { stageNoun } from '../../protocol/units.ts'
import { bannerInWords, inWords, words } from '../language.ts'
import { base } from '../look/base.ts'

/** What is no warning; of it the sip is said on the way. */
const TIPS: ReadonlySet<string> = new Set(['bottle-and-towel', 'ask-a-doctor', 'sip-before-start'])

/** What to know before the start: a warning first; where there is none, a tip where it has room; what STOP cannot do. */
@customElement('cr-poster-notes')
export class PosterNotes extends LitElement {
  @property({ attribute: false }) plan!: Plan
  @property({ attribute: false }) banners: readonly Banner[] = []
  /** What kind of plan it is, where that stands nowhere else; else ''. */
  @property() kind = ''

  static override styles = [
    base,
    css`
      .notes {
        position: absolute;
        left: 3vw;
        top: 42dvh;
        width: 47vw;
        max-height: 14dvh;
        font-size: min(2.5dvh, 1.55vw);
        line-height: 1.26;
        font-weight: 500;
        text-wrap: pretty;
      }
      .notes p + p {
        margin-top: 0.5dvh;
      }
      .tagline,
      .warning {
        font-size: min(3.3dvh, 2vw);
      }
      .warning {
        font-weight: 700;
        color: var(--warning);
      }
      .tip,
      .limit {
        color: var(--quiet);
      }
      @media (orientation: portrait) {
        .notes {
          left: 4vw;
          top: 30.5dvh;
          width: 66vw;
          max-height: 15dvh;
          font-size: max(13px, 1.75dvh);
          line-height: 1.28;
        }
        .tagline,
        .warning {
          font-size: 1em;
        }
      }
      @media (orientation: portrait) and (max-height: 640px) {
        .notes {
          top: 26dvh;
        }
      }
    `,
  ]

  override render() {
    const { advice } = this.plan
    const warnings = [
      ...this.banners.filter(({ code }) => code === 'heart').map((one) => bannerInWords(one).text),
      ...advice.filter(({ code }) => !TIPS.has(code)).map(inWords),
    ]
    return html`<div class="notes">
      ${warnings.length === 0 ? this.#plain() : warnings.map((one) => html`<p class="warning">${one}</p>`)}
      <cr-beside-said .plan=${this.plan}></cr-beside-said>
      <p class="limit">${words.panel.limit}</p>
    </div>`
  }

  #plain() {
    const { kind } = this
    const { name, finish } = this.plan
    // What ends in no finish promises nothing.
    if (finish === null) return html`<p class="tip">${inWords(name)}</p>`
    if (kind !== '') return html`<p class="tip">${kind.charAt(0).toUpperCase() + kind.slice(1)}</p>`
    const tip = this.plan.advice.find(({ code }) => code === 'bottle-and-towel' || code === 'ask-a-doctor')
    return html`<p class="tagline">${words.ready.eachFaster(stageNoun(stageM(this.plan)))}</p>
      ${tip === undefined ? nothing : html`<p class="tip">${inWords(tip)}</p>`}`
  }
}
