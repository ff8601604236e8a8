import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { longestEms } from '../format.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'
import './pictures.ts'
import '../touch/key.ts'

/** What the red screen says beside what to do. */
export interface Danger {
  /** What is wrong. */
  readonly cause: string
  /** What more there is to know, and what Crescendo does about it; '' where there is nothing. */
  readonly note: string
  readonly trying: string
  /** A person who sees that the belt stands may say so. */
  readonly mayStand: boolean
}

/** Letters of a title that stands on two lines of a wide screen; a longer one takes three. */
const TWO_LINES = 22

/** The one screen that is red. STOP stays where it is, above it. Fires `stands` where a person says that the belt does. */
@customElement('cr-danger')
export class DangerScreen extends LitElement {
  @property({ attribute: false }) danger!: Danger

  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        inset: 0;
        z-index: 48;
        overflow: hidden;
        background: var(--stop);
        color: var(--on-stop);
        font-variant-numeric: tabular-nums;
      }
      .words {
        position: absolute;
        inset: 5dvh 3vw 17dvh;
        display: flex;
        flex-direction: column;
        align-items: flex-start;
      }
      p {
        font-size: min(6dvh, 3.4vw);
        line-height: 1.2;
        font-weight: 650;
      }
      h1 {
        max-width: 78vw;
        margin: 2.4dvh 0 4dvh;
        font-size: min(22.6dvh, 12.6vw);
        line-height: 0.98;
        font-weight: 800;
        letter-spacing: -0.035em;
      }
      h1.long {
        font-size: min(16.4dvh, 9.2vw);
      }
      .note {
        margin-top: 0.6dvh;
        font-size: min(4.2dvh, 2.5vw);
        font-weight: 500;
      }
      .trying {
        position: absolute;
        left: 22vw;
        bottom: 6.2dvh;
        max-width: 33vw;
        text-wrap: balance;
        font-size: min(4.2dvh, 2.4vw);
        font-weight: 500;
      }
      cr-key {
        position: absolute;
        left: 56vw;
        width: 22vw;
        bottom: 2dvh;
        height: 13dvh;
        font-size: min(3.4dvh, 2vw);
        font-weight: 700;
        --key-ground: transparent;
        --key-text: var(--on-stop);
        --key-border: 0.4dvh solid var(--on-stop);
      }
      @media (orientation: portrait) {
        .words {
          inset: 3.6dvh 5vw 17dvh;
        }
        p {
          font-size: min(3.2dvh, 5.8vw);
          max-width: 62vw;
        }
        .cause {
          max-width: none;
        }
        /* A word a line. */
        h1,
        h1.long {
          width: min-content;
          margin: 2dvh 0 4dvh;
          font-size: min(20vw, 11dvh, calc(90vw / var(--ems)));
          line-height: 0.92;
        }
        .note {
          margin-top: 1.4dvh;
          max-width: 50vw;
          font-size: max(15px, min(2.3dvh, 4.4vw));
        }
        .trying {
          left: 44vw;
          bottom: 6dvh;
          max-width: 53vw;
          font-size: max(15px, min(2.3dvh, 4.4vw));
        }
        cr-key {
          left: 44vw;
          width: 53vw;
          bottom: 17dvh;
          height: 7dvh;
          font-size: min(2.4dvh, 4.6vw);
        }
      }
    `,
  ]

  override render() {
    const { cause, note, trying, mayStand } = this.danger
    const { title, feet, stands } = words.danger
    return html`<div class="words">
        <p class="cause">${cause}</p>
        <div role="alert">
          <h1 class=${title.length > TWO_LINES ? 'long' : ''} ${vars({ '--ems': longestEms(title) })}>${title}</h1>
        </div>
        <p>${feet}</p>
        ${note === '' ? nothing : html`<p class="note">${note}</p>`}
      </div>
      <cr-what-to-do></cr-what-to-do>
      ${trying === '' ? nothing : html`<p class="trying">${trying}</p>`}
      ${
        mayStand
          ? html`<cr-key label=${stands} @press=${() => this.dispatchEvent(new Event('stands'))}>${stands}</cr-key>`
          : nothing
      }`
  }
}
