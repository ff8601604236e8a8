import type { Clock } from '../clock.ts'
import type { Writing } from './writing.ts'

/**
 * Why something cannot be written. `gone`: the file, or the run in it, is not there any more; `slow`: no answer yet;
 * `failed`: anything else, as `message` says.
 */
export interface WriteProblem {
  readonly reason: 'full' | 'locked' | 'slow' | 'gone' | 'failed'
  /** For the log. */
  readonly message: string
}

/** Writes to the database: all of a batch, or nothing of it. One batch at a time. */
export interface Writer {
  /** @param done called once, at once or later, with null where the batch is written */
  write(batch: readonly Writing[], done: (problem: WriteProblem | null) => void): void
}

/** What waits to be written, in its order. */
export interface Outbox {
  put(writing: Writing): void
  /** Takes back what waits and is not being written just now. True where nothing of it is being written. */
  takeBack(which: (writing: Writing) => boolean): boolean
  /** How many rows wait. */
  readonly rows: number
  /** Why nothing is written at the moment; null where all is well. */
  readonly problem: WriteProblem | null
  /** Resolves once everything that was put so far is written, after `withinMs`, or at once where nothing can be written. */
  written(withinMs: number): Promise<void>
}

/** Rows that are handed over together: more would keep the loop from its belt while they are copied. */
const BATCH_ROWS = 500
/** A failed batch is tried again after this long, twice as long each time, up to the longest, ms. */
const RETRY_MS = 250
const LONGEST_RETRY_MS = 5000
/** A disk that has not answered for so long is said, ms. */
const SLOW_MS = 3000

/**
 * @param clock real time: a disk is no faster where a belt is simulated
 * @param changed told when writing begins to fail, and with null when it goes on
 * @param gone told when the file or the run in it is not there any more; what was handed over is taken back first
 */
export function outboxTo(
  writer: Writer,
  clock: Pick<Clock, 'after'>,
  changed: (problem: WriteProblem | null) => void,
  gone: () => void,
): Outbox {
  let waiting: Writing[] = []
  let batch: readonly Writing[] = []
  let rows = 0
  let problem: WriteProblem | null = null
  let writing = false
  let retryMs = 0
  let putCount = 0
  let writtenCount = 0
  const waiters = new Set<() => void>()

  function become(next: WriteProblem | null): void {
    const same = next?.reason === problem?.reason
    problem = next
    if (!same) changed(next)
    if (next !== null) for (const wake of [...waiters]) wake()
  }

  function pump(): void {
    while (!writing && retryMs === 0 && waiting.length > 0) send()
  }

  function send(): void {
    let size = 0
    const end = waiting.findIndex((each) => (size += sizeOf(each)) > BATCH_ROWS)
    batch = waiting.slice(0, end === -1 ? undefined : Math.max(1, end))
    writing = true
    const patience = clock.after(SLOW_MS, () => become({ reason: 'slow', message: 'The disk does not answer.' }))
    writer.write(batch, (failure) => {
      patience()
      writing = false
      if (failure === null) taken(batch.length)
      else failed(failure)
      batch = []
      pump()
    })
  }

  function taken(count: number): void {
    const done = waiting.slice(0, count)
    waiting = waiting.slice(count)
    rows -= done.reduce((sum, each) => sum + sizeOf(each), 0)
    writtenCount += count
    lastRetryMs = 0
    become(null)
    for (const wake of [...waiters]) wake()
  }

  let lastRetryMs = 0
  function failed(failure: WriteProblem): void {
    become(failure)
    batch = []
    if (failure.reason === 'gone') gone()
    lastRetryMs = lastRetryMs === 0 ? RETRY_MS : Math.min(LONGEST_RETRY_MS, lastRetryMs * 2)
    retryMs = lastRetryMs
    clock.after(retryMs, () => {
      retryMs = 0
      pump()
    })
  }

  return {
    get rows() {
      return rows
    },
    get problem() {
      return problem
    },
    put(each) {
      waiting.push(each)
      rows += sizeOf(each)
      putCount++
      pump()
    },
    takeBack(which) {
      const keep = waiting.filter((each, index) => index < batch.length || !which(each))
      writtenCount += waiting.length - keep.length
      waiting = keep
      rows = keep.reduce((sum, each) => sum + sizeOf(each), 0)
      return !batch.some(which)
    },
    written(withinMs) {
      const upTo = putCount
      const isOver = (): boolean => problem !== null || writtenCount >= upTo
      if (isOver()) return Promise.resolve()
      return new Promise((resolve) => {
        const leave = (): void => {
          undo()
          waiters.delete(wake)
          resolve()
        }
        const wake = (): void => void (isOver() && leave())
        const undo = clock.after(withinMs, leave)
        waiters.add(wake)
      })
    },
  }
}

const sizeOf = (writing: Writing): number => (writing.kind === 'events' ? writing.rows.length : 1)
