import { uptime } from 'node:os'

/**
 * The one source of time. Pure rooms never see it: they get `atMs` with each event.
 */
export interface Clock {
  /** Monotonic milliseconds; its zero is arbitrary. On a scaled clock a real second counts `scale` seconds. */
  nowMs(): number
  /** Wall clock, milliseconds since 1970-01-01 UTC; never scaled. Simulated time that lags takes it along. It may be set. */
  wallMs(): number
  /**
   * Milliseconds that goes on while the computer sleeps, as {@link nowMs} does not, and that nobody sets; its zero is
   * arbitrary. It counts in steps of up to a second.
   */
  bootMs(): number
  /** How many of this clock's seconds pass in a real one. */
  readonly scale: number
  /** Calls once after `ms` of this clock's time. Returns its undo. */
  after(ms: number, call: () => void): () => void
  /** Calls every `ms` of this clock's time. Returns its undo. */
  every(ms: number, call: () => void): () => void
}

/**
 * The computer's monotonic clock. On Linux all processes share its zero, so that a stamp made in the radio process
 * can be compared here; it stands still while the computer sleeps.
 *
 * @param scale how many seconds of this clock pass in one real second (1 to 600); only the simulated treadmill may use more than 1
 */
export function monotonicClock(scale = 1): Clock {
  return {
    nowMs: () => (Number(process.hrtime.bigint() / 1000n) / 1000) * scale,
    wallMs: () => Date.now(),
    bootMs: () => uptime() * 1000 * scale,
    scale,
    after(ms, call) {
      const timer = setTimeout(call, ms / scale)
      return () => clearTimeout(timer)
    },
    every(ms, call) {
      const timer = setInterval(call, Math.max(1, ms / scale))
      return () => clearInterval(timer)
    },
  }
}

/** How often simulated time is brought up to the computer's, ms. */
const CATCH_UP_MS = 5
/** A computer that is further behind than this drops the rest: simulated time lags instead of racing, ms. */
const MOST_BEHIND_MS = 1000

/**
 * The time of a simulated treadmill and of the session on it: `scale` times as fast as the computer's, but everything
 * that is due is called in its order, each at its own time. A busy computer makes it late, never out of order: at 60
 * times the speed a pause of 100 ms would else look like 6 s without a word from the belt.
 */
export function simulatedClock(scale = 1): Clock {
  const realMs = (): number => Number(process.hrtime.bigint() / 1000n) / 1000
  const time = manualClock()
  const wallStartMs = Date.now()
  let zeroMs = realMs()
  let advancing = false
  let waiting = 0
  let driver: NodeJS.Timeout | null = null

  function catchUp(): void {
    if (advancing) return
    let behindMs = (realMs() - zeroMs) * scale - time.nowMs()
    if (behindMs > MOST_BEHIND_MS * scale) {
      zeroMs += behindMs / scale - MOST_BEHIND_MS
      behindMs = MOST_BEHIND_MS * scale
    }
    advancing = true
    void time.advance(behindMs).finally(() => (advancing = false))
  }
  /** Keeps the process alive while something is due, and not longer. */
  function counted(change: 1 | -1): void {
    waiting += change
    if (waiting > 0) driver ??= setInterval(catchUp, CATCH_UP_MS)
    else if (driver !== null) {
      clearInterval(driver)
      driver = null
    }
  }
  function scheduled(cancel: () => void): { undo: () => void; over: () => void } {
    let live = true
    const over = (): void => {
      if (live) counted(-1)
      live = false
    }
    counted(1)
    return { over, undo: () => (cancel(), over()) }
  }

  return {
    scale,
    nowMs: () => time.nowMs(),
    wallMs: () => wallStartMs + time.nowMs() / scale,
    // A simulated belt stands still with its time.
    bootMs: () => time.nowMs(),
    after(ms, call) {
      const entry = scheduled(
        time.after(ms, () => {
          entry.over()
          call()
        }),
      )
      return entry.undo
    },
    every: (ms, call) => scheduled(time.every(ms, call)).undo,
  }
}

export interface ManualClock extends Clock {
  /** Plays the next `ms`, calling what falls due in its order, and lets promises settle after each call. */
  advance(ms: number): Promise<void>
  /** The computer sleeps for `ms`: its monotonic clock stands still, boot time and wall clock go on. */
  sleep(ms: number): void
  /** Somebody sets the wall clock, forward by `ms` or back by as much. */
  setWall(byMs: number): void
}

/** A clock that moves only when told to: an hour in milliseconds. */
export function manualClock(startMs = 0, wallStartMs = Date.UTC(2026, 0, 1, 7)): ManualClock {
  let nowMs = startMs
  let sleptMs = 0
  let setMs = 0
  let serial = 0
  let due: { atMs: number; serial: number; everyMs: number | null; call: () => void }[] = []
  const add = (ms: number, everyMs: number | null, call: () => void): (() => void) => {
    const entry = { atMs: nowMs + ms, serial: serial++, everyMs, call }
    due.push(entry)
    return () => {
      due = due.filter((other) => other !== entry)
    }
  }
  return {
    nowMs: () => nowMs,
    wallMs: () => wallStartMs + (nowMs - startMs) + sleptMs + setMs,
    bootMs: () => nowMs + sleptMs,
    sleep: (ms) => void (sleptMs += ms),
    setWall: (byMs) => void (setMs += byMs),
    scale: 1,
    after: (ms, call) => add(ms, null, call),
    every: (ms, call) => add(ms, ms, call),
    async advance(ms) {
      const untilMs = nowMs + ms
      await settle()
      for (;;) {
        let next: (typeof due)[number] | undefined
        for (const entry of due)
          if (next === undefined || (entry.atMs - next.atMs || entry.serial - next.serial) < 0) next = entry
        if (next === undefined || next.atMs > untilMs) break
        nowMs = Math.max(nowMs, next.atMs)
        if (next.everyMs === null) due = due.filter((entry) => entry !== next)
        else next.atMs += next.everyMs
        next.call()
        await settle()
      }
      nowMs = untilMs
      await settle()
    },
  }
}

/** Lets chains of already resolved promises run to their end, however long they are. */
async function settle(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve))
}
