import type { Plan } from '../../protocol/panel/plan.ts'
import { inclinesPct } from '../../protocol/stages.ts'
import { stepUp, type SpeedGrid } from '../../protocol/units.ts'
import { milesOf } from './timing.ts'

/** A mile whose pace is hidden: which one, and from what it is drawn (coach: pacing sense). */

/** From fewer speeds nothing is drawn: whoever knows the plan would know the pace. */
const LEAST_SPEEDS = 4
/** A shorter stage leaves no time to be asked in, s. */
const SHORTEST_S = 270

/**
 * What a hidden mile is drawn from, km/h: every speed of the grid from a step above the mile before up to its own of the plan, so
 * that each mile is faster than the last whatever is drawn, and none is faster than planned.
 */
export function speedsToDraw(grid: SpeedGrid, beforeKmh: number, plannedKmh: number): readonly number[] {
  const speeds: number[] = []
  let kmh = stepUp(grid, beforeKmh)
  while (kmh < plannedKmh && kmh > (speeds.at(-1) ?? beforeKmh)) {
    speeds.push(kmh)
    kmh = stepUp(grid, kmh)
  }
  return [...speeds, plannedKmh]
}

/**
 * A plan with the pace of one of its miles hidden, from one run to the next another: all but the first and the last. The plan as
 * it is where none can be: a guided workout, one with inclines, one whose paces lie too close, or whose stages are too short.
 *
 * @param runs how many its runner has run before
 */
export function withHiddenMile(plan: Plan, runs: number, grid: SpeedGrid): Plan {
  const miles = milesOf(plan)
  if (inclinesPct(plan).length > 0) return plan
  const found = miles.slice(1, -1).map((_, turn, between) => {
    const at = 1 + ((runs + turn) % between.length)
    const [before, own] = [miles[at - 1], miles[at]]
    if (before === undefined || own === undefined) return null
    const speeds = speedsToDraw(grid, before.speedKmh, own.speedKmh)
    const isLong = own.distanceM / (own.speedKmh / 3.6) >= SHORTEST_S
    return isLong && speeds.length >= LEAST_SPEEDS ? { number: own.number, fromKmh: speeds[0] ?? own.speedKmh } : null
  })
  const hiddenMile = found.find((one) => one !== null)
  return hiddenMile === undefined ? plan : { ...plan, hiddenMile }
}
