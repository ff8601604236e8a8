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
import { beltCmFrom } from './belt-length.ts'
import './by-turns.ts'
import type { ByTurns } from './by-turns.ts'
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
  /** Once around, cm, as it was typed. */
  @state() private length = '300'
  @state() private wrongLength = false
  @state() private says: string | null = null
  @state() private isKept = false

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
          known === undefined || known.value === 1
            ? nothing
            : html`<p>
                ${words.now(figures.number(known.value), meetingWords().known[known.from.by], 'on' in known.from ? figures.day(known.from.on) : '')}
                ${waits ? words.nextRun : nothing}
              </p>`
        }
        <p class=${this.isKept ? '' : 'caution'} role="status">${caution}</p>
        <div class="ways">
          <section>
            <h2>${words.known}</h2>
            <cr-factor-steps
              .factor=${factor}
              @factor=${({ detail }: CustomEvent<number>) => (this.factor = detail)}
            ></cr-factor-steps>
          </section>
          <cr-by-turns
            .text=${this.length}
            ?wrong=${this.wrongLength}
            @length=${({ detail }: CustomEvent<string>) => {
              this.length = detail
              this.wrongLength = false
            }}
          ></cr-by-turns>
        </div>
      </div>
      <div class="keys ${mayMove(this.snapshot) ? '' : 'whole'}">
        <div class="row">
          <cr-long-press-button class="go" label=${words.begin} @longpress=${() => this.#begin()}
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

  #begin(): void {
    const detail = beltCmFrom(this.length)
    this.wrongLength = detail === null
    if (detail === null) this.renderRoot.querySelector<ByTurns>('cr-by-turns')?.focus()
    else this.dispatchEvent(new CustomEvent('begin', { detail }))
  }

  /** Only a number that somebody set here; 1 is what the console says, and takes away what was measured. */
  async #keep(by: 'runner' | 'foot-pod'): Promise<void> {
    const words = measureWords()
    const { factor } = this
    const isMeasured = (this.profile?.facts.beltFactor?.value ?? 1) !== 1
    this.isKept = false
    if (factor === null || (factor === 1 && !isMeasured)) {
      this.says = words.noNumber
      return
    }
    const came = await tellFactor(factor, by)
    this.isKept = 'answer' in came
    this.says = 'answer' in came ? (factor === 1 ? words.takenAway : words.kept) : came.refused
    if ('answer' in came) this.dispatchEvent(new CustomEvent('profile', { detail: came.answer }))
  }
}
