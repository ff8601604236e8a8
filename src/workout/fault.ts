import type { PLAN_REFUSALS } from '../../protocol/panel/plan-codes.ts'
import type { PlanRefusal } from '../../protocol/panel/plan.ts'
import type { Said } from '../../protocol/panel/said.ts'

/** Why a plan cannot be made or kept: for the program in `reason`, for the runner in its code. */
export type PlanFault = Said<typeof PLAN_REFUSALS> & { readonly reason: PlanRefusal['reason'] }

export const isFault = (value: object): value is PlanFault => 'reason' in value

/** A part of a plan, as a refusal names it. */
export interface PartName {
  readonly part: 'warm-up' | 'mile' | 'finish' | 'cool-down'
  /** Of a stage, 1 to N. */
  readonly number: number | null
  /** What a stage of this plan is called. */
  readonly stage: 'mile' | 'kilometre' | 'stage'
}
