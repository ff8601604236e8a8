import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { stagesIn } from '../../protocol/stages.ts'
import { isStage } from '../../protocol/units.ts'
import type { Tone } from './tones.ts'

/** The tones that follow from one snapshot after another; those of the last seconds before the finish have a clock of their own. */
export function tonesAt(before: Snapshot | null, now: Snapshot): readonly Tone[] {
  if (before === null || now.run === null || before.run?.id !== now.run.id || now.belt !== 'moving') return []
  const stages = stagesIn(now.plan)
  const isNext = before.phase.index !== null && (now.phase.index ?? -1) > before.phase.index
  if (isNext && isStage(now.phase)) return [{ kind: 'line', stage: now.phase.mile ?? 1, stages }]
  const slows = isNext ? now.phase.kind === 'cool-down' : now.held === 'eased' && before.held !== 'eased'
  const from = stageOf(before, stages)
  return slows && from !== null ? [{ kind: 'slower', from, stages }] : []
}

/** A finish that was gone into lies one above the last stage; null where there is nothing to come down from. */
function stageOf({ phase, gate }: Snapshot, stages: number): number | null {
  if (phase.kind === 'finish') return gate === 'passed' ? stages + 1 : stages
  return isStage(phase) ? (phase.mile ?? 1) : null
}
