import { describe, expect, test } from 'vitest'
import { WALL } from '../../web/kiosk/kiosk-shape.ts'
import { TALL, WIDE, type Frame } from '../../web/staircase/frames.ts'
import { hasRoomFor, heightOf, labelOn, placeOf } from '../../web/staircase/label-place.ts'
import { shapeOf } from '../../web/staircase/shape.ts'
import { viewsOf } from './on-plan.ts'
import { THREE_MILES } from './plans.ts'

const MODERATE = { name: '2 moderate', pace: '9:45' }
const NUMBER = { name: '2', pace: '9:45' }

test('the words stand after the marker until they fit before it', () => {
  const at = [0, 0.1, 0.4, 0.6, 0.9, 1].map((progress) => placeOf(14, progress, MODERATE))
  expect(at.map(({ on }) => on)).toEqual(['ahead', 'ahead', 'ahead', 'flooded', 'flooded', 'flooded'])
  expect(at.every(({ short }) => !short)).toBe(true)
})

test('where they fit neither before nor after it, the number stands alone on the wider side', () => {
  expect(placeOf(4.4, 0.45, NUMBER)).toEqual({ on: 'ahead', short: true })
  expect(placeOf(4.4, 0.55, NUMBER)).toEqual({ on: 'flooded', short: true })
  expect(placeOf(4.4, 0.8, NUMBER)).toEqual({ on: 'flooded', short: false })
})

test('a step that is done or not begun has room for all its words, however narrow', () => {
  expect(placeOf(2, 1, MODERATE)).toEqual({ on: 'flooded', short: false })
  expect(placeOf(2, 0, MODERATE)).toEqual({ on: 'ahead', short: false })
})

test('a bare number is left out where half of it would be cut', () => {
  expect([hasRoomFor(1.2, '9'), hasRoomFor(1.2, '10'), hasRoomFor(1.8, '10')]).toEqual([true, false, true])
  expect(hasRoomFor(1.2, '2 moderate')).toBe(true)
})

describe('the words of a step', () => {
  /** A picture of 33 lines of type, whose baseline is at 83 % of it. */
  const room = {
    edge: 50,
    plan: null,
    reach: null,
    guessed: false,
    ceiling: 40,
    baseline: 83,
    highEms: 33,
  }
  const high = (lines: number): number => (100 * (lines * 1.28 + 1)) / 33
  const lineAt = (lowest: number, highest = lowest) => ({ reach: { lowest, highest } })

  test('stand at the edge of their step, or under the line that runs through it', () => {
    expect(heightOf(2, room)).toEqual({ top: 50, where: 'in', oneLine: false })
    expect(heightOf(2, { ...room, ...lineAt(45) })).toMatchObject({ top: 50, where: 'in' })
    expect(heightOf(2, { ...room, ...lineAt(60) })).toMatchObject({ top: 60, where: 'in' })
  })

  test('never lie below their step, nor over the line: where there is no room in it they stand over both', () => {
    const low = { ...room, edge: 80 }
    expect(heightOf(2, low)).toEqual({ top: 80 - high(2), where: 'over', oneLine: false })
    expect(heightOf(2, { ...low, ...lineAt(82, 71) })).toEqual({ top: 71 - high(2), where: 'over', oneLine: false })
    expect(heightOf(2, { ...room, edge: 71, ...lineAt(82, 71) })).toMatchObject({ top: 71 - high(2), where: 'over' })
  })

  test('are one line where there is no room for two, and nothing where there is none for one', () => {
    const planned = { ...room, edge: 80, plan: 72 }
    expect(heightOf(2, planned)).toEqual({ top: 80 - high(1), where: 'over', oneLine: true })
    expect(heightOf(2, { ...room, edge: 74 })).toMatchObject({ where: 'over', oneLine: false })
    expect(heightOf(2, { ...room, edge: 74, plan: 70 })).toEqual({ top: 74, where: 'in', oneLine: true })
    expect(heightOf(2, { ...planned, plan: 78 })).toEqual({ top: 78 - high(2), where: 'over', oneLine: false })
    expect(heightOf(2, { ...planned, plan: 78, ceiling: 70 })).toEqual({
      top: 78 - high(1),
      where: 'over',
      oneLine: true,
    })
    expect(heightOf(2, { ...planned, plan: 78, ceiling: 75 })).toBeNull()
  })

  test('stand under the edge of the plan where that runs below the one of their step', () => {
    expect(heightOf(2, { ...room, plan: 55 })).toMatchObject({ top: 55, where: 'in' })
    expect(heightOf(2, { ...room, plan: 70 })).toMatchObject({ top: 50, where: 'in' })
  })

  test('stand over what is only taken to be run', () => {
    expect(heightOf(2, { ...room, edge: 71, guessed: true })).toMatchObject({ top: 71 - high(2), where: 'over' })
  })
})

describe('on the picture', () => {
  const at = (kmh: number, index: number, progress: number, frame: Frame) => {
    const phases = viewsOf(THREE_MILES, index, progress).map((view, i) =>
      i < index || view.kind === 'stretch' ? view : { ...view, targetKmh: kmh, partsKmh: [kmh] },
    )
    return shapeOf(THREE_MILES, phases, frame)
  }

  test.each([
    ['wide', WIDE, 55, 33],
    ['tall', TALL, 26, 52],
    ['on the wall', WALL, 39, 22],
  ])('%s, eased off to any speed, no words lie below the steps or through an edge', (_, frame, wideEms, highEms) => {
    for (const kmh of [1, 2.5, 4, 5, 6.5, 8, 8.7, 9.3, 10.4, 11.1]) {
      for (const progress of [0.1, 0.5, 0.9]) {
        const shape = at(kmh, 2, progress, frame)
        const picture = { shape, line: [], wideEms, highEms, tall: frame === TALL, drained: false }
        for (const step of shape.steps.filter(({ kind }) => kind === 'mile')) {
          const label = { phase: step.index, name: frame === TALL ? '2' : '2 moderate', pace: '12:21', gainS: null }
          const spot = labelOn(step, label, picture)
          if (spot === null) continue
          const rows = spot.short || spot.oneLine ? 1 : 2
          const bottom = spot.y + (100 * (rows * 1.28 + 1)) / highEms
          expect(bottom, `${kmh} km/h, ${progress}`).toBeLessThanOrEqual(frame.baseline + 1e-9)
          const isAhead = spot.x > step.x || progress === 0 || step.state === 'ahead'
          for (const edge of step.blocks.flatMap(({ top, planTop }) => (isAhead ? [top, planTop ?? top] : [top])))
            expect(edge <= spot.y + 1e-9 || edge >= bottom - 1e-9, `${kmh} km/h, ${progress}`).toBe(true)
        }
      }
    }
  })

  test('where only the end of a step was measured, no dark words stand over what is filled by that', () => {
    const shape = at(9.9, 3, 0.7, WIDE)
    const step = shape.steps.find(({ mile }) => mile === 2) ?? expect.unreachable()
    const label = { phase: step.index, name: '2 moderate', pace: '9:45', gainS: null }
    for (const lower of [0, 2, 8, 14]) {
      const mark = { step, x: step.x + step.width * step.progress, y: step.top + lower }
      const picture = { shape, line: [[mark]], wideEms: 55, highEms: 33, tall: false, drained: false }
      const spot = labelOn(step, label, picture) ?? expect.unreachable()
      if (spot.on === 'flooded') expect(spot.y).toBeGreaterThanOrEqual(mark.y - 1e-9)
      else expect(spot.y).toBeLessThan(step.top)
    }
  })

  test('what was gained is a line of its own, without a pace too: it is never cut', () => {
    const shape = at(8.7, 4, 0.2, WALL)
    const step = shape.steps.find(({ mile }) => mile === 1) ?? expect.unreachable()
    const low = { ...step, blocks: step.blocks.map((block) => ({ ...block, top: 89 })) }
    const picture = { shape, line: [], wideEms: 39, highEms: 22, tall: false, drained: false }
    const label = { phase: step.index, name: '11:06', pace: '', gainS: 52 }
    expect(labelOn(low, { ...label, gainS: null }, picture)).toMatchObject({ on: 'flooded' })
    expect(labelOn(low, label, picture)).toMatchObject({ on: 'ahead', oneLine: false })
  })
})
