import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ConsoleUnit } from '../format.ts'
import { bannerInWords, figures } from '../language.ts'
import { base } from '../look/base.ts'
import { kmhFromMph, mphFromKmh } from '../../protocol/units.ts'
import '../touch/key.ts'
import { AskEvent } from '../live/ask-event.ts'

/** Asks what the machine's own display shows, with the four answers there can be: what is measured is in either unit, and so is it. */
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
        display: grid;
        grid-template-columns: repeat(4, 1fr);
        gap: 1.5dvh;
        width: 70vw;
        padding: 2dvh;
        border-radius: 2dvmin;
        background: var(--ground);
        border: 2px solid var(--line);
        font-size: max(17px, 3dvh);
        font-weight: 650;
      }
      p {
        grid-column: 1 / -1;
      }
      .action {
        font-size: max(15px, 2.2dvh);
        font-weight: 500;
      }
      cr-key {
        height: 9dvh;
      }
      @media (orientation: portrait) {
        :host {
          grid-template-columns: repeat(2, 1fr);
          width: 94vw;
        }
      }
    `,
  ]

  override render() {
    const { speedKmh } = this
    const { text, action } = bannerInWords({ code: 'console-check', level: 'warning', values: {} })
    return html`<p>${text}</p>
      ${this.#answer(speedKmh, 'km/h')} ${this.#answer(mphFromKmh(speedKmh), 'mph')} ${this.#answer(speedKmh, 'mph')}
      ${this.#answer(kmhFromMph(speedKmh), 'km/h')}
      <p class="action">${action}</p>`
  }

  #answer(speed: number, unit: ConsoleUnit) {
    const shown = Number(speed.toFixed(1))
    const says = `${figures.tenths(shown)} ${unit}`
    return html`<cr-key
      label=${says}
      @press=${() => this.dispatchEvent(new AskEvent({ ask: 'console-says', speed: shown, unit }))}
      >${says}</cr-key
    >`
  }
}
