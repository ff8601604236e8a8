import type { LinePoint } from './line.ts'

/** Where a step of a run lies on its line. */
export interface LineStep {
  /** Where in the run it began; null where it did not. */
  readonly from: { readonly distanceM: number; readonly movingS: number } | null
  /** Its length, where it is measured in distance, and else its time. */
  readonly distanceM: number | null
  readonly durationS: number
  /** How much of it was run, 0 to 1. */
  readonly progress: number
}

/** The line within one step. */
export interface RanPoint {
  /** How far into the step, 0 to 1. */
  readonly share: number
  /** km/h; null where the belt was out of sight from here on. */
  readonly speedKmh: number | null
}

/** A step begins at the point that is so near to its beginning, s. */
const AT_S = 0.05

/**
 * The line of each step, in their order. Where a belt runs evenly there may be no point of the line within a whole step: it
 * is cut at the lines between them, at the speed that it has there.
 */
export function ranIn(steps: readonly LineStep[], line: readonly LinePoint[]): readonly (readonly RanPoint[])[] {
  const ran: RanPoint[][] = steps.map(() => [])
  const stepAt = ({ movingS }: LinePoint): number =>
    steps.findLastIndex(({ from }) => from !== null && from.movingS <= movingS + AT_S)
  line.forEach((point, index) => {
    const at = stepAt(point)
    const before = line[index - 1]
    if (before !== undefined) cutBetween(steps, ran, [stepAt(before), at], [before, point])
    const step = steps[at]
    if (step !== undefined) ran[at]?.push({ share: shareOf(step, point), speedKmh: point.speedKmh })
  })
  return ran
}

/** The end of each step and the beginning of the next, between two points of the line. */
function cutBetween(
  steps: readonly LineStep[],
  ran: RanPoint[][],
  [first, last]: readonly [number, number],
  [a, b]: readonly [LinePoint, LinePoint],
): void {
  if (a.speedKmh === null || b.speedKmh === null) return
  let open = first
  for (let at = first + 1; at <= last; at++) {
    const from = steps[at]?.from ?? null
    if (from === null) continue
    const part = (from.movingS - a.movingS) / (b.movingS - a.movingS)
    const speedKmh = a.speedKmh + (b.speedKmh - a.speedKmh) * Math.min(1, Math.max(0, part))
    ran[open]?.push({ share: steps[open]?.progress ?? 0, speedKmh })
    ran[at]?.push({ share: 0, speedKmh })
    open = at
  }
}

function shareOf({ from, distanceM, durationS, progress }: LineStep, point: LinePoint): number {
  if (from === null) return 0
  const share =
    distanceM === null ? (point.movingS - from.movingS) / durationS : (point.distanceM - from.distanceM) / distanceM
  return Number.isFinite(share) ? Math.min(progress, Math.max(0, share)) : 0
}

/** Nearer to a straight line than this, a point is not missed from afar, km/h. */
const FAR_OFF_KMH = 0.03
/** So many points of one step are enough for whoever sees it from afar. */
const MOST_OF_STEP = 60

/** The line of one step for a screen that is far away and told all of it every time: in few points, rounded. */
export function asFromAfar(ran: readonly RanPoint[]): readonly RanPoint[] {
  for (let offKmh = FAR_OFF_KMH; ; offKmh *= 2) {
    const kept = straightened(ran, offKmh)
    if (kept.length <= MOST_OF_STEP || offKmh > MOST_OF_STEP)
      return kept.map(({ share, speedKmh }) => ({
        share: Math.round(share * 1000) / 1000,
        speedKmh: speedKmh === null ? null : Math.round(speedKmh * 100) / 100,
      }))
  }
}

/**
 * Its ends, and what lies farther from the straight line between them, each side the same again (Douglas and Peucker); where the
 * belt was out of sight, on each side by itself.
 */
function straightened(ran: readonly RanPoint[], offKmh: number): readonly RanPoint[] {
  const kept = new Set<number>()
  // A list of what is left to do: one side may lie within the other as often as there are points.
  const todo = sidesIn(ran)
  for (let side = todo.pop(); side !== undefined; side = todo.pop()) {
    const [first, last] = side
    kept.add(first).add(last)
    const farthest = farthestIn(ran, first, last, offKmh)
    if (farthest !== null) todo.push([first, farthest], [farthest, last])
  }
  return ran.filter(({ speedKmh }, index) => speedKmh === null || kept.has(index))
}

type Side = readonly [first: number, last: number]

/** From end to end between the points where the belt was out of sight. */
function sidesIn(ran: readonly RanPoint[]): Side[] {
  const gaps = ran.flatMap(({ speedKmh }, index) => (speedKmh === null ? [index] : []))
  const ends = [-1, ...gaps, ran.length]
  return ends.slice(1).flatMap((end, nth): Side[] => {
    const first = (ends[nth] ?? -1) + 1
    return first < end ? [[first, end - 1]] : []
  })
}

/** The point between two others that lies farthest from the line between them, where that is more than `offKmh`. */
function farthestIn(ran: readonly RanPoint[], first: number, last: number, offKmh: number): number | null {
  const [a, b] = [ran[first], ran[last]]
  if (a === undefined || b === undefined) return null
  let [farthest, off]: [number | null, number] = [null, offKmh]
  for (let index = first + 1; index < last; index++) {
    const point = ran[index]
    const by = point === undefined ? 0 : Math.abs((point.speedKmh ?? 0) - between(a, b, point.share))
    if (by > off) [farthest, off] = [index, by]
  }
  return farthest
}

function between(a: RanPoint, b: RanPoint, share: number): number {
  const part = b.share > a.share ? (share - a.share) / (b.share - a.share) : 0
  return (a.speedKmh ?? 0) + ((b.speedKmh ?? 0) - (a.speedKmh ?? 0)) * part
}
