import { LitElement, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { AskEvent } from '../live/ask-event.ts'
import { base } from '../look/base.ts'
import '../parts/long-press-button.ts'
import { mayMove } from '../screen-of.ts'
import '../touch/key.ts'
import { view } from './look.ts'
import './picture.ts'
import { meetingWords } from './words.ts'

/** A meeting that was stopped: carried on by a long press, or ended with what was found. */
@customElement('cr-meeting-stopped')
export class MeetingStopped extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot

  static override styles = [base, view]

  override render() {
    const { snapshot } = this
    const { asks, plan, phases, machine } = snapshot
    const words = meetingWords()
    return html`<div class="told">
        <h1>${words.stopped}</h1>
        <p>${words.stoppedSays}</p>
        <p>${words.stoppedRails}</p>
      </div>
      ${
        plan === null
          ? nothing
          : html`<cr-meeting-picture
              .plan=${plan}
              .phases=${phases}
              unit=${machine?.unit ?? 'km/h'}
            ></cr-meeting-picture>`
      }
      <div class="keys ${mayMove(snapshot) ? '' : 'whole'}">
        <div class="row">
          ${
            asks.includes('resume')
              ? html`<cr-long-press-button
                  class="go"
                  label=${words.carryOn}
                  @longpress=${() => this.dispatchEvent(new AskEvent({ ask: 'resume' }))}
                  >${words.carryOn}</cr-long-press-button
                >`
              : nothing
          }
          ${
            asks.includes('belt-is-still')
              ? html`<cr-key
                  class="plain"
                  label=${words.still}
                  @press=${() => this.dispatchEvent(new AskEvent({ ask: 'belt-is-still' }))}
                  >${words.still}</cr-key
                >`
              : nothing
          }
        </div>
        <div class="row leaving">
          <cr-key class="end" label=${words.end} @press=${() => this.dispatchEvent(new Event('end'))}
            >${words.end}</cr-key
          >
        </div>
      </div>`
  }
}
