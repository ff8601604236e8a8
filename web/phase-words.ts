import type { Plan } from '../protocol/panel/plan.ts'
import type { Snapshot } from '../protocol/panel/snapshot.ts'
import { isStage, stageNoun } from '../protocol/units.ts'
import { phaseName } from '../protocol/words/phase-name.ts'
import { finishOf, stageM } from '../protocol/stages.ts'
import { segment } from './format.ts'
import { language, words } from './language.ts'

/** What the phases of a run are called. */

export const finishName = (plan: Plan | null): string => words.phases.finishes[finishOf(plan)]

/** A finish that is run at the last mile's pace, because nobody said Go, is not called what it is not. */
export const ranFinishName = ({ gate, plan }: Pick<Snapshot, 'gate' | 'plan'>): string =>
  gate === 'passed' ? finishName(plan) : words.phases.plainFinish

/** "Mile 2 of 3", or the name of a phase that is no mile. */
export function phaseCount(snapshot: Snapshot): string {
  const { phase, phases, plan } = snapshot
  if (phase.kind === 'finish') return ranFinishName(snapshot)
  if (!isStage(phase) || phase.mile === null) return phaseName(phase, plan, language)
  const count = phases.filter(isStage).length
  return words.phases.stageOf(stageNoun(stageM(plan)), phase.mile, count)
}

/** The phase as it is told while running; a stage that is no whole mile or kilometre says how long it is. */
export function phaseWords(snapshot: Snapshot): string {
  const { phase, phases, belt, plan, held, driving, hidden } = snapshot
  if (belt === 'starting') return driving.by === 'us' ? words.phases.starting : words.phases.waiting
  if (belt === 'stopping') return words.phases.stopping
  switch (phase.kind) {
    case 'mile':
    case 'stage': {
      const effort = phases[phase.index ?? -1]?.effort ?? null
      // A length and an effort would run under the button beside them.
      const ran = held === null ? effort && words.phases.efforts[effort] : words.phases.held
      const beside = hidden === null ? (stageLength(plan) ?? ran) : words.run.hidden
      return [phaseCount(snapshot), beside].filter(Boolean).join(' · ')
    }
    case 'idle':
    case 'done':
      return ''
    default:
      return phaseCount(snapshot)
  }
}

/** "0.5 mi" where the name of a stage does not say its length; else null. */
export function stageLength(plan: Plan | null): string | null {
  const metres = stageM(plan)
  return plan === null || metres === 0 || stageNoun(metres) !== 'stage' ? null : segment(metres, plan.unit)
}
