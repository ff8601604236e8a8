import { lagMsOf } from '../belt/lag.ts'
import { restOf, standstillOf } from '../belt/rest.ts'
import type { Seen, StopSeen } from '../belt/seen.ts'
import { ageMsOf, freshMsOf } from '../belt/readings.ts'
import { obeysOf, stepCountsOf } from '../belt/stopping.ts'
import type { Decision } from './decision.ts'

/** Rule 1 of the governor: when a Stop is written, and when it is written again. */

export const STOP: Decision = { order: { kind: 'stop' }, because: null }

/**
 * Rule 1. Waits for nothing: not for an order on the air, not for the gap of rule 10. A person's press goes out where it
 * calls for a Stop (see `pressIsOn`); any other is written unless rest is likely or proven. One wished for since before the link came back
 * waits for a reading of motion, or 2 s: nothing else is written on a reconnect. `guided`: one for each press, and no other.
 */
export function stopUntilStill(seen: Seen, guided: boolean, nowMs: number): Decision {
  const { stop, sample, limits } = seen
  const linkUpAtMs = seen.linkUpAtMs ?? 0
  const rest = restOf(seen, nowMs)
  if (rest !== null) {
    return { wait: rest === 'proven' || sample?.speedKmh === 0 ? 'belt-still' : 'belt-stopping' }
  }
  if (guided && seen.press === null) return { wait: 'belt-stopping' } // rule 2: it was written for that press
  if (stop !== null && !guided) return stopAgain(seen, stop, nowMs)
  const moves = sample !== null && sample.speedKmh > 0
  return moves || nowMs - linkUpAtMs >= limits.foundStopMs ? STOP : { wait: 'belt-out-of-sight' }
}

/**
 * Rule 1, repeats: on a reading late enough to show what the last Stop did, of motion that does not obey. Without
 * telemetry three times, but not to a belt that fell; on zeros that prove nothing twice more, where nobody acknowledged.
 */
function stopAgain(seen: Seen, stop: StopSeen, nowMs: number): Decision {
  const { limits, periodMs, sample } = seen
  const sinceMs = nowMs - stop.lastAtMs
  if (ageMsOf(seen, nowMs) > freshMsOf(seen)) {
    if (stop.rested || (sample !== null && stepCountsOf(seen, sample.atMs))) return { wait: 'belt-stopping' }
    if (sinceMs < Math.max(limits.stopGapMs, periodMs)) return { wait: 'belt-stopping' }
    return stop.blind < limits.blindStops ? STOP : { wait: 'belt-out-of-sight' }
  }
  const judged = sample !== null && sample.atMs - stop.lastAtMs >= limits.stopGapMs + periodMs + lagMsOf(seen)
  if (!judged || obeysOf(seen, nowMs)) return { wait: 'belt-stopping' }
  if (sample.speedKmh === 0) {
    const again = !stop.rested && stop.answer !== 'acknowledged' && stop.onZeros < limits.zeroStops
    return again ? STOP : { wait: 'belt-out-of-sight' }
  }
  const isDeaf = stop.deaf >= limits.deafStops
  return isDeaf && sinceMs < limits.deafGapMs ? { wait: 'belt-stopping' } : STOP
}

/** A person's press that calls for a Stop, on this link: written whatever is wished for. */
export function pressIsOn({ press, linkUpAtMs }: Seen): boolean {
  return press !== null && press.atMs >= (linkUpAtMs ?? 0)
}

/** A Stop is seen through, whatever is wished for meanwhile. */
export function stopIsOn(seen: Seen, nowMs: number): boolean {
  return seen.stop !== null && !standstillOf(seen, nowMs)
}
