import type { Plan } from '../../protocol/panel/plan.ts'
import type { Split } from '../../protocol/panel/snapshot.ts'
import { isStage, stageNoun } from '../../protocol/units.ts'
import { words } from '../language.ts'
import { endedIn, isCrescendo, isWhole, stageM, stagesIn } from '../../protocol/stages.ts'

/** "Three miles, each one faster." where all of it was run so; else what was run, as it was. */
export function headline(splits: readonly Split[], plan: Plan | null): string {
  const planned = stagesIn(plan)
  const stage = stageNoun(stageM(plan))
  if (isCrescendo(splits, planned)) return words.report.eachFaster(planned, stage)
  const whole = splits.filter((split) => isStage(split) && isWhole(split)).length
  const ended = endedIn(splits)
  if (ended !== null) return words.report.endedIn(ended, stage)
  return whole === 0 ? words.report.run : words.report.ranWhole(whole, stage)
}
