import { pageClock, type Clock } from '../live/clock.ts'

/** The kiosk's source of time: its own, and the one on the wall. */
export interface KioskClock extends Clock {
  /** Milliseconds since 1970 (UTC). */
  wallMs(): number
}

export const kioskPageClock: KioskClock = { ...pageClock, wallMs: () => Date.now() }
