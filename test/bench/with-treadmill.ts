import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { startBtvirt } from '../bluetooth/btvirt.ts'
import { NAME } from './bench-daemon.ts'

/** When each write arrived at the treadmill, on the clock that all processes of this computer share, ms. */
export type Arrivals = readonly number[]

/** A treadmill behind a real radio, in a process that does nothing else, for as long as something is measured on it. */
export async function withTreadmill<Result>(
  timeScale: number,
  measure: (hciPath: string, arrivals: Arrivals) => Promise<Result>,
): Promise<Result> {
  const btvirt = await startBtvirt()
  const entry = fileURLToPath(new URL('treadmill-process.mjs', import.meta.url))
  const treadmill = fork(entry, [btvirt.hciPath, NAME, String(timeScale)], { execArgv: [] })
  try {
    await once(treadmill, 'message')
    const arrivals: number[] = []
    treadmill.on('message', (atMs: number) => arrivals.push(atMs))
    return await measure(btvirt.hciPath, arrivals)
  } finally {
    treadmill.kill('SIGKILL')
    await btvirt.stop()
  }
}
