import { spokenIn, type Utterance } from '../../protocol/words/spoken.ts'
import { language } from '../language.ts'
import { onScreenSettings, screenSettings } from '../look/screen-settings.ts'
import type { Clock } from '../live/clock.ts'
import type { AudioOut } from './audio-out.ts'
import type { Clips } from './clips.ts'
import { countdownOn, NO_COUNTDOWN, type Countdown, type Due } from './countdown.ts'
import type { Moment } from './moment.ts'
import type { Quiet, Speaker } from './speaker.ts'
import { strike, type Struck } from './strike.ts'
import { tonesAt } from './tones-at.ts'
import { notesOf, type Tone } from './tones.ts'
import { utterancesAt } from './utterances.ts'

/** A picture comes at least each second; after a longer gap this page was frozen, or its stream was lost, ms. */
const GAP_MS = 2000
/** What was held up meanwhile comes at once, the oldest first: it is over after this, ms. */
const BACKLOG_MS = 400
const ALARM_EVERY_MS = 1000
/** Around the three, two, one and the go nothing is said, s. */
const QUIET_S = { before: 0.15, after: 0.6 } as const

/** What is heard of a run, from its moments. Whatever is on its way is on the audio clock, and taken back where it does not come. */
export class Player {
  readonly #out: AudioOut
  readonly #clips: Clips
  readonly #speaker: Speaker
  readonly #clock: Clock
  #before: Moment | null = null
  #countdown: Countdown = NO_COUNTDOWN
  readonly #struck = new Map<Due, Struck>()
  #seenAtMs = -Infinity
  #backAtMs = -Infinity
  /** The page has come back, and has not looked since. */
  #returns = true
  #stopAlarm: (() => void) | null = null
  /** What clips were looked for. */
  #repertoire = ''

  constructor(out: AudioOut, clips: Clips, speaker: Speaker, clock: Clock) {
    this.#out = out
    this.#clips = clips
    this.#speaker = speaker
    this.#clock = clock
    const follow = (): void => {
      out.switch(screenSettings())
      if (!this.#speaks) speaker.hush()
    }
    follow()
    onScreenSettings(follow)
    // The audio clock stands still meanwhile: what was to come would come late.
    out.watch(() => this.lose())
  }

  see(now: Moment): void {
    if (now === this.#before) return
    const nowMs = this.#clock.nowMs()
    if (nowMs - this.#seenAtMs > GAP_MS) {
      this.#backAtMs = nowMs
      this.#returns = true
    }
    this.#seenAtMs = nowMs
    if (now.run !== null) this.#out.open()
    this.#lookForClips(now)
    if (this.#returns) this.lose()
    // The touch that opens the sound may be the one that begins: what follows from it is heard once it is open.
    if (this.#out.opening) return
    const isBacklog = nowMs - this.#backAtMs < BACKLOG_MS
    if (isBacklog) this.#before = now
    else if (this.#out.locked) this.#miss(now)
    else this.#hear(now, this.#returns)
    if (!isBacklog) this.#returns = false
  }

  /** Nothing is known of the run any more: what was expected is not. */
  lose(): void {
    const over = this.#countdown.due.filter(({ atS }) => atS <= this.#earS).map(({ mark }) => mark)
    this.#expect({ ...this.#countdown, lineAtS: null, due: [], over: [...this.#countdown.over, ...over] })
    this.#speaker.keepQuiet(null)
  }

  /** A belt does not stop, or does again. */
  alarm(on: boolean): void {
    if (on === (this.#stopAlarm !== null)) return
    this.#stopAlarm?.()
    this.#stopAlarm = on ? this.#ring() : null
    if (on) this.#say([{ kind: 'alarm' }])
  }

  /** Seen, and not to be heard later. */
  #miss(now: Moment): void {
    this.#countdown = { ...countdownOn(this.#countdown, now, this.#earS, true), lineAtS: null, due: [] }
    this.#before = now
  }

  #hear(now: Moment, silently: boolean): void {
    this.#expect(countdownOn(this.#countdown, now, this.#earS, silently), now.stages)
    this.#speaker.keepQuiet(this.#quiet)
    if (!silently) this.#say(utterancesAt(this.#before, now, screenSettings().sound))
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

  /** While the last seconds sound; null where they are not to come. */
  get #quiet(): Quiet | null {
    const { lineAtS, due } = this.#countdown
    if (lineAtS === null || !due.some(({ mark }) => mark <= 3)) return null
    const { lateS } = this.#out
    return { fromS: lineAtS - 3 - QUIET_S.before - lateS, toS: lineAtS + QUIET_S.after - lateS }
  }

  get #speaks(): boolean {
    const { voice, muted } = screenSettings()
    return voice && !muted
  }

  #say(parts: readonly Utterance[]): void {
    if (parts.length === 0 || !this.#speaks || this.#out.locked) return
    void this.#speaker.say(
      parts.map((part) => spokenIn(language, part)),
      language.tongue,
    )
  }

  /**
   * With each run, each plan and each language there may be other clips, megabytes of them: a page on which nobody runs, and
   * which nobody has touched, does without.
   */
  #lookForClips({ repertoire }: Moment): void {
    if (repertoire === null || !screenSettings().voice || !this.#out.isOpen) return
    const wanted = `${language.tongue} ${repertoire}`
    if (wanted === this.#repertoire) return
    this.#repertoire = wanted
    this.#clips.look(language.tongue)
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
