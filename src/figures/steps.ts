import type { Plan, PlanPhase } from '../../protocol/panel/plan.ts'
import type { RunStep } from '../../protocol/panel/run-list.ts'
import type { Split } from '../../protocol/panel/snapshot.ts'
import { lengthM } from '../../protocol/stages.ts'
import { isStage } from '../../protocol/units.ts'

/** A run as steps: each phase on the belt, as it was planned and as it was run. */

type PhaseOnBelt = Exclude<PlanPhase, { kind: 'stretch' }>

/** True of a split whose phase was left before its end. */
export const wasCutShort = ({ note }: Split): boolean =>
  note?.code === 'cut-short' || note?.code === 'cut-short-and-estimated'

/** Phases that are on the belt; none of a plan that is forgotten. */
export const onBelt = (plan: Pick<Plan, 'phases'> | null): PhaseOnBelt[] =>
  plan?.phases.filter((phase) => phase.kind !== 'stretch') ?? []

/** Seconds and metres of a phase, run as planned. */
export function plannedOf(phase: PhaseOnBelt): { readonly timeS: number; readonly distanceM: number } {
  if ('segments' in phase) {
    const { segments } = phase
    return {
      timeS: segments.reduce((sum, { durationS }) => sum + durationS, 0),
      distanceM: segments.reduce((sum, { durationS, speedKmh }) => sum + (durationS * speedKmh) / 3.6, 0),
    }
  }
  const distanceM = isStage(phase) ? lengthM(phase) : phase.distanceM
  return { timeS: (distanceM * 3.6) / phase.speedKmh, distanceM }
}

const numberOf = (phase: PhaseOnBelt): number | null => (isStage(phase) ? phase.number : null)

/** The split of a phase; undefined where it was not run. */
export const splitOf = (phase: PhaseOnBelt, splits: readonly Split[]): Split | undefined =>
  splits.find(({ kind, mile }) => kind === phase.kind && mile === numberOf(phase))

/** In the order of the plan; of a plan that is forgotten, what was run. */
export function stepsOf(plan: Pick<Plan, 'phases'> | null, splits: readonly Split[]): RunStep[] {
  const phases = onBelt(plan)
  if (phases.length === 0) return splits.map(stepOf)
  return phases.map((phase) => {
    const { timeS, distanceM } = plannedOf(phase)
    const split = splitOf(phase, splits)
    const meanKmh = timeS > 0 ? (distanceM / timeS) * 3.6 : null
    const planned = { plannedKmh: 'speedKmh' in phase ? phase.speedKmh : meanKmh, plannedM: distanceM }
    if (split !== undefined) return { ...stepOf(split), ...planned }
    const effort = isStage(phase) ? phase.effort : null
    return {
      ...{ kind: phase.kind, number: numberOf(phase), effort, ...planned },
      ...{ measuredKmh: null, measuredM: null, whole: false },
    }
  })
}

function stepOf(split: Split): RunStep {
  const { kind, mile, effort, plannedKmh, averageKmh, distanceM } = split
  return {
    ...{ kind, number: mile, effort, plannedKmh, plannedM: null },
    ...{ measuredKmh: averageKmh, measuredM: distanceM, whole: !wasCutShort(split) },
  }
}
