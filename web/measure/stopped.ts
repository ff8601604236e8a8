import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { AskEvent } from '../live/ask-event.ts'
import { base } from '../look/base.ts'
import { view } from '../meeting/look.ts'
import { meetingWords } from '../meeting/words.ts'
import '../parts/long-press-button.ts'
import { mayMove } from '../screen-of.ts'
import '../touch/key.ts'
import { measureWords } from './words.ts'

/** A measuring that was stopped: carried on by a long press, or ended with nothing set. Fires `end`. */
@customElement('cr-measure-stopped')
export class MeasureStopped extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot

  static override styles = [base, view]

  override render() {
    const { asks } = this.snapshot
    const { stopped, stoppedRails, carryOn, still } = meetingWords()
    const { stoppedSays, endHere } = measureWords()
    const ask = (ask: 'resume' | 'belt-is-still') => () => this.dispatchEvent(new AskEvent({ ask }))
    return html`<div class="told">
        <h1>${stopped}</h1>
        <p>${stoppedSays}</p>
        <p>${stoppedRails}</p>
      </div>
      <div class="keys ${mayMove(this.snapshot) ? '' : 'whole'}">
        <div class="row">
          ${
            asks.includes('resume')
              ? html`<cr-long-press-button class="go" label=${carryOn} @longpress=${ask('resume')}
                  >${carryOn}</cr-long-press-button
                >`
              : nothing
          }
          ${
            asks.includes('belt-is-still')
              ? html`<cr-key class="plain" label=${still} @press=${ask('belt-is-still')}>${still}</cr-key>`
              : nothing
          }
        </div>
        <div class="row leaving">
          <cr-key label=${endHere} @press=${() => this.dispatchEvent(new Event('end'))}>${endHere}</cr-key>
        </div>
      </div>`
  }
}
