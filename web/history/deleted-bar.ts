import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import '../touch/key.ts'
import type { DeletedRun } from './deleted-run.ts'
import { historyWords } from './words.ts'

/** At the foot of the page: that a run was deleted, and the key that has it back. */
@customElement('cr-deleted-bar')
export class DeletedBar extends LitElement {
  @property({ attribute: false }) deleted!: DeletedRun
  /** What is to be said of it: drawn anew where that is another. */
  @property({ attribute: false }) state: DeletedRun['state'] = null

  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        inset: auto 0 calc(var(--dock, 0dvh) + 1.2rem);
        z-index: 10;
        display: grid;
        justify-content: center;
        pointer-events: none;
      }
      div {
        display: flex;
        align-items: center;
        gap: 1.2em;
        padding: 0.5em 0.5em 0.5em 1.2em;
        border-radius: 1em;
        background: var(--text);
        color: var(--ground);
        font-size: max(17px, 2.2dvh);
        font-weight: 600;
        pointer-events: auto;
      }
      p:last-child {
        padding: 0.6em 0.7em 0.6em 0;
      }
      cr-key {
        min-width: 7em;
        height: max(48px, 3em);
        font-weight: 700;
        --key-ground: var(--ground);
        --key-text: var(--text);
        --key-radius: 0.7em;
      }
    `,
  ]

  override render() {
    const { state } = this
    if (state === null) return nothing
    const undo = html`<cr-key @press=${() => void this.deleted.giveBack()}>${words.ready.own.undo}</cr-key>`
    return html`<div>
      <p role="status">${state.failed ? historyWords().notHeard : historyWords().deleted}</p>
      ${state.id === '' ? nothing : undo}
    </div>`
  }
}
