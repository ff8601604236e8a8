import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** BlueZ's controller emulator. Every connection to `hciPath` is a Low Energy controller, all of them in one air. */
export interface Btvirt {
  readonly hciPath: string
  /** All its controllers are gone at once, as if unplugged. */
  stop(): Promise<void>
}

/** btvirt listens under no other name; a socket that is bound can be called something else. */
const BTVIRT_PATH = '/tmp/bt-server-le'
const HCI_RESET = Buffer.from([0x01, 0x03, 0x0c, 0x00])

/**
 * Starts `btvirt -s`, with a stand-in for the kernel's crypto sockets where there are none.
 * @param hciPath where its controllers are to be had: an air of its own for whoever names no other
 */
export async function startBtvirt(
  hciPath = join(mkdtempSync(join(tmpdir(), 'crescendo-btvirt-')), 'hci'),
): Promise<Btvirt> {
  // On a busy computer one that has just begun to listen may not answer yet.
  for (const preload of [null, compiledShim, compiledShim, compiledShim] as const) {
    const child = await listening(hciPath, preload === null ? {} : { LD_PRELOAD: preload() })
    if (await answers(hciPath)) return { hciPath, stop: () => stop(child) }
    await stop(child)
  }
  throw new Error('btvirt runs, but its controllers do not answer')
}

async function listening(hciPath: string, environment: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const turn = await takeTurn()
  rmSync(BTVIRT_PATH, { force: true })
  // Else btvirt dies when it writes to a host that was killed.
  const child = spawn('sh', ['-c', `trap '' PIPE; exec btvirt -s`], {
    stdio: 'ignore',
    env: { ...process.env, ...environment },
  })
  await waitFor('btvirt to listen', () => child.exitCode !== null || existsSync(BTVIRT_PATH))
  renameSync(BTVIRT_PATH, hciPath)
  turn.close()
  return child
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** One btvirt at a time is between its start and its new name. The kernel frees the turn with the process. */
async function takeTurn(): Promise<Server> {
  for (;;) {
    const server = createServer()
    const taken = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen('\0crescendo-btvirt', () => resolve(true))
    })
    if (taken) return server
    await sleep(20)
  }
}

function answers(hciPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(hciPath, () => socket.write(HCI_RESET))
    const settle = (answered: boolean): void => {
      socket.destroy()
      resolve(answered)
    }
    socket.once('data', () => settle(true))
    socket.once('error', () => settle(false))
    socket.once('close', () => settle(false))
  })
}

let shim: string | null = null

function compiledShim(): string {
  if (shim !== null) return shim
  const source = fileURLToPath(new URL('af-alg.c', import.meta.url))
  const library = join(mkdtempSync(join(tmpdir(), 'crescendo-af-alg-')), 'af-alg.so')
  execFileSync('cc', ['-shared', '-fPIC', '-o', library, source, '-ldl'])
  shim = library
  return shim
}

/** Polls until `holds`; an error that names what was awaited after `limitMs`. */
export async function waitFor(what: string, holds: () => boolean, limitMs = 20_000): Promise<void> {
  const startedMs = performance.now()
  while (!holds()) {
    if (performance.now() - startedMs > limitMs) throw new Error(`waited ${limitMs} ms for ${what}`)
    await sleep(5)
  }
}
