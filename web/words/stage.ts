import type { Plan } from '../../protocol/panel/plan.ts'
import { METRES_PER_MILE, stageNoun } from '../../protocol/units.ts'
import { segment } from '../format.ts'

/** The stages of a plan, all of one length: how many, what they are called, how long they are. */

const milesIn = (plan: Plan | null) => plan?.phases.filter((phase) => phase.kind === 'mile') ?? []

export const stagesIn = (plan: Plan | null): number => milesIn(plan).length

/** Metres; a mile while there is no plan. */
export const stageM = (plan: Plan | null): number => milesIn(plan)[0]?.distanceM ?? METRES_PER_MILE

/** "0.5 mi" where the name of a stage does not say its length; else null. */
export function stageLength(plan: Plan | null): string | null {
  const metres = stageM(plan)
  return plan === null || stageNoun(metres) !== 'stage' ? null : segment(metres, plan.unit)
}
