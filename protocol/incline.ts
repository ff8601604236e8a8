/** The inclines a machine can be ordered to, and what a grade costs. Percent, as integers of 0.1 % divided by 10. */

/** `minPct` and `maxPct` are its first and last values; flat is one of them. */
export interface InclineGrid {
  readonly minPct: number
  readonly maxPct: number
  readonly stepPct: number
}

const tenths = (pct: number): number => Math.round(pct * 10)

/**
 * The inclines of a Supported Inclination Range; null where there is nothing to choose, which machines without incline publish
 * as zeros (quirk 34), or where it cannot be flat.
 */
export function inclineGridFrom(range: {
  readonly minimumInclinationPercent: number
  readonly maximumInclinationPercent: number
  readonly minimumIncrementInclinationPercent: number
}): InclineGrid | null {
  const min = tenths(range.minimumInclinationPercent)
  const step = tenths(range.minimumIncrementInclinationPercent)
  if (step <= 0 || min > 0 || min % step !== 0) return null
  const max = Math.floor(tenths(range.maximumInclinationPercent) / step) * step
  return max <= 0 ? null : { minPct: min / 10, maxPct: max / 10, stepPct: step / 10 }
}

/** The steepest incline of the grid that is no steeper than this; none below flat. */
export function inclineDown({ maxPct, stepPct }: InclineGrid, pct: number): number {
  const step = tenths(stepPct)
  return Math.max(0, Math.floor(Math.min(tenths(pct), tenths(maxPct)) / step) * step) / 10
}

/** The flattest incline of the grid that is no flatter than this. */
export function inclineUp({ minPct, maxPct, stepPct }: InclineGrid, pct: number): number {
  const step = tenths(stepPct)
  return Math.max(tenths(minPct), Math.min(tenths(maxPct), Math.ceil(tenths(pct) / step) * step)) / 10
}

/** How much more a grade costs than the same speed on the flat, per part of rise (ACSM: 0.9 over 0.2, 1.8 over 0.1). */
const COST = { run: 4.5, walk: 18 } as const

/** The speed at an incline that costs as much as `flatKmh` on the flat. */
export const inclinedKmh = (flatKmh: number, pct: number, gait: 'run' | 'walk'): number =>
  flatKmh / (1 + (COST[gait] * pct) / 100)

/** The speed on the flat that costs as much as this one at an incline. */
export const flatKmhOf = (kmh: number, pct: number, gait: 'run' | 'walk'): number =>
  kmh * (1 + (COST[gait] * pct) / 100)
