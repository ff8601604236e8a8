import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { speedNumber } from '../format.ts'
import { base } from '../look/base.ts'
import { keyRow, screen } from '../look/screen.ts'
import { AskEvent, type BareAsk } from '../live/ask-event.ts'
import '../parts/hold-button.ts'
import '../parts/staircase.ts'
import { BAND, shapeOf } from '../parts/staircase-shape.ts'
import '../touch/key.ts'
import { sideWords, standing } from '../words/standing.ts'
import { consoleUnit, peakOf } from './run-view.ts'
import { mayMove } from './screen-of.ts'
import { stretchStyles } from './stretch-styles.ts'

const CARDS = [
  ['again', standing.again],
  ['skip', standing.skip],
  ['skip-all', standing.skipAll],
] as const
const LEAVING = [['end', standing.end]] as const

/** One card at a time, beside the belt, which stands. The staircase is there from the first minute. */
@customElement('cr-stretch')
export class StretchScreen extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot

  static override styles = [base, screen, keyRow, stretchStyles]

  override render() {
    const { snapshot } = this
    const { plan, phases, stretch, phase, measured, belt } = snapshot
    const planned = plan?.phases[phase.index ?? -1]
    const after = planned?.kind === 'stretch' && planned.when === 'after'
    return html`
      <p class="phase">${after ? standing.stretchAfter : standing.stretchBefore}</p>
      <p class="belt">
        ${
          belt === 'unseen'
            ? standing.unseen
            : `${standing.belt} ${speedNumber(measured.speedKmh, consoleUnit(snapshot))}`
        }
      </p>
      ${this.#countdown()} ${stretch === null ? nothing : this.#card(stretch)}
      <div class="band"><cr-staircase .shape=${plan ? shapeOf(plan, phases, BAND) : null}></cr-staircase></div>
      ${this.#keys()}
    `
  }

  /** To the sprint: it runs through the whole session, from the first stretch. */
  #countdown() {
    const { snapshot } = this
    const words = peakOf(snapshot)
    if (words === null || (snapshot.toFinish ?? snapshot.toCoolDown) === null) return nothing
    return html`<p class="countdown">${words.title} <b>${words.first} ${words.unit}</b> · <b>${words.second}</b></p>`
  }

  #card(stretch: NonNullable<Snapshot['stretch']>) {
    const { card, index, count, leftS, getReady } = stretch
    return html`<div class="card">
      <div class="count">
        <div class="seconds ${getReady ? 'waits' : ''}" role="timer">${Math.ceil(leftS)}</div>
        <p class="side">${getReady ? standing.getReady : nothing} ${sideWords(stretch)}</p>
      </div>
      <div class="words">
        <h1>${card.name}</h1>
        <p>${card.sentence}</p>
        <div class="dots" role="img" aria-label="Card ${index + 1} of ${count}">
          ${Array.from({ length: count }, (_, dot) => html`<i class=${dot < index ? 'past' : dot === index ? 'on' : ''}></i>`)}
        </div>
      </div>
    </div>`
  }

  #keys() {
    const { asks } = this.snapshot
    return html`<div class="keys ${mayMove(this.snapshot) ? '' : 'whole'}">
      <div class="row">${this.#offered(CARDS)}</div>
      ${
        asks.includes('start')
          ? html`<cr-hold-button id="go" label=${standing.start} @held=${() => this.#ask({ ask: 'start' })}
              >${standing.start}</cr-hold-button
            >`
          : nothing
      }
      <div class="row leaving">
        ${this.#offered(LEAVING)}
        ${
          asks.includes('discard')
            ? html`<cr-hold-button
                class="discard"
                label=${standing.discard}
                @held=${() => this.#ask({ ask: 'discard' })}
                >${standing.discard}</cr-hold-button
              >`
            : nothing
        }
      </div>
    </div>`
  }

  #offered(keys: typeof CARDS | typeof LEAVING) {
    return keys
      .filter(([ask]) => this.snapshot.asks.includes(ask))
      .map(([ask, title]) => html`<cr-key label=${title} @press=${() => this.#ask({ ask })}>${title}</cr-key>`)
  }

  #ask(ask: BareAsk): void {
    this.dispatchEvent(new AskEvent(ask))
  }
}
