import { Worker } from 'node:worker_threads'
import { reasonOf } from './history-error.ts'
import type { WriteProblem, Writer } from './outbox.ts'
import type { Writing } from './writing.ts'

/** Writes in a thread of its own. One that dies is replaced with the next batch. */
export interface ThreadedWriter extends Writer {
  /** Opens the file. Resolves once that is done, or failed. */
  open(this: void): Promise<void>
  close(): Promise<void>
}

/**
 * The thread is begun at once and touches nothing of the folder before it is told to: what is damaged there, or left by a former
 * daemon, is found by one alone.
 *
 * @param entry the built `writer-thread.ts`
 * @param folder the data folder
 */
export function threadedWriter(entry: URL, folder: string): ThreadedWriter {
  let answers: ((problem: WriteProblem | null) => void)[] = []

  const answered = (problem: WriteProblem | null): void => answers.shift()?.(problem)
  let thread: Worker | null = start()

  function start(): Worker {
    const started = new Worker(entry, { workerData: { folder } })
    const died = (error: unknown): void => {
      if (thread !== started) return
      thread = null
      const unanswered = answers
      answers = []
      const problem: WriteProblem = { reason: 'failed', message: `What writes the history died: ${reasonOf(error)}` }
      for (const done of unanswered) done(problem)
    }
    started.on('message', answered)
    started.on('error', died)
    started.on('exit', (code) => died(new Error(`exit code ${code}`)))
    return started
  }

  return {
    // A batch of nothing is answered once the file is open.
    open: () => new Promise((resolve) => write([], () => resolve())),
    write,
    async close() {
      const last = thread
      thread = null
      await last?.terminate()
    },
  }

  /** One answer is awaited for each batch, in their order. */
  function write(batch: readonly Writing[], done: (problem: WriteProblem | null) => void): void {
    answers.push(done)
    thread ??= start()
    thread.postMessage(batch)
  }
}
