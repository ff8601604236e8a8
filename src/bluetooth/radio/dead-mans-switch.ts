import type { Clock } from '../../clock.ts'

/** How long the daemon's loop may be silent while a will is left; it feeds every 250 ms. */
const UNFED_LIMIT_MS = 3_000
const WATCH_EVERY_MS = 100

export interface DeadMansSwitch {
  /** While armed, it wants to be fed. Arming feeds. */
  arm(armed: boolean): void
  feed(): void
  stop(): void
}

/**
 * Calls `unfed` once when it was armed and not fed for 3 s.
 *
 * @param settle lets messages that have already arrived be read first, so that a busy moment here is not taken for silence there
 */
export function createDeadMansSwitch(
  clock: Clock,
  unfed: () => void,
  settle: (then: () => void) => void = (then) => void setImmediate(then),
): DeadMansSwitch {
  let armed = false
  let fedAtMs = clock.nowMs()
  const overdue = (): boolean => armed && clock.nowMs() - fedAtMs >= UNFED_LIMIT_MS
  const stop = clock.every(WATCH_EVERY_MS, () => {
    if (!overdue()) return
    settle(() => {
      if (!overdue()) return
      stop()
      unfed()
    })
  })
  const feed = (): void => {
    fedAtMs = clock.nowMs()
  }
  return {
    arm(value) {
      armed = value
      feed()
    },
    feed,
    stop,
  }
}
