import Database from 'libsql'
import { reasonOf } from './history-error.ts'
import type { WriteProblem, Writer } from './outbox.ts'
import { StillRead } from './wipe.ts'
import { RunIsGone, writeAll } from './writing.ts'

/** Writes at once, in this thread: whoever hands a batch over waits for the disk. */
export function writerInto(db: Database.Database): Writer {
  return {
    write(batch, done) {
      let problem: WriteProblem | null = null
      try {
        writeAll(db, batch)
      } catch (error) {
        problem = writeProblemOf(error)
      }
      done(problem)
    },
  }
}

/** Low bytes of SQLite's result codes. */
const SQLITE_BUSY = 5
const SQLITE_FULL = 13

export function writeProblemOf(error: unknown): WriteProblem {
  const message = reasonOf(error)
  if (error instanceof RunIsGone) return { reason: 'gone', message }
  const code = error instanceof Database.SqliteError ? (error.rawCode ?? 0) & 0xff : 0
  if (code === SQLITE_FULL || message.includes('disk is full')) return { reason: 'full', message }
  if (code === SQLITE_BUSY || error instanceof StillRead) return { reason: 'locked', message }
  return { reason: 'failed', message }
}
