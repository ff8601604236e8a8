import { LIMITS } from './belt/limits.ts'
import type { Clock } from './clock.ts'

/** Once nobody watches, how often that is told, ms. */
const TELL_MS = 1000

/** Whether anybody watches the belt, by proof alone: a screen that is open, or a program that is connected, proves nothing. */
export interface Watch {
  /** Somebody sees the run now, and for as long as `lastsMs` says. */
  prove(lastsMs?: number): void
  close(): void
}

/**
 * Counts real time from the last proof; before the first one, from now.
 *
 * @param clock real time, never scaled
 * @param unwatched told for how long nobody has proven to watch, ms: as soon as nothing may get faster for it, then each
 *   second until the belt has to come down; 0 once somebody does again
 */
export function watchOn(clock: Pick<Clock, 'nowMs' | 'after'>, unwatched: (forMs: number) => void): Watch {
  let provenUntilMs = clock.nowMs()
  let told = false
  let cancel = (): void => {}

  /** At this many ms without a proof. */
  function tellAt(dueMs: number): void {
    cancel()
    const leftMs = provenUntilMs + dueMs - clock.nowMs()
    if (leftMs === Infinity) return
    cancel = clock.after(Math.max(0, leftMs), () => {
      // A timer may come a moment early; and late on a busy computer.
      const forMs = Math.max(dueMs, Math.floor(clock.nowMs() - provenUntilMs))
      told = true
      unwatched(forMs)
      if (forMs < LIMITS.unwatchedStopMs) tellAt(Math.min(forMs + TELL_MS, LIMITS.unwatchedStopMs))
    })
  }
  tellAt(LIMITS.unwatchedRiseMs)

  return {
    prove(lastsMs = 0) {
      provenUntilMs = Math.max(provenUntilMs, clock.nowMs() + lastsMs)
      tellAt(LIMITS.unwatchedRiseMs)
      if (told) unwatched(0)
      told = false
    },
    close: () => cancel(),
  }
}
