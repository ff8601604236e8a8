import type { LearnedProfile } from '../profile/learned.ts'
import { openDatabase } from './database.ts'
import { lockFolder } from './folder-lock.ts'
import { memoryIn } from './memory.ts'
import { writeAll } from './writing.ts'

/** What was learned of treadmills in a data folder. */
export interface KeptProfiles {
  profiles(): readonly LearnedProfile[]
  rememberProfile(profile: LearnedProfile): void
}

/**
 * Opens a data folder for what was learned of treadmills, and closes it again.
 *
 * @param wallMs now, milliseconds since 1970-01-01 UTC
 * @throws HistoryError where the data folder is another daemon's, or cannot be used
 */
export async function withKeptProfiles<Of>(
  folder: string,
  wallMs: number,
  use: (kept: KeptProfiles) => Of,
): Promise<Of> {
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
