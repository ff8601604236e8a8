import { inclineDown, inclineUp } from '../../protocol/incline.ts'
import {
  inclineDueAgainOf,
  inclineIsFreshOf,
  inclineNowOf,
  inclineOffOf,
  inclineRestsOf,
  mayRiseOf,
  roseJustNowOf,
} from '../belt/incline.ts'
import { keptBackOf } from '../belt/rising.ts'
import type { Seen } from '../belt/seen.ts'
import type { MovingWish } from '../session/moving-wish.ts'
import type { Decision, Wait } from './decision.ts'

/**
 * How a moving belt is brought to the incline that is wished for (coach: incline): after its speed, in steps of at most 1 %, upwards
 * 20 s after any rise; downwards before its speed rises. One set at the console stays; a machine that takes none is left alone.
 */

/** Less than any machine's step, percent. */
const EXACT_PCT = 0.05

/** At most one order of an incline, where the speed needs none now; else what was decided of the speed. */
export function incline(wish: MovingWish, seen: Seen, speed: Decision, nowMs: number): Decision {
  if ('order' in speed || wish.inclinePct === null || !isOurs(seen, nowMs)) return speed
  const { grid } = seen.incline
  const nowPct = inclineNowOf(seen)
  if (grid === null || nowPct === null) return speed
  if (!inclineRestsOf(seen)) return inclineDueAgainOf(seen, nowMs) ? to(nowPct) : speed
  const wishedPct = inclineDown(grid, wish.inclinePct)
  if (wishedPct < nowPct - EXACT_PCT)
    return to(Math.max(wishedPct, inclineUp(grid, nowPct - seen.limits.inclineStepPct)))
  const nextPct = inclineDown(grid, Math.min(wishedPct, nowPct + seen.limits.inclineStepPct))
  if (nextPct <= nowPct + EXACT_PCT) return speed
  if (speed.wait !== 'at-speed' || wish.held !== null) return speed
  return keptBackOf(seen, nowMs) === null && mayRiseOf(seen, nowMs) ? to(nextPct) : { wait: 'incline-waits' }
}

/** Why a speed may not rise for the incline: it has just risen, or has to fall before. */
export function inclineFirst(wish: MovingWish, seen: Seen, nowMs: number): Wait | null {
  if (roseJustNowOf(seen, nowMs)) return 'incline-first'
  const nowPct = inclineNowOf(seen)
  if (wish.inclinePct === null || nowPct === null || !isOurs(seen, nowMs)) return null
  const { order } = seen.incline
  const falls = order !== null && order.pct < order.fromPct && order.reachedAtMs === null
  return falls || wish.inclinePct < nowPct - EXACT_PCT ? 'incline-first' : null
}

/** The machine has one, tells it, and neither a hand nor a refusal has taken it from us. */
function isOurs(seen: Seen, nowMs: number): boolean {
  const { grid, byHand } = seen.incline
  return grid !== null && !byHand && inclineIsFreshOf(seen, nowMs) && !inclineOffOf(seen, nowMs)
}

const to = (inclinePct: number): Decision => ({ order: { kind: 'incline', inclinePct }, because: null })
