import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Coach, CoachDecision, Offer } from '../../protocol/panel/coach.ts'
import type { Plan } from '../../protocol/panel/plan.ts'
import { Opened } from '../live/opened.ts'
import { segment } from '../format.ts'
import { base } from '../look/base.ts'
import '../touch/key.ts'
import { CoachNow } from './coach-now.ts'
import './coach-page.ts'
import './gentler.ts'
import { coachWords, reasonWords } from './words.ts'

/** The address of its page, as `/#six-weeks`. */
const SIX_WEEKS = '#six-weeks'

/**
 * What the coach offers, as a quiet line of the poster: why, and two keys; behind a third its page. Fires `choose` with whole
 * Choices, which go the way of every other plan, and `begin`.
 */
@customElement('cr-coach')
export class CoachLine extends LitElement {
  @property({ attribute: false }) plan!: Plan
  @state() private isOpen = location.hash === SIX_WEEKS

  readonly #coach = new CoachNow(this)
  readonly #opened = new Opened(this, () => this.#open(false))

  static override styles = [
    base,
    css`
      .line {
        position: absolute;
        left: 3vw;
        top: 34dvh;
        width: 72vw;
        height: max(48px, 6.4dvh);
        display: flex;
        gap: 1vw;
        align-items: center;
        font-size: max(15px, min(2.7dvh, 1.7vw));
        line-height: 1.2;
      }
      p {
        max-width: 34vw;
        text-wrap: balance;
      }
      cr-key {
        flex: none;
        height: 100%;
        font-weight: 650;
        --key-pad: 0 1em;
        --key-radius: 12px;
      }
      .next {
        --key-ground: transparent;
        --key-border: 2px solid var(--line);
      }
      .next b {
        display: none;
      }
      @media (orientation: portrait) {
        /* Beside how long it takes, a key that opens the page: the rest of a tall screen is taken. */
        .line {
          left: 61vw;
          top: calc(22.6dvh + 0.15 * var(--bar, 0dvh));
          width: 35vw;
          font-size: clamp(15px, 2.4vw, 22px);
        }
        .line > :not(.next) {
          display: none;
        }
        .next {
          flex: 1;
        }
        .next b {
          display: block;
          font-size: 1.15em;
        }
      }
      @media (orientation: portrait) and (max-height: 640px) {
        .line {
          top: 18dvh;
        }
      }
    `,
  ]

  override render() {
    const coach = this.#coach.is
    if (coach === null || (coach.offer === null && coach.of === null)) return nothing
    const { next, shape } = coachWords()
    const { offer, decided } = coach
    const offered = offer === null || decided !== null ? '' : shape(offer.stages, segment(offer.stageM, this.plan.unit))
    return html`<div class="line">
        <p>${reasonWords(coach.reason)}</p>
        ${this.#keys(coach)}
        <cr-key class="next" @press=${() => this.#open(true)}>
          ${offered === '' ? nothing : html`<b>${offered}</b> `}${next}
        </cr-key>
      </div>
      ${
        this.isOpen
          ? html`<cr-coach-page
              .coach=${coach}
              .unit=${this.plan.unit}
              @back=${() => this.#open(false)}
              @take=${({ detail }: CustomEvent<Took>) => void this.#take(coach, detail)}
              @decide=${({ detail }: CustomEvent<CoachDecision>) => void this.#coach.decide(detail)}
              @run=${() => this.#begin(coach)}
            ></cr-coach-page>`
          : nothing
      }`
  }

  #keys(coach: Coach) {
    const { take, same, own, hurt } = coachWords()
    // Who took it gentler may still take what was offered.
    if (coach.decided !== null && coach.decided !== 'gentler') return nothing
    // What is asked first is asked on the page.
    if (coach.asksIfItHurt) return html`<cr-key label=${hurt} @press=${() => this.#open(true)}>${hurt}</cr-key>`
    const key = (took: Took, title: string) =>
      coach[took] === null
        ? nothing
        : html`<cr-key label=${title} @press=${() => void this.#take(coach, took)}>${title}</cr-key>`
    return [key('offer', take), key('same', coach.of === null ? own : same)]
  }

  async #take(coach: Coach, took: Took): Promise<void> {
    const offer: Offer | null = coach[took]
    if (offer === null) return
    this.dispatchEvent(new CustomEvent('choose', { detail: offer.choices }))
    // What is run now stands on the poster.
    this.#open(false)
    await this.#coach.decide({ kind: 'took', of: coach.of, took })
  }

  #begin(coach: Coach): void {
    if (coach.decided === null) void this.#take(coach, 'offer')
    this.dispatchEvent(new Event('begin'))
  }

  #open(isOpen: boolean): void {
    this.isOpen = isOpen
    this.#opened.want(isOpen)
  }
}

type Took = 'offer' | 'same' | 'gentler'
