import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { DATABASE_FILE } from './database.ts'
import { withDatabase } from './locked-database.ts'
import { memoryIn, type Memory } from './memory.ts'
import { isCurrent } from './migrations.ts'
import { writeAll } from './writing.ts'

/**
 * Opens a data folder for what is remembered in it, of treadmills, plans and the runner, and closes it again.
 *
 * @param wallMs now, milliseconds since 1970-01-01 UTC
 * @throws HistoryError where the data folder is another daemon's, or cannot be used
 */
export const withMemory = <Of>(folder: string, wallMs: number, use: (memory: Memory) => Of): Promise<Of> =>
  withDatabase(folder, wallMs, (db) => use(memoryIn(db, (writing) => writeAll(db, [writing]))))

/**
 * The same to be read alone, beside the daemon that may have the folder. One of an earlier version is brought up to date first, which
 * nobody else may use meanwhile.
 *
 * @throws HistoryError where that is another daemon's, or the folder cannot be used
 */
export async function readMemory<Of>(folder: string, wallMs: number, use: (memory: Memory) => Of): Promise<Of> {
  const file = join(folder, DATABASE_FILE)
  if (existsSync(file)) {
    const db = new Database(file)
    try {
      db.pragma('query_only = ON')
      if (isCurrent(db)) return use(memoryIn(db, () => undefined))
    } finally {
      db.close()
    }
  }
  return withMemory(folder, wallMs, use)
}
