import { parentPort, workerData } from 'node:worker_threads'
import type { ExportFormat } from '../../protocol/panel/run-export.ts'
import { runFileIn } from './run-file.ts'

/** The thread that makes one file and ends: to play an hour's run again takes a second, and a Stop waits for nothing. */

const { folder, id, format } = workerData as {
  readonly folder: string
  readonly id: string
  readonly format: ExportFormat
}

parentPort?.postMessage(await runFileIn(folder, Date.now(), id, format))
