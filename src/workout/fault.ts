import type { PlanRefusal } from '../../protocol/panel/plan.ts'

/** Why a plan cannot be made or kept: for the program in `reason`, for the runner in `message`. */
export interface Fault {
  readonly reason: PlanRefusal['reason']
  readonly message: string
}

export const isFault = (value: object): value is Fault => 'reason' in value
