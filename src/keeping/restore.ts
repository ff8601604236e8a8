import { copyFileSync, existsSync, linkSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { DATABASE_FILE } from '../history/database.ts'
import { lockFolder } from '../history/folder-lock.ts'
import { BESIDE, namesToDisk, removeBeside, removeDatabase, toDisk } from './files.ts'
import { KeepingError, keepingErrorOf, type KeepingProblem } from './keeping-error.ts'
import { verified } from './verified.ts'

/** What comes from the backup, and what is kept of before, until they have their names. */
const COMING = 'restoring.db'
const GOING = 'keeping.db'

/** How long somebody who reads the history just now is waited for, ms. */
const BUSY_MS = 5000
/** Low bytes of SQLite's result codes that say nothing of the file: busy, locked, full. */
const GOES_AWAY = [5, 6, 13]

export interface Restored {
  readonly runs: number
  /** Where the history is that was there before; null where none was. */
  readonly keptAs: string | null
}

/**
 * Makes a backup the history of a data folder. What was there is kept beside it; the last step is one rename, before which
 * nothing has changed, wherever it is interrupted.
 *
 * @param wallMs now, milliseconds since 1970-01-01 UTC, for the name of what was there
 * @throws HistoryError where a daemon has the folder; KeepingError, and all is as it was
 */
export async function restore(folder: string, backup: string, wallMs: number): Promise<Restored> {
  if (!existsSync(backup)) throw new KeepingError('not-there', backup)
  const unlock = await lockFolder(folder)
  const history = join(folder, DATABASE_FILE)
  const [coming, going] = [join(folder, COMING), join(folder, GOING)]
  try {
    forgetInterrupted(folder)
    const { runs } = copied(backup, coming)
    const aside = `${history}.before-restore-${new Date(wallMs).toISOString().replaceAll(/[:.]/g, '-')}`
    const keptAs = existsSync(history) ? aside : null
    keepBeside(history, going, aside)
    namesToDisk(history)
    renameSync(coming, history)
    namesToDisk(history)
    return { runs, keptAs }
  } catch (error) {
    forgetInterrupted(folder)
    throw keepingErrorOf(error, folder)
  } finally {
    unlock()
  }
}

/** What one that was interrupted left: files that are half, and a second name of the history that is there. */
function forgetInterrupted(folder: string): void {
  removeDatabase(join(folder, COMING))
  removeDatabase(join(folder, GOING))
  const history = statSync(join(folder, DATABASE_FILE), { throwIfNoEntry: false })
  const names = readdirSync(folder).filter((name) => name.startsWith(`${DATABASE_FILE}.before-restore-`))
  for (const name of names) {
    const kept = join(folder, name)
    // What stands beside one is a part of it.
    if (statSync(kept).ino === history?.ino && !BESIDE.some((suffix) => existsSync(kept + suffix))) rmSync(kept)
  }
}

/** What is wrong with the backup, rather than with where it is copied to. */
const OF_BACKUP: readonly KeepingProblem[] = ['no-history', 'damaged', 'newer']

/** The file of a data folder may be given, too: what was written last stands beside it. The backup itself is only read. */
function copied(backup: string, to: string): { readonly runs: number } {
  try {
    copyFileSync(backup, to)
    if (existsSync(`${backup}-wal`)) copyFileSync(`${backup}-wal`, `${to}-wal`)
    takeIn(to)
    const counted = verified(to)
    toDisk(to)
    return counted
  } catch (error) {
    const { problem, cause } = keepingErrorOf(error, backup)
    throw OF_BACKUP.includes(problem) ? new KeepingError(problem, backup, cause) : error
  }
}

/** Takes what stands beside a database into it, so that it is one file. @throws where it is damaged, or in use */
function takeIn(file: string): void {
  const db = new Database(file, { timeout: BUSY_MS })
  try {
    const [mode] = db.pragma('journal_mode = DELETE') as { journal_mode: string }[]
    if (mode?.journal_mode !== 'delete') throw new KeepingError('failed', file, `journal_mode ${mode?.journal_mode}`)
  } finally {
    db.close()
  }
}

/**
 * Gives the history that is there a second name. What is beside one that is damaged gets that name, too, or is alone there: a new
 * history would take it for its own. SQLite throws away what it can make nothing of: it is copied first.
 */
function keepBeside(history: string, going: string, keptAs: string): void {
  const beside = BESIDE.filter((suffix) => existsSync(history + suffix))
  for (const suffix of beside) {
    copyFileSync(history + suffix, going + suffix)
    toDisk(going + suffix)
    renameSync(going + suffix, keptAs + suffix)
  }
  if (existsSync(history)) {
    const isWhole = isTakenIn(history)
    secondName(history, going, keptAs)
    if (isWhole) for (const suffix of beside) rmSync(keptAs + suffix)
  }
  removeBeside(history)
}

/** Not every disk has second names: there it is a copy. */
function secondName(file: string, part: string, name: string): void {
  try {
    linkSync(file, name)
  } catch {
    copyFileSync(file, part)
    toDisk(part)
    renameSync(part, name)
  }
}

/** False for a damaged one: it is what a backup is restored for, and kept as it is. */
function isTakenIn(file: string): boolean {
  try {
    takeIn(file)
    return true
  } catch (error) {
    const isDamaged = error instanceof Database.SqliteError && !GOES_AWAY.includes((error.rawCode ?? 0) & 0xff)
    if (!isDamaged) throw error
    return false
  }
}
