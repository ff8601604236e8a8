import type { Plan } from '../../protocol/panel/plan.ts'
import type { Split } from '../../protocol/panel/snapshot.ts'
import { isStage } from '../../protocol/units.ts'
import { figureWords } from './figure-words.ts'

/** Speeds that lie nearer than this are one, km/h. */
const SAME_KMH = 0.05

/**
 * Of a mile whose pace was hidden, what it felt like beside what it was; of one that was not answered, what was drawn for it, where
 * that is another pace than the plan's.
 */
export function feltSaid(
  splits: readonly Split[],
  plan: Plan | null,
  nameOf: (split: Split) => string,
  told: (kmh: number) => string,
): readonly string[] {
  return splits.flatMap((split) => {
    const { felt, plannedKmh } = split
    if (felt !== undefined) return [figureWords().felt(nameOf(split), told(felt.saidKmh), told(felt.ranKmh))]
    if (!isStage(split) || split.mile !== plan?.hiddenMile?.number || plannedKmh === null) return []
    const own = plan.phases.filter(isStage).find(({ number }) => number === split.mile)
    const isDrawn = own !== undefined && Math.abs(own.speedKmh - plannedKmh) > SAME_KMH
    return isDrawn ? [figureWords().drawn(nameOf(split), told(plannedKmh))] : []
  })
}
