import type { DistanceUnit, PlanName, PlanPhase } from '../../protocol/panel/plan.ts'

/** How many stages, and how long each: the name of a plan that is nothing more. All are as long as the first. */
export function stagesName(phases: readonly PlanPhase[], unit: DistanceUnit): PlanName {
  const stages = phases.filter((phase) => phase.kind === 'stage')
  const [first] = stages
  if (first === undefined) throw new Error('a plan of stages has one at least')
  const count = stages.length
  return 'durationS' in first.length
    ? { code: 'stages-of-time', values: { count, stageS: first.length.durationS } }
    : { code: 'stages-of-length', values: { count, stageM: first.length.distanceM, unit } }
}
