import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Clock } from './clock.ts'

/** How late the loop was in a while: the worst, and what 99 of 100 looks stayed under, ms. */
export interface Lag {
  readonly mostMs: number
  readonly p99Ms: number
}

/** How often the loop is looked at, ms; it costs 0.16 % of a core. */
const LOOK_MS = 50
const TOLD_EVERY_MS = 1000
const NS_PER_MS = 1e6

/** Measures how late this process's loop is, and tells it once a second. Returns its undo. */
export function measureLag(clock: Clock, told: (lag: Lag) => void): () => void {
  const delays = monitorEventLoopDelay({ resolution: LOOK_MS })
  delays.enable()
  const stop = clock.every(TOLD_EVERY_MS, () => {
    // What is recorded is the time from one look to the next.
    const lateMs = (ns: number): number => Math.max(0, ns / NS_PER_MS - LOOK_MS)
    const lag = { mostMs: lateMs(delays.max), p99Ms: lateMs(delays.percentile(99)) }
    delays.reset()
    told(lag)
  })
  return () => {
    stop()
    delays.disable()
  }
}
