import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'
import type { Shape } from '../staircase/shape.ts'
import { placesOn } from './belt-page.ts'

/** Five things with their numbers, each number also where on the staircase it happens. */
@customElement('cr-five-things')
export class FiveThings extends LitElement {
  @property({ attribute: false }) shape!: Shape
  @property({ attribute: false }) things: readonly { readonly title: string; readonly says: string }[] = []

  static override styles = [
    base,
    css`
      i {
        display: grid;
        place-content: center;
        width: 4.6dvh;
        height: 4.6dvh;
        border-radius: 50%;
        background: var(--text);
        color: var(--ground);
        font-style: normal;
        font-weight: 700;
        font-size: 2.8dvh;
        line-height: 1;
      }
      .mark {
        position: absolute;
        left: calc(var(--x) * 1vw - 2.3dvh);
        top: calc(var(--y) * 1dvh - 2.3dvh);
        box-shadow: 0 0 0 0.5dvh var(--ground);
      }
      ol {
        position: absolute;
        inset: 53.5dvh 3vw auto;
        display: grid;
        grid-template-columns: repeat(5, 1fr);
        gap: 0 1.8vw;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      h2 {
        display: flex;
        align-items: center;
        gap: 0.45em;
        min-height: 4.6dvh;
        font-size: min(3.1dvh, 1.85vw);
        line-height: 1.1;
        font-weight: 700;
        letter-spacing: -0.01em;
      }
      h2 i {
        flex: none;
      }
      p {
        margin-top: 0.9dvh;
        font-size: min(2.4dvh, 1.5vw);
        line-height: 1.3;
        color: var(--quiet);
        text-wrap: pretty;
      }
      @media (orientation: portrait) {
        ol {
          inset: 30dvh 4vw auto;
          grid-template-columns: none;
          grid-auto-rows: auto;
          gap: clamp(3px, 2.2dvh - 9px, 20px);
        }
        li {
          display: grid;
          grid-template-columns: 0 1fr;
        }
        h2,
        p {
          grid-column: 2;
          padding-left: max(34px, 7vw);
        }
        h2 {
          min-height: 0;
          font-size: clamp(14px, 2.1dvh, 30px);
        }
        h2 i {
          position: absolute;
          left: 0;
          margin-top: 1dvh;
        }
        p {
          margin: 0.1dvh 0 0;
          font-size: clamp(13px, 1.75dvh, 24px);
          line-height: 1.24;
        }
        i {
          width: 3.2dvh;
          height: 3.2dvh;
          font-size: 2dvh;
        }
        .mark {
          left: calc(var(--x) * 1vw - 1.6dvh);
          top: calc(var(--y) * 1dvh - 1.6dvh);
        }
      }
    `,
  ]

  override render() {
    return html`${placesOn(this.shape).map(
        ({ x, y }, index) => html`<i class="mark" aria-hidden="true" ${vars({ '--x': x, '--y': y })}>${index + 1}</i>`,
      )}
      <ol>
        ${this.things.map(
          ({ title, says }, index) =>
            html`<li>
              <h2><i aria-hidden="true">${index + 1}</i>${title}</h2>
              <p>${says}</p>
            </li>`,
        )}
      </ol>`
  }
}
