import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { stagesIn } from '../../protocol/stages.ts'
import { onScreenSettings, screenSettings } from '../look/screen-settings.ts'
import type { Clock } from '../live/clock.ts'
import type { AudioOut } from './audio-out.ts'
import { countdownOn, NO_COUNTDOWN, type Countdown, type Due } from './countdown.ts'
import { tonesAt } from './moments.ts'
import { strike, type Struck } from './strike.ts'
import { notesOf, type Tone } from './tones.ts'

/** Snapshots come at least each second; after a longer gap this page was frozen, or its stream was lost, ms. */
const GAP_MS = 2000
/** What was held up meanwhile comes at once, the oldest first: it is over after this, ms. */
const BACKLOG_MS = 400
const ALARM_EVERY_MS = 1000

/** What is heard of a run, from its snapshots. Whatever is on its way is on the audio clock, and taken back where it does not come. */
export class Player {
  readonly #out: AudioOut
  readonly #clock: Clock
  #before: Snapshot | null = null
  #countdown: Countdown = NO_COUNTDOWN
  readonly #struck = new Map<Due, Struck>()
  #seenAtMs = -Infinity
  #backAtMs = -Infinity
  /** The page has come back, and has not looked since. */
  #returns = true
  #stopAlarm: (() => void) | null = null

  constructor(out: AudioOut, clock: Clock) {
    this.#out = out
    this.#clock = clock
    const follow = (): void => out.switch(screenSettings())
    follow()
    onScreenSettings(follow)
    // The audio clock stands still meanwhile: what was to come would come late.
    out.watch(() => {
      this.lose()
      this.#returns = true
    })
  }

  see(now: Snapshot): void {
    if (now === this.#before) return
    const nowMs = this.#clock.nowMs()
    if (nowMs - this.#seenAtMs > GAP_MS) {
      this.#backAtMs = nowMs
      this.#returns = true
    }
    this.#seenAtMs = nowMs
    if (this.#returns) this.lose()
    if (nowMs - this.#backAtMs < BACKLOG_MS || this.#out.locked) {
      this.#before = now
      return
    }
    this.#hear(now, this.#returns)
    this.#returns = false
  }

  /** Nothing is known of the run any more: what was expected is not. */
  lose(): void {
    const over = this.#countdown.due.filter(({ atS }) => atS <= this.#earS).map(({ mark }) => mark)
    this.#expect({ ...this.#countdown, lineAtS: null, due: [], over: [...this.#countdown.over, ...over] })
  }

  /** A belt does not stop, or does again. */
  alarm(on: boolean): void {
    if (on === (this.#stopAlarm !== null)) return
    this.#stopAlarm?.()
    this.#stopAlarm = on ? this.#ring() : null
  }

  #hear(now: Snapshot, silently: boolean): void {
    this.#expect(countdownOn(this.#countdown, now, this.#earS, silently), stagesIn(now.plan))
    if (!silently) for (const tone of tonesAt(this.#before, now)) this.#strike(tone, this.#out.nowS)
    this.#before = now
  }

  /** What is due and was not is handed over; what was and is not any more is taken back. */
  #expect(next: Countdown, stages = 0): void {
    const isStill = (due: Due, dues: Iterable<Due>): boolean =>
      [...dues].some(({ mark, atS }) => mark === due.mark && atS === due.atS)
    for (const [due, struck] of this.#struck) {
      if (isStill(due, next.due)) continue
      if (due.atS > this.#earS) struck.end()
      this.#struck.delete(due)
    }
    for (const due of next.due) {
      if (isStill(due, this.#struck.keys())) continue
      const tone: Tone = { kind: due.mark === 0 ? 'go' : 'tick', stages }
      this.#struck.set(due, this.#strike(tone, due.atS - this.#out.lateS))
    }
    this.#countdown = next
  }

  /** Of the audio clock, what is handed over now is heard then, s. */
  get #earS(): number {
    return this.#out.nowS + this.#out.lateS
  }

  #strike(tone: Tone, atS: number): Struck {
    return strike(this.#out.context, this.#out.tones, notesOf(tone), atS)
  }

  #ring(): () => void {
    let struck: Struck
    let again: () => void
    const ring = (): void => {
      struck = strike(this.#out.context, this.#out.alarm, notesOf({ kind: 'alarm' }), this.#out.nowS)
      again = this.#clock.after(ALARM_EVERY_MS, ring)
    }
    ring()
    return () => {
      struck.end()
      again()
    }
  }
}
