import type { DistanceUnit, Plan } from '../../protocol/panel/plan.ts'
import { METRES_PER_MILE } from '../../protocol/units.ts'
import { segmentWords } from '../format.ts'

/** What a stage of a plan is called: a mile or a kilometre where it is one, else a stage. */

/** Metres. */
const TOLERANCE_M = 0.5
const UNIT_M: Record<DistanceUnit, number> = { mi: METRES_PER_MILE, km: 1000 }

export const isUnitLong = (metres: number, unit: DistanceUnit): boolean => Math.abs(metres - UNIT_M[unit]) < TOLERANCE_M

const milesIn = (plan: Plan | null) => plan?.phases.filter((phase) => phase.kind === 'mile') ?? []

export const stagesIn = (plan: Plan | null): number => milesIn(plan).length

export function stageName(plan: Plan | null): 'Mile' | 'Kilometre' | 'Stage' {
  if (plan === null) return 'Mile'
  if (!milesIn(plan).every(({ distanceM }) => isUnitLong(distanceM, plan.unit))) return 'Stage'
  return plan.unit === 'km' ? 'Kilometre' : 'Mile'
}

/** "0.5 mi" where the name of a stage does not say its length; else null. */
export function stageLength(plan: Plan | null): string | null {
  const first = milesIn(plan)[0]
  return plan === null || first === undefined || stageName(plan) !== 'Stage'
    ? null
    : segmentWords(first.distanceM, plan.unit)
}
