/** How long the other side is left alone. */

const FIRST_BACK_OFF_MS = 60_000
export const LONGEST_BACK_OFF_MS = 6 * 3_600_000

/** After so many tries, ms: a minute, twice as long each time, six hours at most. */
export const backOffMs = (tries: number): number =>
  Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** Math.max(0, tries - 1))

/** After so many tries, ms; no sooner than the other side asks for, and six hours at most. */
export const waitMs = (tries: number, afterMs = 0): number =>
  Math.min(LONGEST_BACK_OFF_MS, Math.max(backOffMs(tries), afterMs))
