import type Database from 'libsql'
import { openDatabase } from './database.ts'
import { lockFolder } from './folder-lock.ts'

/**
 * Opens the database of a data folder that nobody else uses meanwhile, brought up to date, and closes it again.
 *
 * @param wallMs now, milliseconds since 1970-01-01 UTC
 * @throws HistoryError where the data folder is another daemon's, or cannot be used
 */
export async function withDatabase<Of>(
  folder: string,
  wallMs: number,
  use: (db: Database.Database) => Of,
): Promise<Of> {
  const unlock = await lockFolder(folder)
  try {
    const { db } = openDatabase(folder, wallMs)
    try {
      return use(db)
    } finally {
      db.close()
    }
  } finally {
    unlock()
  }
}
