import type { Following, Sample, Seen } from './seen.ts'

/**
 * How long after an order the readings begin to show it, learned from orders that were seen to be followed (governor, rule 8;
 * quirk 91: 7 s). It lengthens the times that a belt has to show something, and nothing else.
 */

/** The lag to allow for, ms: what is known of the machine, or what its newest orders showed where that is more. */
export function lagMsOf({ lagsMs, limits }: Pick<Seen, 'lagsMs' | 'limits'>): number {
  // Where none of them was late there is nothing to work out, at each reading.
  if (lagsMs.length < limits.lagOrders || !lagsMs.some((ms) => ms > limits.lagMs)) return limits.lagMs
  // The one in the middle: a single order may have been lost on the air, or met by a hand on the console.
  const learnedMs = [...lagsMs].sort((a, b) => a - b)[Math.floor(lagsMs.length / 2)] ?? 0
  return Math.max(limits.lagMs, Math.min(limits.longestLagMs, learnedMs))
}

/** The lags after a reading of a moving belt: the first that shows an order tells one. A refused order tells none. */
export function lagsAfter(seen: Seen, after: Following | null, { atMs }: Sample): readonly number[] {
  const { following: before, lagsMs, limits, periodMs } = seen
  if (before === null || after === null || before.shown || !after.shown || after.refusals > 0) return lagsMs
  // It may have come late by a period; what is no longer than the times have to spare is no lag.
  const ms = atMs - after.firstAtMs - periodMs
  return [...lagsMs, ms < limits.shortestLagMs ? 0 : ms].slice(-limits.lagOrders)
}
