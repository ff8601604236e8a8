import { Worker } from 'node:worker_threads'

/**
 * Has a thread work something out of a data folder, and end: to play an hour's run again takes a second, and a Stop waits for nothing.
 * One at a time, whoever else asks waits. Rejects with what the thread died of.
 *
 * @param entry the built thread, which posts what it made once
 * @param folder the data folder; the thread gets it beside what is asked
 * @param ended what is said of a thread that posted nothing, by its exit code
 * @param heapMb it ends where it needs more than so much; left out: as much as there is
 */
export function workedOut<Asked extends object, Made>(
  entry: URL,
  folder: string,
  ended: (code: number) => string,
  heapMb?: number,
): (asked: Asked) => Promise<Made> {
  const madeIn = (workerData: object): Promise<Made> =>
    new Promise((resolve, reject) => {
      const limits = heapMb === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: heapMb } }
      const thread = new Worker(entry, { workerData, ...limits })
      thread.on('message', resolve)
      thread.on('error', reject)
      thread.on('exit', (code) => reject(new Error(ended(code))))
    })
  let before: Promise<unknown> = Promise.resolve()
  return (asked) => {
    const made = before.then(() => madeIn({ folder, ...asked }))
    before = made.catch(() => undefined)
    return made
  }
}
