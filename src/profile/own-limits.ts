import { snapDown, type SpeedGrid } from '../../protocol/units.ts'
import { LIMITS, type Limits } from '../belt/limits.ts'
import { isMeasured } from './profile.ts'
import type { Profile } from './facts.ts'

/**
 * The numbers that a treadmill is judged by in place of the default ones. Caps, steps, paces, the unit and staleness are never
 * looser than those; how long it may take to show an order, and how far its readings may lie from one, may be, once that was
 * measured on this very treadmill.
 */
export function ownLimitsOf({ writeGapMs, lagMs, tolerance, upKmhPerS }: Profile): Partial<Limits> {
  return {
    ...(writeGapMs.value > LIMITS.orderGapMs ? { orderGapMs: writeGapMs.value } : {}),
    ...(lagMs.value !== null && isMeasured(lagMs.from) ? { lagMs: within(lagMs.value, 0, LIMITS.longestLagMs) } : {}),
    // By this nothing is told or judged: it says how long before its line a change begins.
    ...(upKmhPerS.value !== null && isMeasured(upKmhPerS.from) ? { rampKmhPerS: upKmhPerS.value } : {}),
    ...(tolerance.value !== null && isMeasured(tolerance.from)
      ? {
          toleranceShare: within(tolerance.value.share, 0, LIMITS.widestShare),
          speedFactor: within(tolerance.value.factor, 1 - LIMITS.toleranceShare, 1 + LIMITS.toleranceShare),
        }
      : {}),
  }
}

/** The grid that orders are snapped to: the machine's own, up to where it was seen to go. */
export function ownGridOf({ grid }: Profile, ofMachine: SpeedGrid): SpeedGrid {
  if (grid.value === null || !isMeasured(grid.from) || grid.value.maxKmh >= ofMachine.maxKmh) return ofMachine
  return { ...ofMachine, maxKmh: Math.max(ofMachine.minKmh, snapDown(ofMachine, grid.value.maxKmh)) }
}

/** Its incline is not to be set from here: known of this very treadmill, since another of its model may take what it did not. */
export const keepsItsIncline = ({ incline }: Profile): boolean =>
  (incline.value === 'refused' || incline.value === 'untold') && isMeasured(incline.from)

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))
