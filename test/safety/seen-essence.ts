import type { Seen } from '../../src/belt/seen.ts'

/** Of some moments only whether they are there is asked; of the last order's whether it is 400 ms ago. */
export const OLDEST_OF_SEEN_MS = {
  saidStoppedAtMs: 0,
  saidStillAtMs: 0,
  speedAskedAtMs: 0,
  movedAtMs: 0,
  arrivedAtMs: 0,
  firstAtMs: 0,
  lastOrderAtMs: 1000,
} as const

/** All of what was seen that anything follows from, where limits and grid are the same in all of a search. */
export const essenceOfSeen = (seen: Seen) => ({
  ...seen,
  limits: null,
  grid: null,
  // What it is compared with is told in whole and half seconds.
  periodMs: Math.round(seen.periodMs / 500),
  // Told to the coach alone, who begins a rise earlier by it.
  rises: null,
  lagsMs: seen.lagsMs.length,
  // Ten of them teach, at the end of such a story at the earliest.
  following: seen.following && { ...seen.following, readings: seen.following.readings?.length ?? null },
})
