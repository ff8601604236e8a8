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

/** A loop that was late by more than this is said, ms. */
const SAID_MS = 1000
/** How many times a lag is told from one line of the log to the next: a minute. */
const LOGGED_EVERY = 60

/** Logs the lag once a minute, and says one that nobody should have to run on. */
export function tellLag(
  log: { info(words: string): void; warn(words: string): void },
  say: (lateMs: number) => void,
): (lag: Lag) => void {
  let times = 0
  let mostMs = 0
  let p99Ms = 0
  return (lag) => {
    mostMs = Math.max(mostMs, lag.mostMs)
    p99Ms = Math.max(p99Ms, lag.p99Ms)
    if (lag.mostMs > SAID_MS) {
      log.warn(`the loop was busy for ${Math.round(lag.mostMs)} ms`)
      say(lag.mostMs)
    }
    if (++times % LOGGED_EVERY > 0) return
    log.info(
      `in a minute the loop was late by ${Math.round(mostMs)} ms at most, ${Math.round(p99Ms)} ms at its 99th percentile`,
    )
    mostMs = 0
    p99Ms = 0
  }
}
