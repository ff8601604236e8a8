import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'

/** One thing that can be set: what it is, what it does, and in its slot what sets it. */
@customElement('cr-setting-row')
export class SettingRow extends LitElement {
  @property() override title = ''
  @property() says = ''
  /** Why what was set last was not taken, or what came of it. */
  @property() alert = ''

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 0.2em 1em;
        align-items: center;
        min-height: 3.39em;
        padding: 0.24em 0;
        border-top: 1px solid var(--line);
      }
      b {
        display: block;
        font-weight: 650;
        line-height: 1.2;
      }
      small {
        display: block;
        font-size: max(13px, 0.8em);
        line-height: 1.25;
        color: var(--quiet);
        text-wrap: pretty;
      }
      p {
        grid-column: 1 / -1;
        font-size: max(13px, 0.85em);
        font-weight: 600;
        line-height: 1.3;
        color: var(--warning);
        text-wrap: pretty;
      }
      @media (max-width: 480px) {
        :host([wide]) {
          grid-template-columns: 1fr;
          padding-bottom: 0.6em;
        }
      }
    `,
  ]

  override render() {
    return html`<div><b>${this.title}</b> <small>${this.says}</small></div>
      <slot></slot>
      ${this.alert === '' ? nothing : html`<p role="alert">${this.alert}</p>`}`
  }
}
