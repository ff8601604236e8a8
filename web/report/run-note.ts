import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ToldOfRun } from '../live/told-of-run.ts'
import { base } from '../look/base.ts'
import '../ready/text-field.ts'
import { figureWords } from './figure-words.ts'

/** Letters of it, as the daemon keeps them. */
const MOST_LETTERS = 500

/** A note of the runner on a run that has ended. */
@customElement('cr-run-note')
export class RunNote extends LitElement {
  @property({ attribute: false }) told!: ToldOfRun
  /** Null where there is none. */
  @property() note: string | null = null

  static override styles = [
    base,
    css`
      :host {
        display: block;
        margin: 2dvh 3vw;
        max-width: 60em;
        font-size: max(16px, min(2.5dvh, 1.7vw));
      }
    `,
  ]

  override render() {
    return html`<cr-text-field
      .name=${this.note === null ? figureWords().note : figureWords().noteKept}
      .shown=${this.note ?? ''}
      .mode=${'text'}
      .read=${(text: string) => text.trim().slice(0, MOST_LETTERS)}
      @choose=${({ detail }: CustomEvent<string>) => void this.told.tell({ note: detail === '' ? null : detail })}
    ></cr-text-field>`
  }
}
