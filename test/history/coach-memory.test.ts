import { expect, test } from 'vitest'
import type { CoachKept } from '../../protocol/panel/coach.ts'
import { FIRST_RUNNER } from '../../src/history/stored-runners.ts'
import { coachMemoryIn } from '../../src/history/coach-memory.ts'
import { writeAll } from '../../src/history/writing.ts'
import { freshDatabase } from './data-folder.ts'

const memoryOf = (db: ReturnType<typeof freshDatabase>) =>
  coachMemoryIn(
    () => db,
    (writing) => writeAll(db, [writing]),
    () => FIRST_RUNNER,
  )
const hurt = (of: string): CoachKept => ({ kind: 'hurt', day: 20_000, of, hurt: true })

test('decisions are kept in their order, and known after a restart; one that cannot be read is left out', () => {
  const db = freshDatabase()
  const memory = memoryOf(db)
  expect(memory.decisions()).toEqual([])
  memory.keepDecision(hurt('a'))
  memory.keepDecision({ kind: 'month', day: 20_001, longestKm: 8 })
  memory.keepDecision(hurt('b'))
  expect(memory.decisions()).toHaveLength(3)
  expect(memoryOf(db).decisions()).toEqual(memory.decisions())
  db.exec(`UPDATE coach SET kept = '{"kind":"hurt"}' WHERE place = 1`)
  expect(memoryOf(db).decisions()).toEqual([{ kind: 'month', day: 20_001, longestKm: 8 }, hurt('b')])
})

test('what is written twice is kept once', () => {
  const db = freshDatabase()
  const writing = { kind: 'coach', of: FIRST_RUNNER, id: 'once', kept: hurt('a') } as const
  writeAll(db, [writing, writing])
  writeAll(db, [writing])
  expect(memoryOf(db).decisions()).toEqual([hurt('a')])
})

test('the latest runs: ended, nobody’s guest, the oldest first', () => {
  const db = freshDatabase()
  const insert = `INSERT INTO runs (id, state, started_at_ms, machine, plan, whose, effort) VALUES (?, ?, ?, '{}', '{}', ?, ?)`
  const rows = [
    ['a', 'ended', 100, 'known', null],
    ['c', 'ended', 300, 'known', 7],
    ['b', 'ended', 200, 'known', null],
    ['guest', 'ended', 400, 'guest', null],
    ['on', 'open', 500, 'known', null],
  ] as const
  for (const row of rows) db.prepare(insert).run(...row)
  expect(memoryOf(db).latest(2)).toEqual([
    { id: 'b', startedAtMs: 200, effort: null },
    { id: 'c', startedAtMs: 300, effort: 7 },
  ])
})
