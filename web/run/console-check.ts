import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ConsoleUnit } from '../format.ts'
import { figures, words } from '../language.ts'
import { base } from '../look/base.ts'
import { mphFromKmh } from '../../protocol/units.ts'
import '../touch/key.ts'
import { AskEvent } from '../live/ask-event.ts'

/** Asks what the machine's own console shows, with the three answers there can be. */
@customElement('cr-console-check')
export class ConsoleCheck extends LitElement {
  @property({ type: Number }) speedKmh = 0

  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        left: 3vw;
        top: 10dvh;
        z-index: 35;
        display: flex;
        flex-wrap: wrap;
        gap: 1.5dvh;
        max-width: 70vw;
        padding: 2dvh;
        border-radius: 2dvmin;
        background: var(--ground);
        border: 2px solid var(--line);
        font-size: max(17px, 3dvh);
        font-weight: 650;
      }
      p {
        flex-basis: 100%;
      }
      cr-key {
        min-width: 9em;
        height: 9dvh;
      }
    `,
  ]

  override render() {
    const { speedKmh } = this
    const mph = Number(mphFromKmh(speedKmh).toFixed(1))
    const kmh = Number(speedKmh.toFixed(1))
    return html`<p>${words.run.consoleShows}</p>
      ${this.#answer(kmh, 'km/h')} ${this.#answer(mph, 'mph')} ${this.#answer(kmh, 'mph')}`
  }

  #answer(shown: number, unit: ConsoleUnit) {
    const says = `${figures.tenths(shown)} ${unit}`
    return html`<cr-key
      label=${says}
      @press=${() => this.dispatchEvent(new AskEvent({ ask: 'console-says', speed: shown, unit }))}
      >${says}</cr-key
    >`
  }
}
