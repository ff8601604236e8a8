import type { Choices, Plan, PlanRefusal, TimedSegment } from '../../protocol/panel/plan.ts'
import { gridFrom } from '../../protocol/units.ts'
import { sentenceOf } from '../../protocol/words/sentence-of.ts'
import { planOf } from '../../src/workout/plan.ts'
import type { PlanMachine } from '../../src/workout/recipe.ts'
import { milesOf } from '../../src/workout/timing.ts'
import type { FinishOf } from '../../src/workout/timing.ts'

/** A treadmill whose supported speed range is given as it publishes it, known to the runner unless said otherwise. */
export function treadmill(minKmh: number, maxKmh: number, stepKmh: number, known = true): PlanMachine {
  const grid = gridFrom({ minimumSpeedKmh: minKmh, maximumSpeedKmh: maxKmh, minimumIncrementSpeedKmh: stepKmh })
  if (grid === null) throw new Error('no such treadmill')
  return { grid, simulated: false, sprintedBefore: known }
}

export const METRIC = treadmill(1, 20, 0.1)
/** 0.5 to 12 mph in tenths. */
export const IMPERIAL = treadmill(0.8, 19.31, 0.16)
/** 0.6 to 12 mph in steps of 0.2 mph. */
export const COARSE_IMPERIAL = treadmill(0.97, 19.31, 0.32)

export function planned(choices: Choices, machine: PlanMachine = METRIC): Plan {
  const outcome = planOf(choices, machine)
  if (!outcome.ok) throw new Error(sentenceOf(outcome.refusal))
  return outcome.plan
}

export const milesKmh = (plan: Plan): number[] => milesOf(plan).map((mile) => mile.speedKmh)

export function finishOf(plan: Plan): FinishOf {
  const finish = plan.phases.find((phase) => phase.kind === 'finish')
  if (finish === undefined) throw new Error('no finish')
  return finish
}

/** The refusal, with its sentence. */
export function refused(choices: Choices, machine: PlanMachine = METRIC): PlanRefusal & { readonly message: string } {
  const outcome = planOf(choices, machine)
  if (outcome.ok) throw new Error(`planned: ${sentenceOf(outcome.plan.name)}`)
  return { ...outcome.refusal, message: sentenceOf(outcome.refusal) }
}

export const segmentsOf = (plan: Plan, kind: 'warm-up' | 'cool-down'): TimedSegment[] =>
  plan.phases.flatMap((phase) => (phase.kind === kind ? phase.segments : []))

/** Segments as `gait km/h seconds`, to read in a test. */
export const inShort = (segments: readonly TimedSegment[]): string[] =>
  segments.map(({ gait, speedKmh, durationS }) => `${gait} ${speedKmh} ${durationS}`)

export const race = (distanceM: number, timeS: number): Choices => ({ reference: { kind: 'race', distanceM, timeS } })
