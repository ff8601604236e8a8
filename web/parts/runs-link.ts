import { LitElement, css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { words } from '../language.ts'
import { MachinesNow } from '../live/machines.ts'
import { base } from '../look/base.ts'

/** The way to the runs that are over. In a gym there are none of anybody. */
@customElement('cr-runs-link')
export class RunsLink extends LitElement {
  readonly #machines = new MachinesNow(this)

  static override styles = [
    base,
    css`
      a {
        display: grid;
        place-items: center;
        height: 100%;
        color: inherit;
        font-weight: 650;
      }
      /* In a narrow row it has a line of its own. */
      @media (max-width: 999px), (orientation: portrait) {
        :host {
          order: 1;
          flex: 1 0 100%;
        }
      }
      a:focus-visible {
        outline: 3px solid var(--text);
      }
    `,
  ]

  override render() {
    return this.#machines.is?.mayChoose === true ? html`<a href="/history">${words.settings.runs}</a>` : nothing
  }
}
