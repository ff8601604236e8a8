import { climbIn } from '../../protocol/stages.ts'
import { isStage } from '../../protocol/units.ts'
import type { Frame } from './frames.ts'
import type { PlanPhase } from '../../protocol/panel/plan.ts'

/** At which height a speed is drawn: one speed at one height, wherever in the picture it was run or will be. */

export interface Knot {
  readonly kmh: number
  readonly y: number
}

/** What of a planned step gives the heights. */
export interface Climbing {
  readonly kind: Exclude<PlanPhase['kind'], 'stretch'>
  readonly number: number | null
  /** False for a finish that is no sprint. */
  readonly sprints: boolean
  /** One, or one for each segment of a warm-up or cool-down. */
  readonly parts: readonly { readonly speedKmh: number; readonly durationS: number }[]
}

/** Of a stage, which has one part, its speed. */
export const fastestKmhOf = ({ parts }: Climbing): number => Math.max(...parts.map(({ speedKmh }) => speedKmh))

/** The height at which a speed is drawn: piecewise linear between the planned speeds, so that on plan is on the step. */
export function heightOf(knots: readonly Knot[], kmh: number): number {
  const above = knots.findIndex((knot) => knot.kmh > kmh)
  if (above === -1) return knots.at(-1)?.y ?? 0
  const low = knots[above - 1]
  const high = knots[above]
  if (low === undefined || high === undefined) return knots[0]?.y ?? 0
  return low.y + ((kmh - low.kmh) / (high.kmh - low.kmh)) * (high.y - low.y)
}

/** The same over a place where words stand: one that is faster than the finish ends below them. */
export const yOf = (
  { frame, knots }: { readonly frame: Frame; readonly knots: readonly Knot[] },
  { x }: { readonly x: number },
  kmh: number,
): number => (x < frame.clear.x ? Math.max(frame.clear.y, heightOf(knots, kmh)) : heightOf(knots, kmh))

/** @param underWordsKmh the fastest that is drawn below the words of this frame; null where nothing is */
export function knotsOf(planned: readonly Climbing[], frame: Frame, underWordsKmh: number | null): readonly Knot[] {
  const knots = plannedKnotsOf(planned, frame)
  return underWordsKmh === null ? knots : lowered(knots, underWordsKmh, frame)
}

function plannedKnotsOf(planned: readonly Climbing[], frame: Frame): Knot[] {
  const stagesKmh = planned.filter(isStage).map(fastestKmhOf)
  const knots = planned.flatMap((step): Knot[] => {
    const kmh = fastestKmhOf(step)
    switch (step.kind) {
      case 'warm-up':
        return [{ kmh, y: frame.first + 0.45 * (frame.baseline - frame.first) }]
      case 'mile':
      case 'stage': {
        const p = climbIn(step.kind, step.number, kmh, stagesKmh)
        return [{ kmh, y: frame.first - (frame.first - frame.last) * p ** 1.2 }]
      }
      case 'finish':
        return [{ kmh, y: step.sprints ? frame.peak : frame.kinderPeak }]
      default:
        return []
    }
  })
  // Two stages of one speed are one knot.
  const rising = knots.sort((a, b) => a.kmh - b.kmh).filter(({ kmh }, index) => kmh !== knots[index - 1]?.kmh)
  return [{ kmh: 0, y: frame.baseline }, ...rising]
}

/** So much slower than the finish is the fastest that all heights make way for, km/h: the peak is where it is. */
const BELOW_FINISH_KMH = 0.1

/** Where a speed would rise into the words, all of the picture is lower up to it, and steeper from there to the peak. */
function lowered(knots: readonly Knot[], fastestKmh: number, { clear, baseline }: Frame): readonly Knot[] {
  const top = knots.at(-1)
  const below = knots.at(-2)
  if (top === undefined || below === undefined) return knots
  const kmh = fastestKmh < top.kmh ? fastestKmh : Math.max(below.kmh, top.kmh - BELOW_FINISH_KMH)
  const y = heightOf(knots, kmh)
  if (y >= clear.y || y <= top.y) return knots
  const down = (was: number): number =>
    was >= y
      ? baseline - ((baseline - was) * (baseline - clear.y)) / (baseline - y)
      : top.y + ((was - top.y) * (clear.y - top.y)) / (y - top.y)
  const at = knots.filter((knot) => knot.kmh !== kmh).map((knot) => ({ kmh: knot.kmh, y: down(knot.y) }))
  return [...at, { kmh, y: clear.y }].sort((a, b) => a.kmh - b.kmh)
}
