import { expect, test } from 'vitest'
import type { PhaseView } from '../../protocol/panel/snapshot.ts'
import { TALL, WIDE } from '../../web/staircase/frames.ts'
import { heightOf } from '../../web/staircase/heights.ts'
import { shapeOf } from '../../web/staircase/shape.ts'
import { TEN_MILES, THREE_MILES, planOf } from './plans.ts'
import { SNAPSHOTS } from './snapshots.ts'

const milesOf = (shape: ReturnType<typeof shapeOf>) => shape.steps.filter(({ kind }) => kind === 'mile')

test('the wide picture of three miles has the proportions of the design', () => {
  const shape = shapeOf(THREE_MILES, [], WIDE)
  expect(milesOf(shape).map(({ top }) => Number(top.toFixed(1)))).toEqual([71, 60.1, 46])
  const peak = shape.steps.find(({ kind }) => kind === 'finish')
  expect(peak).toMatchObject({ x: 76, top: 12 })
  expect(peak?.width).toBeCloseTo(18 - 0.35)
  expect(shape.steps.find(({ kind }) => kind === 'cool-down')?.x).toBe(94)
})

test('the tall picture keeps a peak wide enough for the countdown', () => {
  const peak = shapeOf(TEN_MILES, [], TALL).steps.find(({ kind }) => kind === 'finish')
  expect(peak).toMatchObject({ x: 72, top: 33 })
  expect(peak?.width).toBeCloseTo(21.5)
})

test.each([THREE_MILES, TEN_MILES])('every step of $name is higher than the one before, edge to edge', (plan) => {
  const shape = shapeOf(plan, [], WIDE)
  const tops = milesOf(shape).map(({ top }) => top)
  expect(tops).toEqual([...tops].sort((a, b) => b - a))
  expect(new Set(tops).size).toBe(tops.length)
  const last = shape.steps.at(-1)
  expect(shape.steps[0]?.x).toBe(0)
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(100)
})

test('miles share the width by their length', () => {
  const widths = milesOf(shapeOf(TEN_MILES, [], WIDE)).map(({ width }) => width)
  expect(Math.max(...widths) - Math.min(...widths)).toBeLessThan(1e-9)
  expect(widths[0]).toBeCloseTo(6.8 - 0.35)
})

test('a kinder finish is a lower peak', () => {
  const strong = planOf({ speedsKmh: [8.7, 9.9, 11.1], finishKmh: 11.7, finish: 'strong' })
  expect(shapeOf(strong, [], WIDE).steps.find(({ kind }) => kind === 'finish')?.top).toBe(30)
})

test('a speed on plan is drawn on its step, one between two between them', () => {
  const { knots, steps } = shapeOf(THREE_MILES, [], WIDE)
  for (const step of steps.filter(({ kind }) => kind === 'mile')) {
    const phase = THREE_MILES.phases[step.index]
    expect(heightOf(knots, phase?.kind === 'mile' ? phase.speedKmh : 0)).toBe(step.top)
  }
  expect(heightOf(knots, 9.3)).toBeCloseTo((71 + 60.118) / 2, 1)
  expect(heightOf(knots, 0)).toBe(83)
  expect(heightOf(knots, 19)).toBe(12)
})

test('a warm-up has a block for its walk and a higher one for its jog', () => {
  const [warmUp] = shapeOf(THREE_MILES, [], WIDE).steps
  const [walk, jog] = warmUp?.blocks ?? []
  expect(walk?.top).toBeGreaterThan(jog?.top ?? 100)
  expect((walk?.width ?? 0) * 4).toBeCloseTo(jog?.width ?? 0)
})

test('the run so far floods its steps', () => {
  const { steps } = shapeOf(THREE_MILES, SNAPSHOTS.mileTwo.phases, WIDE)
  expect(steps.map(({ state, progress }) => [state, progress])).toEqual([
    ['done', 1],
    ['done', 1],
    ['now', 0.55],
    ['ahead', 0],
    ['ahead', 0],
    ['ahead', 0],
  ])
})

/** The same phases at other speeds from the one at `index` on. */
const at = (views: readonly PhaseView[], index: number, kmh: number): PhaseView[] =>
  views.map((view, i) => (i < index || view.kind === 'stretch' ? view : { ...view, targetKmh: kmh, partsKmh: [kmh] }))

test('the picture is of what will be run: held, every step to come is as high as the speed that holds, and the plan dashed', () => {
  const planned = shapeOf(THREE_MILES, SNAPSHOTS.mileTwo.phases, WIDE)
  const held = shapeOf(THREE_MILES, at(SNAPSHOTS.mileTwo.phases, 3, 9.3), WIDE)
  const tops = (shape: typeof held) => milesOf(shape).map(({ top }) => Number(top.toFixed(1)))
  expect(tops(planned)).toEqual([71, 60.1, 46])
  expect(tops(held)).toEqual([71, 65.6, 65.6])
  expect(milesOf(held).map(({ blocks }) => blocks[0]?.planTop?.toFixed(1) ?? null)).toEqual([null, '60.1', '46.0'])
  // In the colour of that pace, and the plan in its own.
  const [, two, three] = milesOf(held)
  expect(three?.p).toBe(two?.p)
  expect([two?.planP, three?.planP]).toEqual([0.5, 1])
  // The peak keeps the room for its words.
  const peak = held.steps.find(({ kind }) => kind === 'finish')
  expect(peak).toMatchObject({ top: 12, blocks: [{ top: 12, planTop: 12 }] })
})

test('a finish that is only a little slower is drawn where it will be run', () => {
  const slower = shapeOf(THREE_MILES, at(SNAPSHOTS.mileTwo.phases, 5, 13), WIDE)
  const peak = slower.steps.find(({ kind }) => kind === 'finish')
  expect(peak?.top).toBeGreaterThan(14)
  expect(peak?.top).toBeLessThan(WIDE.kinderPeak)
})
