import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { words } from '../language.ts'
import { leavesByEscape } from '../live/leaves-by-escape.ts'
import { base } from '../look/base.ts'
import { screen } from '../look/screen.ts'
import { backSign } from '../parts/icons.ts'
import '../parts/runs-link.ts'
import '../touch/key.ts'
import './owner.ts'
import './sound.ts'
import './this-screen.ts'
import './treadmill.ts'
import './you.ts'

/** What a runner told of themselves, and what this screen is to be like. Fires `back`, and `keys` for their sheet. */
@customElement('cr-settings')
export class Settings extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot

  constructor() {
    super()
    leavesByEscape(this, () => this.#tell('back'))
  }

  static override styles = [
    base,
    screen,
    css`
      :host {
        overflow-y: auto;
        --u: min(calc(100vw / 1280), calc(100dvh / 800));
        font-size: max(16px, calc(18 * var(--u)));
        scroll-padding: 2em;
      }
      .head {
        display: flex;
        align-items: center;
        gap: 1.2em;
        padding: calc(1.35em + var(--bar, 0dvh)) 2.5vw 1.1em;
      }
      .head :is(cr-key, cr-runs-link) {
        height: max(48px, 3.1em);
        font-weight: 650;
        --key-radius: 0.8em;
      }
      .main {
        flex: none;
        width: max(48px, 3.1em);
        font-size: 1em;
        --key-pad: 0;
      }
      .main .sign {
        font-size: 1.4em;
      }
      h1 {
        font-size: 2.55em;
        line-height: 1.05;
        font-weight: 700;
        letter-spacing: -0.035em;
      }
      .head p {
        flex: 1;
        color: var(--quiet);
        font-size: 0.9em;
      }
      .keys {
        --key-pad: 0.2em 1.2em;
      }
      kbd {
        margin-left: 0.5em;
        padding: 0.1em 0.45em;
        border: 2px solid var(--line);
        border-radius: 0.4em;
        font: inherit;
      }
      .groups {
        columns: 2;
        column-gap: 4.4vw;
        padding: 0 2.5vw 2em;
      }
      .groups > * {
        margin-bottom: 1.2em;
        break-inside: avoid;
      }
      cr-settings-sound {
        --section: oklch(from var(--calm) l c 160);
      }
      cr-settings-screen {
        --section: var(--warning);
      }
      cr-settings-treadmill {
        --section: var(--hot);
      }
      @media (max-width: 999px), (orientation: portrait) {
        :host {
          font-size: clamp(16px, 2.3vw, 24px);
        }
        .head {
          flex-wrap: wrap;
          gap: 0.8em;
          padding: calc(0.75em + var(--bar, 0dvh)) 4vw 0.6em;
        }
        h1 {
          flex: 1;
          font-size: min(2em, 8.5vw);
        }
        .head p {
          display: none;
        }
        .keys {
          --key-pad: 0.2em 0.7em;
        }
        .groups {
          columns: 1;
          padding: 0 4vw 5em;
        }
      }
    `,
  ]

  override render() {
    const { title, lead, back, keys } = words.settings
    return html`<div class="head">
        <cr-key class="main" label=${back} @press=${() => this.#tell('back')}>${backSign()}</cr-key>
        <h1>${title}</h1>
        <p>${lead}</p>
        <cr-runs-link></cr-runs-link>
        <cr-key class="keys" label=${keys} @press=${() => this.#tell('keys')}>${keys}<kbd>?</kbd></cr-key>
      </div>
      <div class="groups">
        <cr-settings-you .plan=${this.snapshot.plan}></cr-settings-you>
        <cr-settings-sound></cr-settings-sound>
        <cr-settings-screen></cr-settings-screen>
        <cr-settings-treadmill
          .machine=${this.snapshot.machine}
          .beside=${this.snapshot.measured.footPodBeside}
        ></cr-settings-treadmill>
        <cr-settings-owner .plan=${this.snapshot.plan}></cr-settings-owner>
      </div>`
  }

  #tell(what: 'back' | 'keys'): void {
    this.dispatchEvent(new Event(what, { bubbles: true, composed: true }))
  }
}
