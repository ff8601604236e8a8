import type Database from 'libsql'

/**
 * Writes in a transaction that begins with the lock. A statement that finds the file locked by another process halfway is
 * left unfinished by this SQLite library, and would keep every later transaction from its end.
 */
export function inTransaction<T>(db: Database.Database, write: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = write()
    db.exec('COMMIT')
    return result
  } catch (error) {
    // SQLite itself rolls back when the disk is full; to do it once more is an error that would hide this one.
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}
