import { expect, test } from 'vitest'
import { manualClock } from '../../src/clock.ts'
import { HistoryError } from '../../src/history/history-error.ts'
import { readJournal } from '../../src/history/journal.ts'
import { outboxTo } from '../../src/history/outbox.ts'
import { journalRows } from '../../src/history/packed-journals.ts'
import { packsEnded } from '../../src/history/packing.ts'
import { writerInto } from '../../src/history/writer.ts'
import { writeAll } from '../../src/history/writing.ts'
import { TICK_MS } from '../../src/session/event.ts'
import { freshDatabase } from './data-folder.ts'
import { endedWith, packedIn, rowsOf } from './journals.ts'
import { MACHINE, PLAN, WALL_MS } from './plan.ts'

test('a packed journal is read row for row as it was written, from any row to any other', () => {
  const db = freshDatabase()
  const rows = rowsOf(500)
  const [id, other] = [endedWith(db, rows), endedWith(db, rowsOf(3), 1)]
  const events = [...readJournal(db, id, TICK_MS)]
  expect(events.length).toBeGreaterThan(500)
  writeAll(db, [{ kind: 'pack', id }])
  expect(packedIn(db)).toEqual({ packed: 1, rows: 3 })
  for (const [first, before] of [
    [0, Infinity],
    [17, 23],
    [499, 500],
    [500, 900],
  ] as const)
    expect([...journalRows(db, id, first, Math.min(before, 1e9))]).toEqual(rows.slice(first, before))
  expect([...readJournal(db, id, TICK_MS)]).toEqual(events)
  // Told twice, it is packed once.
  writeAll(db, [{ kind: 'pack', id }])
  expect([...readJournal(db, id, TICK_MS)]).toEqual(events)
  expect([...journalRows(db, other, 0, 9)]).toHaveLength(3)
})

test('runs that are over are packed one by one, while none is on; one that is on stays as it is', async () => {
  const db = freshDatabase()
  const clock = manualClock(0, WALL_MS)
  const ids = [0, 1, 2].map((day) => endedWith(db, rowsOf(30), day))
  writeAll(db, [
    { kind: 'run', id: 'on', startedAtMs: WALL_MS + 9e8, machine: MACHINE, plan: PLAN },
    { kind: 'events', id: 'on', rows: rowsOf(30) },
    { kind: 'pack', id: 'on' },
  ])
  let isOn = true
  const outbox = outboxTo(
    writerInto(db),
    clock,
    (problem) => expect.fail(problem?.message),
    () => undefined,
  )
  const stop = packsEnded(
    () => db,
    outbox,
    clock,
    () => isOn,
  )
  await clock.advance(10_000)
  expect(packedIn(db)).toEqual({ packed: 0, rows: 120 })
  isOn = false
  await clock.advance(1000)
  expect(packedIn(db)).toEqual({ packed: 1, rows: 90 })
  await clock.advance(10_000)
  expect(packedIn(db)).toEqual({ packed: 3, rows: 30 })
  for (const id of [...ids, 'on']) expect([...journalRows(db, id, 0, 100)]).toEqual(rowsOf(30))
  const later = endedWith(db, rowsOf(30), 20)
  await clock.advance(1000)
  expect([...journalRows(db, later, 0, 100)]).toEqual(rowsOf(30))
  expect(packedIn(db)).toMatchObject({ packed: 4 })
  stop()
  endedWith(db, rowsOf(30), 30)
  await clock.advance(10_000)
  expect(packedIn(db)).toMatchObject({ packed: 4 })
})

test('one that is damaged is said to be unreadable, and a forgotten guest leaves none', () => {
  const db = freshDatabase()
  const id = endedWith(db, rowsOf(40))
  writeAll(db, [{ kind: 'pack', id }])
  db.exec(`UPDATE runs SET whose = 'guest'`)
  const { rows } = db.prepare('SELECT rows FROM packed_journals').get() as { rows: Buffer }
  db.prepare('UPDATE packed_journals SET rows = ? WHERE run > ?').run(Buffer.from(rows.subarray(0, -4)), 0)
  expect(() => [...readJournal(db, id, TICK_MS)]).toThrow(HistoryError)
  writeAll(db, [{ kind: 'forget-guests', butId: null }])
  expect(packedIn(db)).toEqual({ packed: 0, rows: 0 })
})
