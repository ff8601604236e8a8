import { snapDown } from '../../protocol/units.ts'
import { EXACT_KMH } from '../belt/limits.ts'
import type { Because } from '../belt/order.ts'
import { restOf, standstillOf } from '../belt/rest.ts'
import type { Following, Sample, Seen } from '../belt/seen.ts'
import { ageMsOf, followMsOf, mayStillStartOf, staleMsOf } from '../belt/readings.ts'
import { highestReadingKmhOf, toleranceOf } from '../belt/tolerance.ts'
import { outlastsRestOf } from '../belt/stop-seen.ts'
import { leftAloneOf } from '../belt/unwatched.ts'
import { riseTellsOf, tellsOtherUnitOf } from '../belt/unit.ts'
import type { MovingWish } from '../session/moving-wish.ts'
import type { Wish } from '../session/wish.ts'
import type { Bounds } from './bounds.ts'
import type { Decision } from './decision.ts'
import { follow } from './follow.ts'
import { incline } from './incline.ts'
import { pressIsOn, STOP, stopIsOn, stopUntilStill } from './stop.ts'

/**
 * The one place where a wish becomes an order. Same inputs, same decision. `bounds` is null while there is no plan; judged
 * by the limits that `seen` carries.
 */
export function govern(wish: Wish, seen: Seen, bounds: Bounds | null, nowMs: number): Decision {
  if (pressIsOn(seen) && seen.link === 'up') return STOP // rule 1
  if (wish === null && !outlastsRestOf(seen, nowMs)) return { wait: 'not-ours' } // rule 2
  if (seen.link === 'down') return { wait: 'link-lost' }
  if (wish?.belt === 'guided') return { wait: 'runner-drives' } // rule 2
  if (wish === null) return stopUntilStill(seen, false, nowMs)
  if (wish.belt === 'stopped') return stopUntilStill(seen, wish.guided ?? false, nowMs)
  if (stopIsOn(seen, nowMs)) return stopUntilStill(seen, false, nowMs)
  if (bounds === null) return { wait: 'no-plan' }
  const rest = restOf(seen, nowMs)
  const because = rest === null ? reasonToStop(seen, bounds, nowMs) : null
  if (because !== null) return { order: { kind: 'stop' }, because }
  if (seen.pending !== null || sinceOrderMs(seen, nowMs) < seen.limits.orderGapMs) return { wait: 'order-on-the-air' } // rule 10
  if (seen.sample === null || seen.sample.speedKmh === 0 || rest === 'proven' || waitsForMotion(seen))
    return startOnce(wish, seen, nowMs)
  const alone = leftAloneOf(seen)
  // Never to a belt that is likely to rest already: a Stop starts some (quirk 21).
  if (alone !== null && rest !== null) return { wait: 'belt-stopping' }
  if (alone !== null) return takeDown(wish, seen, bounds, seen.sample, alone, nowMs)
  if (wish.speedKmh > bounds.capKmh + EXACT_KMH) return { wait: 'above-the-cap' } // rule 3
  if (wish.speedKmh < bounds.grid.minKmh - EXACT_KMH) return { wait: 'below-the-minimum' } // rule 3
  return incline(wish, seen, follow(wish, seen, bounds, seen.sample, nowMs), nowMs)
}

/** Rules 6 to 9: what stops a belt that is meant to move and does not rest. Null while nothing does. */
function reasonToStop(seen: Seen, bounds: Bounds, nowMs: number): Because | null {
  const { sample, start, limits } = seen
  if (sample === null || waitsForMotion(seen)) return null
  if (seen.rest.lastMotion !== null && ageMsOf(seen, nowMs) > staleMsOf(seen)) return 'telemetry-stale' // rule 6
  if (sample.speedKmh === 0) return null
  if (twiceAbove(seen, highestReadingKmhOf(seen, bounds.capKmh))) return 'faster-than-allowed' // rule 8
  if (start !== null && !start.speedOrdered) {
    const harmlessKmh = Math.max(limits.startedTooFastKmh, bounds.grid.minKmh + limits.startedAboveMinKmh)
    return sample.speedKmh > harmlessKmh + EXACT_KMH ? 'started-too-fast' : null // rule 7
  }
  if (tellsOtherUnitOf(seen) || seen.unit.verdict === 'other') return 'takes-other-unit' // rule 9
  return seen.following === null ? null : runsAway(seen.following, seen, nowMs) // rule 8
}

/** Rule 8: in two readings, since one that no belt could make decides nothing (quirk 81). */
function twiceAbove({ sample, previous }: Seen, kmh: number): boolean {
  if (sample === null || previous === null) return false
  return Math.min(sample.speedKmh, previous.speedKmh) > kmh + EXACT_KMH
}

/** Rule 8, until the belt has arrived at the order and had the time to follow it: afterwards it is the console's doing. */
function runsAway(following: Following, seen: Seen, nowMs: number): Because | null {
  const { limits } = seen
  if (following.arrivedAtMs !== null && nowMs - following.atMs > followMsOf(seen)) return null
  const rises = following.speedKmh > following.fromKmh
  if (rises && twiceAbove(seen, following.speedKmh + limits.overshootKmh)) return 'overshot'
  const falls = following.speedKmh < following.fromKmh
  const gainKmh = Math.max(limits.wrongWayKmh, limits.wrongWayShare * following.fromKmh)
  if (!falls || !twiceAbove(seen, following.fromKmh + gainKmh)) return null
  const tells = riseTellsOf(seen)
  return tells === null ? 'speeds-up-when-slowed' : tells === 'other' ? 'takes-other-unit' : null
}

/** Rule 7. Once per ask, never inferred, never repeated, only from a provable standstill, and only while somebody watches. */
function startOnce(wish: MovingWish, seen: Seen, nowMs: number): Decision {
  const askId = wish.startAskId
  if (waitsForMotion(seen) && seen.start?.askId === askId) {
    return { wait: mayStillStartOf(seen, nowMs) ? 'belt-starting' : 'did-not-start' }
  }
  if (askId === null || seen.usedStarts.includes(askId)) return { wait: 'only-the-runner-starts' }
  if (seen.unwatchedMs >= seen.limits.unwatchedRiseMs) return { wait: 'nobody-watches' }
  if (!standstillOf(seen, nowMs)) return { wait: 'rest-not-seen' }
  return { order: { kind: 'start', askId }, because: null }
}

/** Rule 6. Left to itself: down to a walk, then stop; at once where the belt does not come down. */
function takeDown(
  wish: MovingWish,
  seen: Seen,
  bounds: Bounds,
  sample: Sample,
  because: Because,
  nowMs: number,
): Decision {
  const walkKmh = snapDown(bounds.grid, Math.min(wish.speedKmh, bounds.walkKmh))
  if (sample.speedKmh <= bounds.walkKmh + toleranceOf(seen, bounds.walkKmh)) return { order: { kind: 'stop' }, because }
  const decision = follow({ ...wish, speedKmh: walkKmh, fall: 'gradual' }, seen, bounds, sample, nowMs)
  if ('order' in decision) return { order: decision.order, because }
  const comesDown = decision.wait === 'changing-gradually' || decision.wait === 'belt-on-its-way'
  return comesDown ? decision : { order: { kind: 'stop' }, because }
}

const sinceOrderMs = (seen: Seen, nowMs: number): number => nowMs - (seen.lastOrderAtMs ?? -Infinity)
const waitsForMotion = (seen: Seen): boolean => seen.start !== null && seen.start.movedAtMs === null
