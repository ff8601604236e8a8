import type { Limits } from './limits.ts'
import { restOf } from './rest.ts'
import type { RestSeen, Sample, Seen, StopSeen } from './seen.ts'
import { lossAfter, obeysOf } from './stopping.ts'

/** What is seen of a Stop: that a press calls for one, that it is sent, and how the belt takes it. */

/**
 * A press writes a Stop unless the belt obeys one, or rest is likely or proven; held by touch it is written whatever is
 * believed. One within a second of a Stop is that Stop.
 */
function callsForStop(seen: Seen, held: boolean, atMs: number): boolean {
  const { stop, limits } = seen
  const sameMs = held ? limits.heldTouchMs : limits.stopGapMs
  if (stop !== null && atMs - stop.lastAtMs < sameMs) return false
  return held || (!obeysOf(seen, atMs) && restOf(seen, atMs) === null)
}

/**
 * True while a Stop stays wished for though the belt rests: some belts start by one (quirk 21), and none came to rest by
 * one that the machine said no to, so that its zeros may be no rest either.
 */
export function outlastsRestOf({ stop, limits }: Seen, nowMs: number): boolean {
  return stop !== null && (stop.atRest || stop.answer === 'refused') && nowMs - stop.lastAtMs <= limits.startMs
}

/** A person's press of STOP, or one held by touch. */
export function stopPressed(seen: Seen, held: boolean, atMs: number): Seen {
  return callsForStop(seen, held, atMs) ? { ...seen, press: { atMs } } : seen
}

/** Sent now, the first or once more. */
export function stopSent(seen: Seen, atMs: number): StopSeen {
  const { stop, sample, following, zeroSinceMs } = seen
  const moves = sample !== null && sample.speedKmh > 0
  if (stop !== null) {
    const onZeros = stop.onZeros + (zeroSinceMs === null ? 0 : 1)
    return {
      ...stop,
      lastAtMs: atMs,
      count: stop.count + 1,
      blind: stop.blind + 1,
      deaf: moves ? stop.deaf + 1 : stop.deaf,
      onZeros,
      answer: stop.answer === 'acknowledged' ? stop.answer : null,
      rested: restOf(seen, atMs) !== null,
    }
  }
  const slowing = moves && following !== null && following.speedKmh < sample.speedKmh
  return {
    firstAtMs: atMs,
    lastAtMs: atMs,
    count: 1,
    blind: 1,
    deaf: moves ? 1 : 0,
    onZeros: 0,
    answer: null,
    atRest: !moves,
    rested: restOf(seen, atMs) !== null,
    explainedKmh: slowing ? following.speedKmh : null,
    fall: sample === null ? null : { ...sample, atMs },
  }
}

/** After a reading of a belt that moves. */
export function stopAfter(stop: StopSeen, sample: Sample, { fall }: RestSeen, limits: Limits): StopSeen {
  const heard = fall?.step?.atMs === sample.atMs
  return {
    ...stop,
    blind: 0,
    deaf: heard ? 0 : stop.deaf,
    fall: stop.fall === null ? sample : lossAfter(stop.fall, sample, limits),
  }
}
