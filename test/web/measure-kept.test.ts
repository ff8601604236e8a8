import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { pressed } from '../../web/measure/counting.ts'
import { allOf, countsAfter, countsOn, goodOf, keep, kept, newCounts, type Counts } from '../../web/measure/kept.ts'
import { SNAPSHOTS } from './snapshots.ts'

/** What a page has counted of a belt, through a reload of it. */

const RUN = { id: 'run-1', startedAt: '2026-11-27T14:00:00.000Z' }
const at = (stage: number, change: Partial<Snapshot> = {}): Snapshot => ({
  ...SNAPSHOTS.mileTwo,
  run: RUN,
  phase: { kind: 'stage', index: stage, mile: stage },
  targetKmh: 6,
  held: null,
  measured: { ...SNAPSHOTS.mileTwo.measured, speedKmh: 6 },
  inPhase: { distanceM: 40, timeS: 20, leftM: null, leftS: 60 },
  ...change,
})

/** As a tab keeps them. */
const items = new Map<string, string>()
beforeEach(() => {
  items.clear()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => items.set(key, text),
    removeItem: (key: string) => items.delete(key),
  })
})
/** The page is loaded anew, and sees the belt. */
function reloaded(seen: Snapshot, atMs: number): Counts | null {
  return countsOn(kept(), seen, atMs)
}
function countedFrom(counts: Counts, stage: number, fromMs: number): Counts {
  const seen = at(stage)
  const begun = countsAfter(counts, pressed(countsOn(counts, seen, fromMs)!.count, seen, fromMs))
  return countsOn(begun, seen, fromMs + 500)!
}
function counted(counts: Counts, stage: number): Counts {
  const seen = at(stage)
  const on = countedFrom(counts, stage, 1000 * stage)
  return countsAfter({ ...on, run: RUN.id }, pressed(on.count, seen, 1000 * stage + 900))
}

describe('a reload', () => {
  test('loses neither the length of the belt nor a count that is done', () => {
    keep(counted(newCounts(304), 1))
    expect(reloaded(at(2), 5000)).toMatchObject({
      ...{ run: 'run-1', beltCm: 304, counted: { 1: { timeS: 0.9, speedKmh: 6 } } },
      count: { stage: 2, fromMs: null },
    })
  })

  test('in the middle of a count goes on with it; one after which the belt was not seen for long is counted again', () => {
    keep(countedFrom(newCounts(304), 1, 1000))
    expect(reloaded(at(1), 19_000)?.count).toMatchObject({ fromMs: 1000, readings: 2, broken: false })
    expect(reloaded(at(1), 22_000)?.count).toMatchObject({ fromMs: null, broken: true })
  })

  test('between the start and the first that is heard of it finds what was begun', () => {
    keep(newCounts(304))
    expect(reloaded(at(1), 1000)).toMatchObject({ run: 'run-1', beltCm: 304 })
  })

  test('knows nothing of what another screen, or another run, has counted', () => {
    expect(reloaded(at(1), 1000)).toBeNull()
    keep(counted(newCounts(304), 1))
    expect(reloaded(at(1, { run: { ...RUN, id: 'run-2' } }), 5000)).toBeNull()
    keep(null)
    expect(reloaded(at(1), 5000)).toBeNull()
  })
})

test('all is counted once each speed is, whichever came last', () => {
  const two = counted(counted(newCounts(304), 1), 3)
  expect(allOf(two)).toBeNull()
  expect(allOf(counted(two, 2))).toHaveLength(3)
})

test('of counts that gave no factor those that agree are gone on with, and all where too few were counted', () => {
  const counts = (...timesS: number[]): Counts => ({
    ...newCounts(300),
    counted: Object.fromEntries(timesS.map((timeS, at) => [at + 1, { timeS, speedKmh: 4 }])),
  })
  expect(Object.keys(goodOf(counts(54, 48, 54)))).toEqual(['1', '3'])
  expect(goodOf(counts(54, 48, 60))).toEqual({})
  expect(Object.keys(goodOf(counts(54, 48)))).toEqual(['1', '2'])
  const again = countsOn(newCounts(300, goodOf(counts(54, 48, 54))), at(1), 1000)
  expect(again?.count.done).toEqual({ timeS: 54, speedKmh: 4 })
  expect(countsOn(again, at(2), 2000)?.count.done).toBeNull()
})
