import Database from 'libsql'
import { reasonOf } from '../history/history-error.ts'

/**
 * Why nothing was backed up, or restored.
 * - `nothing-kept`: there is no history in the data folder; `is-there`: a file of that name is there already; `not-there`: none is
 * - `no-history`: the file is no database, or not one of Crescendo's; `damaged`: it was one; `newer`: a later version wrote it
 * - `run-open`: a run is on; `guests`: a guest's run is in it, of which nothing is to stay
 * - `full`: the disk has no room; `failed`: anything else, in its own words
 */
export type KeepingProblem =
  | 'nothing-kept'
  | 'is-there'
  | 'not-there'
  | 'no-history'
  | 'damaged'
  | 'newer'
  | 'run-open'
  | 'guests'
  | 'full'
  | 'failed'

export class KeepingError extends Error {
  override readonly name = 'KeepingError'
  readonly problem: KeepingProblem
  readonly file: string

  /** @param file what it is about */
  constructor(problem: KeepingProblem, file: string, cause?: unknown) {
    super(cause === undefined ? problem : reasonOf(cause), { cause })
    this.problem = problem
    this.file = file
  }
}

/** Low bytes of SQLite's result codes. */
const SQLITE_CORRUPT = 11
const SQLITE_FULL = 13
const SQLITE_NOTADB = 26

const FULL = ['ENOSPC', 'EDQUOT']

/** What was thrown, by what it means for `file`. */
export function keepingErrorOf(error: unknown, file: string): KeepingError {
  if (error instanceof KeepingError) return error
  return new KeepingError(problemOf(error), file, error)
}

function problemOf(error: unknown): KeepingProblem {
  if (error instanceof Database.SqliteError) {
    const code = (error.rawCode ?? 0) & 0xff
    if (code === SQLITE_FULL) return 'full'
    if (code === SQLITE_NOTADB) return 'no-history'
    return code === SQLITE_CORRUPT ? 'damaged' : 'failed'
  }
  return error instanceof Error && 'code' in error && FULL.includes(String(error.code)) ? 'full' : 'failed'
}
