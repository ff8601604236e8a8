import type { Plan } from '../../protocol/panel/plan.ts'
import type { Split } from '../../protocol/panel/snapshot.ts'
import { isCrescendo } from '../../protocol/stages.ts'
import { isStage } from '../../protocol/units.ts'
import { onBelt, plannedOf } from '../../src/figures/steps.ts'
import type { EndedRun } from '../../src/figures/run-figures.ts'

export interface Ran extends EndedRun {
  readonly plan: Plan
  readonly distanceM: number
  readonly movingS: number
}

/**
 * A plan as it was run.
 *
 * @param times each phase at its planned speed times this
 * @param change a split to be another, undefined to be left out with all after it
 */
export function ran(
  plan: Plan,
  times: (index: number) => number = () => 1,
  change: (split: Split) => Split | undefined = (split) => split,
): Ran {
  const splits: Split[] = []
  for (const [index, phase] of onBelt(plan).entries()) {
    const { timeS, distanceM } = plannedOf(phase)
    const plannedKmh = (distanceM / timeS) * 3.6
    const split = change({
      ...{ kind: phase.kind, mile: isStage(phase) ? phase.number : null, effort: isStage(phase) ? phase.effort : null },
      ...{ distanceM, timeS: timeS / times(index), plannedKmh, averageKmh: plannedKmh * times(index) },
      ...{ gainS: null, note: null, changes: [] },
    })
    if (split === undefined) break
    splits.push(split)
  }
  const line = [{ movingS: 0, distanceM: 0, speedKmh: 0 }]
  for (const [index, { timeS, distanceM, averageKmh }] of splits.entries()) {
    const phase = onBelt(plan)[index]
    const inParts = phase !== undefined && 'segments' in phase && distanceM > 0
    const planned = phase === undefined ? { timeS, distanceM } : plannedOf(phase)
    const parts = inParts ? phase.segments : [{ durationS: planned.timeS, speedKmh: averageKmh ?? 0 }]
    for (const { durationS, speedKmh } of parts) {
      const last = line.at(-1) ?? { movingS: 0, distanceM: 0 }
      const lastsS = (durationS / planned.timeS) * timeS
      const kmh = inParts ? (speedKmh * distanceM * planned.timeS) / (planned.distanceM * timeS) : speedKmh
      const after = (s: number) => ({
        movingS: last.movingS + s,
        distanceM: last.distanceM + (kmh * s) / 3.6,
        speedKmh: kmh,
      })
      line.push(after(Math.min(1, lastsS / 2)), after(lastsS))
    }
  }
  const total = (of: 'distanceM' | 'timeS'): number => splits.reduce((sum, split) => sum + split[of], 0)
  const crescendo = isCrescendo(splits, plan.phases.filter(isStage).length)
  return { plan, splits, line, crescendo, stoppedBy: null, distanceM: total('distanceM'), movingS: total('timeS') }
}
