import { expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { readJournal } from '../../src/history/journal.ts'
import { runBookIn } from '../../src/history/keeper.ts'
import { runsIn } from '../../src/history/runs.ts'
import type { SessionEvent } from '../../src/session/event.ts'
import { freshDatabase } from './data-folder.ts'
import { MACHINE, PLAN, WALL_MS } from './plan.ts'

/** History looks into a last snapshot only through the function it is given. */
const LAST = { distanceM: 1400 } as Snapshot
const stop: SessionEvent = { kind: 'ask', atMs: 900, ask: { id: 'a', ask: 'stop' } }

function bookIn(db: ReturnType<typeof freshDatabase>) {
  const said: string[] = []
  const resultOf = ({ distanceM }: Snapshot) => ({ distanceM, movingS: 500, crescendo: true, splits: [] })
  const book = runBookIn(
    db,
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
  expect([...readJournal(db, run.id)]).toEqual([stop])
  expect(said).toEqual([])
})

test('a run that was left open is gone on with, in the same journal', () => {
  const db = freshDatabase()
  const first = bookIn(db).book
  const run = first.begin(PLAN, MACHINE)
  first.append(stop)

  const { book } = bookIn(db)
  const left = book.leftOpen()
  expect(left?.run).toEqual(run)
  expect([...(left?.events ?? [])]).toEqual([stop])
  const restarted: SessionEvent = { kind: 'restarted', atMs: 1000 }
  book.append(restarted)
  expect([...readJournal(db, run.id)]).toEqual([stop, restarted])
  book.finish(LAST, 'discarded')
  expect(runsIn(db).list()).toEqual([])
  expect(bookIn(db).book.leftOpen()).toBeNull()
})

test('between runs nothing is kept', () => {
  const db = freshDatabase()
  const { book } = bookIn(db)
  book.append(stop)
  book.flush()
  book.finish(LAST, 'ended')
  const { id } = book.begin(PLAN, MACHINE)
  book.finish(LAST, 'ended')
  book.append(stop)
  expect([...readJournal(db, id)]).toEqual([])
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
