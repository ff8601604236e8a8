import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { HistoryError, reasonOf } from './history-error.ts'

/**
 * Makes the data folder, and those above it. Node's own `recursive` never returns below a folder that takes no new one and
 * says ENOENT, as /proc does.
 *
 * @throws HistoryError `cannot-open`
 */
export function makeFolder(folder: string): void {
  try {
    make(folder)
  } catch (error) {
    throw new HistoryError('cannot-open', `The data folder ${folder} cannot be made: ${reasonOf(error)}`, {
      cause: error,
    })
  }
}

function make(folder: string): void {
  if (existsSync(folder)) return
  make(dirname(folder))
  mkdirSync(folder)
}
