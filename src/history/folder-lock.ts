import { join } from 'node:path'
import Database from 'libsql'
import { makeFolder } from './folder.ts'
import { HistoryError, reasonOf } from './history-error.ts'

export const LOCK_FILE = 'in-use.lock'

const SQLITE_BUSY = 5

/**
 * Keeps a data folder for this process: two daemons on one folder would each take the other's run for one that was left
 * open. SQLite's own file lock is used, since it is freed at any death, on every system. Returns its undo.
 *
 * @throws HistoryError `in-use`, or `cannot-open` where the folder cannot be made or written
 */
export function lockFolder(folder: string): () => void {
  makeFolder(folder)
  try {
    const lock = new Database(join(folder, LOCK_FILE), { timeout: 0 })
    try {
      lock.exec('BEGIN EXCLUSIVE')
    } catch (error) {
      lock.close()
      throw error
    }
    return () => void lock.close()
  } catch (error) {
    if (
      error instanceof Database.SqliteError &&
      error.rawCode !== undefined &&
      (error.rawCode & 0xff) === SQLITE_BUSY
    ) {
      const words = `Crescendo is already running on ${folder}. Use its panel, or stop it first; for a second treadmill give this one a folder of its own with --data.`
      throw new HistoryError('in-use', words, { cause: error })
    }
    const words = `The data folder ${folder} cannot be used: ${reasonOf(error)}`
    throw new HistoryError('cannot-open', words, { cause: error })
  }
}
