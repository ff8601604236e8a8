import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Piece, Told, Word } from '../../protocol/words/paragraph.ts'
import { words } from '../language.ts'
import { base } from '../look/base.ts'

/** What is being changed: a word of the paragraph, the plan it began from, or the paces beside it. */
export type Opened = Word | 'preset' | 'paces'

/** The plan as one paragraph, whose words can be changed. Fires `open` with the word that was tapped. */
@customElement('cr-paragraph')
export class Paragraph extends LitElement {
  @property() name = ''
  /** Null where nothing of it is chosen in words. */
  @property({ attribute: false }) told: Told | null = null
  /** What stands there then. */
  @property() says = ''
  @property({ attribute: false }) opened: Opened | null = null
  /** Of which word a refusal is still to be settled. */
  @property({ attribute: false }) refused: Opened | null = null

  static override styles = [
    base,
    css`
      h1 {
        font-size: min(4.6dvh, 2.6vw);
        line-height: 1.15;
        font-weight: 700;
        letter-spacing: -0.02em;
      }
      .another {
        font-size: max(13px, 0.72em);
        font-weight: 450;
        letter-spacing: 0;
        color: var(--quiet);
      }
      .paragraph {
        margin-top: 2.6dvh;
        font-size: min(3.9dvh, 2.3vw);
        line-height: 1.62;
        font-weight: 430;
      }
      .word,
      .another {
        display: inline;
        margin: 0;
        padding: 0.06em 0;
        border-radius: 0.1em;
        background: none;
        line-height: 1.3;
        text-align: left;
        text-decoration: underline;
        text-decoration-color: var(--calm);
        text-decoration-thickness: max(2px, 0.08em);
        text-underline-offset: 0.22em;
        touch-action: manipulation;
      }
      .kept {
        white-space: nowrap;
      }
      .word {
        max-width: calc(100% - 0.4em);
        white-space: normal;
        font-weight: 700;
      }
      .word.refused {
        text-decoration-color: var(--warning);
        text-decoration-style: wavy;
      }
      [aria-expanded='true'] {
        background: var(--text);
        color: var(--ground);
        box-shadow: 0 0 0 0.1em var(--text);
        text-decoration-color: transparent;
      }
      @media (orientation: portrait) {
        h1 {
          font-size: min(2.7dvh, 5.6vw);
        }
        .another {
          padding: 0.5em 0;
        }
        .paragraph {
          margin-top: 0.6dvh;
          font-size: clamp(17px, 2.45dvh, 30px);
        }
      }
    `,
  ]

  override render() {
    const { paragraph } = words.ready
    return html`<h1>${this.name} ${this.#word('preset', words.ready.preset, 'another')}</h1>
      <p class="paragraph">
        ${(this.told === null ? [this.says] : paragraph(this.told)).map((piece, at, all) =>
          typeof piece === 'string'
            ? piece.replace(ENDS, '')
            : html`<span class="kept">${this.#word(piece.word, piece.says, 'word')}${endAfter(all[at + 1])}</span>`,
        )}
      </p>`
  }

  #word(word: Exclude<Opened, 'paces'>, says: string, kind: string) {
    const name = word === 'preset' ? words.ready.presets : words.ready.wordNames[word]
    return html`<button
      type="button"
      class="${kind} ${this.refused === word ? 'refused' : ''}"
      aria-expanded=${this.opened === word}
      aria-label="${name}: ${says}"
      @click=${() => this.dispatchEvent(new CustomEvent('open', { detail: word }))}
    >
      ${says}
    </button>`
  }
}

/** A stop or a comma stays with the word before it, though that is a button: a line is never begun by one. */
const ENDS = /^[.,]/
const endAfter = (next: Piece | undefined): string => (typeof next === 'string' ? (ENDS.exec(next)?.[0] ?? '') : '')
