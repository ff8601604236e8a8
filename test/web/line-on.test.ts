import { expect, test } from 'vitest'
import type { PhaseView } from '../../protocol/panel/snapshot.ts'
import { floodOf, lineOn, reachOf } from '../../web/staircase/line-on.ts'
import { RAN_TALL, RAN_WIDE, TALL, WIDE } from '../../web/staircase/frames.ts'
import { heightOf } from '../../web/staircase/heights.ts'
import { shapeOf, type Shape } from '../../web/staircase/shape.ts'
import type { TracePoint } from '../../web/live/trace.ts'
import { viewsOf } from './on-plan.ts'
import { THREE_MILES } from './plans.ts'

const MILE_ONE = 2
const MILE_TWO = 3
const MILE_THREE = 4
const FINISH = 5
const COOL_DOWN = 6
const views = (now: number, progress: number): PhaseView[] => viewsOf(THREE_MILES, now, progress)
const shapeAt = (now: number, progress: number, line: readonly TracePoint[] = []): Shape =>
  shapeOf(THREE_MILES, views(now, progress), WIDE, line)
const stepOf = ({ steps }: Shape, index: number) => steps.find((step) => step.index === index) ?? expect.unreachable()
const fromOf = (index: number) => views(index, 0)[index]?.from ?? expect.unreachable()

/** So far into a phase, at a speed. */
function at(index: number, distanceM: number, speedKmh: number | null): TracePoint {
  const from = fromOf(index)
  return { movingS: from.movingS + distanceM / 2.5, distanceM: from.distanceM + distanceM, speedKmh }
}

test('what was measured on plan lies on the step’s edge, where it was run', () => {
  const shape = shapeAt(MILE_TWO, 0.55, [at(MILE_TWO, 0, 9.9), at(MILE_TWO, 804.672, 9.9)])
  const step = stepOf(shape, MILE_TWO)
  const [piece = []] = lineOn(shape)
  expect(piece.map(({ x }) => x)).toEqual([step.x, expect.closeTo(step.x + step.width / 2, 1)])
  expect(piece.map(({ y }) => y)).toEqual([step.top, step.top])
})

test('there is no line where the belt was out of sight', () => {
  const points = [at(MILE_ONE, 10, 8.7), at(MILE_ONE, 300, 8.7), at(MILE_ONE, 310, null), at(MILE_TWO, 9, 9.9)]
  expect(lineOn(shapeAt(MILE_TWO, 0.55, points)).map(({ length }) => length)).toEqual([2, 1])
})

test('there is no line over what was not run: a mile that was cut short, and those that were left out', () => {
  const cut = views(COOL_DOWN, 0.2).map((view, index): PhaseView => {
    if (index === MILE_TWO) return { ...view, progress: 0.25 }
    return index > MILE_TWO && index < COOL_DOWN ? { ...view, state: 'skipped', progress: 0, from: null } : view
  })
  const points = [at(MILE_ONE, 1600, 8.7), at(MILE_TWO, 5, 9.9), at(MILE_TWO, 400, 9.9), at(COOL_DOWN, 4, 7.4)]
  const shape = shapeOf(THREE_MILES, cut, WIDE, points)
  const pieces = lineOn(shape)
  expect(pieces.map((piece) => [...new Set(piece.map(({ step }) => step.index))])).toEqual([
    [MILE_ONE, MILE_TWO],
    [COOL_DOWN],
  ])
  const step = stepOf(shape, MILE_TWO)
  const right = step.x + step.width * 0.25
  for (const { x } of pieces[0] ?? []) expect(x).toBeLessThanOrEqual(right + 1e-9)
  const flood = floodOf(step, pieces.flat(), WIDE.baseline) ?? expect.unreachable()
  expect(Math.max(...flood.map(([x]) => x))).toBeCloseTo(right)
})

test('what was run fills its step up to the line, not up to the plan', () => {
  const shape = shapeAt(MILE_TWO, 0.5, [at(MILE_TWO, 0, 5), at(MILE_TWO, 800, 5)])
  const step = stepOf(shape, MILE_TWO)
  const marks = lineOn(shape).flat()
  const flood = floodOf(step, marks, WIDE.baseline) ?? expect.unreachable()
  expect(Math.min(...flood.map(([, y]) => y))).toBeGreaterThan(step.top + 5)
  expect(floodOf(stepOf(shape, 4), marks, WIDE.baseline)).toBeNull()
})

const heightsIn = (shape: Shape, index: number): number[] =>
  lineOn(shape)
    .flat()
    .flatMap(({ step, y }) => (step.index === index ? [Number(y.toFixed(6))] : []))

test('a mile within an even stretch has its line, and is filled as it was run: no point of the line lies in it', () => {
  // Held at 9 km/h from mile 1 on, into mile 3: the line keeps its two ends.
  const points = [at(MILE_ONE, 300, 9), at(MILE_THREE, 400, 9)]
  const shape = shapeAt(MILE_THREE, 0.25, points)
  const step = stepOf(shape, MILE_TWO)
  expect(lineOn(shape)).toHaveLength(1)
  const own = lineOn(shape)
    .flat()
    .filter((mark) => mark.step === step)
  expect(own.map(({ x }) => x)).toEqual([step.x, step.x + step.width])
  const held = heightOf(shape.knots, 9)
  for (const index of [MILE_ONE, MILE_TWO, MILE_THREE]) {
    for (const y of heightsIn(shape, index)) expect(y).toBeCloseTo(held)
  }
  const flood = floodOf(step, own, WIDE.baseline) ?? expect.unreachable()
  expect(Math.min(...flood.map(([, y]) => y))).toBeCloseTo(held)
})

test.each([
  ['run', WIDE],
  ['run, tall', TALL],
  ['report', RAN_WIDE],
  ['report, tall', RAN_TALL],
])('one speed stands at one height everywhere (%s): on its step, and in the sprint too', (_, frame) => {
  const kmh = 11.1
  const points = [at(MILE_THREE, 5, kmh), at(FINISH, 200, kmh)]
  const shape = shapeOf(THREE_MILES, views(FINISH, 0.6), frame, points)
  const tempo = stepOf(shape, MILE_THREE).top
  expect(new Set([...heightsIn(shape, MILE_THREE), ...heightsIn(shape, FINISH)])).toEqual(
    new Set([Number(tempo.toFixed(6))]),
  )
})

test('nothing rises into the words that stand over the first steps, and still one speed has one height', () => {
  const kmh = 12
  const points = [at(MILE_ONE, 10, 8.7), at(MILE_ONE, 400, kmh), at(MILE_ONE, 900, kmh), at(FINISH, 200, kmh)]
  const shape = shapeOf(THREE_MILES, views(FINISH, 0.6), WIDE, points)
  expect(Math.min(...heightsIn(shape, MILE_ONE))).toBeCloseTo(WIDE.clear.y)
  expect(Math.min(...heightsIn(shape, FINISH))).toBeCloseTo(WIDE.clear.y)
  // The order stays, the peak where it is, and on plan is on the step.
  const tops = [MILE_ONE, MILE_TWO, MILE_THREE, FINISH].map((index) => stepOf(shape, index).top)
  expect(tops).toEqual([...tops].sort((a, b) => b - a))
  expect(tops.at(-1)).toBe(WIDE.peak)
  expect(stepOf(shape, MILE_ONE).top).toBeCloseTo(heightOf(shape.knots, 8.7))
  // As fast as the finish and faster, the words have their room.
  const [mark] = lineOn(shapeAt(MILE_ONE, 0.5, [at(MILE_ONE, 100, 19)])).flat()
  expect(mark?.y).toBe(WIDE.clear.y)
})

test('words find how low and how high the line comes over their place, and not beside it', () => {
  const step = stepOf(shapeAt(MILE_ONE, 0.5), MILE_ONE)
  const marks = [[10, 20, 30].map((x, index) => ({ step, x, y: [60, 75, 60][index] ?? 0 }))]
  expect(reachOf(marks, 12, 14)).toEqual({ lowest: 66, highest: 63 })
  expect(reachOf(marks, 18, 40)).toEqual({ lowest: 75, highest: 60 })
  expect(reachOf(marks, 31, 40)).toBeNull()
})
