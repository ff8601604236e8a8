import { expect, test } from 'vitest'
import { movesOf } from '../../web/staircase/settle.ts'
import { TALL, WIDE } from '../../web/staircase/frames.ts'
import { shapeOf } from '../../web/staircase/shape.ts'
import { TEN_MILES, THREE_MILES } from './plans.ts'
import { SNAPSHOTS } from './snapshots.ts'

const planned = shapeOf(THREE_MILES, SNAPSHOTS.mileTwo.phases, WIDE)
const held = shapeOf(THREE_MILES, SNAPSHOTS.held.phases, WIDE)
const rounded = (move: ReturnType<typeof movesOf>[number]) => ({
  ...move,
  fromTop: Math.round(move.fromTop),
  toTop: Math.round(move.toTop),
})

test('held, the steps still to run fall to the speed that holds, and rise again when it is let go', () => {
  const falls = movesOf(planned, held).map(rounded)
  expect(falls).toEqual([
    { block: '3.0', fromTop: 60, toTop: 66, baseline: 83 },
    { block: '4.0', fromTop: 46, toTop: 66, baseline: 83 },
  ])
  const rises = movesOf(held, planned).map(rounded)
  expect(rises.map(({ fromTop, toTop }) => [fromTop, toTop])).toEqual(
    falls.map(({ fromTop, toTop }) => [toTop, fromTop]),
  )
})

test('nothing moves while the speeds stay, nor where another plan or another layout is drawn', () => {
  expect(movesOf(planned, shapeOf(THREE_MILES, SNAPSHOTS.early.phases, WIDE))).toEqual([])
  expect(movesOf(undefined, held)).toEqual([])
  expect(movesOf(shapeOf(THREE_MILES, SNAPSHOTS.mileTwo.phases, TALL), held)).toEqual([])
  expect(movesOf(shapeOf(TEN_MILES, [], WIDE), held)).toEqual([])
})
