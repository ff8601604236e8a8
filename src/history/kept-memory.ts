import { openDatabase } from './database.ts'
import { lockFolder } from './folder-lock.ts'
import { memoryIn, type Memory } from './memory.ts'
import { writeAll } from './writing.ts'

/**
 * Opens a data folder for what is remembered in it, of treadmills, plans and the runner, and closes it again.
 *
 * @param wallMs now, milliseconds since 1970-01-01 UTC
 * @throws HistoryError where the data folder is another daemon's, or cannot be used
 */
export async function withMemory<Of>(folder: string, wallMs: number, use: (memory: Memory) => Of): Promise<Of> {
  const unlock = await lockFolder(folder)
  try {
    const { db } = openDatabase(folder, wallMs)
    const made = use(memoryIn(db, (writing) => writeAll(db, [writing])))
    db.close()
    return made
  } finally {
    unlock()
  }
}
