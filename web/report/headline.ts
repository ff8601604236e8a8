import type { Plan } from '../../protocol/panel/plan.ts'
import type { Split } from '../../protocol/panel/snapshot.ts'
import { isStage, stageNoun } from '../../protocol/units.ts'
import { words } from '../language.ts'
import { stageM, stagesIn } from '../../protocol/words/stages-of.ts'

/** "Three miles, each one faster." where all of it was run so; else what was run, as it was. */
export function headline(splits: readonly Split[], plan: Plan | null): string {
  const planned = stagesIn(plan)
  const stage = stageNoun(stageM(plan))
  if (isCrescendo(splits, planned)) return words.report.eachFaster(planned, stage)
  const whole = splits.filter((split) => isStage(split) && isWhole(split)).length
  return whole === 0 ? words.report.run : words.report.ranWhole(whole, stage)
}

/** Every planned mile and the finish run whole, each faster than the one before. The history counts by the same rule. */
export function isCrescendo(splits: readonly Split[], miles: number): boolean {
  const steps = stepsOf(splits)
  if (miles === 0 || steps.length !== miles + 1 || !steps.every(isWhole)) return false
  return steps.every(({ averageKmh }, index) => {
    const beforeKmh = index === 0 ? 0 : (steps[index - 1]?.averageKmh ?? Infinity)
    return averageKmh !== null && averageKmh > beforeKmh
  })
}

/** Seconds to show as gained; a step that was cut short, or one after such a step, gained nothing that was run. */
export function gainedS(split: Split, splits: readonly Split[]): number | null {
  const steps = stepsOf(splits)
  const before = steps[steps.indexOf(split) - 1]
  if (before === undefined || !isWhole(split) || !isWhole(before)) return null
  return split.gainS !== null && split.gainS > 0 ? split.gainS : null
}

const stepsOf = (splits: readonly Split[]): Split[] =>
  splits.filter((split) => isStage(split) || split.kind === 'finish')
const isWhole = ({ note }: Split): boolean => note === null
