import type { Choices, Level } from '../../protocol/panel/plan.ts'
import { inclineDown, inclinedKmh, type InclineGrid } from '../../protocol/incline.ts'
import { STEEPEST_END_PCT, steepestPct } from '../../protocol/levels.ts'
import { snap, stageNoun, type SpeedGrid } from '../../protocol/units.ts'
import type { PlanFault, PartName } from './fault.ts'

/** The inclines that the runner named, where the machine has one (coach: incline). Without, all of it is flat, at the speeds of the flat. */
export interface Inclines {
  /** On the machine's grid, percent; one a mile, and the finish's. 0: flat. */
  readonly milesPct: readonly number[]
  readonly finishPct: number
  /** Some are named, and all of it is flat: this machine has none, or none that can be set from here. */
  readonly flatInstead: 'no-incline' | 'keeps-its-incline' | null
}

/** What a plan needs to know of the machine's. */
export interface MachineIncline {
  /** Those it can be ordered to; null or left out where it has none. */
  readonly incline?: InclineGrid | null | undefined
  /** It has one that cannot be set from here. */
  readonly keepsItsIncline?: boolean | undefined
}

/** In steps that are larger no incline is felt as small, percent. */
export const COARSEST_STEP_PCT = 1

/** What is named, on the machine's grid; a steeper one than is run, or than the machine has, is refused, never flattened. */
export function inclinesOf(
  { mileInclinesPct = [], finishInclinePct = null }: Choices,
  chosen: { readonly level: Level; readonly miles: number; readonly stageM: number },
  { incline = null, keepsItsIncline = false }: MachineIncline,
): Inclines | PlanFault {
  const { level, miles, stageM } = chosen
  const named = Array.from({ length: miles }, (_, index) => mileInclinesPct[index] ?? 0)
  const has = incline !== null && incline.stepPct <= COARSEST_STEP_PCT ? incline : null
  const mostOf = (index: number): number => {
    const steepest = index >= miles - 1 ? STEEPEST_END_PCT : steepestPct(level)
    return Math.min(steepest, has?.maxPct ?? Infinity)
  }
  for (const [index, inclinePct] of [...named, finishInclinePct ?? 0].entries()) {
    const mostPct = mostOf(index)
    if (inclinePct <= mostPct) continue
    const part: PartName['part'] = index < miles ? 'mile' : 'finish'
    const values = { part, number: index < miles ? index + 1 : null, stage: stageNoun(stageM), inclinePct, mostPct }
    return { reason: 'incline-too-steep', code: 'incline-too-steep', values }
  }
  const onGrid = (pct: number): number => (has === null ? 0 : inclineDown(has, pct))
  const isNamed = named.some((pct) => pct > 0) || (finishInclinePct ?? 0) > 0
  const flatInstead = has !== null || !isNamed ? null : keepsItsIncline ? 'keeps-its-incline' : 'no-incline'
  return { milesPct: named.map(onGrid), finishPct: onGrid(finishInclinePct ?? 0), flatInstead }
}

/** A speed of the flat as it is run at an incline, at equal cost, on the machine's grid; one that was typed in stands, km/h. */
export const atIncline = (
  flatKmh: number,
  typed: number | null | undefined,
  pct: number,
  gait: 'run' | 'walk',
  grid: SpeedGrid,
): number => (pct === 0 || (typed ?? null) !== null ? flatKmh : snap(grid, inclinedKmh(flatKmh, pct, gait)))

/** The same choices, all of them flat. */
export function flattened(choices: Choices): Choices {
  const { mileInclinesPct: _miles, finishInclinePct: _finish, ...flat } = choices
  return flat
}
