import type { LinePoint } from '../../protocol/line.ts'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { Split } from '../../protocol/panel/snapshot.ts'
import { onBelt, splitOf } from './steps.ts'

/** What a run takes of the body, by the equations of the American College of Sports Medicine for walking and running. */

/** Slower is a walk, km/h: between the fastest that is walked (6.5) and the slowest jog (7.4), as measured. */
const RUNNING_FROM_KMH = 7
/** At rest, ml of oxygen a minute and kilogram of body. */
const AT_REST = 3.5
/** One litre of oxygen, kcal. */
const KCAL_PER_L = 5

/** ml of oxygen a minute and kilogram of body, at a speed and an incline. */
export function oxygenAt(speedKmh: number, inclinePct: number): number {
  const mPerMin = (speedKmh * 1000) / 60
  const [flat, up] = speedKmh < RUNNING_FROM_KMH ? [0.1, 1.8] : [0.2, 0.9]
  return mPerMin * (flat + (up * inclinePct) / 100) + AT_REST
}

/** Gross. */
export const kcalOf = (oxygenMlPerKg: number, weightKg: number): number =>
  (oxygenMlPerKg * weightKg * KCAL_PER_L) / 1000

interface Along {
  readonly plan: Pick<Plan, 'phases'> | null
  readonly splits: readonly Split[]
  readonly line: readonly LinePoint[]
}

/**
 * ml of oxygen a kilogram of body over all of a run: by the metres between two points of its measured line, which are right where
 * a belt was out of sight, too; without one, by the mean of each split. Inclines are those of the plan.
 */
export function oxygenOf({ plan, splits, line }: Along): number {
  const spans = spansOf(plan, splits)
  if (line.length < 2) return spans.reduce((sum, span) => sum + taken(span.timeS, span.distanceM, span.inclinePct), 0)
  let ml = 0
  let before = { movingS: 0, distanceM: 0 }
  for (const point of line) {
    const middleS = (before.movingS + point.movingS) / 2
    const span = spans.findLast(({ fromS }) => fromS <= middleS)
    ml += taken(point.movingS - before.movingS, point.distanceM - before.distanceM, span?.inclinePct ?? 0)
    before = point
  }
  return ml
}

function taken(timeS: number, distanceM: number, inclinePct: number): number {
  if (!(timeS > 0)) return 0
  return oxygenAt((Math.max(0, distanceM) / timeS) * 3.6, inclinePct) * (timeS / 60)
}

function spansOf(plan: Along['plan'], splits: readonly Split[]) {
  const inclines = onBelt(plan).map((phase) => ({
    split: splitOf(phase, splits),
    inclinePct: 'inclinePct' in phase ? (phase.inclinePct ?? 0) : 0,
  }))
  let fromS = 0
  return splits.map((split) => {
    const { timeS, distanceM } = split
    const inclinePct = inclines.find((one) => one.split === split)?.inclinePct ?? 0
    fromS += timeS
    return { fromS: fromS - timeS, timeS, distanceM, inclinePct }
  })
}
