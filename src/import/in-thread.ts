import { workedOut } from '../worked-out.ts'
import type { ReadRun } from './read.ts'

/** No file that is read needs more; one that was made to is given up, MB. */
const HEAP_MB = 700

/** Reads a file in a thread of its own; one at a time. Rejects with what the thread died of. @param entry the built `import-thread.ts` */
export function runsReadIn(entry: URL, folder: string): (octets: Uint8Array) => Promise<ReadRun> {
  const read = workedOut<{ readonly octets: Uint8Array }, ReadRun>(
    entry,
    folder,
    (code) => `What reads the file of a run ended with ${code} and read nothing.`,
    HEAP_MB,
  )
  return (octets) => read({ octets })
}
