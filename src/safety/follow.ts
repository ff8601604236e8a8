import { snapDown, stepDown, stepUp, type SpeedGrid } from '../../protocol/units.ts'
import { handOnConsoleOf, isOrderOf } from '../belt/following.ts'
import { EXACT_KMH } from '../belt/limits.ts'
import { comesAllTheSame, risesOf, triedAgainAtMsOf } from '../belt/refusing.ts'
import type { Following, Sample, Seen } from '../belt/seen.ts'
import { ageMsOf, followMsOf, freshMsOf } from '../belt/readings.ts'
import { keptBackOf } from '../belt/rising.ts'
import { asOrderedKmhOf, toleranceOf } from '../belt/tolerance.ts'
import { uncheckedTopKmhOf, unitCheckKmhOf, unknownUnitTopKmhOf } from '../belt/unit.ts'
import type { MovingWish } from '../session/moving-wish.ts'
import type { Bounds } from './bounds.ts'
import { inclineFirst } from './incline.ts'
import { order, type Decision, type Wait } from './decision.ts'

/** How a moving belt is brought to the speed that is wished for: rises, falls, and what it does not follow (rules 3 to 5, 8 to 10). */

/** Brings the belt to the wish, one bounded step at a time, each a step from the order before it. */
export function follow(wish: MovingWish, seen: Seen, bounds: Bounds, sample: Sample, nowMs: number): Decision {
  const { following } = seen
  if (following === null) return firstOrder(wish, seen, bounds, sample, nowMs)
  if (wish.speedKmh < following.speedKmh - EXACT_KMH || pressedBelowTheirs(wish, seen, sample, nowMs))
    return fall(wish, seen, bounds, following, sample, nowMs)
  if (following.reachedAtMs === null) {
    const coming = follows(following, seen, nowMs)
    if (coming !== null) return coming
    const again = retry(following, seen, bounds, nowMs)
    const forbidden = risesOf(seen, following) ? riseForbidden(wish, seen, following.speedKmh, nowMs) : null
    return 'order' in again && forbidden !== null ? { wait: forbidden } : again
  }
  if (wish.speedKmh <= following.speedKmh + EXACT_KMH) return { wait: 'at-speed' }
  return rise(wish, seen, bounds, following, nowMs)
}

/** On an old reading nobody knows what another hand made of it since: what lies above the last order may be a rise. */
function seenInTheirHands(seen: Seen, nowMs: number): boolean {
  return handOnConsoleOf(seen) && ageMsOf(seen, nowMs) <= freshMsOf(seen)
}

/** Rule 5: from another hand's speed, what the runner presses may lie above the last order and still be a fall. */
function pressedBelowTheirs(wish: MovingWish, seen: Seen, sample: Sample, nowMs: number): boolean {
  if (!seenInTheirHands(seen, nowMs) || seen.speedAskedAtMs === null) return false
  return wish.speedKmh < asOrderedKmhOf(seen, sample.speedKmh) - EXACT_KMH
}

/**
 * Rule 9. The first order after a start: slow enough to be harmless in the other unit. A belt that moves without our
 * start, or was lost from sight, gets none until the session has taken over the speed it is found at.
 */
function firstOrder(wish: MovingWish, seen: Seen, bounds: Bounds, sample: Sample, nowMs: number): Decision {
  if (seen.start === null || seen.start.speedOrdered) return { wait: 'belt-not-known-yet' }
  const firstKmh = Math.min(unitCheckKmhOf(bounds.grid, seen.limits), snapDown(bounds.grid, wish.speedKmh))
  const forbidden = firstKmh > sample.speedKmh ? riseForbidden(wish, seen, firstKmh, nowMs) : null
  return forbidden === null ? order(firstKmh) : { wait: forbidden }
}

/** Rule 5: why the belt may not get faster, to `toKmh`, now. An *unknown* order forbids it too: see {@link follow}. */
function riseForbidden(wish: MovingWish, seen: Seen, toKmh: number, nowMs: number): Wait | null {
  const keptBack = keptBackOf(seen, nowMs)
  if (keptBack !== null) return keptBack
  if (seen.grid !== null && toKmh > unknownUnitTopKmhOf(seen, seen.grid) + EXACT_KMH) return 'unit-not-known-yet' // rule 9
  if (wish.rise === 'not-yet') return 'rise-announced-first'
  if (wish.held !== null && toKmh > (wish.ownRiseKmh ?? 0) + EXACT_KMH) return 'held'
  if (tooFarAbove(seen, toKmh)) return 'belt-does-not-follow'
  return inclineFirst(wish, seen, nowMs)
}

/**
 * Rule 4: more than one step and the tolerance above the belt as it is measured, whatever it was told or found at. A belt
 * that only just sets off is below its minimum: the order that checks the unit is small whatever it shows.
 */
function tooFarAbove(seen: Seen, toKmh: number): boolean {
  if (seen.sample === null || seen.grid === null) return true
  if (toKmh <= unitCheckKmhOf(seen.grid, seen.limits) + EXACT_KMH) return false
  const stepKmh = Math.max(seen.limits.riseStepKmh, seen.grid.stepKmh)
  return toKmh > asOrderedKmhOf(seen, seen.sample.speedKmh) + stepKmh + toleranceOf(seen, toKmh) + EXACT_KMH
}

/** Rule 4, upwards: small steps, at a pace, the next only once the last is measured, and the unit checked. */
function rise(wish: MovingWish, seen: Seen, bounds: Bounds, following: Following, nowMs: number): Decision {
  const { grid } = bounds
  const topKmh = wish.held === null ? wish.speedKmh : Math.min(wish.speedKmh, wish.ownRiseKmh ?? 0)
  const stepKmh = Math.max(
    snapDown(grid, following.speedKmh + seen.limits.riseStepKmh),
    stepUp(grid, following.speedKmh),
  )
  const theirsKmh = theirsKmhOf(seen, nowMs)
  const nextKmh = snapDown(grid, Math.min(topKmh, Math.max(stepKmh, theirsKmh)))
  // What holds it from getting faster by itself does not bring down what another hand has made faster.
  if (nextKmh < snapDown(grid, Math.min(wish.speedKmh, theirsKmh)) - EXACT_KMH) return { wait: 'hand-on-console' }
  if (nextKmh <= following.speedKmh + EXACT_KMH) return { wait: wish.held === null ? 'at-speed' : 'held' }
  if (following.unitCheck && seen.unit.check === 'due') return { wait: 'checking-the-unit' } // rule 9
  const forbidden = riseForbidden(wish, seen, nextKmh, nowMs)
  if (forbidden !== null) return { wait: forbidden }
  const checkKmh = uncheckedTopKmhOf(seen, grid)
  if (nextKmh > checkKmh + EXACT_KMH) return order(checkKmh) // rule 9: checked first, by a fall where another hand made it fast
  const kmhPerS = wish.rise === 'gentle' ? seen.limits.gentleRiseKmhPerS : bounds.briskRiseKmhPerS
  const paceMs = ((following.speedKmh - following.previousKmh) / kmhPerS) * 1000
  return nowMs - following.atMs < paceMs ? { wait: 'changing-gradually' } : order(nextKmh)
}

/** Where another hand is seen to have the belt, 0 where none has: a step up from the last order may be a fall from there. */
function theirsKmhOf(seen: Seen, nowMs: number): number {
  return seen.sample !== null && seenInTheirHands(seen, nowMs) ? asOrderedKmhOf(seen, seen.sample.speedKmh) : 0
}

/**
 * Rule 4, downwards. Slowing needs neither fresh telemetry nor anybody watching. After an order that was refused or not
 * followed only the measured speed is known: no fall ends above it, nor above that order.
 */
function fall(
  wish: MovingWish,
  seen: Seen,
  bounds: Bounds,
  following: Following,
  sample: Sample,
  nowMs: number,
): Decision {
  const { grid } = bounds
  const topKmh = snapDown(grid, bounds.capKmh) // rule 3: a speed that was taken over may lie above the cap
  const isKmh = asOrderedKmhOf(seen, sample.speedKmh)
  const inHands = handOnConsoleOf(seen)
  if (inHands && wish.speedKmh >= isKmh - EXACT_KMH) return { wait: 'hand-on-console' } // rule 5
  const theirs = seenInTheirHands(seen, nowMs)
  // Rule 9: a fall may be a rise in the other unit. Below an order of ours that was none, another is none either.
  const uncheckedKmh = uncheckedTopKmhOf(seen, grid)
  const safeKmh = theirs || !isOrderOf(following) ? uncheckedKmh : Math.max(uncheckedKmh, following.speedKmh)
  const fallTo = (toKmh: number): Decision => {
    const kmh = Math.min(toKmh, safeKmh)
    return order(theirs ? notTwice(grid, kmh, following.speedKmh, Math.min(isKmh - EXACT_KMH, safeKmh)) : kmh)
  }
  // What a hand did since an old reading is not known: it may have gone below the last order, or below what was read.
  const understood = !inHands && (following.reachedAtMs !== null || follows(following, seen, nowMs) !== null)
  const fromKmh = theirs ? isKmh : understood ? following.speedKmh : Math.min(following.speedKmh, isKmh)
  const targetKmh = snapDown(grid, Math.min(wish.speedKmh, fromKmh))
  const lastFallKmh = following.previousKmh - following.speedKmh
  if (wish.fall === 'gradual') {
    const paceMs = (lastFallKmh / seen.limits.fallKmhPerS) * 1000
    if (nowMs - following.atMs < paceMs) return { wait: 'changing-gradually' }
    return fallTo(Math.min(topKmh, Math.max(targetKmh, stepBelow(grid, fromKmh, seen.limits.fallStepKmh))))
  }
  const trailsKmh = isKmh - following.speedKmh
  // A belt that another hand took from the last order was there: that is neither waited for nor given again.
  if (!inHands && lastFallKmh > seen.limits.easeNearKmh && trailsKmh > seen.limits.easeNearKmh) {
    return understood ? { wait: 'changing-gradually' } : retry(following, seen, bounds, nowMs)
  }
  const nextKmh = Math.min(
    topKmh,
    Math.max(targetKmh, stepBelow(grid, Math.max(fromKmh, isKmh), seen.limits.easeStepKmh)),
  )
  return theirs || nextKmh < following.speedKmh - EXACT_KMH ? fallTo(nextKmh) : { wait: 'changing-gradually' }
}

/** Rule 10: from another hand's speed a fall may come by the last order; that is not given twice. */
function notTwice(grid: SpeedGrid, kmh: number, lastKmh: number, topKmh: number): number {
  if (Math.abs(kmh - lastKmh) > EXACT_KMH) return kmh
  const aboveKmh = stepUp(grid, lastKmh)
  return aboveKmh < topKmh ? aboveKmh : stepDown(grid, lastKmh)
}

/** The lowest speed of the grid within `stepKmh` below `kmh`; one step of the grid where that is more. */
function stepBelow(grid: SpeedGrid, kmh: number, stepKmh: number): number {
  const lowKmh = snapDown(grid, kmh - stepKmh)
  const withinStep = lowKmh < kmh - stepKmh - EXACT_KMH ? stepUp(grid, lowKmh) : lowKmh
  return Math.min(withinStep, stepDown(grid, kmh))
}

/** Rule 8: while an order may still be followed, the wait for it; null once it is *unknown* or refused. */
function follows(following: Following, seen: Seen, nowMs: number): Decision | null {
  if (following.answer === 'refused' && !comesAllTheSame(seen, following)) return null
  return nowMs - following.progress.atMs <= followMsOf(seen) ? { wait: 'belt-on-its-way' } : null
}

/**
 * Rule 8: the one retry of an order that was not followed; then the runner is told. Rule 10: a refused one is given again
 * at each press, and by itself after longer and longer.
 */
function retry(following: Following, seen: Seen, { walkKmh }: Bounds, nowMs: number): Decision {
  if (following.answer === 'refused') {
    const atMs = triedAgainAtMsOf(seen, following, walkKmh)
    const due = atMs !== null && nowMs >= atMs
    return due || seen.speedAskedAtMs !== null ? order(following.speedKmh) : { wait: 'treadmill-refuses' }
  }
  return following.tries >= seen.limits.tries ? { wait: 'belt-does-not-follow' } : order(following.speedKmh)
}
