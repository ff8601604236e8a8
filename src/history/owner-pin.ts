import { HistoryError } from './history-error.ts'
import { withDatabase } from './locked-database.ts'
import { ownerMemoryIn, type OwnerKept, type OwnerMemory } from './owner-memory.ts'
import { writeAll } from './writing.ts'

/**
 * Keeps the PIN of a gym's owner in place of the one there was.
 *
 * @param wallMs now, milliseconds since 1970-01-01 UTC
 * @throws HistoryError where the data folder is another daemon's, or cannot be used
 */
export async function keepOwnerPin(folder: string, wallMs: number, pin: OwnerKept['pin']): Promise<void> {
  await withDatabase(folder, wallMs, (db) => {
    const memory = ownerMemoryIn(db, (writing) => writeAll(db, [writing]))
    memory.rememberOwner({ ...readable(memory), pin })
  })
}

/** What cannot be read is decided anew, by whoever has this computer's command line. */
function readable(memory: OwnerMemory): OwnerKept {
  try {
    return memory.owner()
  } catch (error) {
    if (error instanceof HistoryError) return { pin: null, ceilingKmh: null }
    throw error
  }
}
