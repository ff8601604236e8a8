import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Coach, Offer } from '../../protocol/panel/coach.ts'
import { isToldAsSpeed } from '../../protocol/stages.ts'
import { lengthWords, pace, perUnit, segment, speedFor } from '../format.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { backSign } from '../parts/icons.ts'
import '../touch/key.ts'
import './coach-asked.ts'
import { coachKeys } from './coach-keys.ts'
import './weeks-picture.ts'
import { coachWords, reasonWords } from './words.ts'

/** What next: the last pace of what is offered and why, and six weeks as staircases. Fires `run`, `back`, and all of `cr-coach-asked`. */
@customElement('cr-coach-page')
export class CoachPage extends LitElement {
  @property({ attribute: false }) coach!: Coach
  @property() unit: 'mi' | 'km' = 'mi'

  static override styles = [
    base,
    coachKeys,
    css`
      section {
        position: fixed;
        inset: 0;
        z-index: 6;
        display: grid;
        grid-template-rows: auto auto minmax(9em, 1fr) auto;
        overflow: hidden auto;
        background: var(--ground);
        --u: min(calc(100vw / 1280), calc(100dvh / 800));
        font-size: max(15px, calc(18 * var(--u)));
        line-height: 1.35;
        padding: var(--bar, 0dvh) 2.5vw 0;
      }
      header,
      footer {
        display: flex;
        gap: 1.2em;
        align-items: center;
        padding: 1em 0;
      }
      h1 {
        flex: 1;
        font-size: 2.2em;
        line-height: 1.05;
        font-weight: 700;
        letter-spacing: -0.035em;
      }
      /* The screen's own keys have their corner. */
      header {
        padding-right: 10vw;
      }
      .back {
        width: max(48px, 2.9em);
        --key-pad: 0;
      }
      .hero {
        font-size: 1.35em;
      }
      .hero b {
        font-size: 3.2em;
        line-height: 1;
        font-weight: 600;
        letter-spacing: -0.045em;
      }
      .why {
        margin-top: 0.4em;
        font-size: 1.1em;
      }
      .far,
      footer p {
        color: var(--quiet);
      }
      .begin {
        width: 32vw;
        height: max(60px, 3.5em);
        font-size: 1.25em;
        font-weight: 800;
        --key-ground: var(--hot);
        --key-text: var(--on-hot);
      }
      @media (orientation: portrait) {
        section {
          font-size: clamp(15px, 2.2vw, 26px);
          padding-inline: 4vw;
        }
        header {
          padding-right: 11vw;
        }
        h1 {
          font-size: min(2em, 6vw);
        }
        footer {
          flex-direction: column;
          align-items: stretch;
        }
        .begin {
          width: auto;
        }
      }
    `,
  ]

  override render() {
    const { coach } = this
    const { title, next, tally, missed, doctor } = coachWords()
    const { block, offer } = coach
    const { begin } = words.ready
    const head = block === null ? next : title
    return html`<section role="dialog" aria-modal="true" aria-label=${head}>
      <header>
        <cr-key class="back" label=${words.settings.back} @press=${() => this.#tell('back')}>${backSign()}</cr-key>
        <h1>${head}</h1>
      </header>
      <div>
        ${offer === null ? nothing : this.#hero(offer)}
        <p class="why">${reasonWords(coach.reason)}</p>
        <cr-coach-asked .coach=${coach} unit=${this.unit}></cr-coach-asked>
      </div>
      ${block === null ? html`<div></div>` : html`<cr-weeks-picture tabindex="0" .block=${block}></cr-weeks-picture>`}
      <footer>
        ${
          offer === null || coach.decided !== null
            ? nothing
            : html`<cr-key class="begin" label=${begin} @press=${() => this.#tell('run')}>${begin}</cr-key>`
        }
        <p>${block === null ? nothing : `${tally(block.done, block.moved)} ${missed} `}${doctor}</p>
      </footer>
    </section>`
  }

  /** The last pace large; of who walks it is a speed. */
  #hero({ choices, lastKmh, stages, stageM, km }: Offer) {
    const { tempo, shape } = coachWords()
    const { unit } = this
    const isSpeed = isToldAsSpeed(lastKmh, choices.level ?? null)
    const shown = isSpeed ? speedFor(lastKmh, unit) : `${pace(lastKmh, unit)} ${perUnit(unit)}`
    const [number, ...units] = shown.split(' ')
    return html`<p class="hero"><b>${number}</b> ${units.join(' ')} ${tempo(shape(stages, segment(stageM, unit)))}</p>
      <p class="far">${lengthWords(km * 1000, unit)} ${words.ready.onTheBelt}</p>`
  }

  #tell(what: 'back' | 'run'): void {
    this.dispatchEvent(new Event(what))
  }
}
