import type { HeartRules, Plan } from '../../protocol/panel/plan.ts'
import type { Runner } from '../../protocol/panel/runner.ts'
import { ceilingsOf, maximumBpmOf, OLDER_YEARS } from '../../protocol/heart.ts'
import { stagesKmh } from '../../protocol/stages.ts'
import { DEFAULT_RACE } from '../../protocol/levels.ts'
import { snap, stepUp, type SpeedGrid } from '../../protocol/units.ts'
import { maximumOf, strongFinishKmh } from './paces.ts'

/** What the runner's heart rate does to a run, in numbers (coach: heart rate). */

/** The cool-down ends below this part of the greatest rate, and lasts so long, s. */
const COOL_DOWN = { share: 0.65, leastS: 180, leastFrom65S: 300, mostS: 600 } as const

/** What the runner told that these rules are made of. */
export const heartTold = ({
  ageYears,
  heartRateMaxBpm,
  heartCeiling,
  heartCeilingBpm,
  heartCoolDown,
}: Runner): readonly unknown[] =>
  heartCeiling || heartCoolDown ? [ageYears, heartRateMaxBpm, heartCeiling, heartCeilingBpm, heartCoolDown] : []

const CEILING_OF = { beginner: 'walkingBpm', intermediate: 'runningBpm', advanced: 'advancedBpm' } as const

/** The plan of a runner, with what their heart rate does to it where they want that and it can be told. */
export function withHeartRules(plan: Plan, runner: Runner, grid: SpeedGrid): Plan {
  const ceilings = runner.heartCeiling ? ceilingsOf(runner) : null
  const ceilingBpm = ceilings?.[CEILING_OF[plan.level]] ?? null
  const coolDown = runner.heartCoolDown ? coolDownOf(runner) : null
  return ceilingBpm === null && coolDown === null
    ? plan
    : { ...plan, heart: { ceilingBpm, strongKmh: strongKmhOf(plan, grid), coolDown } }
}

function coolDownOf(runner: Runner): HeartRules['coolDown'] {
  const maximumBpm = maximumBpmOf(runner)
  if (maximumBpm === null) return null
  const { share, leastS, leastFrom65S, mostS } = COOL_DOWN
  const isOlder = (runner.ageYears ?? 0) >= OLDER_YEARS
  return { belowBpm: Math.floor(maximumBpm * share), leastS: isOlder ? leastFrom65S : leastS, mostS }
}

/** A little above tempo, and at least a step above the last mile; who walks goes on as in the last mile. Never above the plan's own. */
function strongKmhOf(plan: Plan, grid: SpeedGrid): number {
  const lastKmh = stagesKmh(plan).at(-1) ?? 0
  const finishKmh = plan.phases.find((phase) => phase.kind === 'finish')?.speedKmh ?? lastKmh
  const reference = plan.choices?.reference ?? DEFAULT_RACE
  if (plan.level === 'beginner' || reference.kind === 'comfortable-walk') return Math.min(lastKmh, finishKmh)
  const strongKmh = Math.max(snap(grid, strongFinishKmh(maximumOf(reference))), stepUp(grid, lastKmh))
  return Math.min(strongKmh, finishKmh)
}
