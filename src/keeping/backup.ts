import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { countedIn, type Counted } from '../history/counted.ts'
import { DATABASE_FILE } from '../history/database.ts'
import { KeepingError, keepingErrorOf, type KeepingProblem } from './keeping-error.ts'
import { namesToDisk, removeDatabase, toDisk } from './files.ts'
import { verified } from './verified.ts'

/** How long a history that is being written is waited for, ms. */
const BUSY_MS = 5000

/** The name that a backup has until it is verified. */
export const partOf = (file: string): string => `${file}.part`

/**
 * Copies the history of a data folder into one file as it is at one moment, beside the daemon that may run on it; the file has
 * its name once it is verified. In the process that calls it: a control loop is to have another one do it.
 *
 * @param file is made; one that is there stays as it is
 * @param mayBeOpen whether a run may be in it that has not ended: one that no daemon is on
 * @throws KeepingError and nothing is left of it
 */
export function backUp(folder: string, file: string, mayBeOpen: boolean): Counted {
  const history = join(folder, DATABASE_FILE)
  if (!existsSync(history)) throw new KeepingError('nothing-kept', folder)
  if (existsSync(file)) throw new KeepingError('is-there', file)
  const part = partOf(file)
  try {
    removeDatabase(part)
    const least = copied(history, part, mayBeOpen)
    const copy = verified(part)
    if (copy.runs < least) throw new KeepingError('failed', file, `${copy.runs} runs instead of ${least}`)
    toDisk(part)
    renameSync(part, file)
    namesToDisk(file)
    return copy
  } catch (error) {
    removeDatabase(part)
    throw keepingErrorOf(error, file)
  }
}

/** What is wrong with what is copied, rather than with where it is copied to. */
const OF_HISTORY: readonly KeepingProblem[] = ['no-history', 'damaged', 'run-open', 'guests']

/** How many runs are in it at least: some may come and go meanwhile. */
function copied(history: string, part: string, mayBeOpen: boolean): number {
  const db = new Database(history, { timeout: BUSY_MS })
  try {
    const before = countedIn(db)
    if (!before.isHistory) throw new KeepingError('no-history', history)
    if (before.hasOpen && !mayBeOpen) throw new KeepingError('run-open', history)
    if (before.hasGuests) throw new KeepingError('guests', history)
    db.prepare('VACUUM INTO ?').run(part)
    return Math.min(before.runs, countedIn(db).runs)
  } catch (error) {
    const { problem, cause } = keepingErrorOf(error, history)
    if (OF_HISTORY.includes(problem)) throw new KeepingError(problem, history, cause)
    throw error
  } finally {
    db.close()
  }
}
