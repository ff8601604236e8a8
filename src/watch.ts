import type { Clock } from './clock.ts'

/** How often it is told for how long nobody has proven to watch, ms. */
const TELL_MS = 1000

/** Whether anybody watches the belt, by proof alone: a screen that is open, or a program that is connected, proves nothing. */
export interface Watch {
  /** Somebody sees the run now, and for as long as `lastsMs` says. */
  prove(lastsMs?: number): void
  close(): void
}

/**
 * Counts real time from the last proof; before the first one, from now. For how long nobody watches is told and no more:
 * what follows from it, and when, are the limits of the belt there is.
 *
 * @param clock real time, never scaled
 * @param unwatched told for how long nobody has proven to watch, ms, at each full second of it; 0 once somebody does again
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
      tellAt((Math.floor(forMs / TELL_MS) + 1) * TELL_MS)
    })
  }
  tellAt(TELL_MS)

  return {
    prove(lastsMs = 0) {
      provenUntilMs = Math.max(provenUntilMs, clock.nowMs() + lastsMs)
      tellAt(TELL_MS)
      if (told) unwatched(0)
      told = false
    },
    close: () => cancel(),
  }
}
