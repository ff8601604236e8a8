import type { Choices, Plan } from '../../protocol/panel/plan.ts'
import type { Runner } from '../../protocol/panel/runner.ts'
import { LEAST_MILES, MOST_MILES } from '../../protocol/levels.ts'
import { UNIT_M } from '../../protocol/units.ts'
import { planOf } from '../workout/plan.ts'
import { defaultStageM, type PlanMachine } from '../workout/recipe.ts'
import { asTold } from '../workout/told.ts'
import { kmOf } from './ran.ts'

/** Runs of other lengths in the same shape (coach: the next run). */

/** What a plan is worked out for. */
export interface For {
  readonly runner: Runner
  readonly machine: PlanMachine
}

/** Choices that make a plan, and how far that goes. */
export interface Sized {
  readonly choices: Choices
  readonly plan: Plan
  /** All on the belt, km. */
  readonly km: number
}

/** Stages are longer or shorter by so much: 0.05 mi, or 0.1 km. */
const STEP_M = { mi: UNIT_M.mi / 20, km: 100 } as const
/** And not shorter than this many steps. */
const LEAST_STEPS = 4
/** Whole miles (kilometres) are taken where they are so near to the longest there is room for. */
const NEAR = 0.97
/** What is within this is as long, km. */
const AS_LONG_KM = 0.001

/** As chosen; where the promise breaks, with less of what makes the last mile easier. Null where no plan keeps it. */
export function sized(choices: Choices, { runner, machine }: For): Sized | null {
  const outcome = planOf(asTold(choices, runner), machine)
  if (outcome.ok) return { choices, plan: outcome.plan, km: kmOf(outcome.plan) }
  const { lastMilePoints = 0, ...others } = choices.adjusted ?? {}
  if (lastMilePoints === 0) return null
  const nearer = { ...others, lastMilePoints: lastMilePoints - Math.sign(lastMilePoints) }
  return sized({ ...choices, adjusted: nearer }, { runner, machine })
}

const unitOf = ({ unit }: Choices, { runner }: For): 'mi' | 'km' => unit ?? runner.unit ?? 'mi'
export const stagesOf = ({ miles = LEAST_MILES }: Choices): number => miles
export const stageMOf = (choices: Choices, of: For): number => choices.stageM ?? defaultStageM(unitOf(choices, of))

/** In another shape: so many stages, each so many steps long. What was set of single stages belongs to those. */
function shaped(choices: Choices, miles: number, stageM: number): Choices {
  const { mileSpeedsKmh: _speeds, mileInclinesPct: _inclines, finishM, ...rest } = choices
  return { ...rest, miles, stageM, ...(finishM === undefined ? {} : { finishM: Math.min(finishM, stageM) }) }
}

/** The same within so many kilometres: as it is, else with shorter stages, else with fewer. Null where there is no room. */
export function within(choices: Choices, mostKm: number, of: For): Sized | null {
  const asIs = sized(choices, of)
  if (asIs !== null && asIs.km <= mostKm) return asIs
  const stepM = STEP_M[unitOf(choices, of)]
  const mostSteps = Math.floor(stageMOf(choices, of) / stepM + 1e-6)
  for (let miles = stagesOf(choices); miles >= LEAST_MILES; miles--) {
    for (let steps = mostSteps; steps >= LEAST_STEPS; steps--) {
      const shorter = sized(shaped(choices, miles, steps * stepM), of)
      if (shorter !== null && shorter.km <= mostKm) return shorter
    }
  }
  return null
}

/** A longer run, the longest there is room for, with as many stages or one more. Null where there is none. */
export function longer(choices: Choices, mostKm: number, of: For): Sized | null {
  const now = sized(choices, of)
  if (now === null) return null
  const unit = unitOf(choices, of)
  const stepM = STEP_M[unit]
  const miles = stagesOf(choices)
  const most = MOST_MILES[choices.level ?? 'intermediate']
  const fits = [miles, miles + 1]
    .filter((count) => count <= most)
    .flatMap((count) => {
      const longest = Math.floor((mostKm * 1000) / count / stepM)
      const shortest = Math.floor((miles * stageMOf(choices, of)) / count / stepM)
      return Array.from({ length: Math.max(0, longest - shortest + 1) }, (_, at) => (shortest + at) * stepM)
        .filter((stageM) => stageM >= LEAST_STEPS * stepM)
        .flatMap((stageM) => sized(shaped(choices, count, stageM), of) ?? [])
    })
    .filter(({ km }) => km <= mostKm && km > now.km + AS_LONG_KM)
  const longestKm = Math.max(...fits.map(({ km }) => km))
  const whole = fits.filter(({ km, plan }) => km >= NEAR * longestKm && isWhole(plan, unit))
  return longestOf(whole.length > 0 ? whole : fits)
}

/** The longest, and of those that are as long the one of fewest stages. */
const longestOf = (all: readonly Sized[]): Sized | null =>
  all.reduce<Sized | null>((best, one) => (best === null || one.km > best.km + AS_LONG_KM ? one : best), null)

function isWhole({ phases }: Plan, unit: 'mi' | 'km'): boolean {
  const [stage] = phases.flatMap((phase) => (phase.kind === 'mile' ? [phase.distanceM / UNIT_M[unit]] : []))
  return stage !== undefined && Math.abs(stage - Math.round(stage)) < 1e-6
}

/** A stage less; of the fewest there are, stages of 0.8 times their length. */
export function shorter(choices: Choices, of: For): Choices {
  const miles = stagesOf(choices)
  const stageM = stageMOf(choices, of)
  if (miles > LEAST_MILES) return shaped(choices, miles - 1, stageM)
  const stepM = STEP_M[unitOf(choices, of)]
  return shaped(choices, miles, Math.max(LEAST_STEPS, Math.floor((0.8 * stageM) / stepM + 1e-6)) * stepM)
}
