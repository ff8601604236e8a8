import { snap, snapDown, stepDown, stepUp, type SpeedGrid } from '../../protocol/units.ts'
import { restOf, standstillOf } from '../belt/rest.ts'
import {
  ageMsOf,
  followMsOf,
  freshMsOf,
  mayStillStartOf,
  nobodyOnBeltMsOf,
  settledKmhOf,
  toleranceOf,
} from '../belt/standstill.ts'
import { EXACT_KMH, type Limits, type Range } from '../belt/limits.ts'
import type { Because } from '../belt/order.ts'
import type { Following, Sample, Seen } from '../belt/seen.ts'
import type { Wish } from '../session/wish.ts'
import type { Bounds } from './bounds.ts'
import type { Decision, Wait } from './decision.ts'
import { guardsStop, pressIsOn, STOP, stopIsOn, stopUntilStill } from './stop.ts'

type MovingWish = Extract<Wish, { belt: 'moving' }>

/**
 * The one place where a wish becomes an order. Same inputs, same decision. `bounds` is null while there is no plan; judged
 * by the limits that `seen` carries.
 */
export function govern(wish: Wish, seen: Seen, bounds: Bounds | null, nowMs: number): Decision {
  if (pressIsOn(seen) && seen.link === 'up') return STOP // rule 1
  if (wish === null && !guardsStop(seen, nowMs)) return { wait: 'not ours' } // rule 2
  if (seen.link === 'down') return { wait: 'the link is lost' }
  if (wish === null) return stopUntilStill(seen, false, nowMs)
  if (wish.belt === 'stopped') return stopUntilStill(seen, wish.guided ?? false, nowMs)
  if (stopIsOn(seen, nowMs)) return stopUntilStill(seen, false, nowMs)
  if (bounds === null) return { wait: 'no plan' }
  const because = reasonToStop(seen, bounds, nowMs)
  if (because !== null) return { order: { kind: 'stop' }, because }
  if (seen.pending !== null || sinceOrderMs(seen, nowMs) < seen.limits.orderGapMs)
    return { wait: 'an order is on the air' } // rule 10
  if (seen.sample === null || restsOf(seen, nowMs) || waitsForMotion(seen)) return startOnce(wish, seen, nowMs)
  const alone = leftAloneOf(seen)
  if (alone !== null) return takeDown(wish, seen, bounds, seen.sample, alone, nowMs)
  if (wish.speedKmh > bounds.capKmh + EXACT_KMH) return { wait: 'above the cap' } // rule 3
  if (wish.speedKmh < bounds.grid.minKmh - EXACT_KMH) return { wait: 'below the minimum' } // rule 3
  return follow(wish, seen, bounds, seen.sample, nowMs)
}

/** Rules 6 to 9: what stops a belt that is meant to move. Null while nothing does. */
function reasonToStop(seen: Seen, bounds: Bounds, nowMs: number): Because | null {
  const { sample, start, limits } = seen
  if (sample === null || restOf(seen, nowMs) !== null || waitsForMotion(seen)) return null
  const staleMs = Math.max(limits.staleStopMs, limits.stalePeriods * seen.periodMs)
  if (seen.rest.lastMotion !== null && ageMsOf(seen, nowMs) > staleMs) return 'telemetry is stale' // rule 6
  if (sample.speedKmh === 0) return null
  if (sample.speedKmh > bounds.capKmh + toleranceOf(seen) + EXACT_KMH) return 'the belt is faster than allowed' // rule 8
  if (start !== null && !start.speedOrdered) {
    const harmlessKmh = Math.max(limits.startedTooFastKmh, bounds.grid.minKmh + limits.startedAboveMinKmh)
    return sample.speedKmh > harmlessKmh + EXACT_KMH ? 'the belt started too fast' : null // rule 7
  }
  if (takesOtherUnit(seen, nowMs)) return 'the treadmill takes the other unit' // rule 9
  return seen.following === null ? null : runsAway(seen.following, sample, seen, nowMs) // rule 8
}

/** Rule 8, until the belt has arrived at the order and had the time to follow it: afterwards it is the console's doing. */
function runsAway(aim: Following, { speedKmh }: Sample, seen: Seen, nowMs: number): Because | null {
  if (aim.arrivedAtMs !== null && nowMs - aim.atMs > followMsOf(seen)) return null
  const rises = aim.speedKmh > aim.fromKmh
  if (rises && speedKmh > aim.speedKmh + seen.limits.overshootKmh + EXACT_KMH) return 'the belt overshot'
  const falls = aim.speedKmh < aim.fromKmh
  const wrongWay = falls && speedKmh > aim.fromKmh + seen.limits.wrongWayKmh + EXACT_KMH
  return wrongWay ? 'the belt speeds up after an order to slow' : null
}

/**
 * Rule 9. The belt left where it was and settled at 1.6 × or 0.62 × of the order that checks the unit; or the machine's
 * distance runs at 1.61 × our integral. The low side waits as long as a belt may take to follow: it starts there.
 */
function takesOtherUnit(seen: Seen, nowMs: number): boolean {
  const { following, distanceRatio } = seen
  if (distanceRatio !== null && within(distanceRatio, seen.limits.distanceRatio)) return true
  const settledKmh = settledKmhOf(seen)
  if (following === null || settledKmh === null || !following.unitCheck || seen.unitChecked) return false
  if (Math.abs(settledKmh - following.fromKmh) <= seen.limits.unitMovedKmh) return false
  const ratio = settledKmh / following.speedKmh
  return (
    within(ratio, seen.limits.mphRatio) ||
    (within(ratio, seen.limits.kmRatio) && nowMs - following.atMs > followMsOf(seen))
  )
}

/** Rule 7. Once per ask, never inferred, never repeated, only from a provable standstill, and only while somebody watches. */
function startOnce(wish: MovingWish, seen: Seen, nowMs: number): Decision {
  const askId = wish.startAskId
  if (waitsForMotion(seen) && seen.start?.askId === askId) {
    return { wait: mayStillStartOf(seen, nowMs) ? 'the belt is starting' : 'the belt did not start' }
  }
  if (askId === null || seen.usedStarts.includes(askId)) return { wait: 'only the runner starts the belt' }
  if (seen.unwatchedMs >= seen.limits.unwatchedRiseMs) return { wait: 'nobody watches' }
  if (!standstillOf(seen, nowMs)) return { wait: 'cannot see that the belt is still' }
  return { order: { kind: 'start', askId }, because: null }
}

/** Rule 6: why a belt is left to itself; null while it is not. */
function leftAloneOf(seen: Seen): Because | null {
  if (seen.unwatchedMs >= seen.limits.unwatchedStopMs) return 'nobody watches'
  return nobodyOnBeltMsOf(seen) >= seen.limits.emptyStopMs ? 'nobody is on the belt' : null
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
  if (sample.speedKmh <= bounds.walkKmh + toleranceOf(seen)) return { order: { kind: 'stop' }, because }
  const decision = follow({ ...wish, speedKmh: walkKmh, fall: 'gradual' }, seen, bounds, sample, nowMs)
  if ('order' in decision) return { order: decision.order, because }
  const comesDown = decision.wait === 'changing gradually' || decision.wait === 'the belt is on its way'
  return comesDown ? decision : { order: { kind: 'stop' }, because }
}

/** Brings the belt to the wish, one bounded step at a time, each a step from the order before it. */
function follow(wish: MovingWish, seen: Seen, bounds: Bounds, sample: Sample, nowMs: number): Decision {
  const { following } = seen
  if (following === null) return firstOrder(wish, seen, bounds, sample, nowMs)
  if (wish.speedKmh < following.speedKmh - EXACT_KMH) return fall(wish, seen, bounds, following, sample, nowMs)
  if (following.reachedAtMs === null) {
    const coming = follows(following, seen, nowMs)
    if (coming !== null) return coming
    const again = retry(following, seen.limits, nowMs)
    const forbidden = following.speedKmh > sample.speedKmh ? riseForbidden(wish, seen, following.speedKmh, nowMs) : null
    return 'order' in again && forbidden !== null ? { wait: forbidden } : again
  }
  if (wish.speedKmh <= following.speedKmh + EXACT_KMH) return { wait: 'at speed' }
  return rise(wish, seen, bounds, following, nowMs)
}

/**
 * Rule 9. The first order after a start: slow enough to be harmless in the other unit. A belt that moves without our
 * start, or was lost from sight, gets none until the session has taken over the speed it is found at.
 */
function firstOrder(wish: MovingWish, seen: Seen, bounds: Bounds, sample: Sample, nowMs: number): Decision {
  if (seen.start === null || seen.start.speedOrdered) return { wait: 'the belt is not known yet' }
  const checkKmh = snap(bounds.grid, bounds.grid.minKmh + seen.limits.unitCheckKmh)
  const firstKmh = Math.min(checkKmh, snapDown(bounds.grid, wish.speedKmh))
  const forbidden = firstKmh > sample.speedKmh ? riseForbidden(wish, seen, firstKmh, nowMs) : null
  return forbidden === null ? order(firstKmh) : { wait: forbidden }
}

/** Rule 5: why the belt may not get faster, to `toKmh`, now. An *unknown* order forbids it too: see {@link follow}. */
function riseForbidden(wish: MovingWish, seen: Seen, toKmh: number, nowMs: number): Wait | null {
  if (ageMsOf(seen, nowMs) > freshMsOf(seen)) return 'telemetry is stale'
  if (seen.unwatchedMs >= seen.limits.unwatchedRiseMs) return 'nobody watches'
  const { elapsed } = seen
  if (elapsed !== null && elapsed.ticked && elapsed.atMs - elapsed.sinceMs >= seen.limits.emptyBeltMs)
    return 'nobody is on the belt'
  return wish.held !== null && toKmh > (wish.ownRiseKmh ?? 0) + EXACT_KMH ? 'held' : null
}

/** Rule 4, upwards: small steps, at a pace, the next only once the last is measured, and the unit checked. */
function rise(wish: MovingWish, seen: Seen, bounds: Bounds, aim: Following, nowMs: number): Decision {
  const { grid } = bounds
  const topKmh = wish.held === null ? wish.speedKmh : Math.min(wish.speedKmh, wish.ownRiseKmh ?? 0)
  const stepKmh = Math.max(snapDown(grid, aim.speedKmh + seen.limits.riseStepKmh), stepUp(grid, aim.speedKmh))
  const nextKmh = snapDown(grid, Math.min(topKmh, stepKmh))
  if (nextKmh <= aim.speedKmh + EXACT_KMH) return { wait: wish.held === null ? 'at speed' : 'held' }
  const forbidden = riseForbidden(wish, seen, nextKmh, nowMs)
  if (forbidden !== null) return { wait: forbidden }
  if (aim.unitCheck && !seen.unitChecked) return { wait: 'checking the unit' } // rule 9
  const kmhPerS = wish.rise === 'gentle' ? seen.limits.gentleRiseKmhPerS : bounds.briskRiseKmhPerS
  const paceMs = ((aim.speedKmh - aim.previousKmh) / kmhPerS) * 1000
  return nowMs - aim.atMs < paceMs ? { wait: 'changing gradually' } : order(nextKmh)
}

/**
 * Rule 4, downwards. Slowing needs neither fresh telemetry nor anybody watching. After an order that was refused or not
 * followed only the measured speed is known: no fall ends above it, nor above that order.
 */
function fall(wish: MovingWish, seen: Seen, bounds: Bounds, aim: Following, sample: Sample, nowMs: number): Decision {
  const { grid } = bounds
  const topKmh = snapDown(grid, bounds.capKmh) // rule 3: a speed that was taken over may lie above the cap
  const understood = aim.reachedAtMs !== null || follows(aim, seen, nowMs) !== null
  const fromKmh = understood ? aim.speedKmh : Math.min(aim.speedKmh, sample.speedKmh)
  const targetKmh = snapDown(grid, Math.min(wish.speedKmh, fromKmh))
  const lastFallKmh = aim.previousKmh - aim.speedKmh
  if (wish.fall === 'gradual') {
    const paceMs = (lastFallKmh / seen.limits.fallKmhPerS) * 1000
    if (nowMs - aim.atMs < paceMs) return { wait: 'changing gradually' }
    return order(Math.min(topKmh, Math.max(targetKmh, stepBelow(grid, fromKmh, seen.limits.fallStepKmh))))
  }
  const trailsKmh = sample.speedKmh - aim.speedKmh
  if (lastFallKmh > seen.limits.easeNearKmh && trailsKmh > seen.limits.easeNearKmh) {
    return understood ? { wait: 'changing gradually' } : retry(aim, seen.limits, nowMs)
  }
  const nextKmh = Math.min(
    topKmh,
    Math.max(targetKmh, stepBelow(grid, Math.max(fromKmh, sample.speedKmh), seen.limits.easeStepKmh)),
  )
  return nextKmh < aim.speedKmh - EXACT_KMH ? order(nextKmh) : { wait: 'changing gradually' }
}

/** The lowest speed of the grid within `stepKmh` below `kmh`; one step of the grid where that is more. */
function stepBelow(grid: SpeedGrid, kmh: number, stepKmh: number): number {
  const lowKmh = snapDown(grid, kmh - stepKmh)
  const withinStep = lowKmh < kmh - stepKmh - EXACT_KMH ? stepUp(grid, lowKmh) : lowKmh
  return Math.min(withinStep, stepDown(grid, kmh))
}

/** Rule 8: while an order may still be followed, the wait for it; null once it is *unknown* or refused. */
function follows(aim: Following, seen: Seen, nowMs: number): Decision | null {
  if (aim.answer === 'refused' && aim.progress.atMs === aim.atMs) return null
  return nowMs - aim.progress.atMs <= followMsOf(seen) ? { wait: 'the belt is on its way' } : null
}

/** Rules 8 and 10: the one retry of an order that was refused or not followed; then the runner is told. */
function retry(aim: Following, limits: Limits, nowMs: number): Decision {
  const refused = aim.answer === 'refused'
  if (aim.tries >= limits.tries) return { wait: refused ? 'the treadmill refuses' : 'the belt does not follow' }
  if (refused && nowMs - aim.atMs < limits.refusedRetryMs) return { wait: 'the treadmill refuses' }
  return order(aim.speedKmh)
}

const order = (speedKmh: number): Decision => ({ order: { kind: 'speed', speedKmh }, because: null })
const within = (value: number, { low, high }: Range): boolean => value >= low && value <= high
const sinceOrderMs = (seen: Seen, nowMs: number): number => nowMs - (seen.lastOrderAtMs ?? -Infinity)
const restsOf = (seen: Seen, nowMs: number): boolean => seen.sample?.speedKmh === 0 || standstillOf(seen, nowMs)
const waitsForMotion = (seen: Seen): boolean => seen.start !== null && seen.start.movedAtMs === null
