/**
 * The one source of time. Pure rooms never see it: they get `atMs` with each event.
 */
export interface Clock {
  /** Monotonic milliseconds; its zero is arbitrary. On a scaled clock a real second counts `scale` seconds. */
  nowMs(): number
  /** Wall clock, milliseconds since 1970-01-01 UTC; never scaled. */
  wallMs(): number
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

export interface ManualClock extends Clock {
  /** Plays the next `ms`, calling what falls due in its order, and lets promises settle after each call. */
  advance(ms: number): Promise<void>
}

/** A clock that moves only when told to: an hour in milliseconds. */
export function manualClock(startMs = 0, wallStartMs = Date.UTC(2026, 0, 1, 7)): ManualClock {
  let nowMs = startMs
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
    wallMs: () => wallStartMs + (nowMs - startMs),
    scale: 1,
    after: (ms, call) => add(ms, null, call),
    every: (ms, call) => add(ms, ms, call),
    async advance(ms) {
      const untilMs = nowMs + ms
      await settle()
      for (;;) {
        const next = due
          .filter((entry) => entry.atMs <= untilMs)
          .sort((a, b) => a.atMs - b.atMs || a.serial - b.serial)[0]
        if (next === undefined) break
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
