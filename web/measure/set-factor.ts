import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { MachineProfile } from '../../protocol/panel/machine-profile.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { figures } from '../language.ts'
import { base } from '../look/base.ts'
import { view } from '../meeting/look.ts'
import { meetingWords } from '../meeting/words.ts'
import '../parts/long-press-button.ts'
import { mayMove } from '../screen-of.ts'
import '../touch/key.ts'
import './factor-steps.ts'
import { tellFactor } from './requests.ts'
import { measureWords } from './words.ts'

/** The factor of a belt, told by who knows it; and the way to measure it. Fires `profile`, `begin` with the length of the belt in cm, and `back`. */
@customElement('cr-measure-set')
export class MeasureSet extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  @property({ attribute: false }) profile: MachineProfile | null = null
  /** Why it did not begin, or nothing was set. */
  @property({ attribute: false }) refused: string | null = null
  @state() private factor: number | null = null
  @state() private beltCm = 300
  @state() private says: string | null = null

  static override styles = [
    base,
    view,
    css`
      .ways {
        position: absolute;
        left: 45vw;
        top: 0;
        width: 47vw;
        display: grid;
        gap: 1.2em;
        font-size: max(14px, min(2.5dvh, 1.6vw));
        line-height: 1.3;
      }
      h2 {
        margin-bottom: 0.5em;
        font-size: 1.2em;
        font-weight: 700;
      }
      label {
        display: grid;
        gap: 0.4em;
      }
      input {
        min-height: 46px;
        border: 0;
        padding: 0 0.8em;
        border-radius: 12px;
        background: var(--key);
        color: var(--text);
        font: inherit;
        font-weight: 600;
      }
      ol {
        margin: 0 0 0.8em;
        padding-left: 1.3em;
      }
      @media (orientation: portrait) {
        .told {
          max-height: 67dvh;
          overflow-y: auto;
        }
        .ways {
          position: static;
          width: auto;
          margin-top: 1em;
          font-size: 1em;
        }
      }
    `,
  ]

  override render() {
    const words = measureWords()
    const known = this.profile?.facts.beltFactor
    const factor = this.#factor()
    const waits = known !== undefined && known.value !== (this.profile?.beltFactorNow ?? 1)
    const caution = this.says ?? this.refused
    return html`<div class="told" tabindex="0">
        <h1>${words.title}</h1>
        <p>${words.lead}</p>
        ${
          known === undefined
            ? nothing
            : html`<p>
                ${words.now(figures.number(known.value), meetingWords().known[known.from.by])}
                ${waits ? words.nextRun : nothing}
              </p>`
        }
        <p class=${caution === words.kept ? '' : 'caution'} role="status">${caution}</p>
        <div class="ways">
          <section>
            <h2>${words.known}</h2>
            <cr-factor-steps
              .factor=${factor}
              @factor=${({ detail }: CustomEvent<number>) => (this.factor = detail)}
            ></cr-factor-steps>
          </section>
          <section>
            <h2>${words.byTurns}</h2>
            <ol>
              ${words.steps.map((step) => html`<li>${step}</li>`)}
            </ol>
            <label
              >${words.length}<input
                type="number"
                min="150"
                max="700"
                inputmode="numeric"
                .value=${String(this.beltCm)}
                @input=${({ target }: Event) => (this.beltCm = Math.round(Number((target as HTMLInputElement).value)))}
            /></label>
          </section>
        </div>
      </div>
      <div class="keys ${mayMove(this.snapshot) ? '' : 'whole'}">
        <div class="row">
          <cr-long-press-button
            class="go"
            label=${words.begin}
            @longpress=${() => this.dispatchEvent(new CustomEvent('begin', { detail: this.beltCm }))}
            >${words.begin}</cr-long-press-button
          >
          <cr-key label=${words.keep} @press=${() => void this.#keep('runner')}>${words.keep}</cr-key>
        </div>
        <div class="row leaving">
          <cr-key class="plain" label=${words.pod} @press=${() => void this.#keep('foot-pod')}>${words.pod}</cr-key>
          <cr-key class="plain" label=${words.back} @press=${() => this.dispatchEvent(new Event('back'))}
            >${words.back}</cr-key
          >
        </div>
      </div>`
  }

  #factor(): number {
    return this.factor ?? this.profile?.facts.beltFactor?.value ?? 1
  }

  async #keep(by: 'runner' | 'foot-pod'): Promise<void> {
    const came = await tellFactor(this.#factor(), by)
    this.says = 'answer' in came ? measureWords().kept : came.refused
    if ('answer' in came) this.dispatchEvent(new CustomEvent('profile', { detail: came.answer }))
  }
}
