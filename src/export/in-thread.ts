import { Worker } from 'node:worker_threads'
import type { ExportFormat } from '../../protocol/panel/run-export.ts'
import type { NoRunFile, RunFile } from './run-file.ts'

/** Makes the file of a run; one at a time, whoever else asks waits. Rejects with what the thread died of. */
export type RunFiles = (id: string, format: ExportFormat) => Promise<RunFile | NoRunFile>

/**
 * @param entry the built `export-thread.ts`
 * @param folder the data folder
 */
export function runFilesIn(entry: URL, folder: string): RunFiles {
  let before: Promise<unknown> = Promise.resolve()
  return (id, format) => {
    const made = before.then(() => madeIn(entry, { folder, id, format }))
    before = made.catch(() => undefined)
    return made
  }
}

function madeIn(entry: URL, workerData: object): Promise<RunFile | NoRunFile> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(entry, { workerData })
    thread.on('message', resolve)
    thread.on('error', reject)
    thread.on('exit', (code) => reject(new Error(`What makes the file of a run ended with ${code} and made none.`)))
  })
}
