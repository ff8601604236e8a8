import { expect, test } from 'vitest'
import { edgeOf } from '../../web/run/fill-edge.ts'

test('the edge of what is run of the sprint rises with it and never stands in the words', () => {
  const clear = { from: 0.36, to: 0.44 }
  const heights = Array.from({ length: 401 }, (_, metre) => edgeOf(metre / 400, clear))
  expect([heights[0], heights.at(-1)]).toEqual([0, 1])
  for (const [at, height] of heights.entries()) {
    expect(height).toBeGreaterThanOrEqual(heights[at - 1] ?? 0)
    expect(height > clear.from && height < clear.to).toBe(false)
  }
})
