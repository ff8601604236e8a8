import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import '../touch/key.ts'

/** The lowest row: between the poster and its words, and the one way to begin. Fires `turn` and `begin`. */
@customElement('cr-ready-keys')
export class ReadyKeys extends LitElement {
  @property({ type: Boolean }) changing = false
  /** Beside BEGIN. */
  @property() says = ''
  @property({ type: Boolean }) dim = false

  static override styles = [
    base,
    css`
      .keys {
        font-weight: 700;
      }
      .keys cr-key {
        position: absolute;
        bottom: 2dvh;
        height: 13dvh;
      }
      .turn {
        left: 2vw;
        width: 18vw;
        font-size: min(4.4dvh, 2.6vw);
        --key-ground: transparent;
        --key-border: max(2px, 0.25dvh) solid var(--line);
      }
      .turn.done {
        --key-ground: var(--text);
        --key-text: var(--ground);
      }
      .begin {
        left: 22vw;
        right: 2vw;
        font-size: min(6.4dvh, 4vw);
        font-weight: 800;
        --key-ground: var(--hot);
        --key-text: var(--on-hot);
      }
      .begin small {
        margin-left: 0.7em;
        font-size: max(13px, 0.5em);
        font-weight: 500;
        vertical-align: 0.12em;
      }
      @media (orientation: portrait) {
        .keys .begin {
          left: 3vw;
          right: 3vw;
          bottom: 15dvh;
          font-size: min(4.6dvh, 8.4vw);
        }
        .begin small {
          display: inline-block;
          max-width: 9.5em;
          margin-left: 0.6em;
          font-size: max(13px, 0.4em);
          line-height: 1.2;
          text-align: left;
          vertical-align: 0.05em;
        }
        .keys.both .begin small {
          max-width: 6em;
          margin-left: 0.7em;
        }
        @media (max-width: 340px) {
          .keys .begin small {
            margin-left: 0.5em;
            font-size: 12px;
          }
          .keys.both .begin small {
            display: block;
            max-width: none;
            margin: 0.2em 0 0;
            text-align: center;
          }
        }
        .keys .turn {
          left: 3vw;
          width: 94vw;
          height: 11dvh;
          font-size: min(2.9dvh, 6vw);
        }
        .keys.both .turn {
          width: 29vw;
        }
        .keys.both .begin {
          left: 35vw;
          bottom: 2dvh;
          height: 11dvh;
          font-size: min(3.6dvh, 6vw);
        }
      }
    `,
  ]

  override render() {
    const { changing, says } = this
    const { begin, change, done } = words.ready
    const turn = changing ? done : change
    return html`<div class="keys ${changing ? 'both' : ''}">
      <cr-key class="turn ${changing ? 'done' : ''}" label=${turn} @press=${() => this.#tell('turn')}>${turn}</cr-key>
      <cr-key class="begin" label="${begin}, ${says}" ?dim=${this.dim} @press=${() => this.#tell('begin')}
        >${begin} <small>${says}</small></cr-key
      >
    </div>`
  }

  #tell(what: 'turn' | 'begin'): void {
    this.dispatchEvent(new Event(what))
  }
}
