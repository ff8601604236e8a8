import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { SyncProblem } from '../../protocol/panel/sync.ts'
import type { NamedFile, SentRun, Target } from './target.ts'

/**
 * A folder that other programs watch: a run is there whole or not at all, under a name of its own, and is never written over.
 *
 * @param folder an absolute path
 */
export function folderTarget(folder: string): Target {
  const nameOf = (run: SentRun): string => join(folder, fileNameOf(run))
  return {
    name: 'folder',
    async has(run) {
      const problem = await folderProblem(folder)
      if (problem !== null) return { is: 'again', problem }
      return { is: (await exists(nameOf(run))) ? 'there' : 'not-there' }
    },
    async send(run, file) {
      const problem = await folderProblem(folder)
      if (problem !== null) return { is: 'again', problem }
      const path = nameOf(run)
      if (await exists(path)) return { is: 'sent' }
      try {
        await writeWhole(path, file)
        return { is: 'sent' }
      } catch (error) {
        if (!isOfDisk(error)) throw error
        return { is: 'again', problem: { code: 'sync-folder-not-writable', values: { folder } } }
      }
    },
  }
}

/** "crescendo-2026-03-01-0730-1f0c2a9b.fit": two runs may begin within a minute. UTC, so that it stays the same wherever it is asked. */
function fileNameOf({ id, startedAtMs }: SentRun): string {
  const [day = '', time = ''] = new Date(startedAtMs).toISOString().split('T')
  return `crescendo-${day}-${time.slice(0, 5).replace(':', '')}-${id.replaceAll(/[^\w]/g, '').slice(0, 8)}.fit`
}

/** Why nothing can be written there; null where all is well. */
export async function folderProblem(folder: string): Promise<SyncProblem | null> {
  try {
    if (!(await stat(folder)).isDirectory()) return { code: 'sync-folder-missing', values: { folder } }
    await access(folder, constants.W_OK | constants.X_OK)
    return null
  } catch (error) {
    if (!isOfDisk(error)) throw error
    const isMissing = error.code === 'ENOENT' || error.code === 'ENOTDIR'
    return { code: isMissing ? 'sync-folder-missing' : 'sync-folder-not-writable', values: { folder } }
  }
}

/** Whoever watches the folder sees a file of another ending, and then the whole one. */
async function writeWhole(path: string, { octets }: NamedFile): Promise<void> {
  const part = `${path}.${randomUUID().slice(0, 8)}.part`
  const handle = await open(part, 'wx', 0o644)
  try {
    await handle.writeFile(octets)
    await handle.sync()
    await handle.close()
    await rename(part, path)
  } catch (error) {
    await handle.close()
    await rm(part, { force: true })
    throw error
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (isOfDisk(error) && error.code === 'ENOENT') return false
    throw error
  }
}

const isOfDisk = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error
