import type { ReactiveController } from 'lit'
import { pageClock } from './clock.ts'
import { tellDrawn } from './requests.ts'

/** As often as the daemon wants to know, less what a frame may be late, ms. */
const TELL_MS = 950

/**
 * Tells the daemon which snapshot is on the screen: without that nothing gets faster, and the belt stops. Told from the
 * frame after the one that showed it, and only while the page is visible: in a hidden or frozen tab no frame is drawn,
 * though its stream and its timers may go on.
 */
export class Watching implements ReactiveController {
  readonly #drawnNumber: () => number | null
  #toldAtMs = -Infinity
  #telling = false
  #frame = 0

  constructor(drawnNumber: () => number | null) {
    this.#drawnNumber = drawnNumber
  }

  hostUpdated(): void {
    if (this.#frame !== 0) return
    this.#frame = requestAnimationFrame(() => {
      const number = this.#drawnNumber()
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0
        if (number !== null) this.#shown(number)
      })
    })
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
  }

  /** One at a time: a daemon that does not answer must not use up the connections that a Stop needs. */
  #shown(number: number): void {
    if (this.#telling || document.visibilityState !== 'visible') return
    if (pageClock.nowMs() - this.#toldAtMs < TELL_MS) return
    this.#toldAtMs = pageClock.nowMs()
    this.#telling = true
    void tellDrawn(number).finally(() => (this.#telling = false))
  }
}
