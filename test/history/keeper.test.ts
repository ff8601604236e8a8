import Database from 'libsql'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { DATABASE_FILE, openDatabase } from '../../src/history/database.ts'
import { readJournal } from '../../src/history/journal.ts'
import { runBookIn } from '../../src/history/keeper.ts'
import { runsIn } from '../../src/history/runs.ts'
import { TICK_MS, type SessionEvent } from '../../src/session/event.ts'
import { dataFolder, freshDatabase } from './data-folder.ts'
import { MACHINE, PLAN, WALL_MS } from './plan.ts'

/** History looks into a last snapshot only through the function it is given. */
const LAST = { distanceM: 1400 } as Snapshot
const stop: SessionEvent = { kind: 'ask', atMs: 900, ask: { id: 'a', ask: 'stop' } }

function bookIn(db: ReturnType<typeof freshDatabase>) {
  const said: string[] = []
  const resultOf = ({ distanceM }: Snapshot) => ({ distanceM, movingS: 500, crescendo: true, splits: [] })
  const book = runBookIn(
    db,
    TICK_MS,
    () => WALL_MS,
    resultOf,
    ({ problem }) => said.push(problem),
  )
  return { book, said }
}

test('a run is kept from its beginning to its end', () => {
  const db = freshDatabase()
  const { book, said } = bookIn(db)
  expect(book.leftOpen()).toBeNull()
  const run = book.begin(PLAN, MACHINE)
  expect(run.startedAt).toBe('2026-03-01T07:30:00.250Z')
  book.append(stop)
  book.finish(LAST, 'ended')
  expect(runsIn(db).get(run.id)).toMatchObject({
    id: run.id,
    startedAt: run.startedAt,
    distanceM: 1400,
    crescendo: true,
  })
  expect([...readJournal(db, run.id, TICK_MS)]).toEqual([stop])
  expect(said).toEqual([])
})

test('a run that was left open is gone on with, in the same journal', () => {
  const db = freshDatabase()
  const first = bookIn(db).book
  const run = first.begin(PLAN, MACHINE)
  first.append(stop)

  const { book } = bookIn(db)
  const left = book.leftOpen()
  expect(left).toMatchObject({ run, machine: MACHINE })
  expect([...(left?.events ?? [])]).toEqual([stop])
  const restarted: SessionEvent = { kind: 'restarted', atMs: 1000 }
  book.append(restarted)
  expect([...readJournal(db, run.id, TICK_MS)]).toEqual([stop, restarted])
  book.finish(LAST, 'discarded')
  expect(runsIn(db).list()).toEqual([])
  expect(bookIn(db).book.leftOpen()).toBeNull()
})

test.each([
  ['a row is damaged', "UPDATE journal SET event = '{bad'", /row 0 of its journal is damaged/],
  ['the machine is damaged', "UPDATE runs SET machine = '{bad'", /on which machine it was begun/],
])('a run of which %s is set aside in words, and the next can begin', (_, damage, words) => {
  const db = freshDatabase()
  const first = bookIn(db).book
  first.begin(PLAN, MACHINE)
  first.append(stop)
  db.exec(damage)

  const { book, said } = bookIn(db)
  const because = thrownBy(() => [...(book.leftOpen()?.events ?? [])])
  expect(because).toMatchObject({ name: 'HistoryError', problem: 'unreadable' })
  const told = book.setAside(because)
  expect(told).toMatch(/^The run of 2026-03-01T07:30:00.250Z cannot be carried on/)
  expect(told).toMatch(words)
  book.append(stop)
  const { id } = book.begin(PLAN, MACHINE)
  book.append(stop)
  expect([...readJournal(db, id, TICK_MS)]).toEqual([stop])
  expect(db.prepare('SELECT count(*) AS rows FROM journal').get()).toMatchObject({ rows: 2 })
  expect(said).toEqual([])
})

test('where no run was left open there is none to set aside', () => {
  const { book } = bookIn(freshDatabase())
  expect([book.leftOpen(), book.setAside(new Error('a bug'))]).toEqual([null, null])
})

function thrownBy(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  return expect.fail('nothing was thrown')
}

test('between runs nothing is kept', () => {
  const db = freshDatabase()
  const { book } = bookIn(db)
  book.append(stop)
  book.flush()
  book.finish(LAST, 'ended')
  const { id } = book.begin(PLAN, MACHINE)
  book.finish(LAST, 'ended')
  book.append(stop)
  expect([...readJournal(db, id, TICK_MS)]).toEqual([])
})

test('a database that cannot be written stops nothing: the run has its name, and it is said', () => {
  const db = freshDatabase()
  const { book, said } = bookIn(db)
  db.exec('PRAGMA query_only = ON')
  const unsaved = book.begin(PLAN, MACHINE)
  expect(unsaved.id).toMatch(/^[0-9a-f-]{36}$/)
  book.append(stop)
  book.finish(LAST, 'ended')
  expect(said).toEqual(['cannot-write'])

  db.exec('PRAGMA query_only = OFF')
  const { id } = book.begin(PLAN, MACHINE)
  db.exec('PRAGMA query_only = ON')
  book.finish(LAST, 'ended')
  expect(said).toEqual(['cannot-write', 'cannot-write'])
  expect(runsIn(db).open()?.id).toBe(id)
})

test('a run whose end could not be written does not keep the next one out', () => {
  const db = freshDatabase()
  const { book, said } = bookIn(db)
  book.begin(PLAN, MACHINE)
  db.exec('PRAGMA query_only = ON')
  book.finish(LAST, 'ended')
  db.exec('PRAGMA query_only = OFF')
  const { id } = book.begin(PLAN, MACHINE)
  expect(runsIn(db).open()?.id).toBe(id)
  expect(said).toEqual(['cannot-write'])
})

test('the end of a run is tried again with each flush, and its failing is said once', () => {
  const db = freshDatabase()
  const { book, said } = bookIn(db)
  book.begin(PLAN, MACHINE)
  db.exec('PRAGMA query_only = ON')
  book.finish(LAST, 'ended')
  book.flush()
  expect(runsIn(db).open()).not.toBeNull()
  db.exec('PRAGMA query_only = OFF')
  book.flush()
  expect(runsIn(db).open()).toBeNull()
  expect(runsIn(db).list()).toHaveLength(1)
  expect(said).toEqual(['cannot-write'])
})

test('another process that holds the file for a while costs nothing that can be written later', () => {
  const folder = dataFolder()
  const { db } = openDatabase(folder, WALL_MS)
  const { book, said } = bookIn(db)
  const { id } = book.begin(PLAN, MACHINE)
  const other = new Database(join(folder, DATABASE_FILE))
  other.exec('BEGIN IMMEDIATE')
  book.append(stop)
  book.finish(LAST, 'ended')
  other.exec('ROLLBACK')
  const next = book.begin(PLAN, MACHINE)
  book.append(stop)
  expect([...readJournal(other, id, TICK_MS)]).toEqual([stop])
  expect(
    runsIn(db)
      .list()
      .map((run) => run.id),
  ).toEqual([id])
  expect(runsIn(other).open()?.id).toBe(next.id)
  expect([...readJournal(other, next.id, TICK_MS)]).toEqual([stop])
  expect(said).toEqual(['cannot-write', 'cannot-write'])
  other.close()
  db.close()
})
