import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { childrenOf } from '../bluetooth/processes.ts'
import { watch } from '../process/live-stream.ts'
import { startBenchDaemon } from './bench-daemon.ts'
import { quantile, type Figure } from './figure.ts'
import { withTreadmill } from './with-treadmill.ts'

const VIEWERS = 10
const SAMPLES = 20
const EVERY_MS = 1000

/**
 * Resident memory, MB (proc(5)). What is shared counts in full, on both sides of the comparison: the share of it would
 * depend on how many other Node processes happen to run.
 */
function residentMb(pid: number): number {
  const kb = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kb) / 1024
}

async function medianMb(pids: readonly number[]): Promise<number> {
  const samples: number[] = []
  for (let sample = 0; sample < SAMPLES; sample++) {
    await sleep(EVERY_MS)
    samples.push(pids.reduce((sum, pid) => sum + residentMb(pid), 0))
  }
  return quantile(samples, 0.5)
}

/** The packages that the daemon is made of: those of package.json that its sources import, whether they are built into it or not. */
function daemonsPackages(): string[] {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> }
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join('src', path), 'utf8'))
    .join('\n')
  const imported = [...sources.matchAll(/^import (?!type ).*?from '([^']+)'$/gm)].map(([, name]) => name ?? '')
  return [...new Set(imported.filter((name) => Object.keys(dependencies).some((own) => isOf(name, own))))]
}

const isOf = (name: string, own: string): boolean => name === own || name.startsWith(`${own}/`)

/** A Node process that does nothing but what its arguments say. */
function bareProcess(...args: readonly string[]): number {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  process.once('exit', () => child.kill('SIGKILL'))
  return child.pid ?? 0
}

/** One that imports what the daemon imports, and one with noble. */
function bareProcesses(hciPath: string): number[] {
  const names = JSON.stringify(daemonsPackages())
  const imports = `for (const name of ${names}) await import(name); setInterval(() => {}, 1000)`
  const noble = fileURLToPath(new URL('bare-noble.mjs', import.meta.url))
  return [bareProcess('--input-type=module', '-e', imports), bareProcess(noble, hciPath)]
}

/** Daemon and radio in a run that ten screens watch, against two Node processes that import the same and idle. */
export async function benchMemory(): Promise<Figure> {
  const [measured, against] = await withTreadmill(1, residentMbs)
  return {
    name: 'daemon and radio in a run with ten viewers / two bare processes',
    unit: 'MB',
    measured,
    against,
    limit: 1.3,
  }
}

async function residentMbs(hciPath: string): Promise<[ours: number, bare: number]> {
  const bare = bareProcesses(hciPath)
  const daemon = await startBenchDaemon(hciPath, 1)
  const viewers = await Promise.all(Array.from({ length: VIEWERS - 1 }, () => watch(daemon.url)))
  await daemon.startRun({})
  await daemon.until('the warm-up', ({ measured }) => (measured.speedKmh ?? 0) > 5)
  const radio = childrenOf(daemon.pid).map(({ pid }) => pid)
  const medians = await Promise.all([medianMb([daemon.pid, ...radio]), medianMb(bare)])
  for (const viewer of viewers) viewer.close()
  daemon.end()
  return medians
}
