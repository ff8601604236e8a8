import { EPSILON_KMH, EXACT_KMH, type Limits } from './limits.ts'
import { lagMsOf } from './lag.ts'
import type { FallSeen, Sample, Seen } from './seen.ts'
import { ageMsOf, freshMsOf } from './readings.ts'
import { asOrderedKmhOf, toleranceOf } from './tolerance.ts'

/**
 * Whether a belt comes to rest (governor, rule 1). A reading of zero tells nothing here: a lone one is noise (quirk 57),
 * and whether one that lasts is rest is another question (rest.ts).
 */

/** True while the belt obeys the last Stop: it was seen to lose a step by it, not long ago. It needs no other. */
export function obeysOf(seen: Seen, nowMs: number): boolean {
  return seen.stop !== null && stepCountsOf(seen, nowMs)
}

/** True where the belt lost a step by a Stop or by the console, which still counts at `atMs`. */
export function stepCountsOf(seen: Seen, atMs: number): boolean {
  const step = seen.rest.fall?.step ?? null
  return step !== null && atMs - step.atMs < stallMsOf(seen)
}

/** A belt that is to come to rest shows it again and again within this, ms: 4 s, one period and its lag. */
export function stallMsOf(seen: Pick<Seen, 'limits' | 'periodMs' | 'lagsMs'>): number {
  return seen.limits.stallMs + seen.periodMs + lagMsOf(seen)
}

/**
 * How the belt loses speed, after a reading of one that moves. A step is max(0.3 km/h, 10 %) and below the machine's
 * minimum anything, beyond what our last order explains. One that gains as much again is not stopping any more.
 */
export function fallAfter(seen: Seen, sample: Sample): FallSeen {
  const { fall } = seen.rest
  if (fall === null) return { from: { ...sample, atMs: seen.stop?.lastAtMs ?? sample.atMs }, step: null }
  const { from } = fall
  const step = isOver(seen, fall, sample.atMs) ? null : fall.step
  const stepKmh = Math.max(seen.limits.obeysKmh, seen.limits.obeysShare * from.speedKmh)
  const lostKmh = from.speedKmh - sample.speedKmh
  if (lostKmh <= -stepKmh + EPSILON_KMH) return { from: sample, step: null }
  if (explains(seen, sample)) return { from: sample, step }
  const crawls = sample.speedKmh < (seen.grid?.minKmh ?? 0) && lostKmh > EXACT_KMH
  if (crawls || lostKmh >= stepKmh - EPSILON_KMH) {
    const tookMs = Math.max(1, sample.atMs - from.atMs)
    return { from: sample, step: { atMs: sample.atMs, kmhPerS: (lostKmh / tookMs) * 1000 } }
  }
  // A fall begins where the belt was last near where it came from, or one after an hour would seem to take an hour.
  const stays = lostKmh < seen.limits.staysShare * stepKmh && seen.stop === null
  if (stays) return { from: { speedKmh: from.speedKmh, atMs: sample.atMs }, step }
  return step === fall.step ? fall : { from, step }
}

/**
 * A belt that a hand brings down shows its next step in about the time of the last; one that shows none in twice that has
 * come to where it was brought. One that was given a Stop may hesitate for longer, and is brought nowhere but to rest.
 */
function isOver({ stop, periodMs, limits }: Seen, { from, step }: FallSeen, atMs: number): boolean {
  if (step === null || stop !== null) return false
  const stepKmh = Math.max(limits.obeysKmh, limits.obeysShare * from.speedKmh)
  const nextMs = (stepKmh / step.kmhPerS) * 1000
  return atMs - step.atMs > limits.fallOverSteps * (nextMs + periodMs)
}

/** True where our last order was bringing the belt down to there. */
function explains(seen: Seen, { speedKmh }: Sample): boolean {
  const orderedKmh = seen.stop === null ? (seen.following?.speedKmh ?? null) : seen.stop.explainedKmh
  return orderedKmh !== null && asOrderedKmhOf(seen, speedKmh) >= orderedKmh - toleranceOf(seen, orderedKmh)
}

/** The reading at which a belt last lost enough not to be one that runs on, or the one it began at. */
export type Fall = Sample

/** After a reading of a belt that moves: one that gains again has to lose that as well. */
export function lossAfter(fall: Fall, sample: Sample, limits: Limits): Fall {
  const lostKmh = fall.speedKmh - sample.speedKmh
  const enoughKmh =
    fall.speedKmh < limits.crawlKmh
      ? limits.stopsCrawlShare * fall.speedKmh
      : Math.max(limits.stopsKmh, limits.stopsShare * fall.speedKmh)
  if (lostKmh >= enoughKmh - EPSILON_KMH) return sample
  return lostKmh < 0 ? { ...fall, speedKmh: sample.speedKmh } : fall
}

/** True where fresh telemetry shows a belt that runs on: whatever it lost, it lost too little for 4 s, one period and the lag. */
export function runsOnOf(seen: Seen, fall: Fall, nowMs: number): boolean {
  if (seen.sample === null || seen.sample.speedKmh === 0 || ageMsOf(seen, nowMs) > freshMsOf(seen)) return false
  return nowMs - fall.atMs > stallMsOf(seen)
}
