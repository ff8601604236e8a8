import { Worker } from 'node:worker_threads'
import type { RunSeries } from '../../protocol/panel/run-opened.ts'

/** What was measured along a run; one at a time, whoever else asks waits. Null where there is none; rejects with what the thread died of. */
export type SeriesOfRun = (id: string) => Promise<RunSeries | null>

/**
 * @param entry the built `series-thread.ts`
 * @param folder the data folder
 */
export function runSeriesIn(entry: URL, folder: string): SeriesOfRun {
  let before: Promise<unknown> = Promise.resolve()
  return (id) => {
    const made = before.then(() => madeIn(entry, { folder, id }))
    before = made.catch(() => undefined)
    return made
  }
}

function madeIn(entry: URL, workerData: object): Promise<RunSeries | null> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(entry, { workerData })
    thread.on('message', resolve)
    thread.on('error', reject)
    thread.on('exit', (code) => reject(new Error(`What plays a run again ended with ${code} and told nothing.`)))
  })
}
