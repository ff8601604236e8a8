import { expect, test } from 'vitest'
import { manualClock } from '../src/clock.ts'
import { watchOn } from '../src/watch.ts'

function watched() {
  const clock = manualClock()
  const told: number[] = []
  const watch = watchOn(clock, (forMs) => told.push(forMs))
  return { clock, told, watch }
}

const seconds = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, s) => (from + s) * 1000)

test('counts from the last proof: told at each full second of it, for as long as it lasts', async () => {
  const { clock, told, watch } = watched()
  for (let s = 0; s < 30; s++) {
    await clock.advance(999)
    watch.prove()
  }
  expect(told).toEqual([])
  await clock.advance(999)
  expect(told).toEqual([])
  await clock.advance(1)
  expect(told).toEqual([1000])
  await clock.advance(299_000)
  expect(told).toEqual(seconds(1, 300))
})

test('before the first proof it counts from the beginning', async () => {
  const { clock, told } = watched()
  await clock.advance(5000)
  expect(told).toEqual(seconds(1, 5))
})

test('a proof after that is told once, and counting begins anew', async () => {
  const { clock, told, watch } = watched()
  await clock.advance(2500)
  watch.prove()
  watch.prove()
  expect(told).toEqual([1000, 2000, 0])
  await clock.advance(1000)
  expect(told).toEqual([1000, 2000, 0, 1000])
})

test('a proof that lasts is not shortened by one that does not', async () => {
  const { clock, told, watch } = watched()
  watch.prove(60_000)
  await clock.advance(1000)
  watch.prove()
  await clock.advance(59_999)
  expect(told).toEqual([])
  await clock.advance(1)
  expect(told).toEqual([1000])
})

test('one that lasts until the end is never over', async () => {
  const { clock, told, watch } = watched()
  await clock.advance(1000)
  watch.prove(Infinity)
  watch.prove()
  await clock.advance(10_000_000)
  expect(told).toEqual([1000, 0])
})

test('a busy computer that comes late tells how long it was, and goes on at the next full second', () => {
  let nowMs = 0
  const due: { ms: number; call: () => void }[] = []
  const told: number[] = []
  watchOn({ nowMs: () => nowMs, after: (ms, call) => (due.push({ ms, call }), () => undefined) }, (forMs) =>
    told.push(forMs),
  )
  nowMs = 61_234.5
  due.at(-1)?.call()
  expect(told).toEqual([61_234])
  expect(due.at(-1)?.ms).toBe(765.5)
})
