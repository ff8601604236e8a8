import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { folderInName, takeName } from '../named-lock.ts'
import { makeFolder } from './folder.ts'
import { HistoryError, reasonOf } from './history-error.ts'

export const LOCK_FILE = 'in-use.lock'

const SQLITE_BUSY = 5

/**
 * Keeps a data folder for this process: two daemons on one folder would each take the other's run for one that was left
 * open. Makes the folder where there is none. Returns its undo; at any death it is undone as well.
 *
 * It holds twice: by the folder's path, so that a folder deleted in the middle of a run is not free for a second daemon, and
 * by a file in the folder, for systems that know no names in this sense, and for what is moved or mounted elsewhere.
 *
 * @throws HistoryError `in-use`, or `cannot-open` where the folder cannot be made or written
 */
export async function lockFolder(folder: string): Promise<() => void> {
  makeFolder(folder)
  try {
    const freePath = await lockPath(folder)
    try {
      const freeFile = lockFile(folder)
      return () => {
        freeFile()
        freePath()
      }
    } catch (error) {
      freePath()
      throw error
    }
  } catch (error) {
    if (error instanceof HistoryError) throw error
    const words = `The data folder ${folder} cannot be used: ${reasonOf(error)}`
    throw new HistoryError('cannot-open', words, { cause: error })
  }
}

/** Whether no daemon has a data folder. @throws HistoryError `cannot-open` */
export async function isFree(folder: string): Promise<boolean> {
  if (!existsSync(folder)) return true
  try {
    const unlock = await lockFolder(folder)
    unlock()
    return true
  } catch (error) {
    if (error instanceof HistoryError && error.problem === 'in-use') return false
    throw error
  }
}

async function lockPath(folder: string): Promise<() => void> {
  if (process.platform !== 'linux') return () => undefined
  const name = await takeName(`\0crescendo-folder-${folderInName(folder)}`)
  if (name === null) throw inUse(folder)
  // A daemon that is done does not stay for its lock.
  name.unref()
  return () => void name.close()
}

/** SQLite's own lock of a file: it is freed at any death, on every system. */
function lockFile(folder: string): () => void {
  const lock = new Database(join(folder, LOCK_FILE), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return () => void lock.close()
  } catch (error) {
    lock.close()
    throw isBusy(error) ? inUse(folder, error) : error
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.rawCode !== undefined && (error.rawCode & 0xff) === SQLITE_BUSY

function inUse(folder: string, cause?: unknown): HistoryError {
  const words = `Crescendo is already running on ${folder}. Use its panel, or stop it first; for a second treadmill give this one a folder of its own with --data.`
  return new HistoryError('in-use', words, { cause })
}
