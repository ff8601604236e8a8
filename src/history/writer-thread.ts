import { statSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type Database from 'libsql'
import { DATABASE_FILE, openDatabase } from './database.ts'
import type { WriteProblem } from './outbox.ts'
import { layMark, markIn } from './unsaved-mark.ts'
import { writeProblemOf } from './writer.ts'
import { writeAll, type Writing } from './writing.ts'

/**
 * The thread that writes: a full, slow or locked disk keeps it waiting and nobody else. It gets batches and answers each with
 * null or a problem, in their order.
 */

const { folder } = workerData as { readonly folder: string }
const file = join(folder, DATABASE_FILE)
const mark = markIn(folder)

/** The open file, and which file that is. */
let opened: { readonly db: Database.Database; readonly inode: number } | null = null
let wasOpen = false

parentPort?.on('message', (batch: readonly Writing[]) => {
  const problem = written(batch)
  // A batch of nothing that fails leaves nothing unsaved.
  if (batch.length > 0) mark(problem === null)
  parentPort?.postMessage(problem)
})

function written(batch: readonly Writing[]): WriteProblem | null {
  try {
    if (opened !== null && inodeOf(file) !== opened.inode) close()
    if (opened === null) {
      const isNew = inodeOf(file) === null
      opened = openAgain()
      if (isNew && wasOpen) return { reason: 'gone', message: `${file} is not there any more; a new one was started.` }
    }
    wasOpen = true
    writeAll(opened.db, batch)
    return null
  } catch (error) {
    const problem = writeProblemOf(error)
    // What a failed write leaves of a connection is not relied on. A locked file is no failure of it.
    if (problem.reason !== 'locked') close()
    return problem
  }
}

function openAgain(): { readonly db: Database.Database; readonly inode: number } {
  const { db } = openDatabase(folder, Date.now())
  layMark(folder)
  return { db, inode: inodeOf(file) ?? 0 }
}

function close(): void {
  opened?.db.close()
  opened = null
}

function inodeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.ino ?? null
}
