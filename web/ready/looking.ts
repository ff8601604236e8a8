import { LitElement, css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { words } from '../language.ts'
import { MachinesNow } from '../live/machines.ts'
import { base } from '../look/base.ts'
import '../touch/key.ts'

/** Before any treadmill was met: which is looked for, and the way to choose one. Fires `machines`. */
@customElement('cr-looking')
export class Looking extends LitElement {
  readonly #machines = new MachinesNow(this)

  static override styles = [
    base,
    css`
      h1 {
        position: absolute;
        left: 3vw;
        top: 9dvh;
        max-width: 90vw;
        font-size: min(12dvh, 9vw);
        line-height: 1.05;
        font-weight: 750;
        letter-spacing: -0.02em;
        text-wrap: balance;
        overflow-wrap: anywhere;
      }
      p {
        position: absolute;
        left: 3vw;
        bottom: 18dvh;
        max-width: 70vw;
        font-size: max(15px, 2.6dvh);
        line-height: 1.3;
      }
      cr-key {
        position: absolute;
        inset: auto 2vw 2dvh 22vw;
        height: 13dvh;
        font-size: min(5dvh, 3.4vw);
        font-weight: 750;
        --key-ground: var(--hot);
        --key-text: var(--on-hot);
      }
      @media (orientation: portrait) {
        h1 {
          left: 4vw;
          top: 8dvh;
        }
        p {
          left: 4vw;
          bottom: 31dvh;
          max-width: 92vw;
        }
        cr-key {
          inset: auto 3vw 15dvh 3vw;
          font-size: min(3.6dvh, 6vw);
        }
      }
    `,
  ]

  override render() {
    const is = this.#machines.is
    const { noPlan } = words.ready
    const { lookingFor, choose } = words.machines
    return html`<h1>${is === null || is.wanted === null ? noPlan : lookingFor(is.wanted)}</h1>
      <p>${words.panel.limit}</p>
      ${is?.mayChoose === true ? html`<cr-key class="go" @press=${() => this.#choose()}>${choose}</cr-key>` : nothing}`
  }

  #choose(): void {
    this.dispatchEvent(new Event('machines', { bubbles: true, composed: true }))
  }
}
