import { LitElement, html, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Counted } from '../../protocol/belt-turns.ts'
import type { MachineProfile } from '../../protocol/panel/machine-profile.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { AskEvent } from '../live/ask-event.ts'
import { pageClock } from '../live/clock.ts'
import { base } from '../look/base.ts'
import { screen } from '../look/screen.ts'
import { isMeasured } from '../meeting/moment.ts'
import type { ProfileNow } from '../meeting/profile-now.ts'
import '../meeting/stopped.ts'
import { countedOn, newCount, pressed, type Counting } from './counting.ts'
import './on-belt.ts'
import { beginMeasuring, tellTurns } from './requests.ts'
import './set-factor.ts'

/** What a belt runs over what its console says: told, or measured by turns. Fires `back`. */
@customElement('cr-measure')
export class Measure extends LitElement {
  @property({ attribute: false }) snapshot!: Snapshot
  @property({ attribute: false }) known!: ProfileNow
  @property({ type: Boolean }) covered = false
  @state() private count: Counting = newCount(1)
  /** At each speed, by its number. */
  @state() private counted: ReadonlyMap<number, Counted> = new Map()
  /** Why it did not begin, or nothing was set. */
  @state() private refused: string | null = null
  @state() private isSet = false
  #beltCm = 0
  /** Once the belt rests it is ended. */
  #ending = false

  static override styles = [base, screen]

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('snapshot')) return
    this.count = countedOn(this.count, this.snapshot)
    if (!isMeasured(this.snapshot)) this.#ending = false
    else if (this.#ending && this.snapshot.belt === 'stopped') this.#leave()
  }

  override render() {
    const { snapshot, refused, isSet } = this
    const { profile } = this.known
    const isOn = isMeasured(snapshot)
    if (isOn && snapshot.belt === 'stopped')
      return html`<cr-meeting-stopped .snapshot=${snapshot} @end=${() => this.#leave()}></cr-meeting-stopped>`
    if (isOn)
      return html`<cr-measure-on
        .snapshot=${snapshot}
        .count=${this.count}
        .counted=${this.counted}
        .refused=${refused}
        .factor=${isSet ? (profile?.facts.beltFactor?.value ?? null) : null}
        ?covered=${this.covered}
        @mark=${() => void this.#mark()}
        @end=${() => this.#end()}
      ></cr-measure-on>`
    return html`<cr-measure-set
      .snapshot=${snapshot}
      .profile=${profile}
      .refused=${refused}
      @back=${() => this.dispatchEvent(new Event('back'))}
      @profile=${({ detail }: CustomEvent<MachineProfile>) => this.known.is(detail)}
      @begin=${({ detail }: CustomEvent<number>) => void this.#begin(detail)}
    ></cr-measure-set>`
  }

  async #begin(beltCm: number): Promise<void> {
    this.#beltCm = beltCm
    this.count = newCount(1)
    this.counted = new Map()
    this.isSet = false
    this.refused = await beginMeasuring(this.snapshot, beltCm)
  }

  /** The mark passes. */
  async #mark(): Promise<void> {
    this.count = pressed(this.count, this.snapshot, pageClock.nowMs())
    const { stage, done } = this.count
    if (done === null || this.counted.has(stage)) return
    this.counted = new Map(this.counted).set(stage, done)
    const all = [...this.counted.values()]
    if (stage < 3) return
    const came = await tellTurns(this.#beltCm, all)
    this.refused = 'answer' in came ? null : came.refused
    this.isSet = 'answer' in came
    if ('answer' in came) this.known.is(came.answer)
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
