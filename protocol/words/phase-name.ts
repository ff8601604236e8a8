import type { Plan } from '../panel/plan.ts'
import type { PhaseView } from '../panel/snapshot.ts'
import { stageNoun } from '../units.ts'
import type { Language } from './language.ts'
import { finishOf, stageM } from '../stages.ts'

/** What a phase of a plan is called: "Mile 2", "Sprint", "Cool-down"; empty where nothing is on. */
export function phaseName(
  { kind, mile }: Pick<PhaseView, 'kind' | 'mile'>,
  plan: Plan | null,
  { words }: Language,
): string {
  switch (kind) {
    case 'idle':
      return ''
    case 'mile':
    case 'stage':
      return mile === null ? '' : words.phases.stage(stageNoun(stageM(plan)), mile)
    case 'finish':
      return words.phases.finishes[finishOf(plan)]
    default:
      return words.phases[kind]
  }
}
