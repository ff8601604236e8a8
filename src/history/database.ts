import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import type { FoundAtStart } from '../../protocol/panel/found-at-start.ts'
import { makeFolder } from './folder.ts'
import { HistoryError, reasonOf } from './history-error.ts'
import { migrate } from './migrations.ts'

export const DATABASE_FILE = 'crescendo.db'

/** Low bytes of SQLite's result codes: the file is no database, or is one that is damaged. */
const SQLITE_CORRUPT = 11
const SQLITE_NOTADB = 26

/** How long a write waits for another process before it is said and tried again later. */
const BUSY_MS = 100

export interface OpenedDatabase {
  readonly db: Database.Database
  /** What became of a damaged file; null where there was none. */
  readonly keptAside: FoundAtStart | null
}

/**
 * Opens the one SQLite file of a data folder, making both where they are missing. A damaged file is kept under another
 * name, never deleted, and a new one started.
 *
 * @param folder the data folder
 * @param wallMs now, milliseconds since 1970-01-01 UTC, for the name of a file that is kept aside
 * @throws HistoryError `newer` or `cannot-open`
 */
export function openDatabase(folder: string, wallMs: number): OpenedDatabase {
  const file = join(folder, DATABASE_FILE)
  try {
    makeFolder(folder)
    const db = openSound(file)
    if (db !== null) return { db, keptAside: null }
    const aside = `${file}.corrupt-${new Date(wallMs).toISOString().replaceAll(/[:.]/g, '-')}`
    for (const suffix of ['', '-wal', '-shm']) {
      if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix)
    }
    return { db: open(file), keptAside: { code: 'history-damaged', values: { file, keptAs: aside } } }
  } catch (error) {
    if (error instanceof HistoryError) throw error
    throw new HistoryError('cannot-open', `The history in ${file} cannot be opened: ${reasonOf(error)}`, {
      cause: error,
    })
  }
}

/** Null where the file is damaged. */
function openSound(file: string): Database.Database | null {
  try {
    return open(file)
  } catch (error) {
    if (isDamage(error)) return null
    throw error
  }
}

function open(file: string): Database.Database {
  const db = new Database(file, { timeout: BUSY_MS })
  try {
    db.pragma('journal_mode = WAL')
    // NORMAL would lose the last commits when the power fails; a commit a second can afford FULL.
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    const [check] = db.pragma('quick_check(1)') as { quick_check: string }[]
    if (check?.quick_check !== 'ok') throw new Damaged(check?.quick_check)
    migrate(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Damage that SQLite reports in words rather than as an error. */
class Damaged extends Error {}

function isDamage(error: unknown): boolean {
  if (error instanceof Damaged) return true
  if (!(error instanceof Database.SqliteError) || error.rawCode === undefined) return false
  return [SQLITE_CORRUPT, SQLITE_NOTADB].includes(error.rawCode & 0xff)
}
