import { isStage } from '../../protocol/units.ts'
import type { Moment } from './moment.ts'
import type { Tone } from './tones.ts'

/** The tones that follow from one moment after another; those of the last seconds before the finish have a clock of their own. */
export function tonesAt(before: Moment | null, now: Moment): readonly Tone[] {
  if (before === null || now.run === null || before.run !== now.run || !now.moving) return []
  const { stages } = now
  const isNext = before.index !== null && (now.index ?? -1) > before.index
  if (isNext && isStage(now)) return [{ kind: 'line', stage: now.number ?? 1, stages }]
  const slows = isNext ? now.kind === 'cool-down' : now.eased && !before.eased
  const from = stageOf(before, stages)
  return slows && from !== null ? [{ kind: 'slower', from, stages }] : []
}

/** A finish that was gone into lies one above the last stage; null where there is nothing to come down from. */
function stageOf(moment: Moment, stages: number): number | null {
  if (moment.kind === 'finish') return moment.gate === 'passed' ? stages + 1 : stages
  return isStage(moment) ? (moment.number ?? 1) : null
}
