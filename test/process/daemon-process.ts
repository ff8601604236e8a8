import { namedOf } from '../named-ask.ts'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'
import type { PlainAskKind } from '../../protocol/panel/asks.ts'
import type { Choices } from '../../protocol/panel/plan.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { watch } from './live-stream.ts'

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Asked {
  readonly status: number
  readonly body: unknown
}

/** The daemon as a process of its own, watched over HTTP as a panel would. */
export interface DaemonProcess {
  readonly child: ChildProcess
  readonly url: string
  readonly stdout: () => string
  readonly stderr: () => string
  /** The newest snapshot of the live stream. */
  readonly snapshot: () => Snapshot
  send(method: 'POST' | 'PUT', path: string, body: unknown): Promise<Asked>
  ask(kind: PlainAskKind | 'slower' | 'faster'): Promise<Asked>
  /** Asks, and fails where it is refused. */
  mustAsk(...kinds: PlainAskKind[]): Promise<void>
  /** Waits until the runner is asked what the display shows, and says that it is what is measured. */
  tellUnit(): Promise<void>
  choose(choices: Choices): Promise<void>
  until(what: string, holds: (snapshot: Snapshot) => boolean, limitMs?: number): Promise<Snapshot>
  /** Kills it and waits until it is gone, and all that it told is read. */
  end(signal?: NodeJS.Signals): Promise<Ended>
}

export const dataFolder = (): string => mkdtempSync(join(tmpdir(), 'crescendo-process-'))

/** @param under a command that starts the one that follows it, in its own place */
function spawned(args: readonly string[], env: NodeJS.ProcessEnv, under: readonly string[] = []) {
  const [command = '', ...rest] = [...under, process.execPath, MAIN, ...args]
  const child = spawn(command, rest, { stdio: 'pipe', env: { ...process.env, ...env } })
  const ended = once(child, 'close')
  onTestFinished(() => void child.kill('SIGKILL'))
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const end = async (): Promise<Ended> => {
    await ended
    return { code: child.exitCode, stdout, stderr }
  }
  return { child, end, stdout: () => stdout, stderr: () => stderr }
}

/** Runs a command to its end. */
export async function ran(args: readonly string[], input = '', env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const { child, end } = spawned(args, env)
  child.stdin.end(input)
  return end()
}

/** A command that goes on, with its input held open. */
export const running = spawned

let asks = 0

/** Starts the daemon on a free port and opens its live stream. Fails where it ends before it has an address. */
export async function startDaemonProcess(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  under: readonly string[] = [],
): Promise<DaemonProcess> {
  const { child, end, stdout, stderr } = spawned(['--port', '0', ...args], env, under)
  const address = (): string | undefined => /http:\/\/localhost:\d+/.exec(stdout())?.[0]
  for (let waitedMs = 0; address() === undefined; waitedMs += 10) {
    if (child.exitCode !== null || waitedMs > 60_000) expect.fail(`no address: ${stdout()}${stderr()}`)
    await sleep(10)
  }
  const url = address() ?? ''
  const stream = await watch(url)

  const send: DaemonProcess['send'] = async (method, path, body) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(url + path, { method, headers, body: JSON.stringify(body) })
    return { status: response.status, body: await response.json() }
  }
  const self: DaemonProcess = {
    child,
    url,
    stdout,
    stderr,
    snapshot: stream.newest,
    send,
    ask: (kind) =>
      send('POST', '/api/asks', {
        id: `test-${process.pid}-${asks++}`,
        ask: kind,
        ...namedOf(kind, stream.newest()),
      }),
    async mustAsk(...kinds) {
      for (const kind of kinds) expect({ kind, ...(await self.ask(kind)) }).toMatchObject({ kind, status: 200 })
    },
    async tellUnit() {
      const { measured } = await self.until('the question', ({ asks }) => asks.includes('console-says'))
      const said = { id: 'display', ask: 'console-says', speed: measured.speedKmh, unit: 'km/h' }
      expect(await send('POST', '/api/asks', said)).toMatchObject({ status: 200 })
    },
    async choose(choices) {
      expect(await send('PUT', '/api/plan', choices)).toMatchObject({ status: 200 })
    },
    async until(what, holds, limitMs = 30_000) {
      const limit = performance.now() + limitMs
      for (;;) {
        const snapshot = stream.newest()
        if (holds(snapshot)) return snapshot
        if (performance.now() > limit) {
          const { phase, belt, measured, targetKmh, held, waiting, banners } = snapshot
          const seen = JSON.stringify({ phase, belt, measured, targetKmh, held, waiting, banners })
          return expect.fail(`waited ${limitMs} ms for ${what}: ${seen} ${stderr()}`)
        }
        await stream.next(100)
      }
    },
    async end(signal = 'SIGKILL') {
      child.kill(signal)
      const ended = await end()
      await stream.ended
      stream.close()
      return ended
    },
  }
  return self
}

/** What a daemon complained of but how late the computer made it, which is said rightly where tests run side by side. */
export const complaintsIn = (stderr: string): readonly string[] =>
  stderr.split('\n').filter((line) => line !== '' && !line.includes('"msg":"the loop was busy for '))
