import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { base } from '../look/base.ts'
import { rowsOf, type Row } from './moment.ts'
import { meetingWords } from './words.ts'

/** The questions of a meeting, ticked off as they are answered. */
@customElement('cr-meeting-rows')
export class MeetingRows extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  /** The runner said that the keys of its console do nothing. */
  @property({ type: Boolean }) told = false
  /** How long it still takes. */
  @property() left = ''

  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        left: 75vw;
        right: 2vw;
        top: 3.6dvh;
        font-size: max(13px, min(2.3dvh, 1.45vw));
        line-height: 1.2;
      }
      h2 {
        font-weight: 700;
        overflow-wrap: anywhere;
      }
      h2 span {
        display: block;
        font-weight: 450;
        color: var(--quiet);
        font-variant-numeric: tabular-nums;
      }
      ul {
        margin: 1em 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        gap: 0.6em;
        align-items: baseline;
        padding: 0.42em 0;
        color: var(--quiet);
        font-weight: 500;
      }
      svg {
        flex: none;
        width: 1em;
        height: 1em;
        align-self: center;
      }
      .done,
      .now {
        color: var(--text);
      }
      .now {
        font-weight: 750;
      }
      @media (orientation: portrait) {
        :host {
          left: 4vw;
          right: 4vw;
          top: 37dvh;
          font-size: max(13px, min(1.8dvh, 3.6vw));
        }
        h2 {
          display: none;
        }
        ul {
          margin: 0;
        }
        li {
          padding: 0;
          height: 2.6dvh;
          align-items: center;
        }
      }
      @media (orientation: portrait) and (max-height: 640px) {
        :host {
          top: 42dvh;
        }
      }
    `,
  ]

  override render() {
    return html`<h2>
        ${meetingWords().of(this.snapshot.machine?.name ?? '')}
        <span>${this.left}</span>
      </h2>
      <ul>
        ${rowsOf(this.snapshot, this.told).map(
          ({ question, answer, state }) =>
            html`<li class=${state}>
              ${tick(state)}<span>${question} ${answer === '' ? nothing : html`<b>${answer}</b>`}</span>
            </li>`,
        )}
      </ul>`
  }
}

const tick = (state: Row['state']) =>
  html`<svg viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2.4">
    <circle cx="10" cy="10" r="8" opacity=${state === 'ahead' ? 0.6 : 1}></circle>
    ${
      state === 'done'
        ? html`<svg><path d="M6 10.4 9 13.4 14.2 7" /></svg>`
        : state === 'now'
          ? html`<svg><circle cx="10" cy="10" r="3.4" fill="currentColor" stroke="none"></circle></svg>`
          : nothing
    }
  </svg>`
