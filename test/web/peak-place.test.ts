import { expect, test } from 'vitest'
import type { LinePoint } from '../../protocol/line.ts'
import { TALL, WIDE } from '../../web/staircase/frames.ts'
import { lineOn } from '../../web/staircase/line-on.ts'
import { peakPlaceOf } from '../../web/staircase/peak-place.ts'
import { shapeOf } from '../../web/staircase/shape.ts'
import { viewsOf } from './on-plan.ts'
import { THREE_MILES } from './plans.ts'

const FINISH = 5
const COOL_DOWN = 6
const LENGTH_M = 400

/** The peak after speeds at shares of the finish, in the cool-down or so far into it. */
function placeAfter(speeds: readonly (readonly [number, number])[], { frame = WIDE, progress = 1 } = {}) {
  const isOver = progress === 1
  const views = viewsOf(THREE_MILES, isOver ? COOL_DOWN : FINISH, isOver ? 0.1 : progress)
  const from = views[FINISH]?.from ?? expect.unreachable()
  const line = speeds.map(([share, speedKmh]): LinePoint => ({
    movingS: from.movingS + share * 100,
    distanceM: from.distanceM + share * LENGTH_M,
    speedKmh,
  }))
  const shape = shapeOf(THREE_MILES, views, frame, line)
  const step = shape.steps.find(({ kind }) => kind === 'finish') ?? expect.unreachable()
  return peakPlaceOf(step, lineOn(shape), frame, frame === TALL)
}

test.each([
  ['wide', WIDE],
  ['tall', TALL],
])('%s: words stand in a sprint that was run, and over one that was not: its ground is no speed', (_, frame) => {
  const sprinted = [
    [0, 11.1],
    [0.1, 13.4],
    [0.99, 13.4],
  ] as const
  expect(placeAfter(sprinted, { frame })).toEqual({ top: frame.peak, on: 'run' })
  const walked = [
    [0, 6],
    [0.99, 5.5],
  ] as const
  expect(placeAfter(walked, { frame })).toEqual({ top: frame.peak, on: 'ahead' })
  const unmeasured = placeAfter([], { frame })
  expect(unmeasured).toEqual({ top: frame.peak, on: 'run' })
})

test('eased off within it they stand under the line, and nowhere where that has no room for them', () => {
  const eased = [
    [0, 11.1],
    [0.2, 13.4],
    [0.5, 13.4],
    [0.6, 11.1],
    [0.99, 11.1],
  ] as const
  const under = placeAfter(eased)
  expect(under).toEqual({ top: expect.closeTo(WIDE.last) as number, on: 'run' })
  const stopped = [...eased.slice(0, 3), [0.6, 2], [0.99, 2]] as const
  expect(placeAfter(stopped)).toBeNull()
})

test('while a finish is run at tempo its words stand over the line, without a ground', () => {
  const atTempo = [
    [0, 11.1],
    [0.4, 11.1],
  ] as const
  expect(placeAfter(atTempo, { progress: 0.4 })).toEqual({ top: WIDE.peak, on: 'ahead' })
  expect(placeAfter([], { progress: 0 })).toEqual({ top: WIDE.peak, on: 'ahead' })
})
