import type { AskOf } from '../../protocol/panel/asks.ts'
import type { Limits } from './limits.ts'
import { restOf } from './rest.ts'
import type { RestSeen, Sample, Seen, StopSeen } from './seen.ts'
import { lossAfter, obeysOf } from './stopping.ts'
import { seenWith } from './seen-with.ts'

/** What is seen of a Stop: that a press calls for one, that it is sent, and how the belt takes it. */

/** What is told of a person's press of STOP: the touch of a screen that it comes from, and whether it has been held for 1 s. */
type Pressed = Pick<AskOf<'stop'>, 'touch' | 'held'>

/**
 * A press writes a Stop unless the belt obeys one, or rest is likely or proven; one within a second of a Stop is that Stop.
 * Held by touch it is written whatever is believed, unless one was written for that very touch; where it is not said which
 * touch it is, a second tells.
 */
function callsForStop(seen: Seen, { touch, held }: Pressed, atMs: number): boolean {
  const { stop, stopTouch, limits } = seen
  if (held === true && touch !== undefined) return touch !== stopTouch
  if (stop !== null && atMs - stop.lastAtMs < limits.stopGapMs) return false
  if (held === true) return true
  return !obeysOf(seen, atMs) && restOf(seen, atMs) === null
}

/**
 * True while a Stop stays wished for though the belt rests: some belts start by one (quirk 21), and none came to rest by
 * one that the machine said no to, so that its zeros may be no rest either.
 */
export function outlastsRestOf({ stop, limits }: Seen, nowMs: number): boolean {
  return stop !== null && (stop.atRest || stop.answer === 'refused') && nowMs - stop.lastAtMs <= limits.startMs
}

export function stopPressed(seen: Seen, pressed: Pressed, atMs: number): Seen {
  return callsForStop(seen, pressed, atMs) ? seenWith(seen, { press: { atMs, touch: pressed.touch ?? null } }) : seen
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
