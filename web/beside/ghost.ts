import type { Plan, PlanPhase } from '../../protocol/panel/plan.ts'
import type { RunOpened } from '../../protocol/panel/run-opened.ts'
import type { Split } from '../../protocol/panel/snapshot.ts'
import { ranIn, type LineStep, type RanPoint } from '../../protocol/ran-line.ts'
import { lengthM } from '../../protocol/stages.ts'
import { isStage } from '../../protocol/units.ts'
import { yOf } from '../staircase/heights.ts'
import type { Shape } from '../staircase/shape.ts'

/** An earlier run of the same plan, on the picture of this one: at each place what was measured at that distance. */

type Belted = Exclude<PlanPhase, { kind: 'stretch' }>
const beltedIn = ({ phases }: Pick<Plan, 'phases'>): Belted[] =>
  phases.filter((phase): phase is Belted => phase.kind !== 'stretch')

/** Where it is measured in distance, m; else null. */
const metresOf = (phase: Belted): number | null =>
  isStage(phase) ? lengthM(phase) : 'distanceM' in phase ? phase.distanceM : null
const secondsOf = (phase: Belted): number =>
  'segments' in phase ? phase.segments.reduce((sum, { durationS }) => sum + durationS, 0) : 0

/** The lengths of a plan's phases, to tell whether they are others. */
export const lengthsOf = (plan: Pick<Plan, 'phases'>): string =>
  beltedIn(plan)
    .map((phase) => metresOf(phase) ?? secondsOf(phase))
    .join()

/** Lengths this near to each other are one, as a part: a measured belt rounds them. */
const NEAR = 0.01

/** Whether both have the same stages and finish, whatever they are run at. */
export function isSamePlan(one: Pick<Plan, 'phases'>, other: Pick<Plan, 'phases'>): boolean {
  const [a, b] = [beltedIn(one), beltedIn(other)]
  return (
    a.length === b.length &&
    a.every((phase, at) => {
      const beside = b[at]
      if (beside === undefined || beside.kind !== phase.kind) return false
      const [metres, others] = [metresOf(phase), metresOf(beside)]
      return metres === null || others === null ? metres === others : Math.abs(metres - others) <= NEAR * metres
    })
  )
}

type Earlier = Pick<RunOpened, 'plan' | 'splits' | 'line'>

/** What was measured of it in each phase on the belt of this plan, in their order; null where it was of another plan. */
export function ghostOf(run: Earlier, plan: Pick<Plan, 'phases'>): readonly (readonly RanPoint[])[] | null {
  if (run.plan === null || !isSamePlan(run.plan, plan)) return null
  const left = run.splits.filter(({ kind, timeS }) => kind !== 'stretch' && timeS > 0)
  let [distanceM, movingS] = [0, 0]
  const steps = beltedIn(plan).map((phase): LineStep => {
    const length = { distanceM: metresOf(phase), durationS: secondsOf(phase) }
    if (!isSplitOf(left[0], phase)) return { from: null, progress: 0, ...length }
    const [split] = left.splice(0, 1)
    const from = { distanceM, movingS }
    const ran = split ?? { distanceM: 0, timeS: 0 }
    distanceM += ran.distanceM
    movingS += ran.timeS
    const part = length.distanceM === null ? ran.timeS / length.durationS : ran.distanceM / length.distanceM
    return { from, progress: Math.min(1, part), ...length }
  })
  return ranIn(steps, run.line)
}

const isSplitOf = (split: Split | undefined, phase: Belted): boolean =>
  split?.kind === phase.kind && split.mile === (isStage(phase) ? phase.number : null)

/**
 * Its line in pieces, percent of the width and of the height. One ends where the belt was out of sight, and where the run did; a finish that is
 * ahead is for its countdown alone.
 */
export function ghostOn(
  shape: Shape,
  ghost: readonly (readonly RanPoint[])[],
): readonly (readonly [number, number])[][] {
  const pieces: [number, number][][] = [[]]
  shape.steps.forEach((step, at) => {
    if (step.kind === 'finish' && step.state === 'ahead') return void pieces.push([])
    for (const { share, speedKmh } of ghost[at] ?? []) {
      const x = step.x + step.width * share
      if (speedKmh === null) pieces.push([])
      else pieces.at(-1)?.push([x, yOf(shape, { x }, speedKmh)])
    }
  })
  return pieces.filter(({ length }) => length > 1)
}
