import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'

/** What a database may have beside it: what is not in it yet, and what a writer that died left. */
export const BESIDE = ['-wal', '-journal']
/** An index of it, made anew where it is missing. */
const INDEX = '-shm'

/** Takes a database away, with what is beside it. */
export function removeDatabase(file: string): void {
  rmSync(file, { force: true })
  removeBeside(file)
}

export function removeBeside(file: string): void {
  for (const suffix of [...BESIDE, INDEX]) rmSync(file + suffix, { force: true })
}

/** Until it is on the disk. */
export function toDisk(file: string): void {
  const descriptor = openSync(file, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Until the names in the folder of `file` are on the disk; Windows opens no folder. */
export function namesToDisk(file: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(dirname(file), 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
