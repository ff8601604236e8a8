import type { Choices, Plan } from '../../protocol/panel/plan.ts'
import { NOTHING_TOLD, type Runner } from '../../protocol/panel/runner.ts'
import { kmOf, type RanRun, type RunFacts } from '../../src/coach/ran.ts'
import { nextRun, type Asked, type NextRun } from '../../src/coach/next-run.ts'
import type { Sized } from '../../src/coach/sized.ts'
import type { PlanMachine } from '../../src/workout/recipe.ts'
import { finishS, milesOf } from '../../src/workout/timing.ts'
import { asTold } from '../../src/workout/told.ts'
import { finishOf, METRIC, planned } from '../workout/machines.ts'

/** Runs as a story: what was chosen, on which day, and how it went. */

export const MILE = 1609.344
export const R25: Runner = { ...NOTHING_TOLD, running: { kind: 'race', distanceM: 5000, timeS: 1500 } }

/** What is measured of a plan that is run as it is. */
export function asPlanned(plan: Plan): RunFacts {
  const stages = milesOf(plan).map(({ distanceM, speedKmh }) => ({
    plannedM: distanceM,
    plannedKmh: speedKmh,
    ranKmh: speedKmh,
    isWhole: true,
    heldOutsideM: 0,
  }))
  const plannedS = finishS(finishOf(plan), stages.at(-1)?.plannedKmh ?? 0, plan.riseKmhPerS)
  return {
    stages,
    finish: { plannedS, ranS: plannedS },
    isEased: false,
    isHeldForHeart: false,
    longestStopS: 0,
    cutByClass: 0,
  }
}

/** How it went, where it did not go as planned. */
export const STOPPED = (facts: RunFacts): RunFacts => ({
  ...facts,
  stages: facts.stages.map((stage, at) => (at === facts.stages.length - 1 ? { ...stage, isWhole: false } : stage)),
})
export const EASED = (facts: RunFacts): RunFacts => ({ ...facts, isEased: true })
export const NO_SPRINT = ({ finish, ...facts }: RunFacts): RunFacts => ({
  ...facts,
  finish: { ...finish, ranS: finish.plannedS * 1.2 },
})

interface How {
  readonly runner?: Runner
  readonly machine?: PlanMachine
  readonly effort?: number | null
  readonly went?: (facts: RunFacts) => RunFacts
}

export function ran(day: number, choices: Choices, { runner = R25, machine = METRIC, ...how }: How = {}): RanRun {
  const full = asTold(choices, runner)
  const plan = planned(full, machine)
  const facts = asPlanned(plan)
  return {
    id: `run-${day}`,
    day,
    km: kmOf(plan),
    crescendo: { choices: full, facts: how.went?.(facts) ?? facts, effort: how.effort ?? null },
  }
}

/** Kilometres that were run, of which nothing is judged. */
export const walked = (day: number, km: number): RanRun => ({ id: `km-${day}`, day, km, crescendo: null })
/** So much a week for a month before a day: nobody is held back by where they began. */
export const wellBefore = (day: number, km = 20): RanRun[] =>
  [28, 21, 14, 7].flatMap((before) => [walked(day - before - 3, km / 2), walked(day - before, km / 2)])

export const ask = (today: number, runs: readonly RanRun[], asked: Partial<Asked> = {}): NextRun =>
  nextRun({
    ...{
      today,
      runs,
      chosen: runs.at(-1)?.crescendo?.choices ?? {},
      hurt: false,
      month: null,
      runner: R25,
      machine: METRIC,
    },
    ...asked,
  })

/** As it is written in a table: 3×1.1. */
export function inShort(sized: Sized | null): string {
  if (sized === null) return 'none'
  const [mile] = milesOf(sized.plan)
  const length = (mile?.distanceM ?? 0) / MILE
  return `${milesOf(sized.plan).length}×${Math.round(length * 100) / 100}`
}

export const speedsOf = (sized: Sized | null): string =>
  sized === null
    ? 'none'
    : [...milesOf(sized.plan).map(({ speedKmh }) => speedKmh), finishOf(sized.plan).speedKmh].join(' ')
