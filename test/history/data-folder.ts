import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openDatabase } from '../../src/history/database.ts'
import { WALL_MS } from './plan.ts'

/** A data folder that is gone when the test is over. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'crescendo-history-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** A database in a folder of its own, closed when the test is over. */
export function freshDatabase(): ReturnType<typeof openDatabase>['db'] {
  const { db } = openDatabase(dataFolder(), WALL_MS)
  onTestFinished(() => void db.close())
  return db
}
