import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
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

/** btvirt takes no other name. */
const HCI_PATH = '/tmp/bt-server-le'
const HCI_RESET = Buffer.from([0x01, 0x03, 0x0c, 0x00])

/** Starts `btvirt -s`, with a stand-in for the kernel's crypto sockets where there are none. */
export async function startBtvirt(): Promise<Btvirt> {
  const turn = await takeTurn()
  for (const preload of [null, compiledShim] as const) {
    rmSync(HCI_PATH, { force: true })
    const child = spawn('btvirt', ['-s'], {
      stdio: 'ignore',
      env: { ...process.env, ...(preload === null ? {} : { LD_PRELOAD: preload() }) },
    })
    await waitFor('btvirt to listen', () => child.exitCode !== null || existsSync(HCI_PATH))
    if (await answers()) return { hciPath: HCI_PATH, stop: () => stop(child, turn) }
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  turn.close()
  throw new Error('btvirt runs, but its controllers do not answer')
}

async function stop(child: ChildProcess, turn: Server): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  turn.close()
}

/** One btvirt at a time on a computer: its socket names are fixed. The kernel frees the turn with the process. */
async function takeTurn(): Promise<Server> {
  for (;;) {
    const server = createServer()
    const taken = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen('\0crescendo-btvirt', () => resolve(true))
    })
    if (taken) return server
    await sleep(200)
  }
}

function answers(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(HCI_PATH, () => socket.write(HCI_RESET))
    const settle = (answered: boolean): void => {
      socket.destroy()
      resolve(answered)
    }
    socket.once('data', () => settle(true))
    socket.once('error', () => settle(false))
    socket.once('close', () => settle(false))
  })
}

function compiledShim(): string {
  const source = fileURLToPath(new URL('af-alg.c', import.meta.url))
  const library = join(mkdtempSync(join(tmpdir(), 'crescendo-af-alg-')), 'af-alg.so')
  execFileSync('cc', ['-shared', '-fPIC', '-o', library, source, '-ldl'])
  return library
}

/** Polls until `holds`; an error that names what was awaited after `limitMs`. */
export async function waitFor(what: string, holds: () => boolean, limitMs = 5_000): Promise<void> {
  const startedMs = performance.now()
  while (!holds()) {
    if (performance.now() - startedMs > limitMs) throw new Error(`waited ${limitMs} ms for ${what}`)
    await sleep(5)
  }
}
