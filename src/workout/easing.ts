import type { TimedSegment } from '../../protocol/panel/plan.ts'
import { snap, snapDown, stageNoun, stepDown } from '../../protocol/units.ts'
import type { SpeedGrid } from '../../protocol/units.ts'
import type { PlanFault, PartName } from './fault.ts'
import { isBelow, outsideMachine, snapAtLeast } from './grid-fit.ts'
import { WALKERS } from './paces.ts'
import type { Recipe } from './recipe.ts'

/** What lies around the miles and is measured in time: the warm-up and the cool-down. */

const WARM_UP = { firstWalkKmh: 5.5, firstWalkS: 60, walkedKmh: 6, belowMileOneKmh: 0.6 } as const
const COOL_DOWN = { jogOfMileOne: 0.85, firstWalkKmh: 5, lastWalkKmh: 4 } as const

/** The last rung of easing off, km/h on the grid. */
export const lastWalkKmh = ({ basis }: Recipe, grid: SpeedGrid): number =>
  basis.kind === 'walker' ? snap(grid, WALKERS.lastWalk * basis.walkKmh) : snapDown(grid, COOL_DOWN.firstWalkKmh)

/** Walk, then an easy jog, every part of it slower than mile 1 where the machine has such a speed. Walkers walk. */
export function warmUpSegments(recipe: Recipe, mileOneKmh: number, grid: SpeedGrid): TimedSegment[] | PlanFault {
  const slowerKmh = stepDown(grid, mileOneKmh)
  return onGrid(wantedWarmUp(recipe, mileOneKmh, grid), 'warm-up', recipe, grid, (kmh) =>
    Math.min(snap(grid, kmh), slowerKmh),
  )
}

function wantedWarmUp({ basis, warmUpS, ...recipe }: Recipe, mileOneKmh: number, grid: SpeedGrid): TimedSegment[] {
  if (basis.kind === 'walker') return [walk(WALKERS.warmUp * basis.walkKmh, warmUpS)]
  const jogKmh = mileOneKmh - WARM_UP.belowMileOneKmh
  const walkKmh = Math.min(recipe.walkingCeilingKmh, jogKmh)
  if (isBelow(Math.min(snap(grid, jogKmh), jogKmh), recipe.runningFloorKmh))
    return [walk(Math.min(WARM_UP.walkedKmh, walkKmh), warmUpS)]
  // One minute; half of a warm-up under two minutes, a fifth of one over five.
  const walkS = Math.round(Math.max(Math.min(WARM_UP.firstWalkS, warmUpS / 2), warmUpS / 5))
  return [walk(Math.min(WARM_UP.firstWalkKmh, walkKmh), walkS), jog(jogKmh, warmUpS - walkS)]
}

/** Slow jog, never faster than mile 1, then a walk in two steps, a fifth of the time each; walkers walk in two. */
export function coolDownSegments(recipe: Recipe, mileOneKmh: number, grid: SpeedGrid): TimedSegment[] | PlanFault {
  return onGrid(wantedCoolDown(recipe, mileOneKmh, grid), 'cool-down', recipe, grid, (kmh) =>
    Math.min(snap(grid, kmh), mileOneKmh),
  )
}

function wantedCoolDown(
  { basis, coolDownS, runningFloorKmh }: Recipe,
  mileOneKmh: number,
  grid: SpeedGrid,
): TimedSegment[] {
  const fifthS = Math.round(coolDownS / 5)
  const firstS = coolDownS - 2 * fifthS
  if (basis.kind === 'walker')
    return [walk(WALKERS.coolDown * basis.walkKmh, firstS), walk(WALKERS.lastWalk * basis.walkKmh, 2 * fifthS)]
  return [
    jog(snapAtLeast(grid, COOL_DOWN.jogOfMileOne * mileOneKmh, runningFloorKmh), firstS),
    walk(COOL_DOWN.firstWalkKmh, fifthS),
    walk(COOL_DOWN.lastWalkKmh, fifthS),
  ]
}

const walk = (speedKmh: number, durationS: number): TimedSegment => ({ speedKmh, durationS, gait: 'walk' })
const jog = (speedKmh: number, durationS: number): TimedSegment => ({ speedKmh, durationS, gait: 'jog' })

function onGrid(
  wanted: readonly TimedSegment[],
  part: PartName['part'],
  { unit, stageM }: Recipe,
  grid: SpeedGrid,
  place: (kmh: number) => number,
): TimedSegment[] | PlanFault {
  for (const { speedKmh } of wanted) {
    const outside = outsideMachine(speedKmh, { part, number: null, stage: stageNoun(stageM) }, unit, grid)
    if (outside !== null) return outside
  }
  return wanted.map((segment) => ({ ...segment, speedKmh: place(segment.speedKmh) }))
}
