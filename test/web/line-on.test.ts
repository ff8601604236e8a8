import { expect, test } from 'vitest'
import type { PhaseView } from '../../protocol/panel/snapshot.ts'
import { floodOf, lineOn, lowestOf } from '../../web/staircase/line-on.ts'
import { WIDE, shapeOf, type Shape } from '../../web/staircase/shape.ts'
import type { TracePoint } from '../../web/live/trace.ts'
import { viewsOf } from './on-plan.ts'
import { THREE_MILES } from './plans.ts'

const MILE_ONE = 2
const MILE_TWO = 3
const COOL_DOWN = 6
const views = (now: number, progress: number): PhaseView[] => viewsOf(THREE_MILES, now, progress)
const shapeAt = (now: number, progress: number): Shape => shapeOf(THREE_MILES, views(now, progress), WIDE)
const stepOf = ({ steps }: Shape, index: number) => steps.find((step) => step.index === index) ?? expect.unreachable()
const fromOf = (index: number) => views(index, 0)[index]?.from ?? expect.unreachable()

/** So far into a phase, at a speed. */
function at(index: number, distanceM: number, speedKmh: number | null): TracePoint {
  const from = fromOf(index)
  return { movingS: from.movingS + distanceM / 2.5, distanceM: from.distanceM + distanceM, speedKmh }
}

test('what was measured on plan lies on the step’s edge, where it was run', () => {
  const shape = shapeAt(MILE_TWO, 0.55)
  const step = stepOf(shape, MILE_TWO)
  const [piece = []] = lineOn(shape, [at(MILE_TWO, 0, 9.9), at(MILE_TWO, 804.672, 9.9)])
  expect(piece.map(({ x }) => x)).toEqual([step.x, expect.closeTo(step.x + step.width / 2, 1)])
  expect(piece.map(({ y }) => y)).toEqual([step.top, step.top])
})

test('there is no line where the belt was out of sight', () => {
  const shape = shapeAt(MILE_TWO, 0.55)
  const points = [at(MILE_ONE, 10, 8.7), at(MILE_ONE, 300, 8.7), at(MILE_ONE, 310, null), at(MILE_TWO, 9, 9.9)]
  expect(lineOn(shape, points).map(({ length }) => length)).toEqual([2, 1])
})

test('there is no line over what was not run: a mile that was cut short, and those that were left out', () => {
  const cut = views(COOL_DOWN, 0.2).map((view, index): PhaseView => {
    if (index === MILE_TWO) return { ...view, progress: 0.25 }
    return index > MILE_TWO && index < COOL_DOWN ? { ...view, state: 'skipped', progress: 0, from: null } : view
  })
  const shape = shapeOf(THREE_MILES, cut, WIDE)
  const points = [at(MILE_ONE, 1600, 8.7), at(MILE_TWO, 5, 9.9), at(MILE_TWO, 400, 9.9), at(COOL_DOWN, 4, 7.4)]
  const pieces = lineOn(shape, points)
  expect(pieces.map((piece) => piece.map(({ step }) => step.index))).toEqual([
    [MILE_ONE, MILE_TWO, MILE_TWO],
    [COOL_DOWN],
  ])
  const step = stepOf(shape, MILE_TWO)
  const right = step.x + step.width * 0.25
  for (const { x } of pieces[0] ?? []) expect(x).toBeLessThanOrEqual(right + 1e-9)
  const flood = floodOf(step, pieces.flat(), WIDE.baseline) ?? expect.unreachable()
  expect(Math.max(...flood.map(([x]) => x))).toBeCloseTo(right)
})

test('what was run fills its step up to the line, not up to the plan', () => {
  const shape = shapeAt(MILE_TWO, 0.5)
  const step = stepOf(shape, MILE_TWO)
  const marks = lineOn(shape, [at(MILE_TWO, 0, 5), at(MILE_TWO, 800, 5)]).flat()
  const flood = floodOf(step, marks, WIDE.baseline) ?? expect.unreachable()
  expect(Math.min(...flood.map(([, y]) => y))).toBeGreaterThan(step.top + 5)
  expect(floodOf(stepOf(shape, 4), marks, WIDE.baseline)).toBeNull()
})

test('nothing rises into the words that stand over the first steps', () => {
  const shape = shapeAt(MILE_ONE, 0.5)
  const [mark] = lineOn(shape, [at(MILE_ONE, 100, 19)]).flat()
  expect(mark?.y).toBe(WIDE.clear.y)
})

test('words find the lowest that the line comes over their place', () => {
  const step = stepOf(shapeAt(MILE_ONE, 0.5), MILE_ONE)
  const marks = [10, 20, 30].map((x, index) => ({ step, x, y: [60, 75, 60][index] ?? 0 }))
  expect(lowestOf(marks, 12, 14)).toBe(75)
  expect(lowestOf(marks, 21, 40)).toBe(75)
  expect(lowestOf(marks, 31, 40)).toBeNull()
})
