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

/** Between two pieces of work: what is touched meanwhile is heard first, where the browser has a word for that. */
export const breath = async (): Promise<void> => {
  if ('scheduler' in window) await window.scheduler.yield?.()
}
