import { expect, test } from 'vitest'
import { TALL, WIDE, heightOf, shapeOf } from '../../web/staircase/shape.ts'
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
