import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { bannerInWords, figures } from '../language.ts'
import { base } from '../look/base.ts'
import { displaysOf, type Display } from '../../protocol/units.ts'
import '../touch/key.ts'
import { AskEvent } from '../live/ask-event.ts'

/** Asks what the machine's own display shows, with the four answers there can be. */
@customElement('cr-console-check')
export class ConsoleCheck extends LitElement {
  @property({ attribute: false }) measured!: Snapshot['measured']

  static override styles = [
    base,
    css`
      /* Over the whole of the pace, which nobody needs until this is answered, and over nothing else. */
      :host {
        position: fixed;
        left: 2vw;
        top: 8.8dvh;
        z-index: 35;
        display: grid;
        grid-template: auto 1fr auto / repeat(4, 1fr);
        gap: 1.6dvh;
        box-sizing: border-box;
        width: 72vw;
        height: 32.2dvh;
        padding: 2dvh;
        border-radius: 2dvmin;
        background: var(--ground);
        border: 2px solid var(--line);
        font-size: max(15px, min(3.4dvh, 2.4vw));
        font-weight: 650;
      }
      p {
        grid-column: 1 / -1;
        line-height: 1.15;
      }
      .action {
        font-size: max(13px, min(2.6dvh, 2vw));
        font-weight: 500;
      }
      cr-key {
        height: auto;
      }
      @media (orientation: portrait) {
        :host {
          top: max(7.3dvh, 54px);
          gap: 0.8dvh;
          width: 96vw;
          height: calc(28.9dvh - max(7.3dvh, 54px));
          padding: 1dvh;
          font-size: max(15px, min(2.4dvh, 3.6vw));
        }
        .action {
          font-size: max(13px, min(1.9dvh, 3vw));
        }
        cr-key {
          --key-pad: 0;
          font-size: min(2.6dvh, 4vw);
        }
      }
      @media (max-height: 700px) and (orientation: portrait) {
        .action {
          display: none;
        }
      }
    `,
  ]

  override render() {
    const { measured } = this
    const { text, action } = bannerInWords({ code: 'console-check', level: 'warning', values: {} })
    return html`<p>${text}</p>
      ${displaysOf(measured.consoleKmh ?? measured.speedKmh ?? 0).map((display) => this.#answer(display))}
      <p class="action">${action}</p>`
  }

  #answer({ speed, unit }: Display) {
    const says = `${figures.tenths(speed)} ${unit}`
    return html`<cr-key
      label=${says}
      @press=${() => this.dispatchEvent(new AskEvent({ ask: 'console-says', speed, unit }))}
      >${says}</cr-key
    >`
  }
}
