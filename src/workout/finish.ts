import { snapDown, stageNoun, stepUp } from '../../protocol/units.ts'
import type { SpeedGrid } from '../../protocol/units.ts'
import type { PlanFault, PartName } from './fault.ts'
import { editedSpeed, isAbove, outsideMachine, snapAtLeast, snapAtMost } from './grid-fit.ts'
import { WALKERS, sprintKmh, strongFinishKmh } from './paces.ts'
import type { Recipe } from './recipe.ts'

/** How much faster than the last mile the first sprint on a machine may be, km/h. */
const FIRST_SPRINT_RISE_KMH = 1.5

/**
 * The speed of the finish on the machine's grid, km/h: where the grid would put it at the last mile's speed, one step
 * above. Where walking's limit or the first sprint's leaves no room for that step, the promise refuses.
 */
export function finishSpeed(recipe: Recipe, lastMileKmh: number, grid: SpeedGrid): number | PlanFault {
  const mostKmh = recipe.firstSprint ? snapDown(grid, lastMileKmh + FIRST_SPRINT_RISE_KMH) : Infinity
  if (recipe.finishEdit !== null) return editedFinish(recipe, recipe.finishEdit, mostKmh, grid)
  const kmh = Math.min(workedOutFinishKmh(recipe), mostKmh)
  const outside = outsideMachine(kmh, finishOf(recipe), recipe.unit, grid)
  if (outside !== null) return outside
  const walks = recipe.finish === 'brisk-walk'
  const limitKmh = walks ? recipe.walkingCeilingKmh : mostKmh
  const snappedKmh = walks ? snapAtMost(grid, kmh, limitKmh) : snapAtLeast(grid, kmh, recipe.runningFloorKmh)
  const raisedKmh = snappedKmh > lastMileKmh ? snappedKmh : stepUp(grid, lastMileKmh)
  return isAbove(raisedKmh, limitKmh) ? lastMileKmh : raisedKmh
}

function editedFinish(recipe: Recipe, kmh: number, mostKmh: number, grid: SpeedGrid): number | PlanFault {
  const editedKmh = editedSpeed(kmh, finishOf(recipe), recipe, recipe.finish === 'brisk-walk' ? 'walk' : 'run', grid)
  if (typeof editedKmh !== 'number' || !isAbove(editedKmh, mostKmh)) return editedKmh
  const values = { mostKmh, speedKmh: editedKmh, unit: recipe.unit }
  return { reason: 'first-sprint', code: 'first-sprint-too-fast', values }
}

const finishOf = ({ stageM }: Recipe): PartName => ({ part: 'finish', number: null, stage: stageNoun(stageM) })

/** Before the grid, the machine and the first sprint are looked at, km/h. */
export function workedOutFinishKmh({ basis, finish, finishM, runningFloorKmh, walkingCeilingKmh }: Recipe): number {
  if (basis.kind === 'runner')
    return finish === 'sprint' ? sprintKmh(basis.level, finishM, basis.maximum) : strongFinishKmh(basis.maximum)
  return finish === 'brisk-walk'
    ? Math.min(WALKERS.briskWalk * basis.walkKmh, walkingCeilingKmh)
    : Math.max(runningFloorKmh, WALKERS.lightJog * basis.walkKmh)
}
