import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { OwnPlan } from '../../protocol/panel/own-plans.ts'
import type { Choices } from '../../protocol/panel/plan.ts'
import { words } from '../language.ts'
import type { KeptPlans } from '../live/kept-plans.ts'
import { base } from '../look/base.ts'
import '../touch/key.ts'
import './choice-group.ts'
import './text-field.ts'
import { withPreset } from './choices.ts'
import { copyNameOf, MOST_LETTERS, ownOn, plansOffered } from './tray-choices.ts'

/**
 * Plans to begin from, and what is done with those of the runner's own: kept by a name, renamed, copied, changed, deleted and
 * had back. Fires `choose` with whole Choices.
 */
@customElement('cr-named-plans')
export class NamedPlansTray extends LitElement {
  @property({ attribute: false }) kept!: KeptPlans
  @property({ attribute: false }) choices: Choices = {}

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: 1.2dvh;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6em;
      }
      cr-text-field {
        flex: 1 1 9em;
      }
      cr-key {
        flex: 1 1 auto;
        align-self: end;
        min-height: 46px;
        height: 6.4dvh;
        font-weight: 650;
        --key-radius: 12px;
      }
      cr-plan-files:defined + cr-key {
        display: none;
      }
      [role='alert'] {
        font-weight: 650;
        color: var(--warning);
      }
    `,
  ]

  #forget: () => void = () => {}

  override connectedCallback(): void {
    super.connectedCallback()
    this.#forget = this.kept.shownBy(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#forget()
  }

  override render() {
    const offered = plansOffered(this.choices, this.kept.all, this.kept.chosen)
    return html`${this.kept.all.own === null ? nothing : this.#ownKeys(offered)}
      <cr-choice-group
        legend=${words.ready.presets}
        value=${offered.findIndex(({ on }) => on)}
        .options=${offered.map(({ title }, index) => ({ value: String(index), title }))}
        @choose=${(event: CustomEvent<string>) => this.#choose(offered[Number(event.detail)])}
      ></cr-choice-group>
      ${this.kept.all.own === null ? nothing : this.#files(offered.find(({ on }) => on)?.id)}`
  }

  #ownKeys(offered: ReturnType<typeof plansOffered>) {
    const last = this.#own.find(({ id }) => id === this.kept.chosen)
    const { keepAs, keepIn, named, copy, forget } = words.ready.own
    const on = ownOn(this.choices, this.kept.all, this.kept.chosen)
    const { refused } = this.kept
    const isNamed = offered.some((plan) => plan.on)
    return html`${refused === '' ? this.#deleted() : html`<p role="alert">${refused}</p>`}
      <div class="row">
        <cr-text-field
          .name=${on === undefined ? keepAs : named}
          .shown=${on?.name ?? ''}
          .mode=${'text'}
          .read=${(text: string) => text.trim().slice(0, MOST_LETTERS) || { wrong: words.ready.own.noName }}
          @choose=${({ detail }: CustomEvent<string>) => this.#keep({ id: on?.id, name: detail })}
        ></cr-text-field>
        ${on === undefined ? this.#key(words.ready.own.keep, () => this.renderRoot.querySelector<HTMLElement>('cr-text-field')?.focus()) : nothing}
        ${on === undefined && last !== undefined && !isNamed ? this.#key(keepIn(last.name), () => this.#keep(last)) : nothing}
        ${
          on === undefined
            ? nothing
            : html`${this.#key(copy, () => this.#keep({ name: copyNameOf(on.name, this.#own) }))}
              ${this.#key(forget, () => void this.kept.forget(on))}`
        }
      </div>`
  }

  /** Plans in files have a piece of their own, fetched as the key is pressed. */
  #files(which?: string) {
    return html`<cr-plan-files
        .kept=${this.kept}
        .which=${which}
        @choose=${({ detail }: CustomEvent<Choices>) =>
          this.#choose({ id: this.kept.chosen, choices: withPreset(this.choices, detail) })}
      ></cr-plan-files>
      ${this.#key(words.ready.own.files, () => void import('../plan-files/plan-files.ts'))}`
  }

  #deleted() {
    const { deleted } = this.kept
    if (deleted === null) return nothing
    const { isGone, undo } = words.ready.own
    return html`<div class="row" role="status">
      <span>${isGone(deleted.name)}</span> ${this.#key(undo, () => void this.kept.keep(deleted))}
    </div>`
  }

  #key(title: string, press: () => void) {
    return html`<cr-key @press=${press}>${title}</cr-key>`
  }

  /** Of several that are the same, this one is meant. */
  #choose(plan?: { readonly id: string; readonly choices: Choices }): void {
    if (plan === undefined) return
    this.kept.chosen = plan.id
    this.dispatchEvent(new CustomEvent('choose', { detail: plan.choices }))
  }

  #keep({ id, name }: { readonly id?: string | undefined; readonly name: string }): void {
    const { kept, choices } = this
    void (id === undefined ? kept.keepNew(name, choices) : kept.keep({ id, name, choices }))
  }

  get #own(): readonly OwnPlan[] {
    return this.kept.all.own ?? []
  }
}
