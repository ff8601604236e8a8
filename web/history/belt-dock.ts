import { LitElement, css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { base } from '../look/base.ts'
import { phaseWords } from '../phase-words.ts'
import { shortSpeed } from '../run/speed-words.ts'
import '../touch/key.ts'
import { historyWords } from './words.ts'

/** Beside STOP, while a run goes on: what is run now, and the way back to it in one press. Fires `back`. */
@customElement('cr-belt-dock')
export class BeltDock extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  /** What the belt does is not known now. */
  @property({ type: Boolean }) unknown = false

  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        inset: auto 0 0;
        z-index: 20;
        display: flex;
        align-items: center;
        justify-content: flex-end;
        gap: 2vw;
        height: 17dvh;
        padding: 0 2vw 0 22vw;
        border-top: 2px solid var(--line);
        background: var(--ground);
      }
      p {
        flex: 1;
        min-width: 0;
        font-size: max(15px, min(3dvh, 2vw));
        line-height: 1.25;
        color: var(--quiet);
      }
      b {
        display: block;
        font-weight: 700;
        color: var(--text);
      }
      cr-key {
        flex: none;
        width: 36vw;
        height: 13dvh;
        font-size: min(4.2dvh, 2.4vw);
        font-weight: 750;
        --key-ground: var(--text);
        --key-text: var(--ground);
      }
      @media (orientation: portrait) {
        :host {
          flex-direction: column;
          align-items: stretch;
          justify-content: flex-end;
          gap: 1dvh;
          height: auto;
          padding: 1.2dvh 3vw 3dvh;
        }
        p {
          flex: none;
          font-size: max(15px, 2.1dvh);
        }
        b {
          display: inline;
        }
        cr-key {
          width: auto;
          height: 12dvh;
          margin-left: 41vw;
          font-size: min(3dvh, 6vw);
        }
      }
    `,
  ]

  override render() {
    const { snapshot, unknown } = this
    const own = historyWords()
    const isRun = snapshot.run !== null
    const speedKmh = unknown || snapshot.hidden !== null ? null : snapshot.measured.speedKmh
    const now = [phaseWords(snapshot), speedKmh === null ? '' : shortSpeed(speedKmh, snapshot)].filter(Boolean)
    const key = isRun ? own.backToRun : own.backToPanel
    return html`<p role="status"><b>${isRun ? own.runIsOn : own.beltMoves}</b> ${now.join(' · ')}</p>
      <cr-key label=${key} @press=${() => this.dispatchEvent(new Event('back'))}>${key}</cr-key>`
  }
}
