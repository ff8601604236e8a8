import { expect, test } from 'vitest'
import { manualClock } from '../src/clock.ts'
import { watchOn } from '../src/watch.ts'

function watched() {
  const clock = manualClock()
  const told: number[] = []
  const watch = watchOn(clock, (forMs) => told.push(forMs))
  return { clock, told, watch }
}

test('counts from the last proof: told at 5 s, then each second until 60 s', async () => {
  const { clock, told, watch } = watched()
  for (let s = 0; s < 30; s++) {
    await clock.advance(1000)
    watch.prove()
  }
  expect(told).toEqual([])
  await clock.advance(4999)
  expect(told).toEqual([])
  await clock.advance(1)
  expect(told).toEqual([5000])
  await clock.advance(200_000)
  expect(told).toEqual(Array.from({ length: 56 }, (_, s) => 5000 + s * 1000))
})

test('before the first proof it counts from the beginning', async () => {
  const { clock, told } = watched()
  await clock.advance(5000)
  expect(told).toEqual([5000])
})

test('a proof after that is told once, and counting begins anew', async () => {
  const { clock, told, watch } = watched()
  await clock.advance(6500)
  watch.prove()
  watch.prove()
  expect(told).toEqual([5000, 6000, 0])
  await clock.advance(5000)
  expect(told).toEqual([5000, 6000, 0, 5000])
})

test('a proof that lasts is not shortened by one that does not', async () => {
  const { clock, told, watch } = watched()
  watch.prove(60_000)
  await clock.advance(1000)
  watch.prove()
  await clock.advance(63_999)
  expect(told).toEqual([])
  await clock.advance(1)
  expect(told).toEqual([5000])
})

test('one that lasts until the end is never over', async () => {
  const { clock, told, watch } = watched()
  await clock.advance(5000)
  watch.prove(Infinity)
  watch.prove()
  await clock.advance(10_000_000)
  expect(told).toEqual([5000, 0])
})

test('a busy computer that comes late tells how long it was', () => {
  let nowMs = 0
  const due: (() => void)[] = []
  const told: number[] = []
  watchOn({ nowMs: () => nowMs, after: (_, call) => (due.push(call), () => undefined) }, (forMs) => told.push(forMs))
  nowMs = 61_234.5
  due.at(-1)?.()
  expect(told).toEqual([61_234])
  expect(due).toHaveLength(1)
})
