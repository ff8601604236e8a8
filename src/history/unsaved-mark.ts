import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Whether what happened could be written, in a file beside the database: eight octets that are laid out while there is room, since
 * a full disk still takes what is written over others in place (not one that copies on write). What ends while they say `unsaved`
 * ended with something lost.
 */
export const MARK_FILE = 'unsaved'
const [SAVED, UNSAVED] = ['saved  \n', 'unsaved\n']

/** Lays the mark out where there is none; a disk without room for it leaves it out. */
export function layMark(folder: string): boolean {
  const file = join(folder, MARK_FILE)
  return existsSync(file) || isDone(() => writeFileSync(file, SAVED, { flag: 'wx' }))
}

/**
 * @returns what notes whether the last batch could be written; only what changes goes to the disk, and what it does not take is
 * tried again with the next batch
 */
export function markIn(folder: string): (isSaved: boolean) => void {
  let marked: boolean | null = null
  return (isSaved) => {
    if (isSaved === marked) return
    if (layMark(folder) && isDone(() => overwrite(folder, isSaved ? SAVED : UNSAVED))) marked = isSaved
  }
}

/** Whether a former daemon ended with something unsaved; said once, so the mark is taken away. */
export function takeUnsaved(folder: string): boolean {
  const file = join(folder, MARK_FILE)
  const isUnsaved = existsSync(file) && readFileSync(file, 'utf8') === UNSAVED
  if (isUnsaved) isDone(() => overwrite(folder, SAVED))
  return isUnsaved
}

function overwrite(folder: string, octets: string): void {
  const descriptor = openSync(join(folder, MARK_FILE), 'r+')
  try {
    writeSync(descriptor, octets, 0)
    fdatasyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** A disk that does not take the mark is in the trouble that it is to tell of, and is said by the batch that fails. */
function isDone(write: () => void): boolean {
  try {
    write()
    return true
  } catch {
    return false
  }
}
