import type { Plan } from '../../protocol/panel/plan.ts'
import type { SpeedGrid } from '../../protocol/units.ts'
import { BLIND_STOPS, KM_RATIO, MPH_RATIO, SILENT_MS, UNWATCHED_MS } from '../session/belt-seen.ts'
import { capOf } from '../session/cap.ts'
import { GENTLE_RISE_KMH_PER_S } from '../session/wish.ts'

/** What the governor needs to know of the plan and the machine. */
export interface Bounds {
  readonly grid: SpeedGrid
  /** No order exceeds it, km/h. */
  readonly capKmh: number
  /** Rise from standstill and into the sprint, km/h per second. */
  readonly briskRiseKmhPerS: number
  /** Where an unwatched belt is taken before it is stopped, km/h. */
  readonly walkKmh: number
}

export function boundsOf(plan: Plan, grid: SpeedGrid): Bounds {
  const briskRiseKmhPerS = Math.min(plan.riseKmhPerS, LIMITS.steepestRiseKmhPerS)
  return { grid, capKmh: capOf(plan, grid), briskRiseKmhPerS, walkKmh: plan.walkKmh }
}

/**
 * Every number the governor decides by, each with its reason. They are this project's choices, tried on simulated
 * and reported machines; none is quoted from a standard. Times in ms, speeds in km/h. What the session goes by
 * too has its number and its reason there; what makes a reading fresh, a belt still and a speed settled stands in
 * session/belt-seen.ts.
 */
export const LIMITS = {
  /** Between two Stops: a belt needs a moment to show that it obeys. */
  stopGapMs: 1000,
  blindStops: BLIND_STOPS,
  /** A rise by more in one order is felt as a jerk. */
  riseStepKmh: 0.5,
  gentleRiseKmhPerS: GENTLE_RISE_KMH_PER_S,
  /** No choice of the runner's goes further: a belt must never outrun the feet on it. */
  steepestRiseKmhPerS: 0.5,
  /** A fall by more in one order is felt as a jerk; for ease-off see below. */
  fallStepKmh: 0.5,
  /** Into a cool-down, for `slower` and `walk-now`: half a step a second is easy to follow downwards. */
  fallKmhPerS: 0.5,
  /** Easing off is urgent, but a belt must not be pulled from under a sprinter. */
  easeStepKmh: 3,
  /** The next step of easing off waits until the belt is this near the last. */
  easeNearKmh: 1,
  unwatchedRiseMs: UNWATCHED_MS,
  /** Nobody has watched for this long: take the belt to a walk, then stop it. */
  unwatchedStopMs: 60_000,
  staleStopMs: SILENT_MS,
  stalePeriods: 3,
  /** A belt faster than this before our first order resumes an old target: max(2, its minimum + 1). */
  startedTooFastKmh: 2,
  startedAboveMinKmh: 1,
  /** One retry after silence: the first may have been lost on the air; a third would fight the console. */
  tries: 2,
  /** A refused order may be taken once the machine is ready (quirk 10). */
  refusedRetryMs: 2000,
  /** Overshoot beyond this is not a belt settling. */
  overshootKmh: 3,
  /** A belt that speeds up by this after an order to slow has it backwards (quirks 28, 42). */
  wrongWayKmh: 0.5,
  /** The first order lies this far above the minimum: slow enough to be harmless in miles, fast enough to tell units apart. */
  unitCheckKmh: 0.8,
  /** A belt that settled no further from where it was has not followed: it says nothing of units. */
  unitMovedKmh: 0.1,
  mphRatio: MPH_RATIO,
  kmRatio: KM_RATIO,
  /** The machine's distance over our integral, where its telemetry is in miles as well: 1.61 ± 0.08. */
  distanceRatio: { low: 1.53, high: 1.69 },
  /** Between any two orders: faster writes break some machines (quirk 8). */
  orderGapMs: 400,
  /** Half of the 0.01 km/h that speeds travel in: two speeds nearer than this are the same. */
  exactKmh: 0.005,
  /** Elapsed time that stands for this long at speed: nobody is on the belt (quirk 60). */
  emptyBeltMs: 5000,
} as const
