import { createHash } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import type { Server } from 'node:net'
import type { Clock } from '../../clock.ts'
import { GattError } from '../gatt.ts'

/** An old radio that carries out its will needs at most 4 s, and 2 s more to end its connections. */
const WAIT_LIMIT_MS = 10_000
const RETRY_EVERY_MS = 100

/**
 * Waits until no other radio process serves this data folder, and holds the place until this process ends.
 *
 * The lock is a Unix socket in Linux's abstract namespace, named after the folder: binding it is atomic, the kernel
 * frees it however the process dies, and unlike a file with a process number it cannot be stale.
 *
 * @throws {GattError} `no-bluetooth` when another radio is still there after 10 s, or there is no such folder
 */
export async function holdRadioLock(dataDir: string, clock: Clock, waiting: () => void): Promise<Server> {
  const name = lockNameOf(dataDir)
  const startedMs = clock.nowMs()
  for (;;) {
    const held = await bind(name)
    if (held !== null) return held
    if (clock.nowMs() - startedMs >= WAIT_LIMIT_MS) {
      throw new GattError('no-bluetooth', `Another Crescendo is using the Bluetooth of ${dataDir}.`)
    }
    waiting()
    await holderLeft(name, clock)
  }
}

function lockNameOf(dataDir: string): string {
  if (!existsSync(dataDir)) throw new GattError('no-bluetooth', `There is no data folder ${dataDir}.`)
  const folder = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 32)
  return `\0crescendo-radio-${process.getuid?.() ?? 0}-${folder}`
}

function bind(name: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null)
      else reject(error)
    })
    server.listen(name, () => resolve(server))
  })
}

/** Resolves when the holder's end of a connection closes, which the kernel does at its death, or after a while. */
function holderLeft(name: string, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(name)
    const leave = (): void => {
      socket.destroy()
      resolve()
    }
    clock.after(RETRY_EVERY_MS, leave)
    socket.once('error', leave)
    socket.once('close', leave)
  })
}
