import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import { faceOf, keysFor, type SheetRow } from './sheet-rows.ts'

/** The keys of one use, as they look, and what they do. */
@customElement('cr-key-row')
export class KeyRow extends LitElement {
  @property({ attribute: false }) row!: SheetRow
  /** Which way they lead: filled is slower, outlined is faster. */
  @property({ reflect: true }) kind: '' | 'slows' | 'speeds' | 'plain' = ''
  /** The key that was pressed last. */
  @property({ attribute: false }) lit = ''

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: var(--face-width, 4em) 1fr;
        gap: 1em;
        align-items: center;
        padding-bottom: 0.9em;
      }
      span {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4em;
      }
      kbd {
        display: grid;
        grid-auto-flow: column;
        place-content: center;
        align-items: center;
        gap: 0.3em;
        min-width: 3.2em;
        min-height: 3.2em;
        padding: 0 0.7em;
        border: 2px solid var(--line);
        border-bottom-width: 4px;
        border-radius: 0.7em;
        background: var(--key);
        font: inherit;
        font-weight: 650;
      }
      :host([kind='speeds']) kbd {
        background: none;
      }
      .stop kbd {
        border-color: var(--text);
        background: var(--stop);
        color: var(--on-stop);
      }
      :host kbd.lit {
        border-color: var(--hot);
        background: var(--hot);
        color: var(--on-hot);
      }
      b {
        display: block;
        font-size: 1.1em;
        font-weight: 650;
        line-height: 1.2;
      }
      small {
        font-size: max(13px, 0.95em);
        line-height: 1.3;
        color: var(--quiet);
      }
    `,
  ]

  override render() {
    const { use, title, says } = this.row
    return html`<span class=${use}
        >${keysFor(use).map((key) => html`<kbd class=${this.lit === key ? 'lit' : ''}>${faceOf(key)}</kbd>`)}</span
      >
      <p><b>${title}</b>${says === '' ? nothing : html`<small>${says}</small>`}</p>`
  }
}
