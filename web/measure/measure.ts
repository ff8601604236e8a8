import { LitElement, html, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { MachineProfile } from '../../protocol/panel/machine-profile.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { AskEvent } from '../live/ask-event.ts'
import { pageClock } from '../live/clock.ts'
import { base } from '../look/base.ts'
import { screen } from '../look/screen.ts'
import { isMeasured } from '../meeting/moment.ts'
import type { ProfileNow } from '../meeting/profile-now.ts'
import { pressed } from './counting.ts'
import { allOf, countsAfter, countsOn, goodOf, keep, kept, newCounts, type Counts } from './kept.ts'
import './on-belt.ts'
import { beginMeasuring, tellTurns } from './requests.ts'
import { nothingSetSays } from './says.ts'
import './set-factor.ts'
import './stopped.ts'

/** Ms since 1970, so that it goes on through a reload. */
const nowMs = (): number => performance.timeOrigin + pageClock.nowMs()

/** What a belt runs over what its console says: told, or measured by turns. Fires `back`. */
@customElement('cr-measure')
export class Measure extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  @property({ attribute: false }) known!: ProfileNow
  @property({ type: Boolean }) covered = false
  /** Null where nothing is measured, or it was begun on another screen. */
  @state() private counts: Counts | null = null
  /** They were counted before this page was loaded. */
  @state() private carriedOn = false
  /** Why it did not begin, or nothing was set. */
  @state() private refused: string | null = null
  @state() private isSet = false
  /** The counts that gave no factor. */
  #before: Counts | null = null
  #telling = false
  /** Once the belt rests it is ended. */
  #ending = false

  static override styles = [base, screen]

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('snapshot')) return
    const { snapshot } = this
    if (!isMeasured(snapshot)) {
      this.#ending = false
      // What was begun here and is yet to be heard of belongs to what comes.
      if (this.counts !== null && this.counts.run !== null) {
        this.#before = this.isSet ? null : this.counts
        if (!this.isSet) this.refused = nothingSetSays(this.counts)
        this.#has(null)
        this.isSet = false
      }
      return
    }
    const before = this.counts ?? kept()
    const counts = countsOn(before, snapshot, nowMs())
    if (this.counts === null && counts !== null) this.carriedOn = true
    this.#has(counts)
    void this.#tell()
    if (this.#ending && snapshot.belt === 'stopped') this.#leave()
  }

  override render() {
    const { snapshot, refused, isSet } = this
    const { profile } = this.known
    const isOn = isMeasured(snapshot)
    if (isOn && snapshot.belt === 'stopped')
      return html`<cr-measure-stopped .snapshot=${snapshot} @end=${() => this.#leave()}></cr-measure-stopped>`
    if (isOn)
      return html`<cr-measure-on
        .snapshot=${snapshot}
        .counts=${this.counts}
        ?carried=${this.carriedOn}
        .refused=${refused}
        .factor=${isSet ? (profile?.facts.beltFactor?.value ?? null) : null}
        ?covered=${this.covered}
        @mark=${() => this.#mark()}
        @end=${() => this.#end()}
      ></cr-measure-on>`
    return html`<cr-measure-set
      .snapshot=${snapshot}
      .profile=${profile}
      .refused=${refused}
      @back=${() => this.dispatchEvent(new Event('back'))}
      @profile=${({ detail }: CustomEvent<MachineProfile>) => {
        this.known.is(detail)
        this.requestUpdate()
      }}
      @begin=${({ detail }: CustomEvent<number>) => void this.#begin(detail)}
    ></cr-measure-set>`
  }

  #has(counts: Counts | null): void {
    this.counts = counts
    keep(counts)
  }

  async #begin(beltCm: number): Promise<void> {
    this.#has(newCounts(beltCm, this.#before?.beltCm === beltCm ? goodOf(this.#before) : {}))
    this.isSet = false
    this.carriedOn = false
    this.refused = await beginMeasuring(this.snapshot, beltCm)
    if (this.refused !== null) this.#has(null)
  }

  /** The mark passes. */
  #mark(): void {
    const { counts } = this
    if (counts === null) return
    this.carriedOn = false
    this.#has(countsAfter(counts, pressed(counts.count, this.snapshot, nowMs())))
    void this.#tell()
  }

  /** Once all is counted: again with each snapshot, until somebody answers. */
  async #tell(): Promise<void> {
    const { counts } = this
    const all = counts && allOf(counts)
    if (counts === null || all === null || this.#telling || this.isSet || this.refused !== null) return
    this.#telling = true
    const came = await tellTurns(counts.beltCm, all)
    this.#telling = false
    if (typeof came === 'string') this.refused = nothingSetSays(counts)
    else if (came !== null) {
      this.known.is(came)
      this.isSet = true
    }
  }

  #end(): void {
    this.#ending = true
    this.dispatchEvent(new AskEvent({ ask: 'stop' }))
  }

  /** Where nothing moved there is nothing to keep. */
  #leave(): void {
    const { asks } = this.snapshot
    if (!asks.includes('end') && !asks.includes('discard')) return
    this.#ending = false
    this.dispatchEvent(new AskEvent({ ask: asks.includes('end') ? 'end' : 'discard' }))
  }
}
