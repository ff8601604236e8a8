import type { TracePoint } from '../live/trace.ts'
import { yOf, type Shape, type Step } from './shape.ts'

/** What was measured, on the picture. */

/** A point of the line: percent of the width and of the height. */
export interface LineMark {
  readonly step: Step
  readonly x: number
  readonly y: number
}

/** The line in pieces: one ends where the belt went out of sight, and where a step was left early. Nothing lies on what was not run. */
export function lineOn(shape: Shape, points: readonly TracePoint[]): readonly (readonly LineMark[])[] {
  const pieces: LineMark[][] = [[]]
  for (const point of points) {
    const { speedKmh } = point
    if (speedKmh === null) pieces.push([])
    const step = shape.steps.findLast(({ from }) => from !== null && from.movingS <= point.movingS + 0.05)
    if (step === undefined || speedKmh === null) continue
    const before = pieces.at(-1)?.at(-1)?.step ?? step
    if (before !== step && (before.progress < 1 || shape.steps.indexOf(step) !== shape.steps.indexOf(before) + 1))
      pieces.push([])
    const x = step.x + step.width * Math.min(step.progress, shareOf(step, point))
    pieces.at(-1)?.push({ step, x, y: yOf(shape, step, speedKmh) })
  }
  return pieces.filter(({ length }) => length > 0)
}

function shareOf({ from, distanceM, durationS }: Step, point: TracePoint): number {
  if (from === null) return 0
  const share =
    distanceM === null ? (point.movingS - from.movingS) / durationS : (point.distanceM - from.distanceM) / distanceM
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0
}

/** Corners of what was run of a step: up to the line, or where none was measured there, up to the step's own edge. Null: nothing was. */
export function floodOf(
  step: Step,
  marks: readonly LineMark[],
  baseline: number,
): readonly (readonly [number, number])[] | null {
  const end = step.x + step.width * step.progress
  if (step.progress <= 0) return null
  const own = marks.filter((mark) => mark.step === step)
  const [first] = own
  const last = own.at(-1)
  if (first === undefined || last === undefined) return null
  return [
    [step.x, baseline],
    [step.x, first.y],
    ...own.map(({ x, y }) => [x, y] as const),
    [end, last.y],
    [end, baseline],
  ]
}

/** The lowest that the line comes between two places, percent of the height; null where there is none. */
export function lowestOf(marks: readonly LineMark[], fromX: number, toX: number): number | null {
  const heights = marks.flatMap(({ x, y }, index) => {
    const next = marks[index + 1]
    const crosses = next !== undefined && x < toX && next.x > fromX
    return crosses ? [y, next.y] : x >= fromX && x <= toX ? [y] : []
  })
  return heights.length === 0 ? null : Math.max(...heights)
}
