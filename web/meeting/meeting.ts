import { LitElement, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { leavesByEscape } from '../live/leaves-by-escape.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { AskEvent } from '../live/ask-event.ts'
import { base } from '../look/base.ts'
import { screen } from '../look/screen.ts'
import './begin.ts'
import './found.ts'
import { isMeasured, isOn } from './moment.ts'
import './on.ts'
import { ProfileNow } from './profile-now.ts'
import { beginMeeting, tellOfKeys } from './requests.ts'
import './stopped.ts'

/** The first meeting with a treadmill: before it, while it is on, what came of it; one that was met before is known already. Fires `back`. */
@customElement('cr-meeting')
export class MeetingScreen extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  @property({ type: Boolean }) covered = false
  /** One that is known is to be met once more. */
  @state() private again = false
  /** It was on, here and now: what came of it is shown, whole or not. */
  @state() private had = false
  @state() private keysTold = false
  /** The belt is to be measured, or what is known of that is looked at. */
  @state() private measures = false
  /** Once the belt rests it is ended. */
  #ending = false
  readonly #known = new ProfileNow(this)
  #view = ''

  constructor() {
    super()
    leavesByEscape(this, () => {
      if (!isOn(this.snapshot) && !isMeasured(this.snapshot)) this.#back()
    })
  }

  static override styles = [base, screen]

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('snapshot')) return
    const { snapshot } = this
    const { belt, asks } = snapshot
    if (isOn(snapshot)) this.had = true
    else this.#ending = false
    if (isMeasured(snapshot) && !this.measures) this.#measure()
    if (this.#ending && belt === 'stopped' && (asks.includes('end') || asks.includes('discard'))) this.#leave()
    this.#known.seen(snapshot)
  }

  /** With each new view the focus goes to what it is there for; while the belt moves what has it keeps it. */
  override updated(): void {
    const view = this.renderRoot.firstElementChild
    if (view === null || view.localName === this.#view) return
    this.#view = view.localName
    requestAnimationFrame(() => {
      const main = view.shadowRoot?.querySelector('.go, .main')
      main?.shadowRoot?.querySelector('button')?.focus({ preventScroll: true })
    })
  }

  override render() {
    const { snapshot, again } = this
    const { profile, refused } = this.#known
    if (isOn(snapshot)) return this.#on()
    if (this.measures) return this.#measuring()
    if (this.had && this.#known.isBefore) return this.#on()
    if (profile === null && refused === null) return nothing
    if (profile !== null && !again && (this.had || profile.metOn !== null))
      return html`<cr-meeting-found
        .snapshot=${snapshot}
        .profile=${profile}
        @back=${() => this.#back()}
        @again=${() => (this.again = true)}
        @measure=${() => this.#measure()}
      ></cr-meeting-found>`
    return html`<cr-meeting-begin
      .snapshot=${snapshot}
      .profile=${profile}
      ?again=${again}
      .refused=${refused}
      @back=${() => this.#back()}
      @begin=${() => void this.#begin()}
      @measure=${() => this.#measure()}
    ></cr-meeting-begin>`
  }

  #on() {
    const { snapshot } = this
    if (snapshot.belt === 'stopped')
      return html`<cr-meeting-stopped .snapshot=${snapshot} @end=${() => this.#leave()}></cr-meeting-stopped>`
    return html`<cr-meeting-on
      .snapshot=${snapshot}
      ?covered=${this.covered}
      ?told=${this.keysTold}
      @end=${() => this.#end()}
      @no-keys=${() => void this.#noKeys()}
    ></cr-meeting-on>`
  }

  /** Few ever do: what it takes is fetched then. */
  #measure(): void {
    void import('../measure/measure.ts')
    this.measures = true
  }

  #measuring() {
    return html`<cr-measure
      .snapshot=${this.snapshot}
      .known=${this.#known}
      ?covered=${this.covered}
      @back=${() => (this.measures = false)}
    ></cr-measure>`
  }

  /** Where nothing moved there is nothing to keep. */
  #leave(): void {
    this.#ending = false
    this.#ask(this.snapshot.asks.includes('end') ? 'end' : 'discard')
  }

  #end(): void {
    this.#ending = true
    this.#ask('stop')
  }

  async #begin(): Promise<void> {
    this.keysTold = false
    const refused = await beginMeeting(this.snapshot, this.again)
    this.#known.is(this.#known.profile, refused)
    if (refused === null) this.again = false
  }

  async #noKeys(): Promise<void> {
    this.keysTold = (await tellOfKeys(false)) === null
  }

  #ask(ask: 'stop' | 'end' | 'discard'): void {
    this.dispatchEvent(new AskEvent({ ask }))
  }

  #back(): void {
    this.dispatchEvent(new Event('back'))
  }
}
