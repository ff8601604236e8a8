import type { Choices } from '../../protocol/panel/plan.ts'
import type { RanRun, RunFacts } from './ran.ts'

/** What a run was, judged by what was measured of it (coach: the next run). The first that fits. */
export type Verdict = 'stopped' | 'eased' | 'no-sprint' | 'planned'

/** More than this part of the stages held from outside, or cut by a class: the run is not judged. */
const NOT_ITS_OWN = 0.1
/** A longer stop eases a run, s. */
const LONG_STOP_S = 120
/** A stage slower than this part of its planned speed is eased. */
const AS_PLANNED = 0.97
/** A finish that takes more than this many times as long as planned was no sprint. */
const SPRINTED = 1.05

/** Null: it is not judged, but its kilometres count. */
export function judged(choices: Choices, facts: RunFacts): Verdict | null {
  const { stages, finish } = facts
  const plannedM = stages.reduce((sum, stage) => sum + stage.plannedM, 0)
  const heldM = stages.reduce((sum, stage) => sum + stage.heldOutsideM, 0)
  const begun = stages.some(({ ranKmh }) => ranKmh !== null)
  if (!begun || isGentlerToday(choices)) return null
  if (heldM > NOT_ITS_OWN * plannedM || facts.cutByClass > NOT_ITS_OWN) return null
  if (stages.some(({ isWhole }) => !isWhole)) return 'stopped'
  const isSlow = stages.some(({ plannedKmh, ranKmh }) => (ranKmh ?? 0) < AS_PLANNED * plannedKmh)
  if (facts.isEased || facts.isHeldForHeart || facts.longestStopS > LONG_STOP_S || isSlow) return 'eased'
  return finish.ranS === null || finish.ranS > SPRINTED * finish.plannedS ? 'no-sprint' : 'planned'
}

/** A run that was to be gentler proves nothing: nothing in it goes above its plan. */
export const isGentlerToday = ({ adjusted }: Choices): boolean => adjusted?.capAboveKmh === 0

/** A run with what it was judged to be. */
export interface JudgedRun {
  readonly id: string
  readonly day: number
  readonly choices: Choices
  readonly verdict: Verdict
  readonly effort: number | null
}

/** Those that are judged, in their order. */
export const judgedRuns = (runs: readonly RanRun[]): JudgedRun[] =>
  runs.flatMap(({ id, day, crescendo }) => {
    if (crescendo === null) return []
    const { choices, facts, effort } = crescendo
    const verdict = judged(choices, facts)
    return verdict === null ? [] : [{ id, day, choices, verdict, effort }]
  })

/** So hard, or harder, asks for a smooth finish. */
const HARD_EFFORT = 9
/** Harder than this is not yet the runner's. */
const OWN_EFFORT = 7

export const isHard = ({ effort }: Pick<JudgedRun, 'effort'>): boolean => (effort ?? 0) >= HARD_EFFORT
/** Stopped, eased, or as hard as that. */
export const wasTooMuch = (run: JudgedRun): boolean =>
  run.verdict === 'stopped' || run.verdict === 'eased' || isHard(run)
/** Planned, and not hard: it counts toward a longer or a faster run. */
export const isOwn = ({ verdict, effort }: JudgedRun): boolean => verdict === 'planned' && (effort ?? 0) <= OWN_EFFORT
