import { pathToFileURL } from 'node:url'
import Database from 'libsql'
import { countedIn, type Counted } from '../history/counted.ts'
import { KeepingError, keepingErrorOf } from './keeping-error.ts'

/**
 * Opens a file read-only and reads all of it: every page sound, tables of a version that is known, and how many runs are in it.
 *
 * @throws KeepingError
 */
export function verified(file: string): Counted {
  try {
    const db = new Database(`${pathToFileURL(file).href}?mode=ro`)
    try {
      const [check] = db.pragma('integrity_check(1)') as { integrity_check: string }[]
      if (check?.integrity_check !== 'ok') throw new KeepingError('damaged', file, check?.integrity_check)
      const counted = countedIn(db)
      if (!counted.isHistory) throw new KeepingError('no-history', file)
      if (counted.isNewer) throw new KeepingError('newer', file)
      return counted
    } finally {
      db.close()
    }
  } catch (error) {
    throw keepingErrorOf(error, file)
  }
}
