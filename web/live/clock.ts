/** The panel's source of time; tests hand in one that moves only when told to. */
export interface Clock {
  /** Monotonic, ms. */
  nowMs(): number
  /** Calls once after `ms`; returns its undo. */
  after(ms: number, call: () => void): () => void
}

export const pageClock: Clock = {
  nowMs: () => performance.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
}
