import type Database from 'libsql'

/** Somebody reads the file just now, so that what was deleted still stands beside it. */
export class StillRead extends Error {}

/**
 * Leaves nothing of what was deleted, in the file or beside it: SQLite keeps the octets of deleted rows until their place is
 * needed again. Writes the whole file anew.
 *
 * @throws SqliteError, StillRead: to be tried again
 */
export function wipeDeleted(db: Database.Database): void {
  db.exec('VACUUM')
  const [checkpoint] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
  if (checkpoint?.busy !== 0) throw new StillRead('What was deleted is still being read.')
}
