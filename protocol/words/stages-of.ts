import type { Plan, PlanPhase } from '../panel/plan.ts'
import { METRES_PER_MILE, isStage } from '../units.ts'

/** The stages of a plan: how many, how fast, what they are called, how long they are. */

type StagePhase = Extract<PlanPhase, { kind: 'mile' | 'stage' }>

const stagesOf = (plan: Plan | null): StagePhase[] => plan?.phases.filter(isStage) ?? []

export const stagesIn = (plan: Plan | null): number => stagesOf(plan).length

/** As planned, km/h. */
export const stagesKmh = (plan: Plan | null): number[] => stagesOf(plan).map(({ speedKmh }) => speedKmh)

/** Metres that a stage is long, at its planned speed where it is measured in time. */
export function lengthM(phase: StagePhase): number {
  if (phase.kind === 'mile') return phase.distanceM
  return 'distanceM' in phase.length ? phase.length.distanceM : (phase.length.durationS * phase.speedKmh) / 3.6
}

/** Metres by which a stage is named; a mile while there is no plan, 0 where stages are measured in time. */
export function stageM(plan: Plan | null): number {
  const [first] = stagesOf(plan)
  if (first === undefined) return METRES_PER_MILE
  return first.kind === 'stage' && 'durationS' in first.length ? 0 : lengthM(first)
}
