import { LitElement, css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { MachineProfile } from '../../protocol/panel/machine-profile.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { speed } from '../format.ts'
import { inWords } from '../language.ts'
import { base } from '../look/base.ts'
import { vars } from '../look/vars.ts'
import { tints } from '../look/tints.ts'
import '../parts/long-press-button.ts'
import { mayMove } from '../screen-of.ts'
import '../touch/key.ts'
import { view } from './look.ts'
import './picture.ts'
import { meetingWords } from './words.ts'

const CONSOLE = 2

/** Before a meeting: what will happen, what to do first, and the long press that says so. Fires `begin`, `measure`, and `back`. */
@customElement('cr-meeting-begin')
export class MeetingBegin extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  /** Null where nothing of it is told. */
  @property({ attribute: false }) profile: MachineProfile | null = null
  @property({ type: Boolean }) again = false
  /** Why it does not begin. */
  @property({ attribute: false }) refused: string | null = null
  @state() private pressing = false

  static override styles = [
    base,
    tints,
    view,
    css`
      ol {
        position: absolute;
        left: 44vw;
        top: 0;
        width: 50vw;
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: max(13px, min(2.3dvh, 1.5vw));
        line-height: 1.25;
      }
      li {
        display: grid;
        grid-template-columns: 2.6em 1fr;
        align-items: center;
        padding: 0.65em 0;
        border-bottom: 1px solid var(--line);
      }
      li b {
        font-size: 1.6em;
        color: var(--tint);
      }
      li strong {
        display: block;
        font-size: 1.15em;
        font-weight: 700;
      }
      @media (orientation: portrait) {
        ol {
          position: static;
          width: auto;
          margin-top: 0.6em;
          font-size: 1em;
        }
        li {
          padding: 0.3em 0;
        }
        .told {
          max-height: 53dvh;
        }
      }
      @media (orientation: portrait) and (max-height: 640px) {
        .told {
          max-height: 66dvh;
        }
      }
    `,
  ]

  override render() {
    const { snapshot, profile } = this
    const words = meetingWords()
    const meeting = profile?.meeting ?? null
    const unit = snapshot.machine?.unit ?? 'km/h'
    const refusal = profile?.refusal ?? null
    const refused = this.refused ?? (refusal === null ? null : inWords(refusal))
    return html`<div class="told" tabindex="0">
        <h1>${this.again ? words.again : words.title}</h1>
        ${refused === null ? nothing : html`<p class="caution" role="alert">${refused}</p>`}
        ${
          meeting === null
            ? html`<p>${words.withoutIt}</p>`
            : html`<p>${words.lead(Math.ceil(meeting.durationS / 60), speed(meeting.fastestKmh, unit))}</p>
                ${meeting.phases.length < 5 ? html`<p>${words.shorter}</p>` : nothing} ${this.#points()}
                <p class="quiet">${snapshot.machine?.simulated === true ? words.simulated : words.privacy}</p>`
        }
      </div>
      ${meeting === null ? nothing : html`<cr-meeting-picture .plan=${meeting} unit=${unit}></cr-meeting-picture>`}
      ${mayMove(snapshot) ? nothing : html`<cr-stop></cr-stop>`}
      <div class="keys">
        <div class="row">
          ${
            meeting === null
              ? nothing
              : html`<cr-long-press-button
                  class="go"
                  label=${words.begin}
                  @pressing=${({ detail }: CustomEvent<boolean>) => (this.pressing = detail)}
                  @longpress=${() => this.dispatchEvent(new Event('begin'))}
                  >${this.pressing ? words.keepHolding : words.begin}</cr-long-press-button
                >`
          }
        </div>
        <div class="row leaving">
          <cr-key class="plain" label=${words.measure} @press=${() => this.dispatchEvent(new Event('measure'))}
            >${words.measure}</cr-key
          >
          <cr-key class="plain" label=${words.notNow} @press=${() => this.dispatchEvent(new Event('back'))}
            >${words.notNow}</cr-key
          >
        </div>
      </div>`
  }

  #points() {
    const { machine } = this.snapshot
    // No keys are asked for of one that has none.
    const points = meetingWords()
      .points(machine?.name ?? '')
      .filter((_, index) => index !== CONSOLE || machine?.simulated !== true)
    return html`<ol>
      ${points.map(
        ({ title, says }, index) =>
          html`<li class="tint-mile" ${vars({ '--p': index / (points.length - 1) })}>
            <b>${index + 1}</b>
            <div><strong>${title}</strong><span class="quiet">${says}</span></div>
          </li>`,
      )}
    </ol>`
  }
}
