import { snap, snapDown } from '../../protocol/units.ts'
import { ageMsOf, freshMsOf, movingOf, standstillOf } from '../session/belt-seen.ts'
import type { Because, Order } from '../session/order.ts'
import type { Aim, Sample, Seen } from '../session/seen.ts'
import { toleranceOf } from '../session/watch.ts'
import type { Wish } from '../session/wish.ts'
import { LIMITS, type Bounds } from './limits.ts'

/** At most one order, or the named reason why there is none. */
export type Decision = { readonly order: Order; readonly because: Because | null } | { readonly wait: Wait }

export type Wait =
  | 'not ours'
  | 'no plan'
  | 'the link is lost'
  | 'the belt is still'
  | 'the belt is stopping'
  | 'cannot see the belt'
  | 'an order is on the air'
  | 'only the runner starts the belt'
  | 'cannot see that the belt is still'
  | 'the belt is starting'
  | 'the belt did not start'
  | 'above the cap'
  | 'below the minimum'
  | 'checking the unit'
  | 'at speed'
  | 'the belt is on its way'
  | 'changing gradually'
  | 'the treadmill refuses'
  | 'the belt does not follow'
  | 'telemetry is stale'
  | 'held'
  | 'nobody is on the belt'
  | 'nobody watches'

/** Waits that a runner should hear of: something stands between the wish and the belt. The others are the ordinary course. */
export const WORTH_SAYING: ReadonlySet<Wait> = new Set<Wait>([
  'cannot see the belt',
  'cannot see that the belt is still',
  'the belt did not start',
  'above the cap',
  'below the minimum',
  'the treadmill refuses',
  'the belt does not follow',
  'telemetry is stale',
  'nobody is on the belt',
  'nobody watches',
])

type MovingWish = Extract<Wish, { belt: 'moving' }>

/** The one place where a wish becomes an order. Same inputs, same decision. `bounds` is null while there is no plan. */
export function govern(wish: Wish, seen: Seen, bounds: Bounds | null, nowMs: number): Decision {
  if (wish === null) return { wait: 'not ours' } // rule 2
  if (seen.link === 'down') return { wait: 'the link is lost' }
  if (wish.belt === 'stopped') return stopUntilStill(seen, nowMs)
  if (bounds === null) return { wait: 'no plan' }
  const because = reasonToStop(seen, bounds, nowMs)
  if (because !== null) return { order: { kind: 'stop' }, because }
  if (seen.pending !== null || sinceOrderMs(seen, nowMs) < LIMITS.orderGapMs) return { wait: 'an order is on the air' } // rule 10
  if (seen.sample === null || seen.sample.speedKmh === 0 || waitsForMotion(seen)) return startOnce(wish, seen, nowMs)
  if (unwatchedMs(seen, nowMs) >= LIMITS.unwatchedStopMs) return takeDown(wish, seen, bounds, seen.sample, nowMs)
  if (wish.speedKmh > bounds.capKmh + EXACT_KMH) return { wait: 'above the cap' } // rule 3
  if (wish.speedKmh < bounds.grid.minKmh - EXACT_KMH) return { wait: 'below the minimum' } // rule 3
  return follow(wish, seen, bounds, seen.sample, nowMs)
}

/**
 * Rule 1. Waits for nothing: not for an order on the air, not for the gap of rule 10. Repeats only on a newer reading
 * that shows motion and no fall, since a Stop at standstill starts some machines (quirk 21). Blind: three times.
 * A belt that was told to start and has not moved yet is about to: that one Stop goes out at standstill.
 */
function stopUntilStill(seen: Seen, nowMs: number): Decision {
  const stop: Decision = { order: { kind: 'stop' }, because: null }
  if (seen.stop === null && isStarting(seen, nowMs)) return stop
  if (standstillOf(seen, nowMs) || seen.sample?.speedKmh === 0) return { wait: 'the belt is still' }
  if (seen.stop === null) return stop
  const gapOver = nowMs - seen.stop.lastAtMs >= Math.max(LIMITS.stopGapMs, seen.periodMs)
  if (!gapOver) return { wait: 'the belt is stopping' }
  if (!movingOf(seen, nowMs)) return seen.stop.count < LIMITS.blindStops ? stop : { wait: 'cannot see the belt' }
  const newer = seen.sample !== null && seen.sample.atMs > seen.stop.lastAtMs
  const fellAtMs = seen.stop.mark?.atMs ?? -Infinity
  const falls = fellAtMs > seen.stop.lastAtMs && nowMs - fellAtMs < LIMITS.stopStallMs
  return newer && !falls ? stop : { wait: 'the belt is stopping' }
}

/** Rules 6 to 9: what stops a belt that is meant to move. Null while nothing does. */
function reasonToStop(seen: Seen, bounds: Bounds, nowMs: number): Because | null {
  const { sample, aim, start } = seen
  if (sample === null || sample.speedKmh === 0) return null
  const staleMs = Math.max(LIMITS.staleStopMs, LIMITS.stalePeriods * seen.periodMs)
  if (ageMsOf(seen, nowMs) > staleMs) return 'telemetry is stale' // rule 6
  const tolerance = toleranceOf(seen)
  if (sample.speedKmh > bounds.capKmh + tolerance + EXACT_KMH) return 'the belt is faster than allowed' // rule 8
  if (start !== null && !start.speedOrdered) {
    const harmlessKmh = Math.max(LIMITS.startedTooFastKmh, bounds.grid.minKmh + LIMITS.startedAboveMinKmh)
    return sample.speedKmh > harmlessKmh ? 'the belt started too fast' : null // rule 7
  }
  if (takesOtherUnit(seen, nowMs)) return 'the treadmill takes the other unit' // rule 9
  if (aim === null || aim.reachedAtMs !== null) return null
  const rises = aim.speedKmh > aim.fromKmh
  if (rises && sample.speedKmh > aim.speedKmh + LIMITS.overshootKmh) return 'the belt overshot' // rule 8
  const wrongWay = !rises && sample.speedKmh > aim.fromKmh + LIMITS.wrongWayKmh
  return wrongWay ? 'the belt speeds up after an order to slow' : null // rule 8
}

/**
 * Rule 9. The belt settled at 1.6 × or 0.62 × of the first order; or the machine's distance runs at 1.61 × our
 * integral. The low side waits as long as a belt may take to follow, for it passes there on its way up.
 */
function takesOtherUnit(seen: Seen, nowMs: number): boolean {
  const { aim, distanceRatio } = seen
  if (distanceRatio !== null && within(distanceRatio, LIMITS.distanceRatio)) return true
  if (aim === null || !aim.unitCheck || aim.settled.count < 2) return false
  const ratio = aim.settled.speedKmh / aim.speedKmh
  return within(ratio, LIMITS.mphRatio) || (within(ratio, LIMITS.kmRatio) && nowMs - aim.atMs > followMs(seen))
}

/** Rule 7. Once per ask, never inferred, never repeated, only from a provable standstill. */
function startOnce(wish: MovingWish, seen: Seen, nowMs: number): Decision {
  if (seen.start !== null && seen.start.askId === wish.startAskId) {
    return { wait: nowMs - seen.start.atMs > LIMITS.startWaitMs ? 'the belt did not start' : 'the belt is starting' }
  }
  const askId = wish.startAskId
  if (askId === null || seen.usedStarts.includes(askId)) return { wait: 'only the runner starts the belt' }
  if (!standstillOf(seen, nowMs)) return { wait: 'cannot see that the belt is still' }
  return { order: { kind: 'start', askId }, because: null }
}

/** Rule 6. Nobody has watched for a minute: down to a walk, then stop. */
function takeDown(wish: MovingWish, seen: Seen, bounds: Bounds, sample: Sample, nowMs: number): Decision {
  const because = 'nobody watches'
  if (sample.speedKmh <= bounds.walkKmh + toleranceOf(seen)) return { order: { kind: 'stop' }, because }
  const walkKmh = Math.max(bounds.grid.minKmh, snapDown(bounds.grid, Math.min(wish.speedKmh, bounds.walkKmh)))
  const decision = follow({ ...wish, speedKmh: walkKmh, fall: 'gradual' }, seen, bounds, sample, nowMs)
  return 'order' in decision ? { order: decision.order, because } : decision
}

/** Brings the belt to the wish, one bounded step at a time. */
function follow(wish: MovingWish, seen: Seen, bounds: Bounds, sample: Sample, nowMs: number): Decision {
  if (seen.start !== null && !seen.start.speedOrdered) return firstOrder(wish, bounds)
  const fromKmh = isUnderstood(seen, nowMs) && seen.aim !== null ? seen.aim.speedKmh : sample.speedKmh
  const nearKmh = seen.aim === null ? bounds.grid.stepKmh / 2 : EXACT_KMH
  if (wish.speedKmh < fromKmh - nearKmh) return fall(wish, seen, bounds, fromKmh, sample, nowMs)
  const rises = wish.speedKmh > fromKmh + nearKmh || (seen.aim !== null && seen.aim.speedKmh > sample.speedKmh)
  const forbidden = rises ? riseForbidden(seen, nowMs) : null
  if (seen.aim !== null && seen.aim.reachedAtMs === null) {
    return follows(seen.aim, seen, nowMs) ?? (forbidden === null ? retry(seen.aim, nowMs) : { wait: forbidden })
  }
  if (wish.speedKmh <= fromKmh + nearKmh) return { wait: 'at speed' }
  if (forbidden !== null) return { wait: forbidden }
  if (seen.start !== null && !seen.start.unitChecked) return { wait: 'checking the unit' } // rule 9
  return rise(wish, seen, bounds, fromKmh, nowMs)
}

/** Rule 9. The first order after a start: slow enough to be harmless in the other unit. */
function firstOrder(wish: MovingWish, bounds: Bounds): Decision {
  const checkKmh = snap(bounds.grid, bounds.grid.minKmh + LIMITS.unitCheckKmh)
  return order(Math.min(checkKmh, wish.speedKmh))
}

/** Rule 5: why nothing may get faster now, or null. Held is rule 5 too, and stands in {@link rise}. */
function riseForbidden(seen: Seen, nowMs: number): Wait | null {
  if (ageMsOf(seen, nowMs) > freshMsOf(seen)) return 'telemetry is stale'
  if (unwatchedMs(seen, nowMs) >= LIMITS.unwatchedRiseMs) return 'nobody watches'
  const { elapsed } = seen
  const empty = elapsed !== null && elapsed.ticked && nowMs - elapsed.sinceMs >= LIMITS.emptyBeltMs
  return empty ? 'nobody is on the belt' : null
}

/** Rule 4, upwards: small steps, at a pace, the next only once the last is measured. */
function rise(wish: MovingWish, seen: Seen, bounds: Bounds, fromKmh: number, nowMs: number): Decision {
  const topKmh = wish.held === null ? wish.speedKmh : Math.min(wish.speedKmh, wish.ownRiseKmh ?? 0) // rule 5
  const stepKmh = Math.max(LIMITS.riseStepKmh, bounds.grid.stepKmh)
  const nextKmh = snapDown(bounds.grid, Math.min(topKmh, fromKmh + stepKmh))
  if (nextKmh <= fromKmh + EXACT_KMH) return { wait: wish.held === null ? 'at speed' : 'held' }
  const { aim } = seen
  if (aim !== null) {
    const kmhPerS = wish.rise === 'gentle' ? LIMITS.gentleRiseKmhPerS : bounds.briskRiseKmhPerS
    const paceMs = (Math.max(0, aim.speedKmh - aim.previousKmh) / kmhPerS) * 1000
    if (nowMs - aim.atMs < paceMs) return { wait: 'changing gradually' }
  }
  return order(nextKmh)
}

/** Rule 4, downwards. Slowing needs neither fresh telemetry nor anybody watching. */
function fall(wish: MovingWish, seen: Seen, bounds: Bounds, fromKmh: number, sample: Sample, nowMs: number): Decision {
  const { aim } = seen
  const lastFallKmh = aim === null ? 0 : aim.previousKmh - aim.speedKmh
  const stepKmh = wish.fall === 'at-once' ? LIMITS.easeStepKmh : Math.max(LIMITS.riseStepKmh, bounds.grid.stepKmh)
  if (aim !== null && wish.fall === 'at-once' && lastFallKmh > LIMITS.easeNearKmh) {
    if (sample.speedKmh - aim.speedKmh > LIMITS.easeNearKmh) return { wait: 'changing gradually' }
  }
  if (aim !== null && wish.fall === 'gradual' && lastFallKmh > 0) {
    if (nowMs - aim.atMs < (lastFallKmh / LIMITS.fallKmhPerS) * 1000) return { wait: 'changing gradually' }
  }
  const nextKmh = Math.max(wish.speedKmh, snapDown(bounds.grid, Math.max(bounds.grid.minKmh, fromKmh - stepKmh)))
  if (aim !== null && aim.speedKmh === nextKmh) return follows(aim, seen, nowMs) ?? retry(aim, nowMs)
  return order(nextKmh)
}

/** Rule 8: while an order may still be followed, the wait for it; null once it is *unknown* or refused. */
function follows(aim: Aim, seen: Seen, nowMs: number): Decision | null {
  if (aim.answer === 'refused' && !aim.followed) return null
  return aim.followed || nowMs - aim.atMs <= followMs(seen) ? { wait: 'the belt is on its way' } : null
}

/** Rules 8 and 10: the one retry of an order that was refused or not followed; then the runner is told. */
function retry(aim: Aim, nowMs: number): Decision {
  const refused = aim.answer === 'refused'
  if (aim.tries >= LIMITS.tries) return { wait: refused ? 'the treadmill refuses' : 'the belt does not follow' }
  if (refused && nowMs - aim.atMs < LIMITS.refusedRetryMs) return { wait: 'the treadmill refuses' }
  return order(aim.speedKmh)
}

/** False after an order that was refused or not followed: then only the measured speed is known. */
function isUnderstood(seen: Seen, nowMs: number): boolean {
  return seen.aim === null || seen.aim.reachedAtMs !== null || follows(seen.aim, seen, nowMs) !== null
}

const EXACT_KMH = 0.005

const order = (speedKmh: number): Decision => ({ order: { kind: 'speed', speedKmh }, because: null })
const within = (value: number, { low, high }: { low: number; high: number }): boolean => value >= low && value <= high
const followMs = (seen: Seen): number => LIMITS.followMs + LIMITS.followPeriods * seen.periodMs
const sinceOrderMs = (seen: Seen, nowMs: number): number => nowMs - (seen.lastOrderAtMs ?? -Infinity)
const unwatchedMs = (seen: Seen, nowMs: number): number => nowMs - (seen.unwatchedSinceMs ?? nowMs)
const isStarting = (seen: Seen, nowMs: number): boolean =>
  seen.start !== null && seen.start.movedAtMs === null && nowMs - seen.start.atMs <= LIMITS.startWaitMs
const waitsForMotion = (seen: Seen): boolean => seen.start !== null && seen.start.movedAtMs === null
