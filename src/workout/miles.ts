import { stageName, stageNoun, stepUp } from '../../protocol/units.ts'
import type { SpeedGrid } from '../../protocol/units.ts'
import type { Fault } from './fault.ts'
import { editedSpeed, isAbove, outsideMachine, snapAtLeast, snapAtMost } from './grid-fit.ts'
import { hardestLastMileKmh, normalRunKmh, runnersMileKmh, walkersMileKmh } from './paces.ts'
import type { Recipe, RunnersBasis, WalkersBasis } from './recipe.ts'
import { speedWords } from './words.ts'

/**
 * The speeds of the miles on the machine's grid, km/h. Each that was not typed in is at least one grid step above the
 * one before; typed ones stand as they are, and whether they rise is for the promise to say.
 */
export function mileSpeeds(recipe: Recipe, grid: SpeedGrid): readonly number[] | Fault {
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

const edited = (recipe: Recipe, number: number, kmh: number, grid: SpeedGrid): number | Fault =>
  editedSpeed(kmh, stageName(recipe.stageM, number), recipe, recipe.basis.kind === 'walker' ? 'walk' : 'run', grid)

const workedOut = (recipe: Recipe, number: number, before: readonly number[], grid: SpeedGrid): number | Fault =>
  recipe.basis.kind === 'walker'
    ? walkedMile(recipe.basis, recipe, number, before, grid)
    : runMile(recipe.basis, recipe, number, before, grid)

function runMile(basis: RunnersBasis, recipe: Recipe, number: number, before: readonly number[], grid: SpeedGrid) {
  const kmh = Math.max(runnersMileKmh(basis.level, recipe, number, basis.maximum), recipe.runningFloorKmh)
  const outside = outsideMachine(kmh, stageName(recipe.stageM, number), recipe.unit, grid)
  return outside ?? above(before, snapAtLeast(grid, kmh, recipe.runningFloorKmh), recipe, grid)
}

function walkedMile(basis: WalkersBasis, recipe: Recipe, number: number, before: readonly number[], grid: SpeedGrid) {
  const { walkingCeilingKmh, unit } = recipe
  const kmh = walkersMileKmh(recipe, number, basis.walkKmh)
  const outside = outsideMachine(kmh, stageName(recipe.stageM, number), unit, grid)
  if (outside !== null) return outside
  const mileKmh = isAbove(kmh, walkingCeilingKmh)
    ? kmh
    : above(before, snapAtMost(grid, kmh, walkingCeilingKmh), recipe, grid)
  return typeof mileKmh === 'number' && isAbove(mileKmh, walkingCeilingKmh)
    ? tooFastToWalk(recipe, number, mileKmh)
    : mileKmh
}

/** The one pass forward: at least a grid step above the mile before. */
function above(before: readonly number[], kmh: number, { unit, stageM }: Recipe, grid: SpeedGrid): number | Fault {
  const lastKmh = before.at(-1)
  if (lastKmh === undefined || kmh > lastKmh) return kmh
  const raisedKmh = stepUp(grid, lastKmh)
  if (raisedKmh > lastKmh) return raisedKmh
  return {
    reason: 'above-machine',
    message: `${stageName(stageM, before.length + 1)} has to be faster than ${stageNoun(stageM)} ${before.length}, which is at this treadmill's fastest, ${speedWords(lastKmh, unit)}.`,
  }
}

function tooSlowToRun(
  { maximum }: RunnersBasis,
  { runningFloorKmh, unit, stageM }: Recipe,
  grid: SpeedGrid,
): Fault | null {
  const normalKmh = normalRunKmh(maximum)
  const slowestKmh = snapAtLeast(grid, runningFloorKmh, runningFloorKmh)
  if (slowestKmh < normalKmh) return null
  return {
    reason: 'too-slow-to-run',
    message:
      `${stageName(stageM, 1)} has to be slower than your normal run of ${speedWords(normalKmh, unit)}, and comfortable running ` +
      `starts at ${speedWords(slowestKmh, unit)} on this treadmill. Walk the miles and finish with a light jog.`,
  }
}

const tooFastToWalk = ({ unit, walkingCeilingKmh, stageM }: Recipe, number: number, kmh: number): Fault => ({
  reason: 'too-fast-to-walk',
  message: `${stageName(stageM, number)} would be walked at ${speedWords(kmh, unit)}; comfortable walking ends at ${speedWords(walkingCeilingKmh, unit)}.`,
})

/** A last mile that was not typed in keeps its distance from the finish. */
function lastMileTooHard(basis: RunnersBasis, recipe: Recipe, speeds: readonly number[]): Fault | null {
  const last = speeds.at(-1)
  const hardest = hardestLastMileKmh(basis.maximum)
  if (last === undefined || recipe.mileEdits.at(-1) !== null || !isAbove(last, hardest)) return null
  return {
    reason: 'last-mile-too-hard',
    message:
      `${recipe.miles} ${stageNoun(recipe.stageM)}s, each at least a step of this treadmill faster, would end at ${speedWords(last, recipe.unit)}; ` +
      `the last ${stageNoun(recipe.stageM)} should stay at or below ${speedWords(hardest, recipe.unit)}.`,
  }
}
