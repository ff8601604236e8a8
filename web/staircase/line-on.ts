import { yOf } from './heights.ts'
import type { Shape, Step } from './shape.ts'

/** What was measured, on the picture. */

/** A point of the line: percent of the width and of the height. */
export interface LineMark {
  readonly step: Step
  readonly x: number
  readonly y: number
}

/** The line in pieces: one ends where the belt went out of sight, and where a step was left early. Nothing lies on what was not run. */
export function lineOn(shape: Shape): readonly (readonly LineMark[])[] {
  const pieces: LineMark[][] = [[]]
  for (const step of shape.steps) {
    if (!goesOnFrom(pieces.at(-1)?.at(-1), step, shape)) pieces.push([])
    for (const { share, speedKmh } of step.ran) {
      if (speedKmh === null) pieces.push([])
      else pieces.at(-1)?.push(markAt(shape, step, share, speedKmh))
    }
  }
  return pieces.filter(({ length }) => length > 0)
}

/** The step before was run to its end, in sight, and this one was seen from its beginning. */
function goesOnFrom(last: LineMark | undefined, step: Step, { steps }: Shape): boolean {
  if (last === undefined || last.step.progress < 1 || steps.indexOf(step) !== steps.indexOf(last.step) + 1) return false
  return last.step.ran.at(-1)?.share === 1 && step.ran[0]?.share === 0
}

function markAt(shape: Shape, step: Step, share: number, speedKmh: number): LineMark {
  const x = step.x + step.width * Math.min(step.progress, share)
  return { step, x, y: yOf(shape, { x }, speedKmh) }
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

/** How high what fills a step comes between two places: along its line, and level on to both its ends. */
export function fillOver(
  step: Step,
  pieces: readonly (readonly LineMark[])[],
  fromX: number,
  toX: number,
): Reach | null {
  const own = pieces.flat().filter((mark) => mark.step === step)
  const [first] = own
  const last = own.at(-1)
  if (first === undefined || last === undefined) return reachOf(pieces, fromX, toX)
  const ends = [{ ...first, x: step.x }, ...own, { ...last, x: step.x + step.width * step.progress }]
  return reachOf([...pieces, ends], fromX, toX)
}

/** How high the line is between two places, percent of the height; null where there is none. */
export interface Reach {
  readonly lowest: number
  readonly highest: number
}

export function reachOf(pieces: readonly (readonly LineMark[])[], fromX: number, toX: number): Reach | null {
  const heights = pieces.flatMap((marks) =>
    marks.flatMap((mark, index) => {
      const next = marks[index + 1]
      const isWithin = mark.x >= fromX && mark.x <= toX
      const ends = next === undefined ? [] : [fromX, toX].flatMap((x) => heightAt(x, mark, next))
      return isWithin ? [mark.y, ...ends] : ends
    }),
  )
  return heights.length === 0 ? null : { lowest: Math.max(...heights), highest: Math.min(...heights) }
}

const heightAt = (x: number, a: LineMark, b: LineMark): readonly number[] =>
  a.x < x && x < b.x ? [a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x)] : []
