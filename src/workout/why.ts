import type { Advice, Effort, PlanName, Why } from '../../protocol/panel/plan.ts'
import { stageNoun } from '../../protocol/units.ts'
import { isAbove } from './grid-fit.ts'
import { normalRunKmh, oxygenCost, runnersMileKmh, speedAtCost } from './paces.ts'
import { DEFAULT_WALK_KMH } from './recipe.ts'
import type { Recipe, RunnersBasis, WalkersBasis } from './recipe.ts'

/** What a plan says about its own numbers. */

/** A walker's miles are *walk*. */
export const effortOf = ({ basis }: Recipe, speedKmh: number): Effort =>
  basis.kind === 'walker' ? 'walk' : runnersEffort(basis, speedKmh)

/** *easy* below 70 % of the maximum, *moderate* to 80 %, *tempo* from there. */
function runnersEffort({ maximum }: RunnersBasis, speedKmh: number): Exclude<Effort, 'walk'> {
  if (speedKmh < normalRunKmh(maximum)) return 'easy'
  return speedKmh < speedAtCost(0.8 * maximum) ? 'moderate' : 'tempo'
}

/** Why mile `number` has this speed. */
export function whyMile(recipe: Recipe, number: number, speedKmh: number): Why {
  if (recipe.mileEdits[number - 1] !== null) return SET_BY_YOU
  const { basis, unit, stageM } = recipe
  if (basis.kind === 'walker') return whyWalked(recipe, basis, speedKmh)
  const percent = Math.round((100 * oxygenCost(speedKmh)) / basis.maximum)
  const felt = { effort: runnersEffort(basis, speedKmh), percent }
  const worked = runnersMileKmh(basis.level, recipe, number, basis.maximum)
  if (worked < recipe.runningFloorKmh && number === 1) return { code: 'slowest-comfortable-run', values: felt }
  if (isAbove(speedKmh, worked + 0.5))
    return { code: 'a-step-above-the-last', values: { ...felt, stage: stageNoun(stageM) } }
  if (number > 1) return { code: 'effort', values: felt }
  const { reference } = recipe
  const values = { ...felt, normalRunKmh: normalRunKmh(basis.maximum), unit }
  return reference.kind === 'race'
    ? { code: 'effort-from-race', values: { ...values, distanceM: reference.distanceM, timeS: reference.timeS } }
    : { code: 'effort-from-usual-speed', values: { ...values, usualKmh: reference.speedKmh } }
}

function whyWalked({ reference, unit }: Recipe, { walkKmh }: WalkersBasis, speedKmh: number): Why {
  const values = { percent: Math.round((100 * speedKmh) / walkKmh), walkKmh, unit }
  const taken = reference.kind === 'race' && walkKmh === DEFAULT_WALK_KMH
  return { code: taken ? 'part-of-a-usual-walk' : 'part-of-your-walk', values }
}

/** Why the finish has this speed. */
export function whyFinish(recipe: Recipe, speedKmh: number): Why {
  if (recipe.finishEdit !== null) return SET_BY_YOU
  const { basis, finish, finishM, firstSprint, stageM, unit } = recipe
  if (firstSprint) return { code: 'first-sprint-here', values: { stage: stageNoun(stageM) } }
  switch (finish) {
    case 'sprint':
      return { code: 'race-pace', values: { finishM, unit } }
    case 'strong':
      return { code: 'a-little-above-tempo', values: {} }
    case 'brisk-walk':
      return { code: 'brisk-and-comfortable', values: {} }
    case 'light-jog': {
      const aboveFloor = basis.kind === 'walker' && isAbove(speedKmh, recipe.runningFloorKmh + 0.5)
      return { code: aboveFloor ? 'half-as-fast-again' : 'slowest-comfortable-jog', values: {} }
    }
  }
}

const SET_BY_YOU: Why = { code: 'set-by-you', values: {} }

const LONG_RUN_S = 40 * 60

/** Whether a run of this length is long enough to drink in. */
export const isLong = (durationS: number): boolean => durationS >= LONG_RUN_S

/** What to know before the start. */
export function adviceFor(
  { finish, firstSprint, finishM, stageM, unit, inclines }: Recipe,
  durationS: number,
): Advice[] {
  const advice: Advice[] = []
  if (finish === 'strong') advice.push({ code: 'ask-a-doctor', values: {} })
  if (firstSprint) advice.push({ code: 'first-sprint-is-short', values: { finishM, unit, stage: stageNoun(stageM) } })
  if (inclines.flatInstead !== null) advice.push({ code: inclines.flatInstead, values: {} })
  if (isLong(durationS)) advice.push({ code: 'bottle-and-towel', values: {} }, { code: 'sip-before-start', values: {} })
  return advice
}

export const nameFor = ({ miles, stageM, finish, finishM, unit }: Recipe): PlanName => ({
  code: 'stages-and-finish',
  values: { count: miles, stageM, finish, finishM, unit },
})
