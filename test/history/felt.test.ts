import { expect, test } from 'vitest'
import type { FeltPace } from '../../protocol/panel/snapshot.ts'
import { MOST_FELT } from '../../protocol/panel/trends.ts'
import { FIRST_RUNNER } from '../../src/history/stored-runners.ts'
import { trendsIn } from '../../src/history/trends.ts'
import { writeAll } from '../../src/history/writing.ts'
import { ran } from '../figures/ran.ts'
import { wholePlan } from '../session/plans.ts'
import { freshDatabase } from './data-folder.ts'
import { MACHINE, WALL_MS } from './plan.ts'
import { runsOf } from './written-at-once.ts'

// What a hidden mile felt like is kept with its run, and told run by run.

const DAY_MS = 86_400_000
const PLAN = wholePlan({ unit: 'mi' })
const SLOWER: FeltPace = { saidKmh: 9.053, ranKmh: 9.4 }
const FASTER: FeltPace = { saidKmh: 10.34, ranKmh: 9.4 }

function kept(db: ReturnType<typeof freshDatabase>, felt: FeltPace | null, day: number): string {
  const { id } = runsOf(db).start(PLAN, MACHINE, WALL_MS + day * DAY_MS)
  const { splits, line, ...told } = ran(PLAN)
  const all = splits.map((split) => (split.mile === 2 && felt !== null ? { ...split, felt } : split))
  const endedAtMs = WALL_MS + day * DAY_MS + told.movingS * 1000
  runsOf(db).end(id, { ...told, splits: all, line: [...line], endedAtMs })
  return id
}
const pctsIn = (db: ReturnType<typeof freshDatabase>): number[] =>
  trendsIn(db, FIRST_RUNNER, WALL_MS).felt.map(({ pct }) => Number(pct.toFixed(1)))

test('9.4 km/h felt as 10:40 a mile is 3.7 % slower than it was; the oldest run first, those without an answer left out', () => {
  const db = freshDatabase()
  kept(db, FASTER, 3)
  kept(db, SLOWER, 1)
  kept(db, null, 2)
  expect(pctsIn(db)).toEqual([-3.7, 10])
})

test('it stands in the split of its mile, as long as the run is there', () => {
  const db = freshDatabase()
  const id = kept(db, SLOWER, 1)
  expect(
    runsOf(db)
      .get(id)
      ?.splits.find(({ mile }) => mile === 2)?.felt,
  ).toEqual(SLOWER)
  writeAll(db, [{ kind: 'gone', of: FIRST_RUNNER, id, atMs: WALL_MS }])
  expect(pctsIn(db)).toEqual([])
})

test('nothing of another runner, and of so many runs at most', () => {
  const db = freshDatabase()
  for (let day = 0; day < MOST_FELT + 3; day++) kept(db, day < 3 ? FASTER : SLOWER, day)
  expect(pctsIn(db)).toEqual(Array.from({ length: MOST_FELT }, () => -3.7))
  expect(trendsIn(db, 'another', WALL_MS).felt).toEqual([])
})
