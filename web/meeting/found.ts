import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { MachineProfile } from '../../protocol/panel/machine-profile.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { speedUnitOf } from '../../protocol/words/figures.ts'
import { base } from '../look/base.ts'
import { mayMove } from '../screen-of.ts'
import { figures } from '../language.ts'
import '../touch/key.ts'
import { foundRowsOf, foundSentencesOf } from './found-words.ts'
import { view } from './look.ts'
import { meetingWords } from './words.ts'

/** What is known of a treadmill, what follows from it, and how it is known. Fires `back`, `measure`, and `again`. */
@customElement('cr-meeting-found')
export class MeetingFound extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  @property({ attribute: false }) profile!: MachineProfile

  static override styles = [
    base,
    view,
    css`
      table {
        position: absolute;
        left: 44vw;
        top: 0;
        width: 50vw;
        border-collapse: collapse;
        font-size: max(13px, min(2.5dvh, 1.55vw));
        line-height: 1.2;
      }
      th,
      td {
        padding: 0.6em 0.5em 0.6em 0;
        border-bottom: 1px solid var(--line);
        text-align: left;
        font-weight: 450;
        font-variant-numeric: tabular-nums;
      }
      thead th,
      td:last-child {
        color: var(--quiet);
        font-size: 0.85em;
      }
      th:last-child,
      td:last-child {
        padding-right: 0;
        text-align: right;
      }
      td:nth-child(2) {
        font-weight: 700;
      }
      .share {
        display: grid;
        place-content: center;
        border-radius: var(--key-radius, 2dvmin);
        background: var(--key);
        color: inherit;
        font-size: 0.85em;
        line-height: 1.1;
        text-align: center;
        text-decoration: none;
      }
      .share:focus-visible {
        outline: 3px solid var(--text);
        outline-offset: 3px;
      }
      @media (orientation: portrait) {
        .told {
          max-height: calc(66dvh - var(--bar, 0dvh));
        }
        table {
          position: static;
          width: 100%;
          margin-top: 0.6em;
          font-size: 1em;
        }
        th,
        td {
          padding-block: 0.42em;
        }
      }
    `,
  ]

  override render() {
    const { snapshot, profile } = this
    const words = meetingWords()
    const unit = snapshot.machine?.unit ?? 'km/h'
    const { metOn } = profile
    return html`<div class="told" tabindex="0">
        <h1>${metOn === null ? words.foundSoFar : words.found}</h1>
        ${foundSentencesOf(profile, unit).map(
          ({ text, isCaution }) => html`<p class=${isCaution ? 'caution' : ''}>${text}</p>`,
        )}
        ${metOn === null ? nothing : html`<p class="quiet">${words.metOn(figures.day(metOn))}</p>`} ${this.#table(unit)}
      </div>
      <div class="keys ${mayMove(snapshot) ? '' : 'whole'}">
        <div class="row">
          <cr-key class="main" label=${words.plan} @press=${() => this.#tell('back')}>${words.plan}</cr-key>
        </div>
        <div class="row leaving">
          <cr-key class="plain" label=${words.measure} @press=${() => this.#tell('measure')}>${words.measure}</cr-key>
          <a class="share" href="/api/report" download>${words.share}</a>
          ${
            profile.meeting === null
              ? nothing
              : html`<cr-key class="plain" label=${words.meetAgain} @press=${() => this.#tell('again')}
                  >${words.meetAgain}</cr-key
                >`
          }
        </div>
      </div>`
  }

  #table(unit: 'km/h' | 'mph') {
    const { what, how, nothing: none } = meetingWords()
    const rows = foundRowsOf(this.profile, unit, speedUnitOf(this.snapshot.plan?.unit ?? 'km'))
    if (rows.length === 0) return html`<p>${none}</p>`
    return html`<table>
      <thead>
        <tr>
          <th scope="col" colspan="2">${what}</th>
          <th scope="col">${how}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row">${row.what}</th>
              <td>${row.is}</td>
              <td>${row.how}</td>
            </tr>`,
        )}
      </tbody>
    </table>`
  }

  #tell(what: 'back' | 'again' | 'measure'): void {
    this.dispatchEvent(new Event(what))
  }
}
