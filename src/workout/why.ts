import type { Effort, FinishStyle } from '../../protocol/panel/plan.ts'
import { stageNoun } from '../../protocol/units.ts'
import { isAbove } from './grid-fit.ts'
import { normalRunKmh, oxygenCost, runnersMileKmh, speedAtCost } from './paces.ts'
import { DEFAULT_WALK_KMH } from './recipe.ts'
import type { Recipe } from './recipe.ts'
import { clockWords, distanceWords, paceWords, speedWords } from './words.ts'

/** What a plan says about its own numbers. */

/** *easy* below 70 % of the maximum, *moderate* to 80 %, *tempo* from there; a walker's miles are *walk*. */
export function effortOf({ basis }: Recipe, speedKmh: number): Effort {
  if (basis.kind === 'walker') return 'walk'
  if (speedKmh < normalRunKmh(basis.maximum)) return 'easy'
  return speedKmh < speedAtCost(0.8 * basis.maximum) ? 'moderate' : 'tempo'
}

const FEELS: Readonly<Record<Exclude<Effort, 'walk'>, string>> = {
  easy: 'Easy, slower than your normal run',
  moderate: 'Moderate',
  tempo: 'Tempo, comfortably hard',
}

/** Why mile `number` has this speed. */
export function whyMile(recipe: Recipe, number: number, speedKmh: number): string {
  if (recipe.mileEdits[number - 1] !== null) return 'Set by you.'
  const { basis, unit } = recipe
  if (basis.kind === 'walker')
    return `${Math.round((100 * speedKmh) / basis.walkKmh)} % of a comfortable walk, ${walkWords(recipe, basis.walkKmh)}.`
  const percent = Math.round((100 * oxygenCost(speedKmh)) / basis.maximum)
  const feels = `${FEELS[effortOf(recipe, speedKmh) as Exclude<Effort, 'walk'>]}: ${percent} % of your maximum`
  const worked = runnersMileKmh(basis.level, recipe, number, basis.maximum)
  if (worked < recipe.runningFloorKmh && number === 1) return `${feels}, the slowest comfortable run.`
  if (isAbove(speedKmh, worked + 0.5))
    return `${feels}, a step of this treadmill above the ${stageNoun(recipe.stageM)} before.`
  return number === 1
    ? `${feels}, from ${referenceWords(recipe)}. Normal run ${paceWords(normalRunKmh(basis.maximum), unit)}.`
    : `${feels}.`
}

/** Why the finish has this speed. */
export function whyFinish(recipe: Recipe, speedKmh: number): string {
  if (recipe.finishEdit !== null) return 'Set by you.'
  const { basis, finish, finishM, firstSprint, stageM, unit } = recipe
  if (firstSprint)
    return `The first sprint on this treadmill: shorter, a little above the last ${stageNoun(stageM)}, and only when you press Go.`
  const styles: Readonly<Record<FinishStyle, string>> = {
    sprint: `The pace you could race over ${distanceWords(finishM, unit)} at the end of a run like this.`,
    strong: 'A little above tempo, kind to knees and joints.',
    'brisk-walk': 'As brisk as walking stays comfortable.',
    'light-jog': 'A light jog, the slowest that is comfortable.',
  }
  return basis.kind === 'walker' && finish === 'light-jog' && isAbove(speedKmh, recipe.runningFloorKmh + 0.5)
    ? 'A light jog, half as fast again as your comfortable walk.'
    : styles[finish]
}

function walkWords({ reference, unit }: Recipe, walkKmh: number): string {
  const words = speedWords(walkKmh, unit)
  return reference.kind === 'race' && walkKmh === DEFAULT_WALK_KMH ? `taken as ${words}` : words
}

function referenceWords({ reference, unit }: Recipe): string {
  return reference.kind === 'race'
    ? `${distanceWords(reference.distanceM, 'km')} in ${clockWords(reference.timeS)}`
    : `your usual ${speedWords(reference.speedKmh, unit)}`
}

const LONG_RUN_S = 40 * 60

/** Whether a run of this length is long enough to drink in. */
export const isLong = (durationS: number): boolean => durationS >= LONG_RUN_S

/** What to know before the start. */
export function adviceFor({ finish, firstSprint, finishM, stageM, unit }: Recipe, durationS: number): string[] {
  const advice: string[] = []
  if (finish === 'strong') advice.push('Knees or joints that trouble you? Ask a doctor or physiotherapist first.')
  if (firstSprint)
    advice.push(
      `The first sprint on this treadmill is ${distanceWords(finishM, unit)} and little faster than the last ${stageNoun(stageM)}.`,
    )
  if (isLong(durationS)) advice.push('A bottle within reach, a towel too.', 'Take a sip before the start.')
  return advice
}

/** `Crescendo: 3 × 1 mi, sprint 400 m`. */
export const nameFor = ({ miles, stageM, finish, finishM, unit }: Recipe): string =>
  `Crescendo: ${miles} × ${distanceWords(stageM, unit)}, ${finish.replace('-', ' ')} ${distanceWords(finishM, unit)}`
