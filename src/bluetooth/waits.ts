import type { Clock } from '../clock.ts'

/** What can be called off: a wait, a scan, a search. */

/** The signal of what nobody calls off. */
export const NEVER = new AbortController().signal

/** Calls once it is called off, or at once where it is already. Returns its undo. */
export function whenAborted(signal: AbortSignal, call: () => void): () => void {
  if (signal.aborted) call()
  else signal.addEventListener('abort', call, { once: true })
  return () => signal.removeEventListener('abort', call)
}

export const aborted = (signal: AbortSignal): Promise<void> => new Promise((done) => void whenAborted(signal, done))

/** Resolves after `ms` of the clock's time, or when it is called off. */
export function pause(clock: Clock, ms: number, until: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const cancel = clock.after(ms, () => {
      forget()
      done()
    })
    const forget = whenAborted(until, () => {
      cancel()
      done()
    })
  })
}
