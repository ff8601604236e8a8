import { expect, test } from 'vitest'
import type { FoundMachine } from '../../src/treadmill/find-treadmill.ts'
import { heardIn, nearestFirst, stillIn, type InTheAir } from '../../src/treadmill/in-the-air.ts'

const machine = (address: string, rssiDbm: number | null, name: string | null = address): FoundMachine => ({
  ...{ address, name, rssiDbm, machineTypes: [], available: true },
})
const NONE: readonly InTheAir[] = []

test('who is there keeps its place, however strong the others come to be', () => {
  const list = heardIn(heardIn(NONE, machine('far', -80), 0), machine('near', -50), 10)
  expect(list.map(({ address }) => address)).toEqual(['far', 'near'])
  expect(heardIn(list, machine('far', -40), 20).map(({ address }) => address)).toEqual(['far', 'near'])
  expect(nearestFirst(list).map(({ address }) => address)).toEqual(['near', 'far'])
  const silent = heardIn(list, machine('no number', null), 30)
  expect(nearestFirst(silent).map(({ address }) => address)).toEqual(['near', 'far', 'no number'])
})

test('a signal is smoothed over 3 s: one that jumps is not there at once, and is there after a while', () => {
  let list = heardIn(NONE, machine('a', -80), 0)
  const dbm = (): number => list[0]?.signalDbm ?? NaN
  list = heardIn(list, machine('a', -50), 1000)
  expect(dbm()).toBeCloseTo(-80 + 30 * (1 - Math.exp(-1 / 3)), 6)
  for (let atMs = 2000; atMs <= 15_000; atMs += 1000) list = heardIn(list, machine('a', -50), atMs)
  expect(dbm()).toBeGreaterThan(-51)
  list = heardIn(list, machine('a', null), 16_000)
  expect(dbm()).toBeGreaterThan(-51)
})

test('a name that was heard once stays; that it is taken is as it says now', () => {
  let list = heardIn(NONE, machine('a', -60, 'Treadmill 7'), 0)
  list = heardIn(list, { ...machine('a', -60, null), available: false }, 100)
  expect(list).toMatchObject([{ name: 'Treadmill 7', available: false }])
  expect(heardIn(list, machine('a', -60, null), 200)).toMatchObject([{ name: 'Treadmill 7', available: true }])
})

test('one that is not heard for 20 s is gone', () => {
  const list = heardIn(heardIn(NONE, machine('a', -60), 0), machine('b', -60), 5000)
  expect(stillIn(list, 19_999)).toHaveLength(2)
  expect(stillIn(list, 20_000).map(({ address }) => address)).toEqual(['b'])
})
