import Database from 'libsql'
import { expect, test } from 'vitest'
import { writeProblemOf } from '../../src/history/writer.ts'

test('a file that may grow no further is a full disk, whatever words SQLite has for it', () => {
  const db = new Database(':memory:')
  db.exec('CREATE TABLE kept (what TEXT)')
  db.pragma('max_page_count = 4')
  let error: unknown = null
  try {
    for (let i = 0; i < 100; i++) db.prepare('INSERT INTO kept VALUES (?)').run('x'.repeat(2000))
  } catch (full) {
    error = full
  }
  expect(error).toBeInstanceOf(Database.SqliteError)
  expect(writeProblemOf(error)).toMatchObject({ reason: 'full' })
  expect(writeProblemOf(new Error('no such table'))).toMatchObject({ reason: 'failed' })
  db.close()
})
