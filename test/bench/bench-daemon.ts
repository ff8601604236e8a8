import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AskKind } from '../../protocol/panel/asks.ts'
import type { Choices } from '../../protocol/panel/plan.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { watch } from '../process/live-stream.ts'
import { openPoster } from './post.ts'

/** A built daemon on a treadmill behind a real radio, for figures: nothing of a test's own stands in its way. */
export interface BenchDaemon {
  readonly pid: number
  readonly url: string
  readonly snapshot: () => Snapshot
  send(method: 'POST' | 'PUT', path: string, body: object): Promise<void>
  ask(kind: AskKind): Promise<void>
  /** Asks what would be refused now. */
  refused(kind: AskKind): Promise<void>
  until(what: string, holds: (snapshot: Snapshot) => boolean, limitMs?: number): Promise<void>
  /** A run under way, with these choices, its unit told. */
  startRun(choices: Choices): Promise<void>
  end(): void
}

export const NAME = 'Bench treadmill'

export async function startBenchDaemon(hciPath: string, timeScale: number): Promise<BenchDaemon> {
  const data = mkdtempSync(join(tmpdir(), 'crescendo-bench-data-'))
  const options = { port: '0', hci: `unix:${hciPath}`, treadmill: NAME, 'time-scale': `${timeScale}`, data }
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
  const child = spawn(process.execPath, ['dist/main.js', '--virtual-controller', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const address = /http:\/\/localhost:\d+/.exec(chunk.toString())?.[0]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`the daemon left with ${code}`)))
  })
  const stream = await watch(url)
  const poster = await openPoster(url)
  let asks = 0

  const self: BenchDaemon = {
    pid: child.pid ?? 0,
    url,
    snapshot: stream.newest,
    send: (method, path, body) => poster.send(method, path, body),
    refused: (kind) => poster.send('POST', '/api/asks', { id: `bench-${asks++}`, ask: kind }, 409),
    ask: (kind) => self.send('POST', '/api/asks', { id: `bench-${asks++}`, ask: kind }),
    async until(what, holds, limitMs = 60_000) {
      const limit = performance.now() + limitMs
      while (!holds(stream.newest())) {
        if (performance.now() > limit) {
          const { phase, belt, measured, held, waiting, banners } = stream.newest()
          throw new Error(
            `waited ${limitMs} ms for ${what}: ${JSON.stringify({ phase, belt, measured, held, waiting, banners })}`,
          )
        }
        await stream.next(100)
      }
    },
    async startRun(choices) {
      await self.until('standstill', ({ belt, plan }) => belt === 'still' && plan !== null)
      await self.send('PUT', '/api/plan', choices)
      await self.ask('start')
      await self.until('the question for the unit', ({ asks }) => asks.includes('console-says'))
      const speed = stream.newest().measured.speedKmh
      await self.send('POST', '/api/asks', { id: `bench-${asks++}`, ask: 'console-says', speed, unit: 'km/h' })
    },
    end() {
      stream.close()
      poster.close()
      child.removeAllListeners('exit')
      child.kill('SIGKILL')
    },
  }
  return self
}
