import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { Clock } from './clock.ts'
import { pressOnceSeen, THROUGH_MS, type StopPress } from './stop-press.ts'

/** Sends a Stop once, and waits so long for an answer. Null where nobody answered; else why it was refused, '' where it was taken. */
export type SendStop = (waitMs: number) => Promise<string | null>

/**
 * Sends a pressed STOP again each second until Crescendo has it: the same ask each time, which is carried out once. It ends
 * when the belt is seen at rest, or when a person says that it stands.
 */
export class StopSender {
  press: StopPress | null = null
  readonly #clock: Clock
  readonly #changed: () => void
  #send: SendStop | null = null
  #wake: () => void = () => {}

  constructor(clock: Clock, changed: () => void) {
    this.#clock = clock
    this.#changed = changed
  }

  /**
   * A new press takes the place of one that is still on its way, and is sent at once. Resolves with why it was refused; null
   * where it was taken, or given up.
   */
  async pressed(send: SendStop, fromKmh: number | null): Promise<string | null> {
    const waits = this.press !== null && !this.press.answered
    if (!waits) this.press = { atMs: this.#clock.nowMs(), tries: 0, answered: false, fromKmh, obeyed: false }
    this.#send = send
    this.#wake()
    // What is on the screen changes when an answer is late.
    this.#clock.after(THROUGH_MS, this.#changed)
    for (;;) {
      const sentAtMs = this.#clock.nowMs()
      this.#become({ tries: (this.press?.tries ?? 0) + 1 })
      const answer = await send(THROUGH_MS)
      if (this.#send !== send) return null
      if (answer !== null) {
        this.#become({ answered: true })
        return answer === '' ? null : answer
      }
      await this.#sleep(THROUGH_MS - (this.#clock.nowMs() - sentAtMs))
      if (this.#send !== send) return null
    }
  }

  /** What a snapshot says of the belt since. */
  see(snapshot: Snapshot, speedKmh: number | null): void {
    if (this.press === null) return
    const press = pressOnceSeen(this.press, snapshot, speedKmh)
    if (press === null) this.forget()
    else this.press = press
  }

  forget(): void {
    this.press = null
    this.#send = null
    this.#wake()
    this.#changed()
  }

  #become(change: Partial<StopPress>): void {
    if (this.press !== null) this.press = { ...this.press, ...change }
    this.#changed()
  }

  #sleep(ms: number): Promise<void> {
    if (ms <= 0) return Promise.resolve()
    return new Promise((wake) => {
      const undo = this.#clock.after(ms, wake)
      this.#wake = () => {
        undo()
        wake()
      }
    })
  }
}
