import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Choices, Reference } from '../../protocol/panel/plan.ts'
import { words } from '../language.ts'
import type { KeptPlans } from '../live/kept-plans.ts'
import type { RefusedPlan } from '../live/plan-requests.ts'
import { base } from '../look/base.ts'
import '../touch/key.ts'
import { hasEdits, withReference, withoutCeiling, withoutEdits } from './choices.ts'
import './choice-group.ts'
import type { Chosen } from './chosen.ts'
import './named-plans.ts'
import type { Opened } from './paragraph.ts'
import './reference-field.ts'
import './stepper.ts'
import { offeredFor, type OneOf, type Steps } from './tray-choices.ts'

/** The one tray: the choices of the word that is being changed, and why a choice of it cannot be had. Fires `choose`. */
@customElement('cr-tray')
export class Tray extends LitElement {
  @property({ attribute: false }) opened: Opened | null = null
  @property({ attribute: false }) chosen!: Chosen
  @property({ attribute: false }) choices: Choices = {}
  @property({ attribute: false }) kept!: KeptPlans
  @property({ attribute: false }) refusal: RefusedPlan | null = null
  @property() wrong = ''

  static override styles = [
    base,
    css`
      :host {
        display: block;
        border-radius: 1.6dvh;
        background: var(--step);
      }
      section {
        display: grid;
        gap: 1.4dvh;
        padding: 2dvh 1.6vw;
        font-size: max(15px, min(2.5dvh, 1.55vw));
        line-height: 1.35;
      }
      .says {
        color: var(--quiet);
        text-wrap: pretty;
      }
      [role='alert'] {
        font-weight: 650;
        color: var(--warning);
        text-wrap: pretty;
      }
      cr-key {
        min-height: 46px;
        height: 6.4dvh;
        font-weight: 700;
        --key-radius: 12px;
      }
      .nearest {
        --key-ground: var(--warning);
        --key-text: var(--on-filled);
      }
      @media (orientation: portrait) {
        section {
          padding: 1.6dvh 3vw;
          font-size: clamp(15px, 2dvh, 24px);
        }
      }
    `,
  ]

  override render() {
    const { opened, wrong, refusal } = this
    return html`<section>
      ${opened === null ? html`<p class="says">${words.ready.tap}</p>` : this.#of(opened)}
      ${wrong === '' ? this.#refusal(refusal) : html`<p role="alert">${wrong}</p>`}
    </section>`
  }

  #refusal(refusal: RefusedPlan | null) {
    if (refusal === null) return this.#says()
    const { reason, nearest } = refusal
    return html`<p role="alert">${words.ready.cannotKeep}. ${reason}</p>
      ${nearest === null ? this.#withoutCeiling() : this.#key('nearest', words.ready.takeNearest, nearest)}`
  }

  #says() {
    const { opened, chosen } = this
    if (opened === null || opened === 'preset' || opened === 'paces') return nothing
    const says = opened === 'finish' ? words.ready.finishSays[chosen.finish] : words.ready.wordSays[opened]
    return says === undefined ? nothing : html`<p class="says">${says}</p>`
  }

  #key(kind: string, title: string, choices: Choices) {
    return html`<cr-key class=${kind} label=${title} @press=${() => this.#choose(choices)}>${title}</cr-key>`
  }

  #of(opened: Opened) {
    const { choices, chosen } = this
    if (opened === 'preset')
      return html`<cr-named-plans
        .kept=${this.kept}
        .choices=${choices}
        @choose=${({ detail }: CustomEvent<Choices>) => this.#choose(detail)}
      ></cr-named-plans>`
    if (opened === 'paces')
      return hasEdits(choices) ? this.#key('', words.ready.undoEdits, withoutEdits(choices)) : nothing
    if (opened === 'reference')
      return html`<cr-reference-field
        .reference=${chosen.reference}
        .unit=${chosen.unit}
        ?walks=${chosen.level === 'beginner'}
        @choose=${(event: CustomEvent<Reference>) => this.#choose(withReference(choices, event.detail))}
      ></cr-reference-field>`
    const title = words.ready.wordNames[opened]
    const offered = offeredFor(opened, choices, chosen)
    if ('oneOf' in offered) return this.#group(title, offered.oneOf)
    const hasWayOut = this.refusal !== null && this.refusal.nearest === null
    return html`${this.#stepper(title, offered.steps)}
    ${opened === 'ceilingKmh' && !hasWayOut ? this.#withoutCeiling() : nothing}`
  }

  /** Also out of a ceiling that no plan fits under. */
  #withoutCeiling() {
    const isSet = typeof this.choices.ceilingKmh === 'number'
    return isSet ? this.#key('', words.ready.ceilingWorkedOut, withoutCeiling(this.choices)) : nothing
  }

  #group(legend: string, offered: readonly OneOf[]) {
    return html`<cr-choice-group
      legend=${legend}
      value=${offered.findIndex(({ on }) => on)}
      .options=${offered.map(({ title }, index) => ({ value: String(index), title }))}
      @choose=${(event: CustomEvent<string>) => this.#choose(offered[Number(event.detail)]?.choices)}
    ></cr-choice-group>`
  }

  #stepper(title: string, { value, less, more }: Steps) {
    return html`<cr-stepper
      .title=${title}
      .value=${value}
      ?first=${less === null}
      ?last=${more === null}
      @step=${(event: CustomEvent<1 | -1>) => this.#choose((event.detail === 1 ? more : less) ?? undefined)}
    ></cr-stepper>`
  }

  #choose(choices: Choices | undefined): void {
    if (choices !== undefined) this.dispatchEvent(new CustomEvent('choose', { detail: choices }))
  }
}
