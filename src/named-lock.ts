import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Server } from 'node:net'

/**
 * Takes a name that one process of this computer has at a time, until it closes what it gets or dies; null where another
 * has it. Linux alone.
 *
 * It is a Unix socket in the abstract namespace, which all users share: binding it is atomic, the kernel frees it however the
 * process dies, and unlike a file it cannot be stale, nor be deleted by anybody.
 *
 * @param name begins with a zero character
 */
export function takeName(name: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null)
      else reject(error)
    })
    server.listen(name, () => resolve(server))
  })
}

/** A folder as a part of such a name, which has place for a hundred characters: the same for every way to write its path. */
export function folderInName(folder: string): string {
  return createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)
}
