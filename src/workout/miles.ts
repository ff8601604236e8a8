import { stageNoun, stepUp } from '../../protocol/units.ts'
import type { SpeedGrid } from '../../protocol/units.ts'
import type { PlanFault, PartName } from './fault.ts'
import { editedSpeed, isAbove, outsideMachine, snapAtLeast, snapAtMost } from './grid-fit.ts'
import { hardestLastMileKmh, normalRunKmh, runnersMileKmh, walkersMileKmh } from './paces.ts'
import type { Recipe, RunnersBasis, WalkersBasis } from './recipe.ts'

/**
 * The speeds of the miles on the machine's grid, km/h. Each that was not typed in is at least one grid step above the
 * one before; typed ones stand as they are, and whether they rise is for the promise to say.
 */
export function mileSpeeds(recipe: Recipe, grid: SpeedGrid): readonly number[] | PlanFault {
  const { basis } = recipe
  const tooSlow = basis.kind === 'runner' ? tooSlowToRun(basis, recipe, grid) : null
  if (tooSlow !== null) return tooSlow
  const speedsKmh: number[] = []
  for (const [index, edit] of recipe.mileEdits.entries()) {
    const number = index + 1
    const mileKmh = edit === null ? workedOut(recipe, number, speedsKmh, grid) : edited(recipe, number, edit, grid)
    if (typeof mileKmh !== 'number') return mileKmh
    speedsKmh.push(mileKmh)
  }
  return (basis.kind === 'runner' ? lastMileTooHard(basis, recipe, speedsKmh) : null) ?? speedsKmh
}

const mileOf = ({ stageM }: Recipe, number: number): PartName => ({ part: 'mile', number, stage: stageNoun(stageM) })

const edited = (recipe: Recipe, number: number, kmh: number, grid: SpeedGrid): number | PlanFault =>
  editedSpeed(kmh, mileOf(recipe, number), recipe, recipe.basis.kind === 'walker' ? 'walk' : 'run', grid)

const workedOut = (recipe: Recipe, number: number, before: readonly number[], grid: SpeedGrid): number | PlanFault =>
  recipe.basis.kind === 'walker'
    ? walkedMile(recipe.basis, recipe, number, before, grid)
    : runMile(recipe.basis, recipe, number, before, grid)

function runMile(basis: RunnersBasis, recipe: Recipe, number: number, before: readonly number[], grid: SpeedGrid) {
  const kmh = Math.max(runnersMileKmh(basis.level, recipe, number, basis.maximum), recipe.runningFloorKmh)
  const outside = outsideMachine(kmh, mileOf(recipe, number), recipe.unit, grid)
  return outside ?? above(before, snapAtLeast(grid, kmh, recipe.runningFloorKmh), recipe, grid)
}

function walkedMile(basis: WalkersBasis, recipe: Recipe, number: number, before: readonly number[], grid: SpeedGrid) {
  const { walkingCeilingKmh } = recipe
  const kmh = walkersMileKmh(recipe, number, basis.walkKmh)
  const outside = outsideMachine(kmh, mileOf(recipe, number), recipe.unit, grid)
  if (outside !== null) return outside
  const mileKmh = isAbove(kmh, walkingCeilingKmh)
    ? kmh
    : above(before, snapAtMost(grid, kmh, walkingCeilingKmh), recipe, grid)
  return typeof mileKmh === 'number' && isAbove(mileKmh, walkingCeilingKmh)
    ? tooFastToWalk(recipe, number, mileKmh)
    : mileKmh
}

/** The one pass forward: at least a grid step above the mile before. */
function above(before: readonly number[], kmh: number, { unit, stageM }: Recipe, grid: SpeedGrid): number | PlanFault {
  const lastKmh = before.at(-1)
  if (lastKmh === undefined || kmh > lastKmh) return kmh
  const raisedKmh = stepUp(grid, lastKmh)
  if (raisedKmh > lastKmh) return raisedKmh
  const values = { stage: stageNoun(stageM), number: before.length + 1, lastKmh, unit }
  return { reason: 'above-machine', code: 'no-faster-step-left', values }
}

function tooSlowToRun(
  { maximum }: RunnersBasis,
  { runningFloorKmh, unit, stageM }: Recipe,
  grid: SpeedGrid,
): PlanFault | null {
  const normalKmh = normalRunKmh(maximum)
  const slowestKmh = snapAtLeast(grid, runningFloorKmh, runningFloorKmh)
  if (slowestKmh < normalKmh) return null
  const values = { stage: stageNoun(stageM), normalRunKmh: normalKmh, slowestKmh, unit }
  return { reason: 'too-slow-to-run', code: 'no-room-below-normal-run', values }
}

const tooFastToWalk = ({ unit, walkingCeilingKmh, stageM }: Recipe, number: number, kmh: number): PlanFault => ({
  reason: 'too-fast-to-walk',
  code: 'walked-too-fast',
  values: { stage: stageNoun(stageM), number, speedKmh: kmh, ceilingKmh: walkingCeilingKmh, unit },
})

/** A last mile that was not typed in keeps its distance from the finish. */
function lastMileTooHard(basis: RunnersBasis, recipe: Recipe, speeds: readonly number[]): PlanFault | null {
  const last = speeds.at(-1)
  const hardest = hardestLastMileKmh(basis.maximum)
  if (last === undefined || recipe.mileEdits.at(-1) !== null || !isAbove(last, hardest)) return null
  const { stageM, miles, unit } = recipe
  const values = { stage: stageNoun(stageM), count: miles, lastKmh: last, hardestKmh: hardest, unit }
  return { reason: 'last-mile-too-hard', code: 'ends-too-hard', values }
}
