import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { MachineView } from '../../protocol/panel/snapshot.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import './machine-badge.ts'
import './theme-switch.ts'

/** Over what can be read at leisure: whose page it is, which treadmill it drives, dark or light. */
@customElement('cr-masthead')
export class Masthead extends LitElement {
  @property({ attribute: false }) machine: MachineView | null = null

  static override styles = [
    base,
    css`
      header {
        display: flex;
        justify-content: space-between;
        align-items: flex-start;
        gap: 16px;
        margin-bottom: 3dvh;
      }
      h1 {
        font-size: clamp(26px, 2.4vw, 46px);
        line-height: 1.05;
        font-weight: 800;
        letter-spacing: -0.02em;
      }
      h1 small {
        display: block;
        margin-top: 0.35em;
        font-size: 0.5em;
        font-weight: 500;
        letter-spacing: 0;
        color: var(--quiet);
      }
      .around {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 10px;
      }
      @media (orientation: portrait), (max-width: 900px) {
        .around {
          flex-wrap: nowrap;
          white-space: nowrap;
          font-size: 0.88em;
        }
      }
    `,
  ]

  override render() {
    return html`<header>
      <h1>${words.ready.title}<small>${words.ready.tagline}</small></h1>
      <div class="around">
        <cr-machine-badge .machine=${this.machine}></cr-machine-badge>
        <cr-theme-switch></cr-theme-switch>
      </div>
    </header>`
  }
}
