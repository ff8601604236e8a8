import type { Run } from '../../protocol/panel/runs.ts'
import type { SplitChange } from '../../protocol/panel/sayings.ts'
import type { Split } from '../../protocol/panel/snapshot.ts'
import { finishS, milesOf } from '../workout/timing.ts'
import { kmOf, type RanRun, type RunFacts } from './ran.ts'

/** No belt is measured more closely: what went as far as planned within this part counts as that, so that a metre decides nothing. */
const AS_FAR = 0.01

/** What a run that was kept says of itself. @param day the day it began on where its runner is, days since 1970-01-01 */
export function ranOf(run: Run, day: number): RanRun {
  const { id, plan, splits, effort = null } = run
  const measuredKm = run.distanceM / 1000
  const stages = plan === null ? [] : milesOf(plan)
  const finish = plan?.phases.find((phase) => phase.kind === 'finish')
  if (plan === null || plan.choices === null || stages.length === 0 || finish === undefined)
    return { id, day, km: measuredKm, crescendo: null }
  const plannedKm = kmOf(plan)
  const km = Math.abs(measuredKm / plannedKm - 1) <= AS_FAR ? plannedKm : measuredKm
  const plannedS = finishS(finish, stages.at(-1)?.speedKmh ?? 0, plan.riseKmhPerS)
  const ranFinish = splits.findLast(({ kind }) => kind === 'finish')
  const changes = splits
    .filter(({ kind }) => kind === 'mile' || kind === 'finish')
    .flatMap((split) => split.changes ?? [])
  const facts: RunFacts = {
    stages: stages.map(({ number, distanceM, speedKmh }) => {
      const split = splits.findLast(({ kind, mile }) => kind === 'mile' && mile === number)
      return {
        plannedM: distanceM,
        plannedKmh: speedKmh,
        ranKmh: split?.averageKmh ?? null,
        isWhole: split !== undefined && isWhole(split),
        // How long of it is not known: all of it.
        heldOutsideM: wasHeldBy(split?.changes ?? [], 'link', 'console') ? distanceM : 0,
      }
    }),
    finish: { plannedS, ranS: ranFinish !== undefined && isWhole(ranFinish) ? ranFinish.timeS : null },
    isEased: wasHeldBy(changes, 'eased'),
    isHeldForHeart: wasHeldBy(changes, 'heart'),
    // A stop is kept without its length: it counts as a long one.
    longestStopS: changes.some(({ code }) => code === 'stopped-and-went-on') ? Infinity : 0,
    cutByClass: 0,
  }
  return { id, day, km, crescendo: { choices: plan.choices, facts, effort } }
}

const isWhole = ({ note }: Split): boolean => note === null || note.code === 'partly-estimated'

const wasHeldBy = (changes: readonly SplitChange[], ...reasons: string[]): boolean =>
  changes.some((change) => change.code === 'was-held' && reasons.includes(change.values.reason))
