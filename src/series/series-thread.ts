import { parentPort, workerData } from 'node:worker_threads'
import { endedRun } from '../export/ended-run.ts'
import { withKeptRuns } from '../history/kept-run.ts'
import { TICK_MS } from '../session/event.ts'
import { seriesOf } from './run-series.ts'

/** The thread that plays one run again and ends: it takes a second, and a Stop waits for nothing. */

const { folder, id } = workerData as { readonly folder: string; readonly id: string }

const series = await withKeptRuns(folder, Date.now(), TICK_MS, (runs) => {
  const kept = runs.get(id)
  return typeof kept === 'string' ? null : seriesOf(endedRun(kept))
})
parentPort?.postMessage(series)
