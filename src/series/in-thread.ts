import type { RunSeries } from '../../protocol/panel/run-opened.ts'
import { workedOut } from '../worked-out.ts'

/** What was measured along a run; one at a time, whoever else asks waits. Null where there is none; rejects with what the thread died of. */
export type SeriesOfRun = (id: string) => Promise<RunSeries | null>

/**
 * @param entry the built `series-thread.ts`
 * @param folder the data folder
 */
export function runSeriesIn(entry: URL, folder: string): SeriesOfRun {
  const made = workedOut<{ readonly id: string }, RunSeries | null>(
    entry,
    folder,
    (code) => `What plays a run again ended with ${code} and told nothing.`,
  )
  return (id) => made({ id })
}
