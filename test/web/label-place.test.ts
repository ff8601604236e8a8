import { describe, expect, test } from 'vitest'
import { hasRoomFor, heightOf, placeOf } from '../../web/staircase/label-place.ts'

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

describe('under a line', () => {
  /** A picture of 33 lines of type, whose baseline is at 83 % of it. */
  const step = { baseline: 83, highEms: 33 }

  test('the words stand at the edge of their step, or under the line that runs through it', () => {
    expect(heightOf(50, null, 2, step)).toEqual({ top: 50, grounded: false })
    expect(heightOf(50, 45, 2, step)).toEqual({ top: 50, grounded: false })
    expect(heightOf(50, 60, 2, step)).toEqual({ top: 60, grounded: false })
  })

  test('where the belt stood in it nothing fits below: they stay in the step, on a ground of their own', () => {
    const height = (100 * (2 * 1.28 + 1)) / 33
    expect(heightOf(50, 83 - height, 2, step)).toMatchObject({ grounded: false })
    expect(heightOf(50, 83 - height + 0.1, 2, step)).toEqual({ top: 50, grounded: true })
    expect(heightOf(50, 83 - height, 3, step)).toEqual({ top: 50, grounded: true })
  })
})
