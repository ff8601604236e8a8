import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { DEFAULT_RACE, DEFAULT_WALK } from '../../protocol/levels.ts'
import type { Plan, Reference } from '../../protocol/panel/plan.ts'
import { words } from '../language.ts'
import { RunnerNow } from '../live/runner.ts'
import { base } from '../look/base.ts'
import '../ready/reference-field.ts'
import '../ready/text-field.ts'
import { section } from './rows.ts'
import { Telling } from './telling.ts'

const LONGEST = 40

/** Who runs, and what their paces come from, whatever they run. */
@customElement('cr-settings-who')
export class SettingsWho extends LitElement {
  @property({ attribute: false }) plan: Plan | null = null

  readonly #runner = new RunnerNow(this)
  readonly #telling = new Telling<'name' | 'reference'>(this)

  static override styles = [
    base,
    section,
    css`
      cr-text-field {
        width: 11em;
      }
      cr-reference-field {
        width: 18em;
        padding-bottom: 0.4em;
      }
      @media (max-width: 480px) {
        cr-reference-field {
          width: auto;
        }
      }
    `,
  ]

  override render() {
    const runner = this.#runner.is
    if (runner === null) return nothing
    const { name, reference } = words.settings
    const walks = this.plan?.level === 'beginner'
    const told = walks ? runner.walking : runner.running
    const telling = this.#telling
    return html`<cr-setting-row .title=${name.title} .says=${name.says} .alert=${telling.came('name')}>
        <cr-text-field
          .label=${name.title}
          .shown=${runner.name ?? ''}
          .mode=${'text'}
          .read=${(text: string) => text.trim().slice(0, LONGEST)}
          @choose=${({ detail }: CustomEvent<string>) =>
            void telling.tell('name', { name: detail === '' ? null : detail })}
        ></cr-text-field>
      </cr-setting-row>
      <cr-setting-row wide .title=${reference.title} .says=${reference.says} .alert=${telling.came('reference')}>
        <cr-reference-field
          bare
          .reference=${told ?? (walks ? DEFAULT_WALK : DEFAULT_RACE)}
          .unit=${runner.unit ?? this.plan?.unit ?? 'mi'}
          ?walks=${walks}
          @wrong=${({ detail }: CustomEvent<string>) => telling.wrong('reference', detail)}
          @choose=${({ detail }: CustomEvent<Reference>) =>
            void telling.tell('reference', walks ? { walking: detail } : { running: detail })}
        ></cr-reference-field>
      </cr-setting-row>`
  }
}
